/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-reception-window.h"
#include "od-screenshot.h"
#include "od-tiny-service.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdDeskSession *session;
  GtkWidget     *window;
} Bench;

static int
set_up (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new ("reception");
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  bench->session = od_desk_session_new (client, clock, "en");
  bench->window = od_reception_window_new (NULL, bench->session);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (bench->window));
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_object_unref (bench->session);
  od_tiny_service_free (bench->service);
  g_free (bench);

  return 0;
}

static char *
text_of (gpointer    object,
         const char *property)
{
  char *text = NULL;

  g_object_get (object, property, &text, NULL);

  return text;
}

static gboolean
is_at (Bench      *bench,
       const char *wanted)
{
  g_autofree char *state = text_of (bench->session, "state");

  return g_str_equal (state, wanted);
}

static gboolean
is_busy (Bench *bench)
{
  gboolean busy = FALSE;

  g_object_get (bench->session, "busy", &busy, NULL);

  return busy;
}

static guint
count_rows (Bench *bench)
{
  g_autoptr (GListModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);

  return g_list_model_get_n_items (queue);
}

static void
sit_down (Bench *bench)
{
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (is_at (bench, "choose"));
  od_desk_session_choose_desk (bench->session, "d1");
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, action);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
may (Bench      *bench,
     const char *action)
{
  GtkWidget *button = find_button (bench->window, action);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
the_pages_follow_the_session (void **state)
{
  Bench *bench = *state;

  od_screenshot (bench->window, 1366, 768, "reception-enter");
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (is_at (bench, "choose"));
  od_screenshot (bench->window, 1366, 768, "reception-desks");
}

static void
a_day_at_the_desk (void **state)
{
  Bench *bench = *state;
  OdVisit *first;

  first = od_tiny_service_add_visit (bench->service, "ar", "housing");
  first->children = 1;
  first->adults = 2;
  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench);
  od_turn_until (count_rows (bench) == 2);
  od_screenshot (bench->window, 1366, 768, "reception-list");
  assert_true (may (bench, "desk.call-next"));
  assert_false (may (bench, "desk.call"));

  gtk_widget_activate_action (bench->window, "desk.call-next", NULL);
  od_turn_until (!is_busy (bench) && od_desk_session_get_current (bench->session) != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-called");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (the_pages_follow_the_session),
    TEST (a_day_at_the_desk),
  };

  gtk_init ();
  od_screenshot_load_look ("/onedoor/reception/reception.css");

  return cmocka_run_group_tests_name ("reception-window", tests, NULL, NULL);
}
