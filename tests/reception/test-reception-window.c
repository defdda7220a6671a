/* SPDX-License-Identifier: EUPL-1.2 */
#include "reception-room.h"

#include "od-desk-actions.h"

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

static gboolean
has_keyboard_in (Bench      *bench,
                 const char *type)
{
  GtkWidget *list = find_list (bench->window, type);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (bench->window));

  return list != NULL && focus != NULL && gtk_widget_is_ancestor (focus, list);
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

/* The window itself asks for nothing, so that no compositor ends it; what is in it fits all the same. */
static void
assert_window_fits (Bench *bench)
{
  GtkWidget *content = gtk_widget_get_first_child (find_list (bench->window, "GtkViewport"));
  int width = 0;
  int height = 0;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, 1366, &height, NULL, NULL, NULL);
  assert_in_range (width, 1, 1366);
  assert_in_range (height, 1, 768);
  gtk_widget_measure (bench->window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  assert_in_range (width, 0, 800);
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
  assert_window_fits (bench);
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
  assert_window_fits (bench);
  od_tiny_service_come_back (bench->service);
}

#define assert_open(bench, wanted)                         \
  G_STMT_START {                                           \
    g_autofree char *open_now = list_open_actions (bench); \
                                                           \
    assert_string_equal (open_now, wanted);                \
  } G_STMT_END

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
