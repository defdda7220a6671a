/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-catalogue.h"

#include "od-language.h"
#include "od-mo-private.h"

struct _OdCatalogue {
  GObject     parent_instance;

  GHashTable *languages;   /* (element-type utf8 OdMo): by tag in lower case */
};

G_DEFINE_FINAL_TYPE (OdCatalogue, od_catalogue, G_TYPE_OBJECT)

static void
od_catalogue_finalize (GObject *object)
{
  OdCatalogue *self = OD_CATALOGUE (object);

  g_hash_table_unref (self->languages);
  G_OBJECT_CLASS (od_catalogue_parent_class)->finalize (object);
}

static void
od_catalogue_class_init (OdCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_catalogue_finalize;
}

static void
od_catalogue_init (OdCatalogue *self)
{
  self->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) od_mo_free);
}

/* gettext's folders may be locales ("pt_BR"); we speak in tags. */
static char *
folder_to_tag (const char *folder)
{
  char *tag = g_ascii_strdown (folder, -1);

  return g_strdelimit (tag, "_", '-');
}

static gboolean
add_language (OdCatalogue *self,
              const char  *dir,
              const char  *folder,
              const char  *domain,
              GError     **error)
{
  g_autofree char *file = g_strconcat (domain, ".mo", NULL);
  g_autofree char *path = g_build_filename (dir, folder, "LC_MESSAGES", file, NULL);
  OdMo *mo;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  mo = od_mo_open (path, error);
  if (mo == NULL)
    return FALSE;
  g_hash_table_replace (self->languages, folder_to_tag (folder), mo);
  return TRUE;
}

OdCatalogue *
od_catalogue_open (const char *dir,
                   const char *domain,
                   GError    **error)
{
  g_autoptr (OdCatalogue) self = NULL;
  g_autoptr (GDir) folders = NULL;
  const char *folder;

  g_return_val_if_fail (dir != NULL, NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  self = g_object_new (OD_TYPE_CATALOGUE, NULL);
  if (!g_file_test (dir, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&self);

  folders = g_dir_open (dir, 0, error);
  if (folders == NULL)
    return NULL;
  while ((folder = g_dir_read_name (folders)) != NULL) {
    if (!add_language (self, dir, folder, domain, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

typedef const char *(*FindText) (const OdMo *mo,
                                 const char *msgid,
                                 gulong      n);

static const char *
find_plain (const OdMo *mo,
            const char *msgid,
            gulong      n)
{
  return od_mo_find (mo, msgid);
}

/* In the exact tag, else in its base language. */
static const char *
find_text (OdCatalogue *self,
           const char  *tag,
           const char  *msgid,
           FindText     find,
           gulong       n)
{
  g_autofree char *lower = tag != NULL ? g_ascii_strdown (tag, -1) : NULL;
  g_auto (GStrv) tags = od_language_fallbacks (lower, NULL);

  for (gsize i = 0; tags[i] != NULL; i++) {
    const OdMo *mo = g_hash_table_lookup (self->languages, tags[i]);
    const char *text = mo != NULL ? find (mo, msgid, n) : NULL;

    if (text != NULL)
      return text;
  }
  return NULL;
}

const char *
od_catalogue_say (OdCatalogue *self,
                  const char  *tag,
                  const char  *msgid)
{
  const char *text;

  g_return_val_if_fail (OD_IS_CATALOGUE (self), msgid);
  g_return_val_if_fail (msgid != NULL, NULL);

  text = find_text (self, tag, msgid, find_plain, 0);
  return text != NULL ? text : msgid;
}

const char *
od_catalogue_say_n (OdCatalogue *self,
                    const char  *tag,
                    const char  *msgid,
                    const char  *msgid_plural,
                    gulong       n)
{
  const char *text;

  g_return_val_if_fail (OD_IS_CATALOGUE (self), msgid);
  g_return_val_if_fail (msgid != NULL, NULL);
  g_return_val_if_fail (msgid_plural != NULL, NULL);

  text = find_text (self, tag, msgid, od_mo_find_form, n);
  if (text != NULL)
    return text;
  return n == 1 ? msgid : msgid_plural;
}

gboolean
od_catalogue_has (OdCatalogue *self,
                  const char  *tag,
                  const char  *msgid)
{
  g_return_val_if_fail (OD_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (msgid != NULL, FALSE);

  return find_text (self, tag, msgid, find_plain, 0) != NULL;
}
