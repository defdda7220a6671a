/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-sse.h"

#include <string.h>

struct _OdSse {
  /* owned */
  GString *data;
  GString *type;
  char    *id;

  /* state */
  gboolean complete;
};

OdSse *
od_sse_new (void)
{
  OdSse *self = g_new0 (OdSse, 1);

  self->data = g_string_new (NULL);
  self->type = g_string_new (NULL);

  return self;
}

void
od_sse_free (OdSse *self)
{
  if (self == NULL)
    return;

  g_string_free (self->data, TRUE);
  g_string_free (self->type, TRUE);
  g_free (self->id);
  g_free (self);
}

void
od_sse_restart (OdSse *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->data, 0);
  g_string_truncate (self->type, 0);
  self->complete = FALSE;
}

static void
take_field (OdSse      *self,
            const char *line,
            gsize       name_length,
            const char *value)
{
  if (name_length == 4 && strncmp (line, "data", 4) == 0) {
    g_string_append (self->data, value);
    g_string_append_c (self->data, '\n');
  } else if (name_length == 5 && strncmp (line, "event", 5) == 0) {
    g_string_assign (self->type, value);
  } else if (name_length == 2 && strncmp (line, "id", 2) == 0) {
    g_free (self->id);
    self->id = g_strdup (value);
  }
}

static gboolean
finish_event (OdSse *self)
{
  if (self->data->len == 0) {
    od_sse_restart (self);
    return FALSE;
  }

  g_string_truncate (self->data, self->data->len - 1);
  self->complete = TRUE;

  return TRUE;
}

gboolean
od_sse_feed (OdSse      *self,
             const char *line)
{
  const char *colon;
  const char *value;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  if (self->complete)
    od_sse_restart (self);

  if (line[0] == '\0')
    return finish_event (self);

  colon = strchr (line, ':');
  if (colon == line)
    return FALSE;

  value = colon != NULL ? colon + 1 : "";
  if (value[0] == ' ')
    value++;

  take_field (self, line, colon != NULL ? (gsize) (colon - line) : strlen (line), value);
  return FALSE;
}

const char *
od_sse_get_type (OdSse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type->len > 0 ? self->type->str : "message";
}

const char *
od_sse_get_data (OdSse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data->str;
}

const char *
od_sse_get_id (OdSse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}
