/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "od-pager.h"

#define WIDTH 400
#define HEIGHT 500
#define N_THINGS 8

/* The buttons, without any style, are lower than this. */
#define THING_HEIGHT 200

typedef struct {
  OdPager   *pager;    /* borrowed */
  GtkWidget *column;   /* borrowed */
  GtkWidget *things[N_THINGS];
} Bench;

static GtkWidget *
make_thing (int height)
{
  GtkWidget *thing = gtk_label_new ("thing");

  gtk_widget_set_size_request (thing, 100, height);
  return thing;
}

/* A screen that holds two of the things but not three. */
static int
set_up (void **state)
{
  Bench *bench = g_new0 (Bench, 1);

  if (!gtk_init_check ()) {
    print_message ("no screen to draw on\n");
    g_free (bench);
    return 0;
  }
  bench->pager = g_object_ref_sink (g_object_new (OD_TYPE_PAGER, NULL));
  bench->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  od_pager_set_child (bench->pager, bench->column);
  od_pager_say (bench->pager, "on", "back");
  *state = bench;
  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  if (bench == NULL)
    return 0;
  g_object_unref (bench->pager);
  g_free (bench);
  return 0;
}

static void
settle (Bench *bench)
{
  /* The buttons come a moment after the first allocation, and take room of their own. */
  for (guint i = 0; i < 3; i++) {
    gtk_widget_measure (GTK_WIDGET (bench->pager), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_allocate (GTK_WIDGET (bench->pager), WIDTH, HEIGHT, -1, NULL);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
  }
}

static void
fill (Bench *bench,
      guint  n,
      int    height)
{
  for (guint i = 0; i < n; i++) {
    bench->things[i] = make_thing (height);
    gtk_box_append (GTK_BOX (bench->column), bench->things[i]);
  }
  settle (bench);
}

static void
turn (Bench      *bench,
      const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->pager), action, NULL);
  settle (bench);
}

/* "12" when the second and the third are seen. */
static char *
say_seen (Bench *bench)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < N_THINGS && bench->things[i] != NULL; i++)
    if (gtk_widget_get_child_visible (bench->things[i]))
      g_string_append_printf (seen, "%u", i);
  return g_string_free (g_steal_pointer (&seen), FALSE);
}

static void
assert_seen (Bench      *bench,
             const char *expected)
{
  g_autofree char *seen = say_seen (bench);

  assert_string_equal (seen, expected);
}

static void
what_fits_is_seen_whole_and_has_no_buttons (void **state)
{
  Bench *bench = *state;

  if (bench == NULL)
    skip ();
  fill (bench, 2, THING_HEIGHT);
  assert_false (od_pager_is_cut (bench->pager));
  assert_false (od_pager_has_more (bench->pager));
  assert_seen (bench, "01");
}

static void
nothing_is_cut_through (void **state)
{
  Bench *bench = *state;

  if (bench == NULL)
    skip ();
  fill (bench, 5, THING_HEIGHT);
  assert_true (od_pager_is_cut (bench->pager));
  assert_seen (bench, "01");
  turn (bench, "pager.on");
  assert_seen (bench, "23");
  turn (bench, "pager.on");
  assert_seen (bench, "4");
  assert_false (od_pager_has_more (bench->pager));
  turn (bench, "pager.on");
  assert_seen (bench, "4");
  turn (bench, "pager.back");
  assert_seen (bench, "23");
}

static void
rewinding_shows_the_top (void **state)
{
  Bench *bench = *state;

  if (bench == NULL)
    skip ();
  fill (bench, 5, THING_HEIGHT);
  turn (bench, "pager.on");
  od_pager_rewind (bench->pager);
  settle (bench);
  assert_seen (bench, "01");
}

static void
fewer_things_bring_the_last_page_nearer (void **state)
{
  Bench *bench = *state;

  if (bench == NULL)
    skip ();
  fill (bench, 5, THING_HEIGHT);
  turn (bench, "pager.on");
  turn (bench, "pager.on");
  gtk_box_remove (GTK_BOX (bench->column), bench->things[4]);
  bench->things[4] = NULL;
  settle (bench);
  assert_seen (bench, "23");
}

static void
what_is_taller_than_the_screen_is_seen_in_parts (void **state)
{
  Bench *bench = *state;

  if (bench == NULL)
    skip ();
  fill (bench, 2, 2 * HEIGHT);
  assert_seen (bench, "0");
  for (guint i = 0; od_pager_has_more (bench->pager); i++) {
    assert_true (i < 10);
    turn (bench, "pager.on");
  }
  assert_seen (bench, "1");
}

static void
a_button_of_the_pages_own_is_always_there (void **state)
{
  Bench *bench = *state;
  GtkWidget *button = gtk_button_new_with_label ("all");

  if (bench == NULL)
    skip ();
  od_pager_set_extra (bench->pager, button);
  fill (bench, 1, THING_HEIGHT);
  assert_true (gtk_widget_get_visible (gtk_widget_get_parent (button)));
  assert_false (od_pager_is_cut (bench->pager));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (what_fits_is_seen_whole_and_has_no_buttons, set_up, tear_down),
    cmocka_unit_test_setup_teardown (nothing_is_cut_through, set_up, tear_down),
    cmocka_unit_test_setup_teardown (rewinding_shows_the_top, set_up, tear_down),
    cmocka_unit_test_setup_teardown (fewer_things_bring_the_last_page_nearer, set_up, tear_down),
    cmocka_unit_test_setup_teardown (what_is_taller_than_the_screen_is_seen_in_parts, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_button_of_the_pages_own_is_always_there, set_up, tear_down),
  };

  return cmocka_run_group_tests_name ("pager", tests, NULL, NULL);
}
