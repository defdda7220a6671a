/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "od-plot.h"
#include "od-screenshot.h"
#include "od-turning.h"

#define WIDTH 640
#define HEIGHT 240

typedef struct {
  GtkWidget *window;
  OdPlot    *plot;    /* borrowed */
} Bench;

/* What is red or blue in a picture of the plot, by columns and rows. */
typedef struct {
  guint red;
  guint blue;
  guint red_left;     /* in the left half */
  guint lowest_red;   /* row, 0 on top */
  guint highest_red;
} Seen;

static void
load_colours (void)
{
  g_autoptr (GtkCssProvider) look = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (look, "@define-color plot_first #ff0000; @define-color plot_second #0000ff;"
                                         "window { background: white; } plot { color: black; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (look), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static int
set_up (void **state)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->window = gtk_window_new ();
  bench->plot = OD_PLOT (od_plot_new ());
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bench->plot));
  gtk_window_set_decorated (GTK_WINDOW (bench->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (bench->window));
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_free (bench);

  return 0;
}

static GdkTexture *
draw (Bench *bench)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (bench->plot));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_to_node (snapshot);

  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (bench->window)), node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
}

static void
count (Seen        *seen,
       const guchar pixel[4],
       guint        x,
       guint        y)
{
  gboolean is_red = pixel[2] > 200 && pixel[0] < 60;
  gboolean is_blue = pixel[0] > 200 && pixel[2] < 60;

  seen->blue += is_blue ? 1 : 0;
  if (!is_red)
    return;

  seen->red++;
  seen->red_left += x < WIDTH / 2 ? 1 : 0;
  seen->highest_red = MIN (seen->highest_red, y);
  seen->lowest_red = MAX (seen->lowest_red, y);
}

/* GDK gives its pixels as native-endian ARGB: blue first on the machines that we build for. */
static Seen
look (Bench      *bench,
      const char *name)
{
  g_autofree guchar *pixels = g_malloc (WIDTH * HEIGHT * 4);
  g_autoptr (GdkTexture) texture = NULL;
  Seen seen = { .highest_red = HEIGHT };

  od_screenshot (bench->window, WIDTH, HEIGHT, name);
  texture = draw (bench);
  assert_int_equal (gdk_texture_get_width (texture), WIDTH);
  gdk_texture_download (texture, pixels, WIDTH * 4);
  for (guint y = 0; y < HEIGHT; y++) {
    for (guint x = 0; x < WIDTH; x++)
      count (&seen, pixels + (y * WIDTH + x) * 4, x, y);
  }

  return seen;
}

static const OdPlotBar hours[] = {
  { "8", 6, 2, NULL, "8: 6 came, 2 were seen" },
  { "9", 10, 8, NULL, "9: 10 came, 8 were seen" },
  { "10", 0, 0, NULL, "10: nobody" },
  { "11", 0, 0, NULL, "11: nobody" },
};

static const OdPlotBar waits[] = {
  { "Housing", 12, 35, "12–35 min", "Housing: half waited less than 12 minutes, 9 of 10 less than 35" },
  { "Work", -1, -1, "–", "Work: too few to tell" },
};

static void
columns_are_as_high_as_their_numbers (void **state)
{
  Bench *bench = *state;
  OdPlotBar one[] = { { "8", 10, -1, NULL, "" }, { "9", 0, 10, NULL, "" } };
  OdPlotBar half[] = { { "8", 5, -1, NULL, "" }, { "9", 0, 10, NULL, "" } };
  Seen full, lower;

  od_plot_show (bench->plot, OD_PLOT_COLUMNS, one, 2, "");
  full = look (bench, "plot-full");
  od_plot_show (bench->plot, OD_PLOT_COLUMNS, half, 2, "");
  lower = look (bench, "plot-half");
  assert_in_range (full.red, 1000, WIDTH * HEIGHT / 2);
  assert_in_range (lower.red, full.red * 45 / 100, full.red * 55 / 100);
  assert_int_equal (full.lowest_red, lower.lowest_red);
  assert_true (lower.highest_red > full.highest_red);
}

static void
the_second_series_is_an_outline (void **state)
{
  Bench *bench = *state;
  OdPlotBar same[] = { { "8", 10, 10, NULL, "" } };
  Seen seen;

  od_plot_show (bench->plot, OD_PLOT_COLUMNS, same, 1, "");
  seen = look (bench, "plot-same");
  assert_true (seen.blue > 100);
  assert_true (seen.blue < seen.red / 5);
}

static void
reading_from_right_to_left_it_begins_on_the_right (void **state)
{
  Bench *bench = *state;
  Seen ltr, rtl;

  od_plot_show (bench->plot, OD_PLOT_COLUMNS, hours, G_N_ELEMENTS (hours), "");
  ltr = look (bench, "plot-hours");
  gtk_widget_set_direction (GTK_WIDGET (bench->plot), GTK_TEXT_DIR_RTL);
  rtl = look (bench, "plot-hours-rtl");
  assert_int_equal (ltr.red_left, ltr.red);
  assert_int_equal (rtl.red_left, 0);
  assert_in_range (rtl.red, ltr.red - 200, ltr.red + 200);
}

static void
a_range_begins_at_the_low_and_ends_at_the_high (void **state)
{
  Bench *bench = *state;
  Seen seen;

  od_plot_show (bench->plot, OD_PLOT_RANGES, waits, G_N_ELEMENTS (waits), "");
  seen = look (bench, "plot-waits");
  assert_true (seen.red > 0);
  assert_true (seen.blue > 0);
  assert_true (seen.lowest_red < HEIGHT / 2);   /* nothing is drawn for what is not told */
}

static void
the_plot_is_read_as_sentences (void **state)
{
  Bench *bench = *state;
  g_autofree char *text = NULL;

  od_plot_show (bench->plot, OD_PLOT_RANGES, waits, G_N_ELEMENTS (waits), "");
  g_object_get (bench->plot, "text", &text, NULL);
  assert_string_equal (text, "Housing: half waited less than 12 minutes, 9 of 10 less than 35\nWork: too few to tell");
}

static void
an_empty_plot_says_so (void **state)
{
  Bench *bench = *state;
  g_autofree char *text = NULL;
  Seen seen;

  od_plot_show (bench->plot, OD_PLOT_COLUMNS, NULL, 0, "Nobody has come yet.");
  g_object_get (bench->plot, "text", &text, NULL);
  assert_string_equal (text, "Nobody has come yet.");
  seen = look (bench, "plot-empty");
  assert_int_equal (seen.red + seen.blue, 0);
}

static void
a_screen_reader_is_told_title_and_text (void **state)
{
  Bench *bench = *state;

  assert_int_equal (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (bench->plot)), GTK_ACCESSIBLE_ROLE_IMG);
  g_object_set (bench->plot, "title", "Arrivals by hour", NULL);
  od_plot_show (bench->plot, OD_PLOT_COLUMNS, hours, 2, "");
  assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (bench->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, "Arrivals by hour"));
  assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (bench->plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                   "8: 6 came, 2 were seen\n9: 10 came, 8 were seen"));
}

static void
a_scale_ends_at_a_round_number (void **state)
{
  assert_int_equal ((int) od_plot_round_up (0), 2);
  assert_int_equal ((int) od_plot_round_up (3), 5);
  assert_int_equal ((int) od_plot_round_up (10), 10);
  assert_int_equal ((int) od_plot_round_up (11), 20);
  assert_int_equal ((int) od_plot_round_up (35), 50);
  assert_int_equal ((int) od_plot_round_up (51), 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (columns_are_as_high_as_their_numbers),
    TEST (the_second_series_is_an_outline),
    TEST (reading_from_right_to_left_it_begins_on_the_right),
    TEST (a_range_begins_at_the_low_and_ends_at_the_high),
    TEST (the_plot_is_read_as_sentences),
    TEST (an_empty_plot_says_so),
    TEST (a_screen_reader_is_told_title_and_text),
    cmocka_unit_test (a_scale_ends_at_a_round_number),
  };

  gtk_init ();
  load_colours ();

  return cmocka_run_group_tests_name ("plot", tests, NULL, NULL);
}
