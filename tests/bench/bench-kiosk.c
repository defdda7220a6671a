/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../kiosk/kiosk-room.h"

#include <stdio.h>

/* The kiosk against the barest GTK of the same run: a tap until the next page is drawn, the start until the first frame, and what the
 * program weighs. Prints ratios. */

#define TURNS 40
#define BLOCK 10
#define STARTS 7

typedef struct {
  GtkWidget *window;
  GtkWidget *stack;
  gboolean   second;
} Bare;

static gboolean
on_painted (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *frame_clock,
                gboolean      *painted)
{
  *painted = TRUE;
}

/* Seconds until the window is drawn anew. */
static double
wait_for_frame (GtkWidget *window,
                gint64     from_us)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (frame_clock, "after-paint", G_CALLBACK (on_after_paint), &painted);
  guint patience = g_timeout_add_seconds (5, on_painted, &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (frame_clock, handler);
  g_source_remove (patience);
  return (double) (g_get_monotonic_time () - from_us) / G_USEC_PER_SEC;
}

static int
compare (const void *a,
         const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static double
median (double *seconds,
        gsize   n)
{
  qsort (seconds, n, sizeof (double), compare);
  return seconds[n / 2];
}

static Bare
open_bare (void)
{
  Bare bare = { gtk_window_new (), gtk_stack_new (), FALSE };

  gtk_stack_add_named (GTK_STACK (bare.stack), gtk_label_new ("one"), "one");
  gtk_stack_add_named (GTK_STACK (bare.stack), gtk_label_new ("two"), "two");
  gtk_window_set_child (GTK_WINDOW (bare.window), bare.stack);
  gtk_window_set_default_size (GTK_WINDOW (bare.window), 1080, 1920);
  gtk_window_present (GTK_WINDOW (bare.window));
  return bare;
}

static double
turn_bare (Bare *bare)
{
  gint64 from_us = g_get_monotonic_time ();

  bare->second = !bare->second;
  gtk_stack_set_visible_child_name (GTK_STACK (bare->stack), bare->second ? "two" : "one");
  return wait_for_frame (bare->window, from_us);
}

/* From needs to help or back: the page with the most to draw, and the one that asks and fills a list. */
static double
turn_kiosk (KioskRoom *room)
{
  gboolean on = g_str_equal (kiosk_room_page (room), "needs");
  gint64 from_us;

  od_fake_clock_advance (room->clock, 1);
  from_us = g_get_monotonic_time ();
  gtk_widget_activate_action (room->window, on ? "kiosk.next" : "kiosk.back", NULL);
  while (g_str_equal (kiosk_room_page (room), on ? "needs" : "help"))
    g_main_context_iteration (NULL, TRUE);
  return wait_for_frame (room->window, from_us);
}

/* In blocks by turns, so that what else the machine does falls on both; within a block one turn follows the other, and both wait for
 * the screen's next frame as a finger does. */
static void
turn_pages (KioskRoom *room,
            double    *bare_turn,
            double    *kiosk_turn)
{
  Bare bare = open_bare ();
  double bare_seconds[TURNS], kiosk_seconds[TURNS];

  kiosk_room_walk_to (room, "help");
  wait_for_frame (bare.window, 0);
  for (gsize i = 0; i < TURNS; i += BLOCK) {
    turn_bare (&bare);
    for (gsize j = 0; j < BLOCK; j++)
      bare_seconds[i + j] = turn_bare (&bare);
    turn_kiosk (room);
    for (gsize j = 0; j < BLOCK; j++)
      kiosk_seconds[i + j] = turn_kiosk (room);
  }
  *bare_turn = median (bare_seconds, TURNS);
  *kiosk_turn = median (kiosk_seconds, TURNS);
  gtk_window_destroy (GTK_WINDOW (bare.window));
}

/* One program from its birth to its first frame; a child of this one, so that nothing is warm. */
static int
show_first_frame (const char *what,
                  gint64      from_us)
{
  double seconds;

  if (!gtk_init_check ())
    return 1;
  if (g_str_equal (what, "bare")) {
    Bare bare = open_bare ();

    seconds = wait_for_frame (bare.window, from_us);
  } else {
    KioskRoom *room = kiosk_room_open_unseen (1080, 1920, 100);

    gtk_window_present (GTK_WINDOW (room->window));
    seconds = wait_for_frame (room->window, from_us);
  }
  printf ("%f\n", seconds);
  return 0;
}

static double
start (const char *what)
{
  double seconds[STARTS];

  for (gsize i = 0; i < STARTS; i++) {
    g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
    g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
    g_autofree char *output = NULL;
    char *child[] = { self, (char *) what, now, NULL };

    assert_true (g_spawn_sync (NULL, child, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL));
    seconds[i] = g_ascii_strtod (output, NULL);
    assert_true (seconds[i] > 0);
  }
  return median (seconds, STARTS);
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  gulong pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*u %lu", &pages);
  return (double) pages * 4096 / 1048576;
}

static double
weigh_bare (void)
{
  Bare bare = open_bare ();
  double mb;

  wait_for_frame (bare.window, 0);
  mb = resident_mb ();
  gtk_window_destroy (GTK_WINDOW (bare.window));
  return mb;
}

static void
the_kiosk_is_near_a_bare_window (void **state)
{
  KioskRoom *room;
  double bare_start, kiosk_start, bare_turn, kiosk_turn, bare_mb;

  kiosk_room_need_screen ();
  bare_start = start ("bare");
  kiosk_start = start ("kiosk");
  bare_mb = weigh_bare ();

  room = kiosk_room_open (1080, 1920, 100);
  turn_pages (room, &bare_turn, &kiosk_turn);

  print_message ("# tap to next page drawn: %.1f ms; empty GtkStack %.1f ms; ratio %.2f (at most 3)\n",
                 kiosk_turn * 1000, bare_turn * 1000, kiosk_turn / bare_turn);
  print_message ("# start to first frame: %.0f ms; bare window %.0f ms; ratio %.2f (at most 2)\n",
                 kiosk_start * 1000, bare_start * 1000, kiosk_start / bare_start);
  print_message ("# resident: %.0f MB; bare GTK %.0f MB; ratio %.2f\n", resident_mb (), bare_mb, resident_mb () / bare_mb);
  kiosk_room_close (room);
  assert_true (kiosk_turn / bare_turn <= 3);
  assert_true (kiosk_start / bare_start <= 2);
}

int
main (int    argc,
      char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_kiosk_is_near_a_bare_window),
  };

  if (argc == 3)
    return show_first_frame (argv[1], g_ascii_strtoll (argv[2], NULL, 10));
  return cmocka_run_group_tests_name ("bench-kiosk", tests, NULL, NULL);
}
