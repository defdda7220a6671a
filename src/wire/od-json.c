/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "od-json-private.h"
#include "od-json-scan.h"
#include "od-wire.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* An OdJson is the library's node under another name; a document owns the root. */
struct _OdJsonDocument {
  JsonNode *root;
};

static JsonNode *
to_node (OdJson *self)
{
  return (JsonNode *) self;
}

/* The library's ordered iterator reads behind the end of an object, so the members left are counted here. */
typedef struct {
  JsonObjectIter iter;
  guint          n_left;
} MemberIter;

static void
start_members (MemberIter *self,
               JsonObject *object)
{
  self->n_left = json_object_get_size (object);
  json_object_iter_init_ordered (&self->iter, object);
}

static gboolean
next_member (MemberIter  *self,
             const char **name,
             JsonNode   **member)
{
  if (self->n_left == 0)
    return FALSE;

  self->n_left--;
  return json_object_iter_next_ordered (&self->iter, name, member);
}

static gboolean check_members (JsonNode *node,
                               GArray   *shapes,
                               guint    *next,
                               GError  **error);

static gboolean
check_object (JsonObject *object,
              GArray     *shapes,
              guint      *next,
              GError    **error)
{
  const OdJsonShape *shape = &g_array_index (shapes, OdJsonShape, *next);
  MemberIter iter;
  const char *name;
  JsonNode *member;

  (*next)++;
  if (json_object_get_size (object) != shape->n_members) {
    g_set_error (error, OD_WIRE_ERROR, OD_WIRE_ERROR_SYNTAX, "line %u: a member stands twice in one object", shape->line);
    return FALSE;
  }

  start_members (&iter, object);
  while (next_member (&iter, &name, &member)) {
    if (!check_members (member, shapes, next, error))
      return FALSE;
  }
  return TRUE;
}

/* Walks the tree as the text was scanned. The library keeps one of two members with the same name; then the numbers differ. */
static gboolean
check_members (JsonNode *node,
               GArray   *shapes,
               guint    *next,
               GError  **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_object (json_node_get_object (node), shapes, next, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (!check_members (json_array_get_element (array, i), shapes, next, error))
      return FALSE;
  }
  return TRUE;
}

static JsonNode *
load (const char *text,
      gsize       length,
      GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) fault = NULL;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &fault)) {
    g_set_error (error, OD_WIRE_ERROR, OD_WIRE_ERROR_SYNTAX, "not JSON: %s", fault->message);
    return NULL;
  }

  return json_parser_steal_root (parser);
}

OdJsonDocument *
od_json_parse (const char *text,
               gssize      length,
               GError    **error)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (OdJsonShape));
  g_autoptr (OdJsonDocument) self = NULL;
  gsize n_bytes;
  guint next = 0;

  g_return_val_if_fail (text != NULL, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  if (n_bytes >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
    text += strlen (BYTE_ORDER_MARK);
    n_bytes -= strlen (BYTE_ORDER_MARK);
  }
  if (!od_json_scan (text, n_bytes, shapes, error))
    return NULL;

  self = g_new0 (OdJsonDocument, 1);
  self->root = load (text, n_bytes, error);
  if (self->root == NULL || !check_members (self->root, shapes, &next, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
od_json_document_free (OdJsonDocument *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

OdJson *
od_json_root (OdJsonDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (OdJson *) self->root;
}

static OdJsonKind
kind_of_value (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_BOOLEAN)
    return OD_JSON_BOOLEAN;
  return type == G_TYPE_STRING ? OD_JSON_STRING : OD_JSON_NUMBER;
}

OdJsonKind
od_json_kind (OdJson *self)
{
  JsonNode *node = to_node (self);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return OD_JSON_NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return OD_JSON_OBJECT;
  return JSON_NODE_HOLDS_ARRAY (node) ? OD_JSON_ARRAY : kind_of_value (node);
}

const char *
od_json_string (OdJson *self)
{
  return od_json_kind (self) == OD_JSON_STRING ? json_node_get_string (to_node (self)) : NULL;
}

double
od_json_number (OdJson *self)
{
  return od_json_kind (self) == OD_JSON_NUMBER ? json_node_get_double (to_node (self)) : 0;
}

gboolean
od_json_is_integer (OdJson *self)
{
  return od_json_kind (self) == OD_JSON_NUMBER && json_node_get_value_type (to_node (self)) == G_TYPE_INT64;
}

gint64
od_json_integer (OdJson *self)
{
  double number;

  if (od_json_is_integer (self))
    return json_node_get_int (to_node (self));

  number = od_json_number (self);
  if (number >= (double) G_MAXINT64 || number <= (double) G_MININT64)
    return 0;
  return (gint64) number;
}

gboolean
od_json_boolean (OdJson *self)
{
  return od_json_kind (self) == OD_JSON_BOOLEAN && json_node_get_boolean (to_node (self));
}

guint
od_json_length (OdJson *self)
{
  OdJsonKind kind = od_json_kind (self);

  if (kind == OD_JSON_ARRAY)
    return json_array_get_length (json_node_get_array (to_node (self)));
  if (kind == OD_JSON_OBJECT)
    return json_object_get_size (json_node_get_object (to_node (self)));
  return 0;
}

OdJson *
od_json_element (OdJson *self,
                 guint   index)
{
  if (od_json_kind (self) != OD_JSON_ARRAY || index >= od_json_length (self))
    return NULL;

  return (OdJson *) json_array_get_element (json_node_get_array (to_node (self)), index);
}

OdJson *
od_json_member (OdJson     *self,
                const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (od_json_kind (self) != OD_JSON_OBJECT)
    return NULL;

  return (OdJson *) json_object_get_member (json_node_get_object (to_node (self)), name);
}

GStrv
od_json_names (OdJson *self)
{
  GPtrArray *names = g_ptr_array_new ();
  MemberIter iter;
  const char *name;
  JsonNode *member;

  if (od_json_kind (self) == OD_JSON_OBJECT) {
    start_members (&iter, json_node_get_object (to_node (self)));
    while (next_member (&iter, &name, &member))
      g_ptr_array_add (names, g_strdup (name));
  }

  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

static void write_value (OdJsonWriter *writer,
                         const char   *name,
                         OdJson       *value);

static void
write_object (OdJsonWriter *writer,
              const char   *name,
              OdJson       *object)
{
  MemberIter iter;
  const char *member_name;
  JsonNode *member;

  od_json_writer_object (writer, name);
  start_members (&iter, json_node_get_object (to_node (object)));
  while (next_member (&iter, &member_name, &member))
    write_value (writer, member_name, (OdJson *) member);
  od_json_writer_end (writer);
}

static void
write_array (OdJsonWriter *writer,
             const char   *name,
             OdJson       *array)
{
  od_json_writer_array (writer, name);
  for (guint i = 0; i < od_json_length (array); i++)
    write_value (writer, NULL, od_json_element (array, i));
  od_json_writer_end (writer);
}

static void
write_value (OdJsonWriter *writer,
             const char   *name,
             OdJson       *value)
{
  OdJsonKind kind = od_json_kind (value);

  if (kind == OD_JSON_OBJECT)
    write_object (writer, name, value);
  else if (kind == OD_JSON_ARRAY)
    write_array (writer, name, value);
  else if (kind == OD_JSON_BOOLEAN)
    od_json_writer_boolean (writer, name, od_json_boolean (value));
  else if (od_json_is_integer (value))
    od_json_writer_integer (writer, name, od_json_integer (value));
  else if (kind == OD_JSON_NUMBER)
    od_json_writer_number (writer, name, od_json_number (value));
  else
    od_json_writer_string (writer, name, od_json_string (value));
}

char *
od_json_to_text (OdJson *self)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();

  write_value (writer, NULL, self);
  return od_json_writer_finish (writer);
}
