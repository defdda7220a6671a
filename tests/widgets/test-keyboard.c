/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "od-keyboard.h"

static void
on_text (GString    *typed,
         const char *text)
{
  g_string_append (typed, text);
}

static void
on_deleted (GString *typed)
{
  if (typed->len > 0)
    g_string_truncate (typed, typed->len - 1);
}

static OdKeyboard *
make_keyboard (GString *typed)
{
  OdKeyboard *keyboard;

  if (!gtk_init_check ()) {
    print_message ("no screen to draw on\n");
    skip ();
  }
  keyboard = g_object_ref_sink (g_object_new (OD_TYPE_KEYBOARD, NULL));
  g_signal_connect_swapped (keyboard, "text", G_CALLBACK (on_text), typed);
  g_signal_connect_swapped (keyboard, "deleted", G_CALLBACK (on_deleted), typed);
  return keyboard;
}

static void
press (OdKeyboard *keyboard,
       const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    gtk_widget_activate_action (GTK_WIDGET (keyboard), "keyboard.key", "s", names[i]);
}

static void
keys_write_and_capitals_last_for_one (void **state)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (OdKeyboard) keyboard = make_keyboard (typed);

  press (keyboard, "<shift> A n a <space> x <delete>");
  assert_string_equal (typed->str, "Ana ");
}

static void
the_other_script_is_one_key_away (void **state)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (OdKeyboard) keyboard = make_keyboard (typed);

  press (keyboard, "<other>");
  assert_string_equal (od_keyboard_get_script (keyboard), "arabic");
  press (keyboard, "م <other>");
  assert_string_equal (od_keyboard_get_script (keyboard), "latin");
  assert_string_equal (typed->str, "م");
}

static void
an_unknown_script_shows_latin (void **state)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (OdKeyboard) keyboard = make_keyboard (typed);

  od_keyboard_set_script (keyboard, "klingon");
  assert_string_equal (od_keyboard_get_script (keyboard), "latin");
}

static guint
count_keys (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_keys (child);
  return n;
}

static void
every_layer_has_its_keys (void **state)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (OdKeyboard) keyboard = make_keyboard (typed);

  assert_int_equal (count_keys (GTK_WIDGET (keyboard)), 35);
  press (keyboard, "<accents>");
  assert_int_equal (count_keys (GTK_WIDGET (keyboard)), 37);
  press (keyboard, "<plain> <other>");
  assert_int_equal (count_keys (GTK_WIDGET (keyboard)), 40);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (keys_write_and_capitals_last_for_one),
    cmocka_unit_test (the_other_script_is_one_key_away),
    cmocka_unit_test (an_unknown_script_shows_latin),
    cmocka_unit_test (every_layer_has_its_keys),
  };

  return cmocka_run_group_tests_name ("keyboard", tests, NULL, NULL);
}
