/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include <glib/gstdio.h>

#include "od-reception-window.h"
#include "od-reports-page.h"
#include "od-screenshot.h"
#include "od-tiny-care.h"
#include "od-turning.h"

/* What stands beside the queue, on the screen. */

typedef struct {
  OdTinyService *service;
  OdTinyCare    *fake;      /* borrowed */
  OdDeskSession *session;
  GtkWidget     *window;
  OdVisit       *visit;     /* borrowed; somebody who waits */
} Bench;

static Bench *
make_bench (const char *role)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new (role);
  bench->fake = od_tiny_service_get_care (bench->service);
  od_tiny_care_fill_today (bench->fake);
  od_tiny_care_fill_report (bench->fake);
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  bench->session = od_desk_session_new (client, clock, "en");
  bench->window = od_reception_window_new (NULL, bench->session);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (bench->window));

  return bench;
}

static int
set_up (void **state)
{
  *state = make_bench ("reception");

  return 0;
}

static int
set_up_manager (void **state)
{
  *state = make_bench ("manager");

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

static gboolean
is_at (Bench      *bench,
       const char *wanted)
{
  g_autofree char *state = NULL;

  g_object_get (bench->session, "state", &state, NULL);

  return g_str_equal (state, wanted);
}

typedef gboolean (*Wanted) (GtkWidget  *widget,
                            const char *word);

static gboolean
says (GtkWidget  *widget,
      const char *part)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL;
}

static gboolean
does (GtkWidget  *widget,
      const char *action)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_a (GtkWidget  *widget,
      const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

static GtkWidget *
find_in (GtkWidget  *widget,
         Wanted      wanted,
         const char *word)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (wanted (widget, word))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_in (child, wanted, word);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static GtkWidget *
find (Bench      *bench,
      Wanted      wanted,
      const char *word)
{
  return find_in (bench->window, wanted, word);
}

static void
press (Bench      *bench,
       const char *action)
{
  GtkWidget *button = find (bench, does, action);

  assert_non_null (button);
  od_turn_until (gtk_widget_is_sensitive (button));
  gtk_widget_activate (button);
}

static void
write_in (Bench      *bench,
          const char *type,
          const char *text)
{
  GtkWidget *sheet = find (bench, is_a, type);

  assert_non_null (sheet);
  gtk_editable_set_text (GTK_EDITABLE (find_in (sheet, is_a, "GtkEntry")), text);
}

static void
sit_down (Bench *bench)
{
  bench->visit = od_tiny_service_add_visit (bench->service, "ar", "housing");
  bench->visit->notes = 1;
  bench->visit->banned = TRUE;
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (is_at (bench, "choose"));
  od_desk_session_choose_desk (bench->session, "d1");
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1 && find (bench, is_a, "OdQueueRow") != NULL);
}

static void
choose_first (Bench *bench)
{
  g_autoptr (OdQueueModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue, bench->visit->id));
  od_turn_until (find (bench, is_a, "OdCareBar") != NULL);
}

static void
open_sheet (Bench      *bench,
            const char *action,
            const char *type)
{
  gtk_widget_activate_action (bench->window, action, NULL);
  od_turn_until (find (bench, is_a, type) != NULL);
}

static void
shoot (Bench      *bench,
       const char *name)
{
  od_screenshot (bench->window, 1366, 768, name);
}

static void
today_is_seen_at_a_glance (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  open_sheet (bench, "desk.today", "OdGlancePane");
  od_turn_until (find (bench, says, "37") != NULL);
  assert_non_null (find (bench, says, "14"));
  assert_non_null (find (bench, says, "12 min"));
  assert_non_null (find (bench, says, "9 of 10 waited less"));
  assert_non_null (find (bench, says, "35 min"));
  assert_non_null (find (bench, says, "full for today"));
  assert_non_null (find (bench, says, "last ticket about 13:00"));
  shoot (bench, "beside-today");
}

static void
the_way_beside_is_below_the_person (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  choose_first (bench);
  assert_non_null (find (bench, says, "Notes: 1, a ban"));
  shoot (bench, "beside-bar");
}

static void
notes_are_read_on_purpose_and_written_with_a_reason (void **state)
{
  Bench *bench = *state;
  OdNote *old = od_note_new ();

  old->id = g_strdup ("n1");
  old->visit_id = g_strdup ("v");
  old->kind = OD_NOTE_BAN;
  old->text = g_strdup ("Shouted at others");
  old->until = g_strdup ("2026-12-31");
  old->pool_id = g_strdup ("housing");
  old->actor = g_strdup ("staff:s1");
  old->at_us = g_get_real_time ();
  g_ptr_array_add (bench->fake->notes, old);
  sit_down (bench);
  choose_first (bench);
  open_sheet (bench, "desk.notes", "OdNotesSheet");
  assert_null (find (bench, says, "Shouted"));
  shoot (bench, "beside-notes-closed");
  press (bench, "notes.read");
  od_turn_until (find (bench, says, "Shouted at others") != NULL);
  assert_int_equal (bench->fake->n_reads, 1);
  assert_non_null (find (bench, says, "until 2026-12-31, for Housing"));
  shoot (bench, "beside-notes");
  assert_false (gtk_widget_is_sensitive (find (bench, does, "notes.save")));
  press (bench, "notes.end");
  od_turn_until (find (bench, says, "End the note") != NULL);
  shoot (bench, "beside-notes-end");
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (bench->window))), "We talked");
  press (bench, "notes.save");
  od_turn_until (find (bench, says, "The note has ended.") != NULL && find (bench, says, "Shouted") == NULL);
}

static GtkWidget *
first_row (Bench      *bench,
           const char *type)
{
  return find_in (find (bench, is_a, type), is_a, "GtkListBoxRow");
}

static void
a_referral_is_made_and_followed (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  choose_first (bench);
  open_sheet (bench, "desk.refer", "OdReferSheet");
  od_turn_until (find (bench, says, "Food shelf") != NULL);
  shoot (bench, "beside-refer");
  assert_false (gtk_widget_is_sensitive (find (bench, does, "refer.refer")));
  gtk_editable_set_text (GTK_EDITABLE (find_in (find (bench, is_a, "OdReferSheet"), is_a, "GtkSearchEntry")), "mill lane");
  od_turn_until (find (bench, says, "Housing advice") == NULL);
  gtk_widget_activate (first_row (bench, "OdReferSheet"));
  write_in (bench, "OdReferSheet", "Needs food today");
  press (bench, "refer.refer");
  od_turn_until (find (bench, says, "open until the arrival") != NULL);
  shoot (bench, "beside-referred");
  gtk_widget_activate_action (bench->window, "desk.close-sheet", NULL);
  od_turn_until (find (bench, says, "asked") != NULL);
  shoot (bench, "beside-referrals");
  press (bench, "care.move");
  od_turn_until (find (bench, says, "accepted") != NULL);
}

static void
unmet_need_is_one_tap (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  choose_first (bench);
  open_sheet (bench, "desk.refer", "OdReferSheet");
  press (bench, "refer.unmet");
  od_turn_until (bench->fake->n_unmet == 1 && find (bench, says, "this help is missing") != NULL);
  assert_non_null (strstr (bench->fake->last_body, "\"need\":\"housing\""));
}

static void
an_appointment_is_shown_large (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  open_sheet (bench, "desk.book", "OdBookSheet");
  assert_false (gtk_widget_is_sensitive (find (bench, does, "book.make")));
  write_in (bench, "OdBookSheet", "14:75");
  assert_false (gtk_widget_is_sensitive (find (bench, does, "book.make")));
  write_in (bench, "OdBookSheet", "14:30");
  press (bench, "book.make");
  od_turn_until (find (bench, says, "K7M 4PQ") != NULL);
  shoot (bench, "beside-code");
  press (bench, "book.list");
  od_turn_until (find (bench, says, "14:30") != NULL);
  shoot (bench, "beside-book");
  press (bench, "book.cancel");
  od_turn_until (find (bench, says, "cancelled") != NULL);
}

static void
a_house_with_showers (Bench *bench)
{
  od_tiny_service_set_house (bench->service,
                             "{\"id\":\"738a9cc5-0f84-546f-9d71-872c7ed3614d\",\"name\":{\"en\":\"Open House\"},\"zone\":\"Europe/Madrid\","
                             "\"language\":\"en\",\"languages\":[\"en\",\"ar\"],\"rollover_hour\":4,\"reception_pool\":\"reception\","
                             "\"public_url\":\"http://127.0.0.1:8080\",\"needs\":[{\"id\":\"housing\",\"label\":{\"en\":\"A place to live\"}}],"
                             "\"pools\":[{\"id\":\"reception\",\"name\":{\"en\":\"Reception\"},\"service_id\":null,\"needs\":[],\"usual_min\":5},"
                             "{\"id\":\"housing\",\"name\":{\"en\":\"Housing\"},\"service_id\":null,\"needs\":[\"housing\"],\"usual_min\":20},"
                             "{\"id\":\"shower\",\"name\":{\"en\":\"Shower\"},\"service_id\":null,\"needs\":[],\"usual_min\":20,"
                             "\"slot_min\":30,\"slot_places\":2}],"
                             "\"desks\":[{\"id\":\"d1\",\"name\":{\"en\":\"Desk 1\"},\"place\":{\"en\":\"Room 1\"},\"floor\":\"0\",\"arrow\":null,"
                             "\"pools\":[\"reception\",\"housing\"]},{\"id\":\"d2\",\"name\":{\"en\":\"Desk 2\"},\"place\":{\"en\":\"Room 2\"},"
                             "\"floor\":\"0\",\"arrow\":null,\"pools\":[\"housing\",\"shower\"]}],\"messages\":[]}");
}

static void
a_shower_is_a_time_to_choose (void **state)
{
  Bench *bench = *state;
  gint64 base = G_GINT64_CONSTANT (1795341600) * G_USEC_PER_SEC;

  a_house_with_showers (bench);
  for (guint i = 0; i < 12; i++) {
    OdSlot slot = { .start_us = base + i * 30 * G_TIME_SPAN_MINUTE, .places = 2, .taken = i % 3 };

    g_array_append_val (bench->fake->slots, slot);
  }
  sit_down (bench);
  choose_first (bench);
  open_sheet (bench, "desk.slots", "OdSlotsSheet");
  od_turn_until (find (bench, says, "11:00 · 2 free") != NULL);
  assert_non_null (find (bench, says, "12:00 · full"));
  shoot (bench, "beside-slots");
  press (bench, "slots.take");
  od_turn_until (find (bench, says, "has the time") != NULL);
}

static void
another_desks_alarm_is_a_strip_until_a_word_ends_it (void **state)
{
  Bench *bench = *state;
  GtkWidget *strip;

  sit_down (bench);
  assert_null (find (bench, is_a, "OdAlarmStrip"));
  od_tiny_care_raise (bench->fake, bench->service, "d2");
  od_turn_until (find (bench, says, "asks for help") != NULL);
  assert_non_null (find (bench, says, "Room 2"));
  shoot (bench, "beside-alarm");
  press (bench, "alarm.end");
  od_turn_until (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (bench->window))));
  strip = find (bench, is_a, "OdAlarmStrip");
  assert_int_equal (((OdAlarm *) g_ptr_array_index (bench->fake->alarms, 0))->ended_us, 0);
  gtk_editable_set_text (GTK_EDITABLE (find_in (strip, is_a, "GtkEntry")), "Omar goes");
  press (bench, "alarm.end");
  od_turn_until (find (bench, is_a, "OdAlarmStrip") == NULL);
}

static void
the_own_alarm_is_a_tick (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  gtk_widget_activate_action (bench->window, "desk.ask-quietly", NULL);
  od_turn_until (find (bench, says, "✓") != NULL);
  assert_null (find (bench, is_a, "OdAlarmStrip"));
  shoot (bench, "beside-own-alarm");
}

static void
a_manager_reads_percentiles_first (void **state)
{
  Bench *bench = *state;

  od_desk_session_sign_in (bench->session, "Mira", "open");
  od_turn_until (is_at (bench, "reports") && find (bench, says, "347") != NULL);
  assert_non_null (find (bench, says, "9 of 10 waited less"));
  assert_non_null (find (bench, says, "from arrival until the first call"));
  assert_non_null (find (bench, says, "fewer than 5 people"));
  assert_null (find (bench, does, "desk.walk-in"));
  assert_null (find (bench, does, "desk.close-sheet"));
  assert_non_null (find (bench, does, "desk.sign-out"));
  shoot (bench, "beside-reports");
}

static void
a_report_is_kept_as_a_table (void **state)
{
  Bench *bench = *state;
  g_autofree char *dir = g_dir_make_tmp ("od-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  OdReportsPage *page;

  od_desk_session_sign_in (bench->session, "Mira", "open");
  od_turn_until (find (bench, says, "347") != NULL);
  page = OD_REPORTS_PAGE (find (bench, is_a, "OdReportsPage"));
  assert_true (od_reports_page_save (page, file, NULL));
  assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  assert_non_null (strstr (csv, "housing"));
  assert_null (strstr (csv, "4294967295"));
  assert_false (od_reports_page_save (page, nowhere, &error));
  assert_non_null (error);
  g_unlink (path);
  g_rmdir (dir);
}

static void
reports_open_over_the_queue_and_close (void **state)
{
  Bench *bench = *state;

  sit_down (bench);
  open_sheet (bench, "desk.reports", "OdReportsPage");
  od_turn_until (find (bench, says, "347") != NULL);
  press (bench, "desk.close-sheet");
  od_turn_until (find (bench, is_a, "OdReportsPage") == NULL && find (bench, is_a, "OdQueuePane") != NULL);
}

static const char *const sheets[] = { "desk.today", "desk.notes", "desk.refer", "desk.book", "desk.slots", "desk.reports" };

/* Each of them fits, or od_screenshot () ends the program. */
static void
walk_the_sheets (Bench      *bench,
                 const char *how)
{
  sit_down (bench);
  choose_first (bench);
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
    g_autofree char *name = g_strdup_printf ("beside-%s-%s", how, sheets[i] + strlen ("desk."));

    gtk_widget_activate_action (bench->window, sheets[i], NULL);
    od_turn_until (find (bench, does, "desk.close-sheet") != NULL);
    shoot (bench, name);
    gtk_widget_activate_action (bench->window, "desk.close-sheet", NULL);
    od_turn_until (find (bench, does, "desk.close-sheet") == NULL);
  }
}

static void
all_of_it_reads_from_right_to_left (void **state)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  walk_the_sheets (*state, "rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
all_of_it_fits_with_text_twice_as_large (void **state)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int usual = 0;

  g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  walk_the_sheets (*state, "large");
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)
#define MANAGER(name) cmocka_unit_test_setup_teardown (name, set_up_manager, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (today_is_seen_at_a_glance),
    TEST (the_way_beside_is_below_the_person),
    TEST (notes_are_read_on_purpose_and_written_with_a_reason),
    TEST (a_referral_is_made_and_followed),
    TEST (unmet_need_is_one_tap),
    TEST (an_appointment_is_shown_large),
    TEST (a_shower_is_a_time_to_choose),
    TEST (another_desks_alarm_is_a_strip_until_a_word_ends_it),
    TEST (the_own_alarm_is_a_tick),
    MANAGER (a_manager_reads_percentiles_first),
    MANAGER (a_report_is_kept_as_a_table),
    TEST (reports_open_over_the_queue_and_close),
    TEST (all_of_it_reads_from_right_to_left),
    TEST (all_of_it_fits_with_text_twice_as_large),
  };

  gtk_init ();
  od_screenshot_load_look ("/onedoor/reception/reception.css");

  return cmocka_run_group_tests_name ("beside", tests, NULL, NULL);
}
