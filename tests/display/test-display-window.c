/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-display-window.h"
#include "od-look.h"
#include "od-screenshot.h"
#include "od-sight.h"
#include "od-tiny-service.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdBoardModel  *board;
  GtkWidget     *window;
} Bench;

static int
set_up_for (void   **state,
            GStrv    floors,
            gboolean upright)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autoptr (OdCatalogue) catalogue = NULL;
  g_autofree char *url = NULL;
  g_autofree char *po = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new ("reception");
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  od_client_set_token (client, "device");
  catalogue = od_catalogue_open (po, "onedoor", NULL);
  bench->board = od_board_model_new (client, clock, NULL);
  bench->window = od_display_window_new (bench->board, catalogue, (const char *const *) floors);
  od_display_window_set_upright (OD_DISPLAY_WINDOW (bench->window), upright);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), upright ? 1080 : 1920, upright ? 1920 : 1080);
  gtk_window_present (GTK_WINDOW (bench->window));
  *state = bench;

  return 0;
}

static int
set_up (void **state)
{
  return set_up_for (state, NULL, FALSE);
}

static int
set_up_ground_floor (void **state)
{
  const char *const floors[] = { "0", NULL };

  return set_up_for (state, (GStrv) floors, FALSE);
}

static int
set_up_upright (void **state)
{
  return set_up_for (state, NULL, TRUE);
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_object_unref (bench->board);
  od_tiny_service_free (bench->service);
  g_free (bench);

  return 0;
}

static gboolean
is (gpointer    object,
    const char *property)
{
  gboolean value = FALSE;

  g_object_get (object, property, &value, NULL);

  return value;
}

static OdBoardItem *
current (Bench *bench)
{
  OdBoardItem *item = NULL;

  g_object_get (bench->window, "current", &item, NULL);
  if (item != NULL)
    g_object_unref (item);

  return item;
}

static guint
count_recent (Bench *bench)
{
  g_autoptr (GListModel) recent = NULL;

  g_object_get (bench->window, "recent", &recent, NULL);

  return g_list_model_get_n_items (recent);
}

/* The first visible label below @widget whose text holds @part. */
static GtkWidget *
find_text (GtkWidget  *widget,
           const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_text (child, part);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
wait_for_board (Bench *bench)
{
  od_turn_until (is (bench->board, "loaded") && is (bench->board, "online"));
}

static void
a_call_is_shown_with_its_place (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "housing");

  wait_for_board (bench);
  assert_null (current (bench));
  od_screenshot (bench->window, 1920, 1080, "display-calm");
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CALL, "d1"), OD_OUTCOME_DONE);
  od_turn_until (current (bench) != NULL);
  od_screenshot (bench->window, 1920, 1080, "display-called");
  assert_non_null (find_text (bench->window, "B 1"));
  assert_non_null (find_text (bench->window, "Room 1"));
  assert_non_null (find_text (bench->window, "→"));
  assert_null (find_text (bench->window, "live"));
}

static void
the_screen_says_now_in_every_language (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  wait_for_board (bench);
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CALL, "d1"), OD_OUTCOME_DONE);
  od_turn_until (find_text (bench->window, "Now") != NULL);
  assert_non_null (find_text (bench->window, "Ahora"));
  assert_non_null (find_text (bench->window, "الآن"));
}

static void
calls_before_move_aside (void **state)
{
  Bench *bench = *state;
  OdVisit *first = od_tiny_service_add_visit (bench->service, "es", NULL);
  OdVisit *second = od_tiny_service_add_visit (bench->service, "es", NULL);

  wait_for_board (bench);
  assert_int_equal (od_tiny_service_act (bench->service, first, OD_VERB_CALL, "d1"), OD_OUTCOME_DONE);
  od_turn_until (current (bench) != NULL);
  assert_int_equal (count_recent (bench), 0);
  assert_int_equal (od_tiny_service_act (bench->service, second, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  od_turn_until (count_recent (bench) == 1);
  od_screenshot (bench->window, 1920, 1080, "display-two");
  assert_non_null (find_text (bench->window, "B 2"));
  assert_non_null (find_text (bench->window, "B 1"));
}

static void
a_lost_service_leaves_the_last_good_state (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  wait_for_board (bench);
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CALL, "d1"), OD_OUTCOME_DONE);
  od_turn_until (current (bench) != NULL);
  od_tiny_service_go (bench->service);
  od_turn_until (!is (bench->board, "online"));
  od_screenshot (bench->window, 1920, 1080, "display-lost");
  assert_non_null (find_text (bench->window, "B 1"));
  assert_non_null (find_text (bench->window, "This screen stopped at"));
  assert_non_null (find_text (bench->window, "Esta pantalla"));

  od_tiny_service_come_back (bench->service);
  od_turn_until (is (bench->board, "online"));
  assert_null (find_text (bench->window, "This screen stopped at"));
}

/* --- Boards as the service says them --- */

#define ROOM(place, floor, arrow) "\"place\":{\"en\":\"" place "\",\"es\":\"Sala\"},\"floor\":\"" floor "\",\"arrow\":" arrow
#define LINE(number, room, at) "{\"series\":\"B\",\"number\":" number "," room ",\"called\":\"2026-11-23T10:" at ":00Z\",\"calls\":1}"
#define LETTERS "\"letters\":[{\"series\":\"A\",\"waiting\":2,\"estimate\":{\"known\":true,\"low_min\":10,\"high_min\":20}}," \
                "{\"series\":\"B\",\"waiting\":5,\"estimate\":{\"known\":false,\"low_min\":0,\"high_min\":0}}]"
#define OPEN "\"state\":\"open\",\"opens\":null,\"closes\":\"2099-11-23T18:00:00Z\",\"last_ticket\":\"2099-11-23T17:20:00Z\""
#define BOARD(now, last) "{\"now\":[" now "],\"last\":[" last "],\"waiting\":7," LETTERS "," OPEN "}"

#define TWO_FLOORS(language, languages)                                                                                                                                                                                              \
  "{\"id\":\"738a9cc5-0f84-546f-9d71-872c7ed3614d\",\"name\":{\"en\":\"Open House\",\"es\":\"Casa Abierta\",\"ar\":\"البيت المفتوح\"},"                                                                                              \
  "\"zone\":\"Europe/Madrid\",\"language\":\"" language "\",\"languages\":[" languages "],\"rollover_hour\":4,\"reception_pool\":\"reception\","                                                                                     \
                                                                                       "\"public_url\":\"http://127.0.0.1:8080\",\"needs\":[{\"id\":\"person\",\"label\":{\"en\":\"Talk to someone\"}}],"                            \
                                                                                       "\"pools\":[{\"id\":\"reception\",\"name\":{\"en\":\"Reception\"},\"service_id\":null,\"needs\":[\"person\"],\"usual_min\":5}],"              \
                                                                                       "\"desks\":[{\"id\":\"d1\",\"name\":{\"en\":\"Desk 1\"},\"place\":{\"en\":\"Room 1\",\"es\":\"Sala 1\",\"ar\":\"الغرفة ١\"},\"floor\":\"0\"," \
                                                                                       "\"arrow\":\"left\",\"pools\":[\"reception\"]},{\"id\":\"d2\",\"name\":{\"en\":\"Desk 2\"},\"place\":{\"en\":\"Room 12\",\"es\":\"Sala 12\"," \
                                                                                       "\"ar\":\"الغرفة ١٢\"},\"floor\":\"1\",\"arrow\":\"up\",\"pools\":[\"reception\"]}],"                                                         \
                                                                                       "\"messages\":[{\"en\":\"Coffee is free\",\"es\":\"El café es gratis\",\"ar\":\"القهوة مجانية\"}]}"

static void
show (Bench      *bench,
      const char *board,
      const char *awaited)
{
  wait_for_board (bench);
  od_tiny_service_say (bench->service, "board", board);
  od_turn_until (find_text (bench->window, awaited) != NULL);
}

static void
on_changed (guint *count)
{
  *count += 1;
}

/* The board of the new house comes after the house. */
static void
move_to (Bench      *bench,
         const char *house,
         const char *name)
{
  guint changes = 0;
  gulong id;

  wait_for_board (bench);
  id = g_signal_connect_swapped (bench->board, "changed", G_CALLBACK (on_changed), &changes);
  od_tiny_service_set_house (bench->service, house);
  od_turn_until (changes > 0 && find_text (bench->window, name) != NULL);
  g_signal_handler_disconnect (bench->board, id);
}

/* Turns the screen until @part is to be seen; FALSE when it never is. */
static gboolean
comes_in_turn (Bench      *bench,
               const char *part)
{
  for (guint i = 0; i < 40; i++) {
    if (find_text (bench->window, part) != NULL)
      return TRUE;
    od_display_window_turn (OD_DISPLAY_WINDOW (bench->window));
  }

  return FALSE;
}

static void
each_letter_has_its_estimate (void **state)
{
  Bench *bench = *state;

  show (bench, BOARD ("", ""), "10 to 20 minutes");
  assert_non_null (find_text (bench->window, "7 people waiting"));
  assert_non_null (find_text (bench->window, "We do not know yet"));
  assert_true (comes_in_turn (bench, "7 personas"));
  assert_true (comes_in_turn (bench, "10 a 20 minutos"));
}

static void
the_hours_come_in_every_language (void **state)
{
  Bench *bench = *state;

  show (bench, BOARD ("", ""), "Open until");
  assert_non_null (find_text (bench->window, "19:00"));
  assert_non_null (find_text (bench->window, "18:20"));
  assert_true (comes_in_turn (bench, "Abierto hasta"));
  assert_true (comes_in_turn (bench, "مفتوح حتى"));
  assert_int_equal (gtk_widget_get_direction (find_text (bench->window, "مفتوح حتى")), GTK_TEXT_DIR_RTL);
  assert_true (comes_in_turn (bench, "Coffee is free"));
}

static void
all_floors_are_shown_with_their_way (void **state)
{
  Bench *bench = *state;

  move_to (bench, TWO_FLOORS ("en", "\"en\",\"es\",\"ar\""), "Open House");
  show (bench, BOARD (LINE ("31", ROOM ("Room 12", "1", "\"up\""), "05") "," LINE ("30", ROOM ("Room 1", "0", "\"left\""), "04"),
                      LINE ("29", ROOM ("Room 1", "0", "null"), "03")), "B 31");
  od_screenshot (bench->window, 1920, 1080, "display-all-floors");
  assert_non_null (find_text (bench->window, "Floor 1"));
  assert_non_null (find_text (bench->window, "Planta 1"));
  assert_non_null (find_text (bench->window, "Room 12"));
  assert_non_null (find_text (bench->window, "B 30"));
  assert_non_null (find_text (bench->window, "B 29"));
}

static void
a_display_of_a_floor_points_to_the_others (void **state)
{
  Bench *bench = *state;
  g_autofree char *label = NULL;

  move_to (bench, TWO_FLOORS ("en", "\"en\",\"es\",\"ar\""), "Open House");
  show (bench, BOARD (LINE ("31", ROOM ("Room 12", "1", "\"up\""), "05") "," LINE ("30", ROOM ("Room 1", "0", "\"left\""), "04"), ""), "B 30");
  od_screenshot (bench->window, 1920, 1080, "display-ground-floor");
  g_object_get (current (bench), "label", &label, NULL);
  assert_non_null (strstr (label, "B 30"));
  assert_non_null (find_text (bench->window, "B 31"));
  assert_null (find_text (bench->window, "Room 12"));
  assert_non_null (strstr (gtk_label_get_text (GTK_LABEL (find_text (bench->window, "Floor 1"))), "↑"));
}

#define ANY ROOM ("Room 12", "0", "\"right\"")
#define TWELVE LINE ("42", ANY, "12") "," LINE ("41", ANY, "11") "," LINE ("40", ANY, "10") "," LINE ("39", ANY, "09") "," \
  LINE ("38", ANY, "08") "," LINE ("37", ANY, "07") "," LINE ("36", ANY, "06") "," LINE ("35", ANY, "05") ","              \
  LINE ("34", ANY, "04") "," LINE ("33", ANY, "03") "," LINE ("32", ANY, "02") "," LINE ("31", ANY, "01")

static void
assert_inside (GtkWidget *window,
               GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (widget == NULL)
    return;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)) {
    assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
    assert_true (bounds.origin.x >= 0 && bounds.origin.y >= 0);
    assert_true (bounds.origin.x + bounds.size.width <= gtk_widget_get_width (window));
    assert_true (bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_inside (window, child);
}

/* Every number of the full board is seen in its turn, and none out of the picture. */
static void
assert_all_are_seen (Bench *bench,
                     int    width,
                     int    height)
{
  guint seen = 0;

  for (guint turn = 0; turn < 3; turn++) {
    for (guint number = 31; number <= 42; number++) {
      g_autofree char *label = g_strdup_printf ("B %u", number);

      seen |= find_text (bench->window, label) != NULL ? 1u << (number - 31) : 0;
    }
    assert_int_equal (gtk_widget_get_width (bench->window), width);
    assert_int_equal (gtk_widget_get_height (bench->window), height);
    assert_inside (bench->window, bench->window);
    od_display_window_turn (OD_DISPLAY_WINDOW (bench->window));
  }
  assert_int_equal (seen, 0xfff);
}

static void
a_full_board_is_paged (void **state)
{
  Bench *bench = *state;

  show (bench, BOARD (TWELVE, ""), "B 42");
  od_screenshot (bench->window, 1920, 1080, "display-full");
  assert_non_null (find_text (bench->window, "/3"));
  assert_all_are_seen (bench, 1920, 1080);
}

static void
an_upright_screen_holds_a_full_board (void **state)
{
  Bench *bench = *state;

  show (bench, BOARD (TWELVE, ""), "B 42");
  od_screenshot (bench->window, 1080, 1920, "display-upright");
  assert_all_are_seen (bench, 1080, 1920);
}

static void
an_arabic_house_runs_from_right_to_left (void **state)
{
  Bench *bench = *state;

  move_to (bench, TWO_FLOORS ("ar", "\"ar\",\"en\""), "البيت");
  show (bench, BOARD (LINE ("31", ROOM ("Room 12", "1", "\"up\""), "05") "," LINE ("30", ROOM ("Room 1", "0", "\"left\""), "04"), ""), "B 31");
  od_screenshot (bench->window, 1920, 1080, "display-arabic");
  assert_int_equal (gtk_widget_get_direction (find_text (bench->window, "B 31")), GTK_TEXT_DIR_RTL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
a_silent_voice_is_told_by_a_sign (void **state)
{
  Bench *bench = *state;

  show (bench, BOARD (LINE ("31", ANY, "05"), ""), "B 31");
  od_display_window_set_mute (OD_DISPLAY_WINDOW (bench->window), TRUE);
  od_screenshot (bench->window, 1920, 1080, "display-mute");
  od_display_window_set_mute (OD_DISPLAY_WINDOW (bench->window), FALSE);
}

/* --- What can be read at 8 m --- */

/* A common 55 inch screen is 1210 mm wide. */
#define SCREEN_MM 1210.0

static void
the_number_is_readable_at_eight_metres (void **state)
{
  Bench *bench = *state;
  double digit_px = 0.0;
  double x_px = 0.0;

  show (bench, BOARD (LINE ("127", ANY, "05"), ""), "B 127");
  od_display_window_measure (OD_DISPLAY_WINDOW (bench->window), &digit_px, &x_px);
  print_message ("# figures %.0f px, x %.0f px: %.0f mm and %.0f mm on a screen of 55 inches, to be read from %.1f m\n", digit_px, x_px,
                 digit_px * SCREEN_MM / 1920, x_px * SCREEN_MM / 1920,
                 od_sight_reach (digit_px * SCREEN_MM / 1920, x_px * SCREEN_MM / 1920));
  assert_true (od_sight_reach (digit_px * SCREEN_MM / 1920, x_px * SCREEN_MM / 1920) >= 8.0);
}

/* Relative luminance of one pixel (WCAG 2.2). */
static double
luminance_of (const guchar *pixel)
{
  const double weights[] = { 0.0722, 0.7152, 0.2126 };   /* cairo's order on a little-endian machine */
  double luminance = 0.0;

  for (int i = 0; i < 3; i++) {
    double channel = pixel[i] / 255.0;

    luminance += weights[i] * (channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
  }

  return luminance;
}

static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));

  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

/* What is on the screen, four bytes a pixel. */
static guchar *
read_pixels (GtkWidget *window,
             int       *width)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels;

  gtk_widget_queue_draw (window);
  od_turn_until ((node = draw (window)) != NULL);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (window), gtk_widget_get_height (window)));
  *width = gdk_texture_get_width (texture);
  pixels = g_malloc ((gsize) * width * (gsize) gdk_texture_get_height (texture) * 4);
  gdk_texture_download (texture, pixels, (gsize) * width * 4);

  return pixels;
}

/* Between the lightest and the darkest pixel of @widget. */
static double
contrast_of (GtkWidget    *window,
             GtkWidget    *widget,
             const guchar *pixels,
             int           width)
{
  graphene_rect_t bounds;
  double lightest = 0.0;
  double darkest = 1.0;

  assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  for (int y = (int) bounds.origin.y; y < (int) (bounds.origin.y + bounds.size.height); y++) {
    for (int x = (int) bounds.origin.x; x < (int) (bounds.origin.x + bounds.size.width); x++) {
      double luminance = luminance_of (pixels + ((gsize) y * (gsize) width + (gsize) x) * 4);

      lightest = MAX (lightest, luminance);
      darkest = MIN (darkest, luminance);
    }
  }

  return (lightest + 0.05) / (darkest + 0.05);
}

static void
assert_contrast (Bench *bench,
                 double least)
{
  const char *const parts[] = { "Open House", "Now", "B 31", "Room 12", "Floor 1", "Just", "B 30", "B 29", "waiting", "Open until" };

  int width = 0;
  g_autofree guchar *pixels = read_pixels (bench->window, &width);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    GtkWidget *label = find_text (bench->window, parts[i]);
    double contrast = label != NULL ? contrast_of (bench->window, label, pixels, width) : 0.0;

    if (contrast < least)
      fail_msg ("%s: %.1f", parts[i], contrast);
  }
}

static void
everything_has_contrast (void **state)
{
  Bench *bench = *state;

  move_to (bench, TWO_FLOORS ("en", "\"en\",\"es\",\"ar\""), "Open House");
  show (bench, BOARD (LINE ("31", ROOM ("Room 12", "1", "\"up\""), "05") "," LINE ("30", ROOM ("Room 1", "0", "\"left\""), "04"),
                      LINE ("29", ROOM ("Room 1", "0", "null"), "03")), "B 31");
  od_turn_until (find_text (bench->window, "Open until") != NULL);
  od_screenshot (bench->window, 1920, 1080, "display-two-floors");
  assert_contrast (bench, 4.5);
  od_display_window_set_contrast (OD_DISPLAY_WINDOW (bench->window), TRUE);
  od_screenshot (bench->window, 1920, 1080, "display-contrast");
  assert_contrast (bench, 15.0);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_call_is_shown_with_its_place),
    TEST (the_screen_says_now_in_every_language),
    TEST (calls_before_move_aside),
    TEST (a_lost_service_leaves_the_last_good_state),
    TEST (each_letter_has_its_estimate),
    TEST (the_hours_come_in_every_language),
    TEST (all_floors_are_shown_with_their_way),
    cmocka_unit_test_setup_teardown (a_display_of_a_floor_points_to_the_others, set_up_ground_floor, tear_down),
    TEST (a_full_board_is_paged),
    cmocka_unit_test_setup_teardown (an_upright_screen_holds_a_full_board, set_up_upright, tear_down),
    TEST (an_arabic_house_runs_from_right_to_left),
    TEST (a_silent_voice_is_told_by_a_sign),
    TEST (the_number_is_readable_at_eight_metres),
    TEST (everything_has_contrast),
  };

  gtk_init ();
  od_look_load (gdk_display_get_default (), "/onedoor/display/display.css");

  return cmocka_run_group_tests_name ("display-window", tests, NULL, NULL);
}
