/* SPDX-License-Identifier: EUPL-1.2 */
#include "message-checks.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-json.h"

static void
every_message_comes_back_as_it_was (const Message *messages,
                                    gsize          n_messages)
{
  for (gsize i = 0; i < n_messages; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *again = messages[i].reread (messages[i].sample, &error);

    assert_null (error);
    assert_string_equal (again, messages[i].sample);
  }
}

/* Copies a tree and changes the value that comes as number @target. */
typedef struct {
  OdJsonWriter *writer;
  guint         target;
  const char   *instead;   /* NULL: the member is left out */
  guint         n_values;
  OdJsonKind    kind;      /* of the changed value */
  char         *name;      /* of the nearest member; owned */
} Changer;

static void copy_value (Changer    *self,
                        const char *name,
                        const char *nearest,
                        OdJson     *value);

static void
copy_inside (Changer    *self,
             const char *name,
             const char *nearest,
             OdJson     *value)
{
  g_auto (GStrv) names = od_json_names (value);

  if (od_json_kind (value) == OD_JSON_OBJECT)
    od_json_writer_object (self->writer, name);
  else
    od_json_writer_array (self->writer, name);
  for (guint i = 0; names[i] != NULL; i++)
    copy_value (self, names[i], names[i], od_json_member (value, names[i]));
  for (guint i = 0; od_json_kind (value) == OD_JSON_ARRAY && i < od_json_length (value); i++)
    copy_value (self, NULL, nearest, od_json_element (value, i));
  od_json_writer_end (self->writer);
}

static void
copy_value (Changer    *self,
            const char *name,
            const char *nearest,
            OdJson     *value)
{
  guint number = self->n_values++;
  g_autofree char *same = NULL;

  if (number == self->target) {
    self->kind = od_json_kind (value);
    g_free (self->name);
    self->name = g_strdup (nearest);
    if (self->instead != NULL)
      od_json_writer_raw (self->writer, name, self->instead);
  } else if (od_json_kind (value) == OD_JSON_OBJECT || od_json_kind (value) == OD_JSON_ARRAY) {
    copy_inside (self, name, nearest, value);
  } else {
    same = od_json_to_text (value);
    od_json_writer_raw (self->writer, name, same);
  }
}

/* @sample with value @target changed to @instead; NULL when it has no such value. */
static char *
change (const char *sample,
        guint       target,
        const char *instead,
        OdJsonKind *kind,
        char      **name)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (sample, -1, NULL);
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  Changer changer = { writer, target + 1, instead, 0, OD_JSON_NULL, NULL };   /* the root is number 0 */

  copy_value (&changer, NULL, NULL, od_json_root (document));
  *kind = changer.kind;
  *name = changer.name;
  return target + 1 < changer.n_values ? od_json_writer_finish (writer) : NULL;
}

static const char *const wrong_values[] = {
  [OD_JSON_NULL] = "null", [OD_JSON_BOOLEAN] = "true", [OD_JSON_NUMBER] = "7", [OD_JSON_STRING] = "\"x\"", [OD_JSON_ARRAY] = "[[]]",
  [OD_JSON_OBJECT] = "{\"x\":{}}",
};

static gboolean
check_wrong_kind (const Message *message,
                  guint          target,
                  OdJsonKind     wrong)
{
  OdJsonKind kind;
  g_autofree char *name = NULL;
  g_autofree char *json = change (message->sample, target, wrong_values[wrong], &kind, &name);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  if (json == NULL)
    return FALSE;
  if (kind == wrong || kind == OD_JSON_NULL)
    return TRUE;

  again = message->reread (json, &error);
  /* null stands for absent, which some members may be. */
  if (wrong == OD_JSON_NULL && again != NULL)
    return TRUE;
  assert_null (again);
  assert_true (g_error_matches (error, OD_WIRE_ERROR, OD_WIRE_ERROR_TYPE));
  assert_non_null (strstr (error->message, name));
  return TRUE;
}

static void
a_member_of_the_wrong_type_is_refused_by_name (const Message *messages,
                                               gsize          n_messages)
{
  guint n_checked = 0;

  for (gsize i = 0; i < n_messages; i++) {
    for (guint target = 0; check_wrong_kind (&messages[i], target, OD_JSON_NULL); target++) {
      for (OdJsonKind wrong = OD_JSON_BOOLEAN; wrong <= OD_JSON_OBJECT; wrong++)
        assert_true (check_wrong_kind (&messages[i], target, wrong));
      n_checked++;
    }
  }
  assert_true (n_checked > 5 * n_messages);
}

static void
a_missing_member_is_absent_or_told_by_name (const Message *messages,
                                            gsize          n_messages)
{
  guint n_refused = 0;

  for (gsize i = 0; i < n_messages; i++) {
    for (guint target = 0; ; target++) {
      OdJsonKind kind;
      g_autofree char *name = NULL;
      g_autofree char *json = change (messages[i].sample, target, NULL, &kind, &name);
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      if (json == NULL)
        break;
      again = messages[i].reread (json, &error);
      if (again == NULL) {
        assert_true (g_error_matches (error, OD_WIRE_ERROR, OD_WIRE_ERROR_TYPE));
        assert_non_null (strstr (error->message, "is missing"));
        assert_non_null (strstr (error->message, name));
        n_refused++;
      }
    }
  }
  assert_true (n_refused >= n_messages);
}

static void
numbers_that_are_not_whole_or_beyond_all_bounds_are_refused (const Message *messages,
                                                             gsize          n_messages)
{
  for (gsize i = 0; i < n_messages; i++) {
    for (guint target = 0; ; target++) {
      const char *const wrong[] = { "1.5", "1e3", "9223372036854775807", "-9223372036854775807" };
      OdJsonKind kind = OD_JSON_NULL;
      gboolean is_there = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (wrong); j++) {
        g_autofree char *name = NULL;
        g_autofree char *json = change (messages[i].sample, target, wrong[j], &kind, &name);
        g_autoptr (GError) error = NULL;
        g_autofree char *again = json != NULL && kind == OD_JSON_NUMBER ? messages[i].reread (json, &error) : NULL;

        is_there = json != NULL;
        if (!is_there || kind != OD_JSON_NUMBER || (g_str_equal (name, "version") && j == 2) ||
            (messages[i].fractions != NULL && g_strv_contains (messages[i].fractions, name)))
          continue;
        assert_null (again);
        assert_true (g_error_matches (error, OD_WIRE_ERROR, j < 2 ? OD_WIRE_ERROR_TYPE : OD_WIRE_ERROR_VALUE));
      }
      if (!is_there)
        break;
    }
  }
}

static void
a_newer_peer_may_say_more_but_not_in_a_request (const Message *messages,
                                                gsize          n_messages)
{
  for (gsize i = 0; i < n_messages; i++) {
    g_autofree char *more = g_strdup_printf ("{\"fr\":\"x\",%s", messages[i].sample + 1);
    g_autoptr (GError) error = NULL;
    g_autofree char *again = messages[i].reread (more, &error);

    if (messages[i].is_strict) {
      assert_null (again);
      assert_true (g_error_matches (error, OD_WIRE_ERROR, OD_WIRE_ERROR_UNKNOWN));
      assert_non_null (strstr (error->message, "\"fr\""));
    } else {
      assert_non_null (again);
    }
  }
}

static void
what_is_no_object_is_no_message (const Message *messages,
                                 gsize          n_messages)
{
  const char *const wrong[] = { "[]", "7", "null", "\"x\"", "true" };

  for (gsize i = 0; i < n_messages; i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (wrong); j++) {
      g_autoptr (GError) error = NULL;

      assert_null (messages[i].reread (wrong[j], &error));
      assert_true (g_error_matches (error, OD_WIRE_ERROR, OD_WIRE_ERROR_TYPE));
    }
  }
}

/* Cut anywhere, a text is refused as no JSON; nothing else happens. */
static void
half_a_message_is_none (const Message *messages,
                        gsize          n_messages)
{
  for (gsize i = 0; i < n_messages; i++) {
    for (gsize length = 1; length < strlen (messages[i].sample); length++) {
      g_autofree char *part = g_strndup (messages[i].sample, length);
      g_autoptr (GError) error = NULL;

      assert_null (messages[i].reread (part, &error));
      assert_true (g_error_matches (error, OD_WIRE_ERROR, OD_WIRE_ERROR_SYNTAX));
    }
  }
}

void
assert_refuses (Reread      reread,
                const char *json,
                int         code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again = reread (json, &error);

  assert_null (again);
  assert_true (g_error_matches (error, OD_WIRE_ERROR, code));
  assert_non_null (strstr (error->message, words));
}

void
check_messages (const Message *messages,
                gsize          n_messages)
{
  every_message_comes_back_as_it_was (messages, n_messages);
  a_member_of_the_wrong_type_is_refused_by_name (messages, n_messages);
  a_missing_member_is_absent_or_told_by_name (messages, n_messages);
  numbers_that_are_not_whole_or_beyond_all_bounds_are_refused (messages, n_messages);
  a_newer_peer_may_say_more_but_not_in_a_request (messages, n_messages);
  what_is_no_object_is_no_message (messages, n_messages);
  half_a_message_is_none (messages, n_messages);
}
