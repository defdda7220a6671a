/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-display-window.h"
#include "od-look.h"
#include "od-screenshot.h"
#include "od-tiny-service.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdBoardModel  *board;
  GtkWidget     *window;
} Bench;

static int
set_up (void **state)
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
  bench->window = od_display_window_new (bench->board, catalogue);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1920, 1080);
  gtk_window_present (GTK_WINDOW (bench->window));
  *state = bench;

  return 0;
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

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_call_is_shown_with_its_place),
    TEST (the_screen_says_now_in_every_language),
    TEST (calls_before_move_aside),
    TEST (a_lost_service_leaves_the_last_good_state),
  };

  gtk_init ();
  od_look_load (gdk_display_get_default (), "/onedoor/display/display.css");

  return cmocka_run_group_tests_name ("display-window", tests, NULL, NULL);
}
