/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "kiosk-room.h"

#include <string.h>

/* Every text in every language, and none left behind. */

static const char *const tags[] = { "es", "ar" };

static void
read_texts (GPtrArray  *found,
            const char *path,
            const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *raw = g_match_info_fetch (match, 1);
    g_autoptr (GString) plain = g_string_new (raw);

    g_string_replace (plain, "&amp;", "&", 0);
    g_ptr_array_add (found, g_strdup (plain->str));
  }
}

static void
read_folder (GPtrArray  *found,
             const char *folder,
             const char *suffix,
             const char *pattern)
{
  g_autofree char *path = g_build_filename (g_getenv ("OD_SOURCE_DIR"), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  assert_non_null (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_str_has_suffix (name, suffix))
      read_texts (found, file, pattern);
  }
}

static void
every_text_is_translated (void **state)
{
  KioskRoom *room = *state;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  read_folder (found, "ui/kiosk", ".ui", "translatable=\"yes\">([^<]*)<");
  read_folder (found, "src/apps/kiosk", ".c", "NC?_ ?\\(\"([^\"]*)\"");
  read_folder (found, "src/print", ".c", "NP?_ ?\\(\"([^\"]*)\"");
  assert_true (found->len > 50);
  for (guint i = 0; i < found->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tags); j++)
      if (!od_catalogue_has (room->catalogue, tags[j], g_ptr_array_index (found, i)))
        fail_msg ("%s does not say \"%s\"", tags[j], (char *) g_ptr_array_index (found, i));
}

static void
arabic_counts_in_six_ways (void **state)
{
  KioskRoom *room = *state;
  const gulong counts[] = { 0, 1, 2, 3, 11, 100 };
  g_autoptr (GHashTable) forms = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_hash_table_add (forms, (gpointer) od_catalogue_say_n (room->catalogue, "ar", "{n} person is before you.",
                                                            "{n} people are before you.", counts[i]));
  /* None and a few share their words. */
  assert_int_equal (g_hash_table_size (forms), 5);
  assert_string_equal (od_catalogue_say_n (room->catalogue, "ar", "%s person before you", "%s people before you", 11),
                       "%s شخصاً قبلك");
}

/* Whether a widget below still says an English text that the language of the moment has its own words for. Some places speak several
 * languages on purpose: they carry the class of their kind. */
static gboolean
is_left_behind (GtkWidget *widget,
                gpointer   data)
{
  KioskRoom *room = data;
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "";
  const char *tag = od_texts_get_language (room->texts);

  if (*text == '\0' || gtk_widget_has_css_class (widget, "hello") || gtk_widget_has_css_class (widget, "lost-line"))
    return FALSE;
  return od_catalogue_has (room->catalogue, tag, text) && !g_str_equal (od_catalogue_say (room->catalogue, tag, text), text);
}

static void
no_english_is_left_behind (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "ticket");
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++) {
    GtkWidget *widget;

    kiosk_room_speak (room, tags[i]);
    widget = kiosk_room_find (room, is_left_behind, room);
    if (widget != NULL)
      fail_msg ("still English in %s: \"%s\"", tags[i], gtk_label_get_label (GTK_LABEL (widget)));
  }
}

static gboolean
has_id (GtkWidget *widget,
        gpointer   data)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), data) == 0;
}

static void
assert_named (KioskRoom  *room,
              const char *id,
              const char *name)
{
  GtkWidget *widget = kiosk_room_find (room, has_id, (gpointer) id);
  g_autofree char *other = NULL;

  assert_non_null (widget);
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, NULL);
  if (other != NULL)
    fail_msg ("%s is named %s, not \"%s\"", id, other, name);
}

static void
names_for_the_blind_change_too (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  assert_named (room, "person", "I want to talk to a person");
  assert_named (room, "qr", "QR code of your place in the line");
  kiosk_room_speak (room, "ar");
  assert_named (room, "person", "أريد التحدث إلى شخص");
  assert_named (room, "tongue", "اللغة: العربية");
  assert_named (room, "qr", "رمز QR لمكانك في الدور");
  assert_named (room, "entry", "الاسم (فقط إن أردت)");
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown (test, kiosk_room_setup, kiosk_room_teardown)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_ROOM (every_text_is_translated),
    IN_ROOM (arabic_counts_in_six_ways),
    IN_ROOM (no_english_is_left_behind),
    IN_ROOM (names_for_the_blind_change_too),
  };

  return cmocka_run_group_tests_name ("texts", tests, NULL, NULL);
}
