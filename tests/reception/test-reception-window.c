/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-desk-actions.h"
#include "od-fake-printer.h"
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

/* Those whose visit is over stay at the end of the list. */
static guint
count_open (GListModel *queue)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++) {
    g_autoptr (OdVisitItem) item = g_list_model_get_item (queue, i);

    count += od_visit_is_open (od_visit_item_get_visit (item)) ? 1 : 0;
  }

  return count;
}

static guint
count_rows (Bench *bench)
{
  g_autoptr (GListModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);

  return count_open (queue);
}

static OdQueueModel *
queue_of (Bench *bench)
{
  g_autoptr (OdQueueModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);

  return queue;
}

/* The first list or grid on the screen of the type that is called @type. */
static GtkWidget *
find_list (GtkWidget  *widget,
           const char *type)
{
  if (gtk_widget_get_mapped (widget) && g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_list (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
activate_row (Bench      *bench,
              const char *type,
              guint       position)
{
  GtkWidget *list = find_list (bench->window, type);

  assert_non_null (list);
  gtk_widget_activate_action (list, "list.activate-item", "u", position);
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

/* What stands beside the queue has tests of its own. */
static gboolean
is_beside (const char *action)
{
  static const char *const beside[] = { "quiet.raise", "desk.notes", "desk.refer", "desk.slots", NULL };

  return g_strv_contains (beside, action);
}

/* Every action of the desk whose button is on the screen now and can be pressed, in the order of the screen. */
static void
collect (GtkWidget *widget,
         GString   *names)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_is_sensitive (widget)) {
    const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

    if (action != NULL && g_str_has_prefix (action, "desk.") && !is_beside (action))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", strchr (action, '.') + 1);
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, names);
}

static char *
list_open_actions (Bench *bench)
{
  GString *names = g_string_new (NULL);

  collect (bench->window, names);

  return g_string_free (names, FALSE);
}

#define assert_open(bench, wanted)                         \
  G_STMT_START {                                           \
    g_autofree char *open_now = list_open_actions (bench); \
                                                           \
    assert_string_equal (open_now, wanted);                \
  } G_STMT_END

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
press (Bench      *bench,
       const char *action)
{
  assert_true (may (bench, action));
  gtk_widget_activate_action (bench->window, action, NULL);
  od_turn_until (!is_busy (bench));
}

/* Waits until the list is there and the screen has drawn it. */
static void
sit_down_to (Bench *bench,
             guint  n_rows)
{
  sit_down (bench);
  od_turn_until (count_rows (bench) == n_rows && may (bench, "desk.walk-in"));
}

static void
call_next (Bench *bench)
{
  od_turn_until (may (bench, "desk.call-next"));
  press (bench, "desk.call-next");
}

static const char *
id_of_first (Bench *bench)
{
  g_autoptr (OdVisitItem) item = g_list_model_get_item (G_LIST_MODEL (queue_of (bench)), 0);

  return od_visit_item_get_visit (item)->id;
}

static void
buttons_are_open_exactly_while_legal (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down_to (bench, 1);
  od_turn_until (may (bench, "desk.call-next"));
  assert_open (bench, "walk-in call-next");
  press (bench, "desk.call-next");
  assert_open (bench, "walk-in call start hand-over no-show hold leave add carry cancel undo");
  press (bench, "desk.start");
  assert_open (bench, "walk-in finish hand-over hold add cancel undo");
  press (bench, "desk.hold");
  assert_open (bench, "walk-in resume leave move add prioritise carry cancel undo");
  press (bench, "desk.resume");
  assert_open (bench, "walk-in call call-next start hold leave move add prioritise step-out carry cancel undo");
  press (bench, "desk.step-out");
  assert_open (bench, "walk-in call start hold leave move add prioritise back carry cancel undo");
  press (bench, "desk.leave");
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), id_of_first (bench)));
  od_turn_until (may (bench, "desk.recall"));
  assert_open (bench, "walk-in recall undo");
}

static void
a_day_at_the_desk (void **state)
{
  Bench *bench = *state;
  OdVisit *first = od_tiny_service_add_visit (bench->service, "ar", "housing");

  first->children = 1;
  first->adults = 2;
  od_tiny_service_add_visit (bench->service, "es", NULL);
  od_tiny_service_add_visit (bench->service, "en", "housing");
  sit_down_to (bench, 3);
  od_screenshot (bench->window, 1366, 768, "reception-list");
  call_next (bench);
  od_screenshot (bench->window, 1366, 768, "reception-called");
  assert_non_null (find_text (bench->window, "called 1×"));
  assert_non_null (find_text (bench->window, "Undo (60 s)"));
  press (bench, "desk.start");
  press (bench, "desk.finish");
  assert_int_equal (count_rows (bench), 2);
  assert_non_null (find_text (bench->window, "done"));
}

static void
mixed_lines_keep_the_readers_direction (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "ar", "housing");
  GtkWidget *label;

  visit->adults = 2;
  sit_down_to (bench, 1);
  label = find_text (bench->window, "2 adults");
  assert_non_null (label);
  assert_string_equal (gtk_label_get_text (GTK_LABEL (label)), "\u200e\u2068العربية\u2069 · 2 adults");
  assert_int_equal (pango_layout_get_direction (gtk_label_get_layout (GTK_LABEL (label)), 0), PANGO_DIRECTION_LTR);
}

static void
who_has_somebody_is_said_by_desk (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "housing");

  sit_down_to (bench, 1);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), visit->id));
  od_turn_until (may (bench, "desk.call"));
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  gtk_widget_activate_action (bench->window, "desk.call", NULL);
  od_turn_until (find_text (bench->window, "\u2066B 1\u2069 is with \u2068Desk 2\u2069.") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-taken");
}

static gboolean
has_keyboard_in (Bench      *bench,
                 const char *type)
{
  GtkWidget *list = find_list (bench->window, type);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (bench->window));

  return list != NULL && focus != NULL && gtk_widget_is_ancestor (focus, list);
}

static void
the_keyboard_is_where_the_work_is (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (has_keyboard_in (bench, "GtkListView"));
  activate_row (bench, "GtkListView", 0);
  od_turn_until (is_at (bench, "work") && has_keyboard_in (bench, "GtkListView"));
  call_next (bench);
  press (bench, "desk.hand-over");
  od_turn_until (has_keyboard_in (bench, "OdWishSheet"));
  press (bench, "desk.close-sheet");
  press (bench, "desk.walk-in");
  od_turn_until (has_keyboard_in (bench, "GtkGridView"));
  press (bench, "desk.close-sheet");
  od_turn_until (has_keyboard_in (bench, "GtkListView"));
  press (bench, "desk.leave");
  od_tiny_service_add_visit (bench->service, "es", NULL);
  od_turn_until (count_rows (bench) == 1 && has_keyboard_in (bench, "GtkListView"));
}

static void
a_hand_over_is_one_choice (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down_to (bench, 1);
  call_next (bench);
  press (bench, "desk.hand-over");
  od_screenshot (bench->window, 1366, 768, "reception-hand-over");
  assert_open (bench, "undo close-sheet");
  od_desk_session_send (bench->session, OD_VERB_HAND_OVER, OD_TARGET_POOL, "housing", NULL);
  press (bench, "desk.close-sheet");
  od_turn_until (find_text (bench->window, "offered") != NULL);
}

static void
a_walk_in_is_two_choices (void **state)
{
  Bench *bench = *state;

  sit_down_to (bench, 0);
  press (bench, "desk.walk-in");
  od_screenshot (bench->window, 1366, 768, "reception-walk-in");
  activate_row (bench, "GtkGridView", 1);
  od_turn_until (find_text (bench->window, "Just talk") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-walk-in-needs");
  activate_row (bench, "GtkGridView", 0);
  od_turn_until (find_text (bench->window, "Tell the person") != NULL && count_rows (bench) == 1);
  od_screenshot (bench->window, 1366, 768, "reception-walk-in-number");
  press (bench, "desk.close-sheet");
  assert_null (find_text (bench->window, "Tell the person"));
}

static void
a_lost_service_greys_and_says_why (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down_to (bench, 1);
  call_next (bench);
  od_tiny_service_go (bench->service);
  od_turn_until (find_text (bench->window, "The service does not answer") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-lost");
  assert_open (bench, "");
  assert_non_null (find_text (bench->window, "B 1"));
  od_tiny_service_come_back (bench->service);
  od_turn_until (may (bench, "desk.start"));
  assert_null (find_text (bench->window, "The service does not answer"));
}

static OdVisit *
add_aged (Bench      *bench,
          const char *need,
          guint       minutes)
{
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", need);
  OdLeg *leg = g_ptr_array_index (visit->legs, 0);

  leg->queued_us -= minutes * G_TIME_SPAN_MINUTE;
  leg->made_us = leg->place_us = leg->queued_us;
  od_tiny_service_touch (bench->service, visit);

  return visit;
}

static GListModel *
rows_of (Bench *bench)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_list (bench->window, "GtkListView"))));
}

static void
show (Bench      *bench,
      const char *part)
{
  gtk_widget_activate_action (find_list (bench->window, "OdQueuePane"), "queue.show", "s", part);
}

static void
the_list_shows_the_part_that_is_asked_for (void **state)
{
  Bench *bench = *state;
  OdVisit *held = od_tiny_service_add_visit (bench->service, "ar", "housing");
  OdVisit *gone = od_tiny_service_add_visit (bench->service, "en", "housing");

  add_aged (bench, "money", 50);
  sit_down_to (bench, 3);
  od_tiny_service_act (bench->service, held, OD_VERB_HOLD, "d2");
  od_tiny_service_act (bench->service, gone, OD_VERB_LEAVE, NULL);
  od_turn_until (find_text (bench->window, "On hold 1") != NULL && find_text (bench->window, "Missed 1") != NULL);
  assert_non_null (find_text (bench->window, "All 2"));
  od_screenshot (bench->window, 1366, 768, "reception-filters");
  show (bench, "held");
  od_turn_until (g_list_model_get_n_items (rows_of (bench)) == 1 && find_text (bench->window, "A place to live") != NULL);
  show (bench, "late");
  od_turn_until (find_text (bench->window, "went home") != NULL);
  show (bench, "stuck");
  od_turn_until (g_list_model_get_n_items (rows_of (bench)) == 1 && find_text (bench->window, "Money") != NULL);
}

static void
who_is_stuck_is_one_press_away (void **state)
{
  Bench *bench = *state;
  OdVisit *stuck;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  stuck = add_aged (bench, "housing", 52);
  sit_down_to (bench, 2);
  od_turn_until (find_text (bench->window, "waits for 52 minutes") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-stuck");
  gtk_widget_activate_action (bench->window, "desk.look", NULL);
  assert_string_equal (od_visit_item_get_visit (od_desk_session_get_current (bench->session))->id, stuck->id);
  od_tiny_service_act (bench->service, stuck, OD_VERB_CANCEL, NULL);
  od_turn_until (find_text (bench->window, "waits for 52 minutes") == NULL);
}

static GtkWidget *
reasons_of (Bench *bench)
{
  return find_list (bench->window, "OdReasonBox");
}

static void
who_passes_others_is_called_with_a_reason (void **state)
{
  Bench *bench = *state;
  OdVisit *second;

  od_tiny_service_add_visit (bench->service, "es", "housing");
  second = od_tiny_service_add_visit (bench->service, "ar", "housing");
  sit_down_to (bench, 2);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), second->id));
  od_turn_until (may (bench, "desk.call"));
  press (bench, "desk.call");
  assert_int_equal (od_visit_current_leg (second)->state, OD_LEG_WAITING);
  od_turn_until (reasons_of (bench) != NULL && find_text (bench->window, "Others wait longer") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-reason");
  gtk_widget_activate_action (reasons_of (bench), "reason.choose", "u", 1);
  od_turn_until (od_visit_current_leg (second)->state == OD_LEG_CALLED && !is_busy (bench));
  od_turn_until (find_text (bench->window, "Cannot wait longer") != NULL);
  assert_null (reasons_of (bench));
}

static void
a_move_waits_for_both_choices (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down_to (bench, 1);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), visit->id));
  od_turn_until (may (bench, "desk.move"));
  press (bench, "desk.move");
  gtk_widget_activate_action (find_list (find_list (bench->window, "OdWishSheet"), "GtkListView"), "list.activate-item", "u", 1);
  od_turn_until (find_text (bench->window, "And why?") != NULL);
  assert_string_equal (od_visit_current_leg (visit)->pool_id, "reception");
  gtk_widget_activate_action (reasons_of (bench), "reason.choose", "u", 0);
  od_turn_until (g_str_equal (od_visit_current_leg (visit)->pool_id, "housing"));
}

static void
two_desks_are_called_together (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "work");

  sit_down_to (bench, 1);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), visit->id));
  od_turn_until (may (bench, "desk.joint"));
  press (bench, "desk.joint");
  od_screenshot (bench->window, 1366, 768, "reception-joint");
  gtk_widget_activate_action (find_list (find_list (bench->window, "OdWishSheet"), "GtkListView"), "list.activate-item", "u", 0);
  od_turn_until (od_visit_current_leg (visit)->state == OD_LEG_CALLED);
  assert_string_equal (od_visit_current_leg (visit)->with_desk_id, "d2");
}

static void
an_offer_is_taken_or_sent_back_with_a_reason (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down_to (bench, 1);
  call_next (bench);
  od_desk_session_send (bench->session, OD_VERB_HAND_OVER, OD_TARGET_DESK, "d2", NULL);
  od_turn_until (od_visit_current_leg (visit)->offered && !is_busy (bench));
  assert_string_equal (od_visit_current_leg (visit)->for_desk_id, "d2");
  assert_string_equal (od_visit_current_leg (visit)->pool_id, "housing");
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), visit->id));
  od_turn_until (may (bench, "desk.decline") && may (bench, "desk.accept"));
  od_screenshot (bench->window, 1366, 768, "reception-offered");
  press (bench, "desk.decline");
  gtk_widget_activate_action (reasons_of (bench), "reason.choose", "u", 0);
  od_turn_until (g_strcmp0 (od_visit_current_leg (visit)->for_desk_id, "d1") == 0);
}

static void
a_clock_that_went_back_is_trusted_by_somebody (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down_to (bench, 1);
  call_next (bench);
  od_tiny_service_turn_clock_back (bench->service, 60);
  press (bench, "desk.start");
  od_turn_until (find_text (bench->window, "The clock of the house went back") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-clock");
  press (bench, "desk.trust-clock");
  press (bench, "desk.start");
  od_turn_until (may (bench, "desk.finish"));
}

static void
a_full_line_takes_one_more_with_a_reason (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", "money");
  sit_down_to (bench, 1);
  press (bench, "desk.walk-in");
  activate_row (bench, "GtkGridView", 1);
  activate_row (bench, "GtkGridView", 2);
  od_turn_until (reasons_of (bench) != NULL && find_text (bench->window, "takes nobody more") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-walk-in-reason");
  assert_int_equal (count_rows (bench), 1);
  gtk_widget_activate_action (reasons_of (bench), "reason.choose", "u", 0);
  od_turn_until (find_text (bench->window, "Tell the person") != NULL && count_rows (bench) == 2);
}

static GtkWidget *
find_nth (GtkWidget  *widget,
          const char *type,
          guint      *n)
{
  if (gtk_widget_get_mapped (widget) && g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_nth (child, type, n);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
more_is_told_of_a_walk_in_when_asked_for (void **state)
{
  Bench *bench = *state;
  guint second = 1;
  const OdVisit *visit;

  sit_down_to (bench, 0);
  press (bench, "desk.walk-in");
  activate_row (bench, "GtkGridView", 1);
  od_turn_until (find_list (bench->window, "GtkExpander") != NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (find_list (bench->window, "GtkExpander")), TRUE);
  od_turn_until (find_list (bench->window, "GtkSpinButton") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-walk-in-more");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_nth (bench->window, "GtkSpinButton", &second)), 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_list (bench->window, "GtkCheckButton")), TRUE);
  activate_row (bench, "GtkGridView", 0);
  od_turn_until (count_rows (bench) == 1 && find_text (bench->window, "interpreter · 1 adult, 2 children") != NULL);
  visit = od_visit_item_get_visit (od_queue_model_find (queue_of (bench), id_of_first (bench)));
  assert_int_equal (visit->children, 2);
  assert_true (visit->interpreter);
}

static void
a_ticket_of_another_day_goes_first (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "ar", "housing");
  g_autofree char *address = g_strdup_printf ("HTTP://127.0.0.1:8080/T/%s", visit->token);

  od_tiny_service_carry (bench->service, visit);
  sit_down_to (bench, 0);
  od_desk_session_find (bench->session, address);
  od_turn_until (find_text (bench->window, "did not get its turn") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-carried");
  gtk_widget_activate_action (find_list (bench->window, "OdWalkInSheet"), "walk-in.go-first", NULL);
  od_turn_until (count_rows (bench) == 1 && find_text (bench->window, "first today") != NULL);
}

static void
an_unknown_ticket_is_said (void **state)
{
  Bench *bench = *state;

  sit_down_to (bench, 0);
  od_desk_session_find (bench->session, "ZZZZZZZZZZZZZZZZ");
  od_turn_until (find_text (bench->window, "No ticket like this") != NULL);
}

static void
a_ticket_is_printed_again (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "housing");
  g_autoptr (OdFakePrinter) printer = od_fake_printer_new ();
  g_autoptr (OdCatalogue) catalogue = od_catalogue_open ("/nowhere", "onedoor", NULL);

  sit_down_to (bench, 1);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue_of (bench), visit->id));
  od_turn_until (may (bench, "desk.call"));
  assert_false (may (bench, "desk.reprint"));
  od_reception_window_set_printer (OD_RECEPTION_WINDOW (bench->window), OD_PRINTER (printer), catalogue);
  press (bench, "desk.reprint");
  od_turn_until (od_fake_printer_count (printer) == 1);
  od_fake_printer_end (printer, OD_PRINTED, FALSE);
  od_turn_until (visit->print == OD_PRINT_REPRINTED && find_text (bench->window, "is printed") != NULL);
  press (bench, "desk.reprint");
  od_turn_until (od_fake_printer_count (printer) == 2);
  od_fake_printer_end (printer, OD_PRINT_BLOCKED, FALSE);
  od_turn_until (visit->print == OD_PRINT_FAILED && find_text (bench->window, "did not come out") != NULL);
}

/* Whoever adds a key without saying so has hidden it. */
static void
every_key_is_written_down (void **state)
{
  static const char *const actions[] = {
    "desk.call", "desk.joint", "desk.start", "desk.finish", "desk.no-show", "desk.recall", "desk.hold", "desk.hand-over", "desk.accept",
    "desk.decline", "desk.move", "desk.add", "desk.prioritise", "desk.step-out", "desk.carry", "desk.leave", "desk.cancel",
  };
  g_autoptr (GBytes) page = g_resources_lookup_data ("/onedoor/reception/od-shortcuts.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Bench *bench = *state;

  assert_non_null (page);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    const OdDeskAction *action = od_desk_actions_find (actions[i]);
    g_autofree char *wanted = NULL;

    assert_non_null (action);
    wanted = g_strdup_printf ("accelerator\">%s<", gdk_keyval_name (action->key));
    if (strstr (g_bytes_get_data (page, NULL), wanted) == NULL)
      fail_msg ("not in the window of keys: %s", actions[i]);
  }

  sit_down_to (bench, 0);
  gtk_widget_activate_action (bench->window, "desk.keys", NULL);
  od_turn_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
}

static void
fill_house (Bench *bench)
{
  OdVisit *held = od_tiny_service_add_visit (bench->service, "ar", "housing");
  OdVisit *family = od_tiny_service_add_visit (bench->service, "ar", "work");
  OdVisit *out;

  add_aged (bench, "money", 50);
  out = od_tiny_service_add_visit (bench->service, "es", "housing");
  family->adults = 2;
  family->children = 1;
  family->interpreter = TRUE;
  od_tiny_service_touch (bench->service, family);
  od_tiny_service_act (bench->service, held, OD_VERB_HOLD, "d2");
  od_tiny_service_act (bench->service, out, OD_VERB_STEP_OUT, NULL);
}

/* What lies over the person is no part of the window's own measure. */
static void
assert_fits (Bench      *bench,
             const char *type)
{
  GtkWidget *sheet = find_list (bench->window, type);
  int needed = 0;

  assert_non_null (sheet);
  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  assert_in_range (needed, 1, gtk_widget_get_width (gtk_widget_get_parent (sheet)));
}

/* Every sheet at its size: od_screenshot () ends the test when something does not fit. */
static void
look_at_all (Bench      *bench,
             const char *kind)
{
  g_autofree char *list = g_strconcat ("reception-", kind, "-list", NULL);
  g_autofree char *sheet = g_strconcat ("reception-", kind, "-hand-over", NULL);
  g_autofree char *walk_in = g_strconcat ("reception-", kind, "-walk-in", NULL);
  g_autofree char *lost = g_strconcat ("reception-", kind, "-lost", NULL);

  sit_down_to (bench, 4);
  call_next (bench);
  od_turn_until (find_text (bench->window, "On hold 1") != NULL && find_text (bench->window, "Called 1") != NULL);
  od_screenshot (bench->window, 1366, 768, list);
  press (bench, "desk.hand-over");
  od_screenshot (bench->window, 1366, 768, sheet);
  assert_fits (bench, "OdWishSheet");
  press (bench, "desk.close-sheet");
  press (bench, "desk.walk-in");
  activate_row (bench, "GtkGridView", 1);
  od_turn_until (find_list (bench->window, "GtkExpander") != NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (find_list (bench->window, "GtkExpander")), TRUE);
  od_screenshot (bench->window, 1366, 768, walk_in);
  assert_fits (bench, "OdWalkInSheet");
  press (bench, "desk.close-sheet");
  od_tiny_service_go (bench->service);
  od_turn_until (find_text (bench->window, "The service does not answer") != NULL);
  od_screenshot (bench->window, 1366, 768, lost);
  od_tiny_service_come_back (bench->service);
}

static void
everything_fits_from_right_to_left (void **state)
{
  Bench *bench = *state;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fill_house (bench);
  look_at_all (bench, "rtl");
  assert_int_equal (gtk_widget_get_direction (bench->window), GTK_TEXT_DIR_RTL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
everything_fits_with_text_twice_as_large (void **state)
{
  Bench *bench = *state;
  GtkSettings *settings = gtk_widget_get_settings (bench->window);
  int usual = 0;

  g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  fill_house (bench);
  look_at_all (bench, "large");
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
}

static void
a_printer_in_need_is_named (void **state)
{
  Bench *bench = *state;

  sit_down_to (bench, 0);
  od_tiny_service_say (bench->service, "device",
                       "{\"device_id\":\"k1\",\"name\":\"Entrance\",\"blocked\":true,\"reasons\":[\"media-empty\"]}");
  od_turn_until (find_text (bench->window, "no paper") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-printer");
}

static void
a_wrong_secret_is_said_and_forgotten (void **state)
{
  Bench *bench = *state;

  od_desk_session_sign_in (bench->session, "Nadia", "guess");
  od_turn_until (find_text (bench->window, "do not go together") != NULL);
  od_screenshot (bench->window, 1366, 768, "reception-refused");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (the_pages_follow_the_session),
    TEST (buttons_are_open_exactly_while_legal),
    TEST (a_day_at_the_desk),
    TEST (mixed_lines_keep_the_readers_direction),
    TEST (who_has_somebody_is_said_by_desk),
    TEST (the_keyboard_is_where_the_work_is),
    TEST (a_hand_over_is_one_choice),
    TEST (a_walk_in_is_two_choices),
    TEST (a_lost_service_greys_and_says_why),
    TEST (the_list_shows_the_part_that_is_asked_for),
    TEST (who_is_stuck_is_one_press_away),
    TEST (who_passes_others_is_called_with_a_reason),
    TEST (a_move_waits_for_both_choices),
    TEST (two_desks_are_called_together),
    TEST (an_offer_is_taken_or_sent_back_with_a_reason),
    TEST (a_clock_that_went_back_is_trusted_by_somebody),
    TEST (a_full_line_takes_one_more_with_a_reason),
    TEST (more_is_told_of_a_walk_in_when_asked_for),
    TEST (a_ticket_of_another_day_goes_first),
    TEST (an_unknown_ticket_is_said),
    TEST (a_ticket_is_printed_again),
    TEST (every_key_is_written_down),
    TEST (everything_fits_from_right_to_left),
    TEST (everything_fits_with_text_twice_as_large),
    TEST (a_printer_in_need_is_named),
    TEST (a_wrong_secret_is_said_and_forgotten),
  };

  gtk_init ();
  od_screenshot_load_look ("/onedoor/reception/reception.css");

  return cmocka_run_group_tests_name ("reception-window", tests, NULL, NULL);
}
