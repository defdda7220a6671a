/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-labels.h"

#include <string.h>

#include "od-language.h"

typedef struct {
  char *tag;
  char *text;
} Label;

/* Sorted by tag: a handful of languages at most, so no tree is worth its memory. */
struct _OdLabels {
  GArray *labels;
};

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_free (label->tag);
  g_free (label->text);
}

OdLabels *
od_labels_new (void)
{
  OdLabels *self = g_new0 (OdLabels, 1);

  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (self->labels, clear_label);
  return self;
}

OdLabels *
od_labels_copy (const OdLabels *self)
{
  OdLabels *copy;

  if (self == NULL)
    return NULL;

  copy = od_labels_new ();
  for (guint i = 0; i < self->labels->len; i++) {
    const Label *label = &g_array_index (self->labels, Label, i);
    Label same = { g_strdup (label->tag), g_strdup (label->text) };

    g_array_append_val (copy->labels, same);
  }
  return copy;
}

void
od_labels_free (OdLabels *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->labels);
  g_free (self);
}

/* Where @tag stands, or where it would. */
static guint
find_place (const OdLabels *self,
            const char     *tag,
            gboolean       *is_there)
{
  guint i = 0;
  int order = -1;

  while (i < self->labels->len) {
    order = g_ascii_strcasecmp (g_array_index (self->labels, Label, i).tag, tag);
    if (order >= 0)
      break;
    i++;
  }

  *is_there = order == 0;
  return i;
}

void
od_labels_set (OdLabels   *self,
               const char *tag,
               const char *text)
{
  gboolean is_there;
  guint place;
  Label label;

  g_return_if_fail (self != NULL);
  g_return_if_fail (tag != NULL);

  place = find_place (self, tag, &is_there);
  label.tag = g_strdup (tag);
  label.text = g_strdup (text);
  if (is_there)
    g_array_remove_index (self->labels, place);
  if (text != NULL)
    g_array_insert_val (self->labels, place, label);
  else
    clear_label (&label);
}

static const Label *
find_label (const OdLabels *self,
            const char     *tag)
{
  gboolean is_there;
  guint place = find_place (self, tag, &is_there);

  return is_there ? &g_array_index (self->labels, Label, place) : NULL;
}

static const Label *
find_best (const OdLabels *self,
           const char     *tag,
           const char     *centre)
{
  g_auto (GStrv) tags = NULL;
  const Label *label = tag != NULL ? find_label (self, tag) : NULL;

  if (label != NULL)
    return label;

  tags = od_language_fallbacks (tag, centre);
  for (guint i = 0; tags[i] != NULL; i++) {
    label = find_label (self, tags[i]);
    if (label != NULL)
      return label;
  }
  return &g_array_index (self->labels, Label, 0);
}

const char *
od_labels_get (const OdLabels *self,
               const char     *tag,
               const char     *centre,
               const char    **found_tag)
{
  const Label *label;

  if (self == NULL || self->labels->len == 0)
    return NULL;

  label = find_best (self, tag, centre);
  if (found_tag != NULL)
    *found_tag = label->tag;
  return label->text;
}

GStrv
od_labels_list_tags (const OdLabels *self)
{
  GStrv tags;
  guint n_tags = self != NULL ? self->labels->len : 0;

  tags = g_new0 (char *, n_tags + 1);
  for (guint i = 0; i < n_tags; i++)
    tags[i] = g_strdup (g_array_index (self->labels, Label, i).tag);
  return tags;
}
