/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-retranslator.h"

#include <string.h>

typedef struct {
  GWeakRef widget;
  char    *property;
  gboolean accessible;
  char    *msgid;
} Place;

struct _OdRetranslator {
  GWeakRef   root;
  GPtrArray *places;
};

/* Where the reader is in the template. */
typedef struct {
  OdRetranslator *self;
  GQueue          ids;          /* id of each open <object>, the innermost first; "" = none */
  gboolean        accessible;   /* inside <accessibility> */
  char           *property;     /* of the open translatable <property> */
  GString        *text;
} Reading;

static void
place_free (Place *place)
{
  g_weak_ref_clear (&place->widget);
  g_free (place->property);
  g_free (place->msgid);
  g_free (place);
}

/* Breadth first: a template's own objects lie above those of the templates inside it. */
static GtkWidget *
find_by_id (GtkWidget  *root,
            const char *id)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  GtkWidget *widget;

  g_queue_push_tail (queue, root);
  while ((widget = g_queue_pop_head (queue)) != NULL) {
    if (widget != root && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
      return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      g_queue_push_tail (queue, child);
  }
  return NULL;
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *wanted)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], wanted))
      return values[i];
  return NULL;
}

static void
open_property (Reading     *reading,
               const char **names,
               const char **values)
{
  const char *translatable = find_attribute (names, values, "translatable");

  if (g_strcmp0 (translatable, "yes") != 0)
    return;

  reading->property = g_strdup (find_attribute (names, values, "name"));
  g_string_truncate (reading->text, 0);
}

static void
on_start (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Reading *reading = user_data;
  const char *id;

  if (g_str_equal (element, "object") || g_str_equal (element, "template")) {
    id = g_str_equal (element, "object") ? find_attribute (names, values, "id") : "<root>";
    g_queue_push_head (&reading->ids, g_strdup (id != NULL ? id : ""));
  } else if (g_str_equal (element, "accessibility"))
    reading->accessible = TRUE;
  else if (g_str_equal (element, "property"))
    open_property (reading, names, values);
}

static void
add_place (Reading *reading)
{
  const char *id = g_queue_peek_head (&reading->ids);
  g_autoptr (GtkWidget) root = g_weak_ref_get (&reading->self->root);
  GtkWidget *widget = g_str_equal (id, "<root>") ? root : find_by_id (root, id);
  Place *place;

  if (widget == NULL) {
    g_critical ("no widget \"%s\" in %s for the text \"%s\"", id, G_OBJECT_TYPE_NAME (root), reading->text->str);
    return;
  }

  place = g_new0 (Place, 1);
  g_weak_ref_init (&place->widget, widget);
  place->property = g_strdup (reading->property);
  place->accessible = reading->accessible;
  place->msgid = g_strdup (reading->text->str);
  g_ptr_array_add (reading->self->places, place);
}

static void
on_end (GMarkupParseContext *context,
        const char          *element,
        gpointer             user_data,
        GError             **error)
{
  Reading *reading = user_data;

  if (g_str_equal (element, "object") || g_str_equal (element, "template"))
    g_free (g_queue_pop_head (&reading->ids));
  else if (g_str_equal (element, "accessibility"))
    reading->accessible = FALSE;
  else if (g_str_equal (element, "property") && reading->property != NULL) {
    add_place (reading);
    g_clear_pointer (&reading->property, g_free);
  }
}

static void
on_text (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Reading *reading = user_data;

  if (reading->property != NULL)
    g_string_append_len (reading->text, text, length);
}

static void
read_template (OdRetranslator *self,
               GBytes         *bytes)
{
  const GMarkupParser parser = { .start_element = on_start, .end_element = on_end, .text = on_text };
  Reading reading = { .self = self, .ids = G_QUEUE_INIT, .text = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!g_markup_parse_context_parse (context, text, length, &error))
    g_critical ("template: %s", error->message);

  g_queue_clear_full (&reading.ids, g_free);
  g_free (reading.property);
  g_string_free (reading.text, TRUE);
}

/* GTK knows which value an accessible property takes; of those that hold words we use these three. */
static gboolean
accessible_property (const char            *name,
                     GtkAccessibleProperty *property)
{
  if (g_str_equal (name, "label"))
    *property = GTK_ACCESSIBLE_PROPERTY_LABEL;
  else if (g_str_equal (name, "description"))
    *property = GTK_ACCESSIBLE_PROPERTY_DESCRIPTION;
  else if (g_str_equal (name, "placeholder"))
    *property = GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER;
  else
    return FALSE;
  return TRUE;
}

static void
say_place (Place   *place,
           OdTexts *texts)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&place->widget);
  const char *text = od_texts_say (texts, place->msgid);
  GtkAccessibleProperty property;

  if (widget == NULL)
    return;
  if (!place->accessible)
    g_object_set (widget, place->property, text, NULL);
  else if (accessible_property (place->property, &property))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), property, text, -1);
}

OdRetranslator *
od_retranslator_new (GtkWidget  *root,
                     const char *resource_path)
{
  OdRetranslator *self;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);
  g_return_val_if_fail (resource_path != NULL, NULL);

  self = g_new0 (OdRetranslator, 1);
  g_weak_ref_init (&self->root, root);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);

  bytes = g_resources_lookup_data (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    read_template (self, bytes);
  else
    g_critical ("template: %s", error->message);
  return self;
}

void
od_retranslator_free (OdRetranslator *self)
{
  g_weak_ref_clear (&self->root);
  g_ptr_array_unref (self->places);
  g_free (self);
}

guint
od_retranslator_count (OdRetranslator *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->places->len;
}

void
od_retranslator_apply (OdRetranslator *self,
                       OdTexts        *texts)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (OD_IS_TEXTS (texts));

  for (guint i = 0; i < self->places->len; i++)
    say_place (g_ptr_array_index (self->places, i), texts);
}
