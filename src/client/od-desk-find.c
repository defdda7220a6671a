/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

#include <stdlib.h>
#include <string.h>

#include "od-id.h"

/* "27", "B27", "b 27": with a letter only that letter's; the open one first, as numbers of several doors may be alike. */
static OdVisitItem *
find_number (OdDeskSession *self,
             const char    *text)
{
  char series = g_ascii_isalpha (text[0]) ? g_ascii_toupper (text[0]) : '\0';
  const char *digits = text + (series != '\0' ? 1 : 0);
  OdVisitItem *found = NULL;

  digits += strspn (digits, " -");
  if (digits[0] == '\0' || strlen (digits) > 6 || strspn (digits, "0123456789") != strlen (digits))
    return NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->queue)); i++) {
    g_autoptr (OdVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->queue), i);
    const OdVisit *visit = od_visit_item_get_visit (item);

    if (visit->number == (guint) atoi (digits) && (series == '\0' || visit->series[0] == series))
      found = item;
  }

  return found;
}

/* The last part of an address, or the text itself. */
static char *
read_token (const char *text)
{
  const char *slash = strrchr (text, '/');
  g_auto (GStrv) parts = g_strsplit_set (slash != NULL ? slash + 1 : text, "?#", 2);

  return od_token_normalise (parts[0] != NULL ? parts[0] : "", OD_TOKEN_LENGTH);
}

static gboolean
is_carried (const OdVisit *visit)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (leg->state == OD_LEG_CARRIED)
      return TRUE;
  }

  return FALSE;
}

static void
show_found (OdDeskSession *self,
            OdVisit       *visit)
{
  OdVisitItem *item = od_queue_model_find (self->queue, visit->id);
  g_autofree char *token = read_token (self->sought);

  if (item != NULL)
    od_desk_session_set_current (self, item);
  else if (is_carried (visit) && token != NULL)
    g_signal_emit_by_name (self, "carried", visit, token);
  else
    g_signal_emit_by_name (self, "found-nothing", self->sought);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;

  visits = od_client_find_visits_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  od_desk_session_set_busy (self, FALSE);
  if (error != NULL && !g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_REFUSED))
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
  else if (visits == NULL || visits->len == 0)
    g_signal_emit_by_name (self, "found-nothing", self->sought);
  else
    show_found (self, g_ptr_array_index (visits, 0));
}

void
od_desk_session_find (OdDeskSession *self,
                      const char    *text)
{
  g_autofree char *plain = NULL;
  OdVisitItem *item;

  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (text != NULL);

  plain = g_strstrip (g_strdup (text));
  if (self->state != OD_DESK_STATE_WORK || self->busy || plain[0] == '\0')
    return;

  item = find_number (self, plain);
  if (item != NULL) {
    od_desk_session_set_current (self, item);
    return;
  }

  g_free (self->sought);
  self->sought = g_steal_pointer (&plain);
  od_desk_session_set_busy (self, TRUE);
  od_client_find_visits_async (self->client, self->sought, self->cancellable, on_found, g_object_ref (self));
}
