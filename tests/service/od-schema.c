/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-schema.h"

#include <string.h>

static OdJson *
follow (OdJson     *root,
        const char *reference)
{
  g_auto (GStrv) steps = g_strsplit (reference + strlen ("#/"), "/", -1);
  OdJson *found = root;

  for (char **step = steps; *step != NULL; step++)
    found = od_json_member (found, *step);
  return found;
}

static gboolean
is_of_type (OdJson     *value,
            const char *type)
{
  switch (od_json_kind (value)) {
  case OD_JSON_NULL:
    return g_str_equal (type, "null");
  case OD_JSON_BOOLEAN:
    return g_str_equal (type, "boolean");
  case OD_JSON_NUMBER:
    return g_str_equal (type, "number")
           || (g_str_equal (type, "integer") && (double) od_json_integer (value) == od_json_number (value));
  case OD_JSON_STRING:
    return g_str_equal (type, "string");
  case OD_JSON_ARRAY:
    return g_str_equal (type, "array");
  case OD_JSON_OBJECT:
  default:
    return g_str_equal (type, "object");
  }
}

static gboolean
type_fits (OdJson *type,
           OdJson *value)
{
  if (type == NULL)
    return TRUE;
  if (od_json_kind (type) == OD_JSON_STRING)
    return is_of_type (value, od_json_string (type));
  for (guint i = 0; i < od_json_length (type); i++) {
    if (is_of_type (value, od_json_string (od_json_element (type, i))))
      return TRUE;
  }
  return FALSE;
}

static gboolean
enum_fits (OdJson *values,
           OdJson *value)
{
  if (values == NULL)
    return TRUE;
  for (guint i = 0; i < od_json_length (values); i++) {
    if (g_strcmp0 (od_json_string (od_json_element (values, i)), od_json_string (value)) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
complain_of_missing (OdJson     *required,
                     OdJson     *value,
                     const char *path)
{
  for (guint i = 0; i < od_json_length (required); i++) {
    const char *name = od_json_string (od_json_element (required, i));

    if (od_json_member (value, name) == NULL)
      return g_strdup_printf ("%s lacks \"%s\"", path, name);
  }
  return NULL;
}

static OdJson *
schema_of_member (OdJson     *schema,
                  const char *name)
{
  OdJson *own = od_json_member (od_json_member (schema, "properties"), name);
  OdJson *others = od_json_member (schema, "additionalProperties");

  if (own != NULL)
    return own;
  return od_json_kind (others) == OD_JSON_OBJECT ? others : NULL;
}

static char *
complain_of_members (OdJson     *root,
                     OdJson     *schema,
                     OdJson     *value,
                     const char *path)
{
  g_auto (GStrv) names = od_json_names (value);
  char *complaint = complain_of_missing (od_json_member (schema, "required"), value, path);

  for (char **name = names; *name != NULL && complaint == NULL; name++) {
    g_autofree char *deeper = g_strdup_printf ("%s.%s", path, *name);
    OdJson *of_member = schema_of_member (schema, *name);

    complaint = of_member == NULL ? g_strdup_printf ("%s is described nowhere", deeper)
                                  : od_schema_complain (root, of_member, od_json_member (value, *name), deeper);
  }
  return complaint;
}

static char *
complain_of_items (OdJson     *root,
                   OdJson     *items,
                   OdJson     *value,
                   const char *path)
{
  for (guint i = 0; i < od_json_length (value); i++) {
    g_autofree char *deeper = g_strdup_printf ("%s[%u]", path, i);
    char *complaint = od_schema_complain (root, items, od_json_element (value, i), deeper);

    if (complaint != NULL)
      return complaint;
  }
  return NULL;
}

static char *
complain_of_all (OdJson     *root,
                 OdJson     *choices,
                 OdJson     *value,
                 const char *path)
{
  g_autofree char *complaint = NULL;

  for (guint i = 0; i < od_json_length (choices); i++) {
    g_free (complaint);
    complaint = od_schema_complain (root, od_json_element (choices, i), value, path);
    if (complaint == NULL)
      return NULL;
  }
  return g_steal_pointer (&complaint);
}

char *
od_schema_complain (OdJson     *root,
                    OdJson     *schema,
                    OdJson     *value,
                    const char *path)
{
  OdJson *reference = od_json_member (schema, "$ref");

  if (reference != NULL)
    return od_schema_complain (root, follow (root, od_json_string (reference)), value, path);
  if (od_json_kind (schema) != OD_JSON_OBJECT)
    return g_strdup_printf ("%s has no schema", path);
  if (od_json_member (schema, "oneOf") != NULL)
    return complain_of_all (root, od_json_member (schema, "oneOf"), value, path);
  if (!type_fits (od_json_member (schema, "type"), value) || !enum_fits (od_json_member (schema, "enum"), value)) {
    g_autofree char *text = od_json_to_text (value);

    return g_strdup_printf ("%s is %.80s", path, text);
  }
  if (od_json_kind (value) == OD_JSON_OBJECT)
    return complain_of_members (root, schema, value, path);
  return od_json_kind (value) == OD_JSON_ARRAY ? complain_of_items (root, od_json_member (schema, "items"), value, path) : NULL;
}
