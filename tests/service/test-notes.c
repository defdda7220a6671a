/* SPDX-License-Identifier: EUPL-1.2 */

/* What staff leave each other about a visitor: sealed, with a reason and an end, read only by whom it concerns, and every reading in the
 * log. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "od-clock.h"
#include "od-day.h"
#include "od-door.h"
#include "od-store-visits.h"

#define NOTES "/api/v1/visits/%s/notes"
#define PATH "/api/v1/visits/%s/path"
#define VISIT "/api/v1/visits/%s"
#define END "/api/v1/notes/%s/end"
#define TEXT "wears a hearing aid zqx"
#define REASON "so that the desk speaks up vkw"

static char *
day_from_now (int days)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();

  return od_day_of (od_clock_now_us (clock) + days * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC, "Europe/Madrid", 4);
}

static char *
note_body (const char *kind,
           int         days,
           const char *more)
{
  g_autofree char *until = day_from_now (days);

  return g_strdup_printf ("{\"kind\":\"%s\",\"text\":\"" TEXT "\",\"until\":\"%s\",\"reason\":\"" REASON "\"%s}", kind, until, more);
}

static char *
write_note (Door       *door,
            Who         who,
            const char *visit_id,
            const char *kind,
            const char *more)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *body = note_body (kind, 0, more);

  if (ask_about (door, who, "POST", NOTES, visit_id, body, answer) != 201)
    fail_msg ("%s", answer->str);
  return od_plain_http_pick (answer->str, "id");
}

static guint
count_in (Door       *door,
          Who         who,
          const char *pattern,
          const char *id,
          const char *words)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  guint n = 0;

  assert_int_equal (ask_about (door, who, "GET", pattern, id, NULL, answer), 200);
  for (const char *at = answer->str; (at = strstr (at, words)) != NULL; at++)
    n++;
  return n;
}

static void
a_note_is_read_by_who_may_see_the_visit (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *note = write_note (door, WHO_RECEPTION, id, "note", "");

  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, TEXT), 1);
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, REASON), 1);
  assert_int_equal (count_in (door, WHO_ADMIN, NOTES, id, note), 1);
  assert_int_equal (count_in (door, WHO_PROVIDER, VISIT, id, "\"notes\":1,\"banned\":false"), 1);
}

static void
a_note_is_not_there_for_who_may_not_see_the_visit (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "work", NULL);
  g_autofree char *note = write_note (door, WHO_RECEPTION, id, "note", "");
  g_autofree char *path = g_strdup_printf (NOTES, id);
  g_autofree char *end = g_strdup_printf (END, note);
  g_autofree char *body = note_body ("note", 0, "");

  expect_problem (door, WHO_PROVIDER, "GET", path, NULL, 404, "not-found");
  expect_problem (door, WHO_PROVIDER, "POST", path, body, 404, "not-found");
  expect_problem (door, WHO_PROVIDER, "POST", end, "{\"reason\":\"x\"}", 404, "not-found");
  expect_problem (door, WHO_KIOSK, "GET", path, NULL, 403, "forbidden");
  expect_problem (door, WHO_DISPLAY, "GET", path, NULL, 403, "forbidden");
  expect_problem (door, WHO_MANAGER, "GET", path, NULL, 403, "forbidden");
}

/* In the line of housing and of work: the provider of housing sees the visit. */
static char *
register_for_two (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\",\"needs\":[\"housing\",\"work\"]}", answer),
                    201);
  return od_plain_http_pick (answer->str, "id");
}

static void
a_ban_from_a_line_concerns_its_staff_and_reception (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_for_two (door);
  g_autofree char *other = write_note (door, WHO_RECEPTION, id, "ban", ",\"pool_id\":\"employment\"");
  g_autofree char *end = g_strdup_printf (END, other);
  g_autofree char *own = write_note (door, WHO_PROVIDER, id, "ban", ",\"pool_id\":\"housing\"");

  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, id, TEXT), 2);
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, TEXT), 1);
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, own), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, VISIT, id, "\"notes\":2,\"banned\":true"), 1);
  expect_problem (door, WHO_PROVIDER, "POST", end, "{\"reason\":\"x\"}", 404, "not-found");
}

static void
a_ban_from_the_house_is_receptions (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_for_two (door);
  g_autofree char *path = g_strdup_printf (NOTES, id);
  g_autofree char *house = note_body ("ban", 0, "");
  g_autofree char *other = note_body ("ban", 0, ",\"pool_id\":\"employment\"");
  g_autofree char *note = NULL;
  g_autofree char *end = NULL;

  expect_problem (door, WHO_PROVIDER, "POST", path, house, 403, "forbidden");
  expect_problem (door, WHO_PROVIDER, "POST", path, other, 403, "forbidden");
  note = write_note (door, WHO_ADMIN, id, "ban", "");
  end = g_strdup_printf (END, note);
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, note), 1);
  expect_problem (door, WHO_PROVIDER, "POST", end, "{\"reason\":\"x\"}", 403, "forbidden");
}

static void
who_wrote_and_who_read_is_in_the_log_and_no_word_more (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *note = NULL;

  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, "text"), 0);
  assert_int_equal (count_in (door, WHO_RECEPTION, PATH, id, "\"verb\":\"read\""), 0);
  note = write_note (door, WHO_RECEPTION, id, "note", "");
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, note), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, PATH, id, "\"verb\":\"note\""), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, PATH, id, "\"verb\":\"read\""), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, PATH, id, "zqx"), 0);
  assert_int_equal (count_in (door, WHO_RECEPTION, PATH, id, "vkw"), 0);
}

static void
reading_changes_nothing_and_hinders_no_undo (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *note = write_note (door, WHO_RECEPTION, id, "note", "");

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\",\"reason\":\"they asked\"}", NULL), 200);
  assert_int_equal (count_in (door, WHO_RECEPTION, VISIT, id, "\"version\":3"), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, id, note), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, VISIT, id, "\"version\":3"), 1);
  assert_int_equal (act (door, WHO_RECEPTION, id, "undo", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "cancel", "{}", NULL), 200);
}

static void
a_note_ends_once_with_a_reason (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *note = write_note (door, WHO_RECEPTION, id, "ban", "");
  g_autofree char *end = g_strdup_printf (END, note);

  expect_problem (door, WHO_RECEPTION, "POST", end, "{}", 400, "wrong-type");
  expect_problem (door, WHO_RECEPTION, "POST", end, "{\"reason\":\"\"}", 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", end, "{\"reason\":\"a\\u202eb\"}", 400, "wrong-value");
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", end, "{\"reason\":\"it was somebody else\"}", answer), 200);
  assert_null (strstr (answer->str, "zqx"));
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, id, note), 0);
  assert_int_equal (count_in (door, WHO_RECEPTION, VISIT, id, "\"notes\":0,\"banned\":false"), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, PATH, id, "\"verb\":\"note\""), 2);
  expect_problem (door, WHO_RECEPTION, "POST", end, "{\"reason\":\"once more\"}", 409, "illegal");
}

static void
what_makes_no_sense_is_refused (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *path = g_strdup_printf (NOTES, id);
  g_autofree char *yesterday = note_body ("note", -1, "");
  g_autofree char *in_three_years = note_body ("note", 3 * 366, "");
  g_autofree char *strange = note_body ("rumour", 0, "");
  g_autofree char *nowhere = note_body ("ban", 0, ",\"pool_id\":\"attic\"");
  g_autofree char *pool_note = note_body ("note", 0, ",\"pool_id\":\"housing\"");
  g_autofree char *unknown = note_body ("note", 0, ",\"colour\":\"red\"");
  g_autofree char *filling = g_strnfill (1001, 'x');
  g_autofree char *until = day_from_now (0);
  g_autofree char *long_text = g_strdup_printf ("{\"kind\":\"note\",\"text\":\"%s\",\"until\":\"%s\",\"reason\":\"x\"}", filling, until);
  g_autofree char *no_text = g_strdup_printf ("{\"kind\":\"note\",\"text\":\"\",\"until\":\"%s\",\"reason\":\"x\"}", until);
  g_autofree char *no_reason = g_strdup_printf ("{\"kind\":\"note\",\"text\":\"x\",\"until\":\"%s\",\"reason\":\" \"}", until);

  expect_problem (door, WHO_RECEPTION, "POST", path, "{\"kind\":\"note\",\"text\":\"x\",\"reason\":\"x\"}", 400, "wrong-type");
  expect_problem (door, WHO_RECEPTION, "POST", path, "{\"kind\":\"note\",\"text\":\"x\",\"until\":\"soon\",\"reason\":\"x\"}", 400,
                  "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, yesterday, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, in_three_years, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, strange, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, nowhere, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, pool_note, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, unknown, 400, "unknown-member");
  expect_problem (door, WHO_RECEPTION, "POST", path, long_text, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, no_text, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, no_reason, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", "/api/v1/notes/nothing/end", "{\"reason\":\"x\"}", 404, "not-found");
  assert_int_equal (count_in (door, WHO_RECEPTION, VISIT, id, "\"notes\":0"), 1);
}

/* Done behind the service's back. The number in the first row; 0 when there is none. */
static gint64
run_sql (Door       *door,
         const char *pattern,
         const char *id)
{
  g_autofree char *path = g_build_filename (od_house_get_dir (door->house), "onedoor.db", NULL);
  g_auto (GStrv) halves = g_strsplit (pattern, "%s", 2);
  g_autofree char *sql = g_strjoinv (id, halves);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n = 0;

  assert_int_equal (sqlite3_open (path, &db), SQLITE_OK);
  assert_int_equal (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

static void
go_round (Door *door)
{
  od_house_close (door->house, SIGTERM);
  assert_true (od_house_open (door->house, NULL));
  od_plain_http_free (door->http);
  door->http = od_plain_http_new (od_house_get_port (door->house));
}

static void
add_past_visit (OdStore    *store,
                guint       number,
                int         days,
                const char *carried_from)
{
  g_autoptr (OdVisit) visit = od_visit_new ();
  OdLeg *leg = od_leg_new ();

  visit->id = g_strdup_printf ("0192f3b4-6a1e-7c3d-9f10-%012u", number);
  visit->day = day_from_now (days);
  visit->series = g_strdup ("P");
  visit->number = number;
  visit->token = g_strdup_printf ("%016u", number);
  visit->language = g_strdup ("es");
  visit->adults = 1;
  visit->version = 1;
  visit->arrived_us = 1;
  visit->carried_from = g_strdup (carried_from);
  leg->id = g_strdup_printf ("leg-%u", number);
  leg->pool_id = g_strdup ("housing");
  leg->state = days < 0 ? OD_LEG_CARRIED : OD_LEG_WAITING;
  leg->made_us = leg->queued_us = leg->place_us = 1;
  g_ptr_array_add (visit->legs, leg);
  assert_true (od_store_add_visit (store, visit, NULL));
}

/* Three days of one ticket: the note of the first is known on the third, and ends there. */
static void
a_note_goes_on_with_the_ticket (void **state)
{
  const char *const first = "0192f3b4-6a1e-7c3d-9f10-000000000001";
  const char *const third = "0192f3b4-6a1e-7c3d-9f10-000000000003";
  Door *door = *state;
  g_autoptr (OdStore) store = NULL;
  g_autofree char *note = NULL;
  g_autofree char *late = NULL;

  od_house_close (door->house, SIGTERM);
  store = od_store_open (od_house_get_dir (door->house), NULL);
  assert_true (od_store_begin (store, NULL));
  add_past_visit (store, 1, -2, NULL);
  add_past_visit (store, 2, -1, first);
  add_past_visit (store, 3, 0, "0192f3b4-6a1e-7c3d-9f10-000000000002");
  assert_true (od_store_commit (store, NULL));
  g_clear_pointer (&store, od_store_close);
  go_round (door);

  note = write_note (door, WHO_RECEPTION, first, "ban", "");
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, third, note), 1);
  assert_int_equal (count_in (door, WHO_PROVIDER, VISIT, third, "\"notes\":1,\"banned\":true"), 1);
  late = write_note (door, WHO_PROVIDER, third, "note", "");
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, third, TEXT), 2);
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, first, TEXT), 1);
  assert_int_equal (ask_about (door, WHO_RECEPTION, "POST", END, note, "{\"reason\":\"served\"}", NULL), 200);
  assert_int_equal (count_in (door, WHO_PROVIDER, VISIT, third, "\"notes\":1,\"banned\":false"), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, third, late), 1);
}

static void
after_its_last_day_its_words_are_gone_for_ever (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *lasts = write_note (door, WHO_RECEPTION, id, "note", "");
  g_autofree char *over = write_note (door, WHO_RECEPTION, id, "ban", "");

  od_house_close (door->house, SIGTERM);
  run_sql (door, "UPDATE note SET until = '2020-01-01' WHERE id = '%s'", over);
  go_round (door);
  assert_int_equal (run_sql (door, "SELECT COUNT (*) FROM note_key WHERE note_id = '%s'", over), 0);
  assert_int_equal (run_sql (door, "SELECT COALESCE (SUM (length (sealed)), 0) FROM note_text WHERE note_id = '%s'", over), 0);
  assert_int_equal (run_sql (door, "SELECT COUNT (*) FROM note_key WHERE note_id = '%s'", lasts), 1);
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, id, over), 0);
  assert_int_equal (count_in (door, WHO_RECEPTION, NOTES, id, TEXT), 1);
  assert_int_equal (ask_about (door, WHO_RECEPTION, "POST", END, lasts, "{\"reason\":\"said in person\"}", NULL), 200);
}

/* With a key the answer is kept for a day: it must not carry the words either. */
static void
no_file_of_the_house_holds_a_word_of_it (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *path = g_strdup_printf (NOTES, id);
  g_autofree char *body = note_body ("ban", 1, "");

  od_house_keep_journal (door->house);
  go_round (door);
  assert_int_equal (ask_with_key (door, WHO_RECEPTION, path, key, body, answer), 201);
  assert_null (strstr (answer->str, "zqx"));
  assert_int_equal (ask_with_key (door, WHO_RECEPTION, path, key, body, answer), 201);
  assert_int_equal (count_in (door, WHO_PROVIDER, NOTES, id, TEXT), 1);
  assert_true (house_holds (door, id));
  assert_false (house_holds (door, "zqx"));
  assert_false (house_holds (door, "vkw"));
  od_house_close (door->house, SIGSEGV);
  assert_false (house_holds (door, "zqx"));
  assert_false (house_holds (door, "vkw"));
  go_round (door);
}

static void
the_back_end_hears_nothing_of_notes (void **state)
{
  Door *door = *state;

  assert_true (house_holds (door, "org.onedoor.visit.registered.v1"));
  assert_false (house_holds (door, "org.onedoor.visit.note"));
  assert_false (house_holds (door, "org.onedoor.visit.read"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_note_is_read_by_who_may_see_the_visit),
    cmocka_unit_test (a_note_is_not_there_for_who_may_not_see_the_visit),
    cmocka_unit_test (a_ban_from_a_line_concerns_its_staff_and_reception),
    cmocka_unit_test (a_ban_from_the_house_is_receptions),
    cmocka_unit_test (who_wrote_and_who_read_is_in_the_log_and_no_word_more),
    cmocka_unit_test (reading_changes_nothing_and_hinders_no_undo),
    cmocka_unit_test (a_note_ends_once_with_a_reason),
    cmocka_unit_test (what_makes_no_sense_is_refused),
    cmocka_unit_test (a_note_goes_on_with_the_ticket),
    cmocka_unit_test (after_its_last_day_its_words_are_gone_for_ever),
    cmocka_unit_test (no_file_of_the_house_holds_a_word_of_it),
    cmocka_unit_test (the_back_end_hears_nothing_of_notes),
  };

  return cmocka_run_group_tests_name ("service-notes", tests, open_door, close_door);
}
