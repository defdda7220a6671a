/* SPDX-License-Identifier: EUPL-1.2 */
#include "reception-room.h"

#include "od-fake-printer.h"

static GtkWidget *
reasons_of (Bench *bench)
{
  return find_list (bench->window, "OdReasonBox");
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

int
main (void)
{
  const struct CMUnitTest tests[] = {
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
  };

  gtk_init ();
  od_screenshot_load_look ("/onedoor/reception/reception.css");

  return cmocka_run_group_tests_name ("desk-sheets", tests, NULL, NULL);
}
