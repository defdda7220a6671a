/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-notes.h"

#include <string.h>

OdSealedNote *
od_notes_seal (OdServer   *service,
               OdNote     *note,
               const char *text,
               const char *reason,
               GError    **error)
{
  g_autoptr (OdSealedNote) sealed = g_new0 (OdSealedNote, 1);
  /* Each is one line. */
  g_autofree char *words = g_strconcat (text, "\n", reason, NULL);

  sealed->note = note;
  if (!od_vault_seal (service->vault, note->id, words, &sealed->key, &sealed->sealed, error))
    return NULL;
  return g_steal_pointer (&sealed);
}

gboolean
od_notes_unseal (OdServer     *service,
                 OdSealedNote *sealed,
                 GError      **error)
{
  OdNote *note = sealed->note;
  g_autofree char *words = od_vault_unseal (service->vault, note->id, sealed->key, sealed->sealed, error);
  char *reason = words == NULL ? NULL : strchr (words, '\n');

  if (words == NULL)
    return FALSE;
  if (reason != NULL)
    *reason++ = '\0';
  g_free (note->text);
  g_free (note->reason);
  note->text = g_strdup (words);
  note->reason = g_strdup (reason);
  return TRUE;
}

gboolean
od_notes_may_see (OdServer       *service,
                  const OdBearer *bearer,
                  const OdNote   *note)
{
  return note->pool_id == NULL || od_bearer_has_pool (bearer, service->centre, note->pool_id);
}

static gboolean
count_from (OdServer   *service,
            OdVisit    *visit,
            const char *from_id,
            const char *day,
            GError    **error)
{
  g_autoptr (GPtrArray) notes = od_store_list_notes (service->store, from_id, day, error);

  if (notes == NULL)
    return FALSE;
  visit->notes = notes->len;
  visit->banned = FALSE;
  for (guint i = 0; i < notes->len; i++)
    visit->banned |= ((OdSealedNote *) g_ptr_array_index (notes, i))->note->kind == OD_NOTE_BAN;
  return TRUE;
}

gboolean
od_notes_count (OdServer   *service,
                OdVisit    *visit,
                const char *day,
                GError    **error)
{
  return count_from (service, visit, visit->id, day, error);
}

gboolean
od_notes_inherit (OdServer *service,
                  OdVisit  *visit,
                  GError  **error)
{
  return visit->carried_from == NULL || count_from (service, visit, visit->carried_from, visit->day, error);
}
