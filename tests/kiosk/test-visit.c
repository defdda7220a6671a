/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "kiosk-room.h"

#include "od-need-tile.h"

#include <string.h>

/* What the window does with a visitor, page by page. */

static gboolean
says (GtkWidget *widget,
      gpointer   data)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                   : GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget)) : "";

  return strstr (text, data) != NULL;
}

static gboolean
shows (GtkWidget *widget,
       gpointer   data)
{
  return gtk_widget_get_mapped (widget) && says (widget, data);
}

static gboolean
is_chosen (GtkWidget *widget,
           gpointer   data)
{
  return OD_IS_NEED_TILE (widget) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget));
}

static gboolean
is_entry (GtkWidget *widget,
          gpointer   data)
{
  return GTK_IS_ENTRY (widget);
}

static void
assert_shows (KioskRoom  *room,
              const char *text)
{
  if (kiosk_room_find (room, shows, (gpointer) text) == NULL)
    fail_msg ("\"%s\" is not on the screen", text);
}

static void
type_name (KioskRoom  *room,
           const char *name)
{
  GtkWidget *entry = kiosk_room_find (room, is_entry, NULL);

  assert_non_null (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
}

static void
somebody_gets_a_number_without_a_name (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  assert_string_equal (kiosk_room_page (room), "needs");
  kiosk_room_walk_to (room, "ticket");
  assert_shows (room, "B 27");
  assert_shows (room, "About 10 to 20 minutes");
  assert_shows (room, "3 people before you");
  assert_string_equal (od_fake_client_get_last_wish (room->client), "en|housing money||");
}

static void
a_name_travels_when_it_is_given (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "name");
  type_name (room, "  Amina ");
  assert_shows (room, "Go on with this name");
  kiosk_room_do (room, "kiosk.next");
  assert_string_equal (od_fake_client_get_last_wish (room->client), "en|housing money||Amina");
}

static void
no_need_no_next (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_do (room, "kiosk.next");
  assert_string_equal (kiosk_room_page (room), "needs");
}

static void
a_trembling_hand_skips_no_page (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "help");
  od_fake_clock_advance (room->clock, 1);
  gtk_widget_activate_action (room->window, "kiosk.next", NULL);
  kiosk_room_settle (room);
  gtk_widget_activate_action (room->window, "kiosk.next", NULL);
  kiosk_room_settle (room);
  assert_string_equal (kiosk_room_page (room), "name");
}

static void
two_taps_are_one_ticket (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "name");
  od_fake_client_hold (room->client);
  kiosk_room_do (room, "kiosk.next");
  kiosk_room_do (room, "kiosk.next");
  kiosk_room_do (room, "kiosk.person");
  od_fake_client_release (room->client);
  kiosk_room_settle (room);
  assert_string_equal (kiosk_room_page (room), "ticket");
  assert_int_equal (od_fake_client_count_wishes (room->client), 1);
}

static void
a_person_is_one_tap_away_from_any_page (void **state)
{
  KioskRoom *room = *state;
  const char *const pages[] = { "welcome", "needs", "help", "name" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_room_walk_to (room, pages[i]);
    kiosk_room_do (room, "kiosk.person");
    assert_string_equal (kiosk_room_page (room), "ticket");
    assert_int_equal (od_fake_client_count_wishes (room->client), i + 1);
    assert_non_null (strstr (od_fake_client_get_last_wish (room->client), "person|reception|"));
    assert_shows (room, "recepción");
    kiosk_room_do (room, "kiosk.next");
    assert_string_equal (kiosk_room_page (room), "welcome");
  }
}

static void
a_person_with_a_number_needs_no_second_one (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "ticket");
  kiosk_room_do (room, "kiosk.person");
  assert_int_equal (od_fake_client_count_wishes (room->client), 1);
  assert_shows (room, "Please go to the reception desk now");
}

static void
a_list_that_fails_stands_in_nobodys_way (void **state)
{
  KioskRoom *room = *state;

  od_fake_client_set_cards (room->client, NULL);
  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "help");
  assert_shows (room, "We can’t show the list right now");
  kiosk_room_walk_to (room, "ticket");
  assert_string_equal (kiosk_room_page (room), "ticket");
}

static void
a_wish_that_fails_is_told_and_can_be_repeated (void **state)
{
  KioskRoom *room = *state;

  od_fake_client_set_refusing (room->client, TRUE);
  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "name");
  kiosk_room_do (room, "kiosk.next");
  assert_string_equal (kiosk_room_page (room), "name");
  assert_shows (room, "That did not work");
  od_fake_client_set_refusing (room->client, FALSE);
  kiosk_room_do (room, "kiosk.next");
  assert_string_equal (kiosk_room_page (room), "ticket");
}

static void
nothing_of_the_visitor_remains (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "name");
  type_name (room, "Amina");
  kiosk_room_do (room, "kiosk.next");
  kiosk_room_do (room, "kiosk.next");
  assert_string_equal (kiosk_room_page (room), "welcome");
  assert_null (kiosk_room_find (room, says, (gpointer) "Amina"));
  assert_null (kiosk_room_find (room, says, (gpointer) "B 27"));
  assert_null (kiosk_room_find (room, is_chosen, NULL));
  assert_null (kiosk_room_find (room, says, (gpointer) "Vivienda"));
  assert_null (od_kiosk_session_get_issued (room->session));
  assert_null (od_kiosk_session_get_cards (room->session));
  assert_int_equal (od_kiosk_session_count_needs (room->session), 0);
  assert_string_equal (od_texts_get_language (room->texts), "es");
}

static void
left_alone_it_warns_and_then_forgets (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "help");
  od_idle_guard_touch (room->guard);
  od_fake_clock_advance (room->clock, 65);
  od_idle_guard_tick (room->guard);
  kiosk_room_settle (room);
  assert_shows (room, "Are you still there?");
  assert_shows (room, "25");
  kiosk_room_do (room, "kiosk.still-here");
  assert_null (kiosk_room_find (room, shows, (gpointer) "Are you still there?"));
  assert_string_equal (kiosk_room_page (room), "help");
  od_fake_clock_advance (room->clock, 95);
  od_idle_guard_tick (room->guard);
  kiosk_room_settle (room);
  assert_string_equal (kiosk_room_page (room), "welcome");
  assert_null (kiosk_room_find (room, is_chosen, NULL));
}

static void
a_number_that_comes_too_late_belongs_to_nobody (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "name");
  od_fake_client_hold (room->client);
  kiosk_room_do (room, "kiosk.next");
  kiosk_room_do (room, "kiosk.start-again");
  od_fake_client_release (room->client);
  kiosk_room_settle (room);
  assert_string_equal (kiosk_room_page (room), "welcome");
  assert_null (od_kiosk_session_get_issued (room->session));
  assert_int_equal (od_fake_printer_count (room->printer), 0);
}

static void
a_language_changes_everything_and_keeps_what_was_chosen (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "help");
  kiosk_room_do (room, "kiosk.languages");
  kiosk_room_speak (room, "ar");
  assert_string_equal (kiosk_room_page (room), "help");
  assert_int_equal (gtk_widget_get_direction (room->window), GTK_TEXT_DIR_RTL);
  assert_int_equal (od_kiosk_session_count_needs (room->session), 2);
  assert_shows (room, "أعطوني رقماً");
  kiosk_room_speak (room, "es");
  assert_int_equal (gtk_widget_get_direction (room->window), GTK_TEXT_DIR_LTR);
}

static void
paper_that_comes_is_to_be_taken (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "ticket");
  assert_shows (room, "Your ticket is coming");
  od_fake_printer_end (room->printer, OD_PRINTED, FALSE);
  kiosk_room_settle (room);
  assert_shows (room, "Please take your ticket");
  assert_string_equal (od_fake_client_get_prints (room->client), "printed:");
}

static void
paper_that_fails_is_shown_and_told (void **state)
{
  KioskRoom *room = *state;
  const OdPrintOutcome outcomes[] = { OD_PRINT_LATE, OD_PRINT_BLOCKED, OD_PRINT_ABORTED, OD_PRINT_ABORTED };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    kiosk_room_speak (room, "en");
    kiosk_room_walk_to (room, "ticket");
    od_fake_printer_end (room->printer, outcomes[i], i == 3);
    kiosk_room_settle (room);
    assert_shows (room, "Take a photo, or remember your number");
    kiosk_room_do (room, "kiosk.next");
  }
  assert_string_equal (od_fake_client_get_prints (room->client),
                       "failed:late failed:blocked failed:aborted failed:no-printer");
}

static void
old_papers_news_does_not_reach_the_next_visitor (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "ticket");
  kiosk_room_do (room, "kiosk.next");
  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "ticket");
  od_fake_printer_end (room->printer, OD_PRINT_LATE, FALSE);
  kiosk_room_settle (room);
  assert_shows (room, "Your ticket is coming");
  assert_string_equal (od_fake_client_get_prints (room->client), "failed:late");
}

static void
the_printers_health_is_told_when_it_changes (void **state)
{
  KioskRoom *room = *state;

  od_fake_printer_set_reason (room->printer, "media-empty");
  od_paper_watch (room->paper, 3600);
  kiosk_room_settle (room);
  assert_string_equal (od_fake_client_get_health (room->client), "blocked media-empty");
  od_fake_printer_set_reason (room->printer, NULL);
  od_paper_watch (room->paper, 3600);
  kiosk_room_settle (room);
  assert_string_equal (od_fake_client_get_health (room->client), "well ");
}

static gboolean
on_patience_ended (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until (KioskRoom  *room,
            const char *text,
            gboolean    there)
{
  gboolean late = FALSE;
  guint patience = g_timeout_add_seconds (15, on_patience_ended, &late);

  while ((kiosk_room_find (room, shows, (gpointer) text) != NULL) != there && !late)
    g_main_context_iteration (NULL, TRUE);
  assert_false (late);
  g_source_remove (patience);
}

static void
a_lost_service_is_calm_and_comes_back (void **state)
{
  KioskRoom *room = *state;

  kiosk_room_speak (room, "en");
  kiosk_room_walk_to (room, "help");
  od_fake_client_set_online (room->client, FALSE);
  wait_until (room, "Please go to the reception desk.", TRUE);
  assert_shows (room, "Ve a recepción");
  od_fake_client_set_online (room->client, TRUE);
  wait_until (room, "Please go to the reception desk.", FALSE);
  assert_string_equal (kiosk_room_page (room), "help");
}

#define VISIT(test) cmocka_unit_test_setup_teardown (test, kiosk_room_setup, kiosk_room_teardown)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    VISIT (somebody_gets_a_number_without_a_name),
    VISIT (a_name_travels_when_it_is_given),
    VISIT (no_need_no_next),
    VISIT (a_trembling_hand_skips_no_page),
    VISIT (two_taps_are_one_ticket),
    VISIT (a_person_is_one_tap_away_from_any_page),
    VISIT (a_person_with_a_number_needs_no_second_one),
    VISIT (a_list_that_fails_stands_in_nobodys_way),
    VISIT (a_wish_that_fails_is_told_and_can_be_repeated),
    VISIT (nothing_of_the_visitor_remains),
    VISIT (left_alone_it_warns_and_then_forgets),
    VISIT (a_number_that_comes_too_late_belongs_to_nobody),
    VISIT (a_language_changes_everything_and_keeps_what_was_chosen),
    VISIT (paper_that_comes_is_to_be_taken),
    VISIT (paper_that_fails_is_shown_and_told),
    VISIT (old_papers_news_does_not_reach_the_next_visitor),
    VISIT (the_printers_health_is_told_when_it_changes),
    VISIT (a_lost_service_is_calm_and_comes_back),
  };

  return cmocka_run_group_tests_name ("visit", tests, NULL, NULL);
}
