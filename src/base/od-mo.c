/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-mo-private.h"

#include <string.h>

#include "od-plural-private.h"

#define MAGIC 0x950412deu
#define MAGIC_SWAPPED 0xde120495u
#define HEADER_BYTES 28
#define GERMANIC "nplurals=2; plural=n != 1;"

typedef struct {
  const char *text;
  gsize       length;   /* over all forms, each but the last with its NUL */
} Message;

struct _OdMo {
  char       *bytes;
  gsize       n_bytes;
  gboolean    is_swapped;
  Message    *translations;
  GHashTable *messages;   /* (element-type utf8 Message): msgid, borrowed from @bytes, to translation */
  OdPlural   *plural;
};

static guint32
read_word (const OdMo *self,
           gsize       offset)
{
  guint32 word;

  memcpy (&word, self->bytes + offset, sizeof word);
  return self->is_swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* The string that entry @index of the table at @table tells of, if it lies inside the file and ends there. */
static gboolean
read_string (const OdMo *self,
             gsize       table,
             guint32     index,
             Message    *message)
{
  gsize length = read_word (self, table + index * 8);
  gsize offset = read_word (self, table + index * 8 + 4);

  if (offset >= self->n_bytes || length >= self->n_bytes - offset || self->bytes[offset + length] != '\0')
    return FALSE;

  message->text = self->bytes + offset;
  message->length = length;
  return TRUE;
}

static gboolean
are_forms_utf8 (const Message *message)
{
  gsize length;

  for (gsize done = 0; done <= message->length; done += length + 1) {
    length = strlen (message->text + done);
    if (!g_utf8_validate (message->text + done, (gssize) length, NULL))
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_table_inside (const OdMo *self,
                 gsize       table,
                 gsize       n_messages)
{
  return table <= self->n_bytes && n_messages <= (self->n_bytes - table) / 8;
}

static gboolean
read_messages (OdMo *self)
{
  gsize n_messages = read_word (self, 8);
  gsize ids = read_word (self, 12);
  gsize texts = read_word (self, 16);

  if (!is_table_inside (self, ids, n_messages) || !is_table_inside (self, texts, n_messages))
    return FALSE;

  self->translations = g_new0 (Message, n_messages);
  for (guint32 i = 0; i < n_messages; i++) {
    Message id;

    if (!read_string (self, ids, i, &id) || !read_string (self, texts, i, &self->translations[i]))
      return FALSE;
    if (!are_forms_utf8 (&id) || !are_forms_utf8 (&self->translations[i]))
      return FALSE;
    if (self->translations[i].length > 0)
      g_hash_table_insert (self->messages, (gpointer) id.text, &self->translations[i]);
  }
  return TRUE;
}

static gboolean
read_plural (OdMo *self)
{
  const Message *header = g_hash_table_lookup (self->messages, "");
  const char *at = header != NULL ? strstr (header->text, "Plural-Forms:") : NULL;
  g_autofree char *rule = NULL;

  if (at != NULL) {
    at += strlen ("Plural-Forms:");
    rule = g_strndup (at, strcspn (at, "\n"));
  }

  self->plural = od_plural_parse (rule != NULL ? rule : GERMANIC);
  return self->plural != NULL;
}

static gboolean
read_all (OdMo *self)
{
  guint32 magic;

  if (self->n_bytes < HEADER_BYTES)
    return FALSE;

  magic = read_word (self, 0);
  self->is_swapped = magic == MAGIC_SWAPPED;
  if (magic != MAGIC && magic != MAGIC_SWAPPED)
    return FALSE;
  /* The upper half is the major revision; 1 adds strings that only a C library puts together. */
  if (read_word (self, 4) >> 16 != 0)
    return FALSE;
  return read_messages (self) && read_plural (self);
}

OdMo *
od_mo_open (const char *path,
            GError    **error)
{
  g_autoptr (OdMo) self = g_new0 (OdMo, 1);

  self->messages = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_file_get_contents (path, &self->bytes, &self->n_bytes, error))
    return NULL;
  if (!read_all (self)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: the catalogue is damaged", path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
od_mo_free (OdMo *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->messages);
  g_free (self->translations);
  od_plural_free (self->plural);
  g_free (self->bytes);
  g_free (self);
}

const char *
od_mo_find (const OdMo *self,
            const char *msgid)
{
  const Message *message = *msgid != '\0' ? g_hash_table_lookup (self->messages, msgid) : NULL;

  return message != NULL ? message->text : NULL;
}

const char *
od_mo_find_form (const OdMo *self,
                 const char *msgid,
                 gulong      n)
{
  const Message *message = *msgid != '\0' ? g_hash_table_lookup (self->messages, msgid) : NULL;
  const char *at;

  if (message == NULL)
    return NULL;

  at = message->text;
  for (gulong left = od_plural_form (self->plural, n); left > 0; left--) {
    at += strlen (at) + 1;
    if (at > message->text + message->length)
      return message->text;
  }
  return at;
}
