/* SPDX-License-Identifier: EUPL-1.2 */
#include "message-checks.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-clock.h"
#include "od-json.h"
#include "od-need.h"

#define TIME "2026-11-22T09:14:00.000Z"
#define LATER "2026-11-22T09:15:00.000Z"
#define VISIT_ID "019a0000-0000-7000-8000-000000000000"

#define LEG                                                                                                                                                                                                                                                \
  "{\"id\":\"l1\",\"pool_id\":\"homes\",\"state\":\"called\",\"offered\":true,\"desk_id\":\"d1\",\"with_desk_id\":\"d2\","                                                                                                                                 \
  "\"from_desk_id\":\"d3\",\"from_pool_id\":\"debts\",\"for_desk_id\":\"d4\",\"for_staff_id\":\"s1\",\"made\":\"" TIME "\","                                                                                                                               \
                                                                                                                       "\"queued\":\"" LATER "\",\"place\":\"" TIME "\",\"due\":\"" LATER "\",\"not_before\":\"" TIME "\",\"first_called\":\"" LATER "\"," \
                                                                                                                                                                                                                                                     "\"called\":\"" TIME "\",\"started\":\"" LATER "\",\"held\":\"" TIME "\",\"ended\":\"" LATER "\",\"calls\":2,\"missed\":1,\"priority\":-1}"
#define VISIT                                                                                                                                               \
  "{\"id\":\"" VISIT_ID "\",\"day\":\"2026-11-22\",\"series\":\"B\",\"number\":27,\"language\":\"ar\",\"print\":\"printed\","                               \
                        "\"arrived\":\"" TIME "\",\"version\":4,\"needs\":[\"housing\",\"money\"],\"adults\":1,\"children\":2,\"companions\":3,"            \
                                              "\"interpreter\":true,\"age\":\"18-29\",\"residence\":\"here\",\"route\":\"reception\",\"out\":\"" TIME "\"," \
                                                                                                                                                      "\"carried_from\":\"v0\",\"has_name\":true,\"notes\":2,\"banned\":true,\"legs\":[" LEG "]}"
#define OWN_VISIT                                                                                                                      \
  "{\"id\":\"" VISIT_ID "\",\"day\":\"2026-11-22\",\"series\":\"B\",\"number\":27,\"token\":\"ABCDEFGHJKMNPQRS\",\"language\":\"ar\"," \
                        "\"print\":\"pending\",\"arrived\":\"" TIME "\",\"version\":1}"
#define LINE \
  "{\"series\":\"B\",\"number\":27,\"place\":{\"en\":\"Room 4\"},\"floor\":\"0\",\"arrow\":\"right\",\"called\":\"" TIME "\",\"calls\":1}"
#define SCHEDULE                                                                                                                \
  "{\"valid_from\":\"2026-01-01\",\"valid_to\":\"2026-12-31\",\"dtstart\":\"2026-01-05\",\"until\":\"2026-12-01\",\"count\":9," \
  "\"interval\":2,\"freq\":\"WEEKLY\",\"byday\":\"MO,TU\",\"bymonthday\":\"1\",\"wkst\":\"MO\",\"opens_at\":\"09:00\","         \
  "\"closes_at\":\"17:30\",\"x_closed\":true,\"description\":\"by hand\"}"
#define POLICY                                                                                                                  \
  "{\"grace_calls\":2,\"grace_min\":4,\"grace_places\":6,\"wait_alert_min\":40,\"hold_alert_min\":21,\"offer_alert_min\":11,"   \
  "\"calls_alert\":3,\"appointment_early_min\":12,\"appointment_lead_min\":31,\"appointment_late_min\":16,\"carry_days\":7,"    \
  "\"priorities\":[{\"id\":\"ordinary\",\"name\":{\"en\":\"As it comes\"},\"head_start_min\":0},{\"id\":\"first\",\"name\":{}," \
  "\"head_start_min\":0}]}"

static char *
reread_visit (const char *json,
              GError    **error)
{
  g_autoptr (OdVisit) visit = od_wire_visit_from_json (json, error);

  return visit != NULL ? od_wire_visit_to_json (visit, OD_WIRE_STAFF) : NULL;
}

static char *
reread_own_visit (const char *json,
                  GError    **error)
{
  g_autoptr (OdVisit) visit = od_wire_visit_from_json (json, error);

  return visit != NULL ? od_wire_visit_to_json (visit, OD_WIRE_OWNER) : NULL;
}

static char *
reread_visits (const char *json,
               GError    **error)
{
  g_autoptr (GPtrArray) visits = od_wire_visits_from_json (json, error);

  return visits != NULL ? od_wire_visits_to_json (visits) : NULL;
}

static char *
reread_registration (const char *json,
                     GError    **error)
{
  g_autoptr (OdRegistration) registration = od_wire_registration_from_json (json, error);

  return registration != NULL ? od_wire_registration_to_json (registration) : NULL;
}

static char *
reread_wish (const char *json,
             GError    **error)
{
  g_autoptr (OdWishBody) body = od_wire_wish_from_json (json, error);

  return body != NULL ? od_wire_wish_to_json (body) : NULL;
}

static char *
reread_issued (const char *json,
               GError    **error)
{
  g_autoptr (OdIssued) issued = od_wire_issued_from_json (json, error);

  return issued != NULL ? od_wire_issued_to_json (issued) : NULL;
}

static char *
reread_centre (const char *json,
               GError    **error)
{
  g_autoptr (OdCentre) centre = od_wire_centre_from_json (json, error);

  return centre != NULL ? od_wire_centre_to_json (centre) : NULL;
}

static char *
reread_help (const char *json,
             GError    **error)
{
  g_autoptr (GPtrArray) cards = od_wire_help_from_json (json, error);

  return cards != NULL ? od_wire_help_to_json (cards) : NULL;
}

static char *
reread_board (const char *json,
              GError    **error)
{
  g_autoptr (OdBoard) board = od_wire_board_from_json (json, error);

  return board != NULL ? od_wire_board_to_json (board) : NULL;
}

static char *
reread_session (const char *json,
                GError    **error)
{
  g_autoptr (OdSession) session = od_wire_session_from_json (json, error);

  return session != NULL ? od_wire_session_to_json (session) : NULL;
}

static char *
reread_problem (const char *json,
                GError    **error)
{
  g_autoptr (OdProblem) problem = od_wire_problem_from_json (json, error);

  return problem != NULL ? od_wire_problem_to_json (problem) : NULL;
}

static char *
reread_labels (const char *json,
               GError    **error)
{
  g_autoptr (OdLabels) labels = od_wire_labels_from_json (json, error);

  return labels != NULL ? od_wire_labels_to_json (labels) : NULL;
}

static char *
reread_strings (const char *json,
                GError    **error)
{
  const char *const names[] = { "name", "secret", NULL };
  g_auto (GStrv) values = od_wire_strings_from_json (json, names, 2, error);

  return values != NULL ? od_wire_strings_to_json ("name", values[0], "secret", values[1], NULL) : NULL;
}

static const Message messages[] = {
  { reread_visit, FALSE, VISIT },
  { reread_own_visit, FALSE, OWN_VISIT },
  { reread_visits, FALSE, "{\"visits\":[" VISIT "," VISIT "]}" },
  { reread_registration, TRUE,
    "{\"language\":\"ar\",\"needs\":[\"housing\",\"person\"],\"pool_id\":\"homes\",\"adults\":2,\"children\":3,\"name\":\"Ada\","
    "\"companions\":1,\"interpreter\":true,\"age\":\"65-plus\",\"residence\":\"elsewhere\",\"for_desk_id\":\"d1\",\"for_staff_id\":\"s1\","
    "\"due\":\"" TIME "\",\"appointment\":\"ABC234\",\"ticket\":\"T1\",\"reason\":\"late\"}" },
  { reread_wish, TRUE,
    "{\"leg_id\":\"l1\",\"version\":3,\"desk_id\":\"d1\",\"pool_id\":\"homes\",\"reason\":\"late\",\"with_desk_id\":\"d2\","
    "\"for_desk_id\":\"d3\",\"for_staff_id\":\"s1\",\"priority\":\"soon\",\"due\":\"" TIME "\"}" },
  { reread_issued, FALSE,
    "{\"visit\":" OWN_VISIT ",\"url\":\"HTTP://X/T/Y\",\"before\":3,\"estimate\":{\"known\":true,\"low_min\":10,\"high_min\":20}}" },
  { reread_centre, FALSE,
    "{\"id\":\"c\",\"name\":{\"en\":\"House\",\"es\":\"Casa\"},\"zone\":\"Europe/Madrid\",\"language\":\"es\",\"languages\":[\"es\",\"en\"],"
    "\"rollover_hour\":3,\"reception_pool\":\"reception\",\"public_url\":\"http://x\",\"needs\":[{\"id\":\"work\",\"label\":{\"en\":\"Work\"}}],"
    "\"pools\":[{\"id\":\"p\",\"name\":{\"en\":\"Jobs\"},\"service_id\":\"s\",\"needs\":[\"work\"],\"usual_min\":15,\"languages\":[\"es\",\"fr\"],"
    "\"referral_only\":true,\"joint_pool_id\":\"q\",\"daily_cap\":8,\"slot_min\":20,\"slot_places\":2,\"wait_alert_min\":30,\"min_age\":16,"
    "\"max_age\":29,\"residents\":true,\"hours\":[" SCHEDULE "]}],"
                                                             "\"desks\":[{\"id\":\"d\",\"name\":{\"en\":\"Desk 1\"},\"place\":{\"en\":\"Room 4\"},\"floor\":\"1\",\"arrow\":\"up\",\"pools\":[\"p\"],"
                                                             "\"languages\":[\"es\"],\"seats\":3,\"hours\":[" SCHEDULE "]}],"
                                                                                                                       "\"messages\":[{\"en\":\"Welcome\"}],\"hours\":[" SCHEDULE "," SCHEDULE "],\"pairs\":[{\"needs\":[\"work\",\"money\"],\"pool_id\":\"p\"}],"
                                                                                                                                                                                               "\"first_pool\":\"p\",\"voices\":[\"es\",\"en\"],\"policy\":" POLICY "}" },
  { reread_help, FALSE,
    "{\"cards\":[{\"service_id\":\"s\",\"pool_id\":\"p\",\"here\":true,\"name\":\"Jobs\",\"name_language\":\"en\",\"summary\":\"Find work\","
    "\"place\":\"Room 4\",\"bring\":\"A paper\",\"phone\":\"1\",\"languages\":[\"es\"],\"needs\":[\"work\"],\"state\":\"open\",\"opens\":null,"
    "\"closes\":\"" TIME "\",\"hours_text\":\"9-14\"}]}" },
  { reread_board, FALSE,
    "{\"now\":[" LINE "],\"last\":[" LINE "," LINE "],\"waiting\":3,"
                                                   "\"letters\":[{\"series\":\"B\",\"waiting\":3,\"estimate\":{\"known\":true,\"low_min\":10,\"high_min\":20}}],\"state\":\"tight\","
                                                   "\"opens\":\"" TIME "\",\"closes\":\"" LATER "\",\"last_ticket\":\"" TIME "\"}" },
  { reread_session, FALSE,
    "{\"token\":\"t\",\"staff_id\":\"s\",\"name\":\"Ada\",\"role\":\"provider\",\"desks\":[\"d\"],\"expires\":\"" TIME "\"}" },
  { reread_problem, FALSE,
    "{\"type\":\"urn:onedoor:problem:taken\",\"title\":\"Taken\",\"status\":409,\"detail\":\"by another\",\"holder\":\"d1\"}" },
  { reread_labels, FALSE, "{\"de-simple\":\"Hallo\",\"en\":\"Hello\"}" },
  { reread_strings, TRUE, "{\"name\":\"Ada\",\"secret\":\"xyz\"}" },
};

static void
every_message_is_read_as_strictly_as_it_should (void **state)
{
  check_messages (messages, G_N_ELEMENTS (messages));
}

static void
words_and_times_we_do_not_know_are_refused (void **state)
{
  assert_refuses (reread_visits, "{\"visits\":[" VISIT ",{\"id\":7}]}", OD_WIRE_ERROR_TYPE, "\"visits[1].id\" must be a string");
  assert_refuses (reread_visits, "{\"visits\":[7]}", OD_WIRE_ERROR_TYPE, "\"visits[0]\" must be an object");
  assert_refuses (reread_visit,
                  "{\"id\":\"v\",\"day\":\"d\",\"series\":\"A\",\"number\":1,\"language\":\"en\",\"print\":\"burning\",\"arrived\":\"" TIME "\",\"version\":1}",
                  OD_WIRE_ERROR_VALUE, "\"print\"");
  assert_refuses (reread_visit,
                  "{\"id\":\"v\",\"day\":\"d\",\"series\":\"A\",\"number\":1,\"language\":\"en\",\"print\":\"none\",\"arrived\":\"today\",\"version\":1}",
                  OD_WIRE_ERROR_VALUE, "\"arrived\"");
  assert_refuses (reread_visit,
                  "{\"id\":\"v\",\"day\":\"d\",\"series\":\"A\",\"number\":1,\"language\":\"en\",\"print\":\"none\",\"arrived\":\"" TIME "\",\"version\":1,"
                                                                                                                                         "\"legs\":[{\"id\":\"l\",\"pool_id\":\"p\",\"state\":\"lost\"}]}",
                  OD_WIRE_ERROR_VALUE, "\"legs[0].state\"");
  assert_refuses (reread_labels, "{\"not a tag\":\"x\"}", OD_WIRE_ERROR_VALUE, "is not a language");
}

static void
a_registration_says_only_what_it_may (void **state)
{
  g_autofree char *long_text = g_strnfill (101, 'x');
  g_autofree char *long_name = g_strdup_printf ("{\"language\":\"es\",\"name\":\"%s\"}", long_text);
  g_autofree char *long_pool = g_strdup_printf ("{\"language\":\"es\",\"pool_id\":\"%s\"}", long_text);
  g_autoptr (GString) many = g_string_new ("{\"language\":\"es\",\"needs\":[\"work\"");

  for (int i = 0; i < OD_N_NEEDS; i++)
    g_string_append (many, ",\"work\"");
  g_string_append (many, "]}");
  assert_refuses (reread_registration, "{}", OD_WIRE_ERROR_TYPE, "\"language\" is missing");
  assert_refuses (reread_registration, "{\"language\":\"es_ES\"}", OD_WIRE_ERROR_VALUE, "\"language\"");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"needs\":[\"wealth\"]}", OD_WIRE_ERROR_VALUE, "\"needs\"");
  assert_refuses (reread_registration, many->str, OD_WIRE_ERROR_VALUE, "\"needs\" holds too many");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"adults\":100}", OD_WIRE_ERROR_VALUE, "\"adults\" is too large");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"children\":-1}", OD_WIRE_ERROR_VALUE, "\"children\" is too small");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"name\":\"\"}", OD_WIRE_ERROR_VALUE, "\"name\" must not be empty");
  assert_refuses (reread_registration, long_name, OD_WIRE_ERROR_VALUE, "\"name\" is too long");
  assert_refuses (reread_registration, long_pool, OD_WIRE_ERROR_VALUE, "\"pool_id\" is too long");
}

static void
the_least_registration_is_a_language (void **state)
{
  g_autoptr (OdRegistration) registration = od_wire_registration_from_json ("{\"language\":\"es\",\"name\":null}", NULL);

  assert_non_null (registration);
  assert_string_equal (registration->language, "es");
  assert_int_equal (g_strv_length (registration->needs), 0);
  assert_null (registration->name);
  assert_null (registration->pool_id);
  assert_int_equal (registration->adults, 0);
}

static void
a_hundred_letters_are_a_name_in_any_script (void **state)
{
  g_autoptr (GString) json = g_string_new ("{\"language\":\"ar\",\"name\":\"");
  g_autoptr (OdRegistration) registration = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (json, "ب");
  g_string_append (json, "\"}");
  registration = od_wire_registration_from_json (json->str, NULL);
  assert_non_null (registration);
  assert_int_equal (g_utf8_strlen (registration->name, -1), 100);
}

static void
an_empty_wish_needs_no_body (void **state)
{
  const char *const bodies[] = { NULL, "", "{}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (OdWishBody) body = od_wire_wish_from_json (bodies[i], NULL);

    assert_non_null (body);
    assert_null (body->leg_id);
    assert_int_equal (body->version, 0);
  }
  assert_refuses (reread_wish, "{\"version\":-1}", OD_WIRE_ERROR_VALUE, "\"version\"");
}

static void
flat_messages_may_lack_what_is_optional (void **state)
{
  const char *const names[] = { "state", "reason", NULL };
  g_auto (GStrv) values = od_wire_strings_from_json ("{\"state\":\"printed\"}", names, 1, NULL);

  assert_string_equal (values[0], "printed");
  assert_string_equal (values[1], "");
  assert_null (values[2]);
  assert_refuses (reread_strings, "{\"name\":\"Ada\"}", OD_WIRE_ERROR_TYPE, "\"secret\" is missing");
}

static void
a_hostile_name_does_not_flood_the_error (void **state)
{
  g_autofree char *name = g_strnfill (60000, 'x');
  g_autofree char *json = g_strdup_printf ("{\"%s\":1}", name);
  g_autoptr (GError) error = NULL;

  assert_null (od_wire_registration_from_json (json, &error));
  assert_true (strlen (error->message) < 200);
}

static OdVisit *
read_visit (void)
{
  OdVisit *visit = od_wire_visit_from_json (VISIT, NULL);

  visit->token = g_strdup ("ABCDEFGHJKMNPQRS");
  return visit;
}

static void
staff_never_see_a_token_and_a_device_never_a_need (void **state)
{
  g_autoptr (OdVisit) visit = read_visit ();
  g_autofree char *staff = od_wire_visit_to_json (visit, OD_WIRE_STAFF);
  g_autofree char *owner = od_wire_visit_to_json (visit, OD_WIRE_OWNER);

  assert_null (strstr (staff, "ABCDEFGHJKMNPQRS"));
  assert_non_null (strstr (owner, "ABCDEFGHJKMNPQRS"));
  assert_null (strstr (owner, "housing"));
  assert_null (strstr (owner, "homes"));
  assert_null (strstr (owner, "has_name"));
}

static void
nothing_reads_as_empty_lists_and_nulls (void **state)
{
  g_autoptr (OdVisit) visit = od_visit_new ();
  g_autoptr (OdBoard) board = od_board_new ();
  g_autofree char *json = od_wire_visit_to_json (visit, OD_WIRE_STAFF);
  g_autofree char *empty_board = od_wire_board_to_json (board);
  g_autofree char *labels = od_wire_labels_to_json (NULL);

  assert_non_null (strstr (json, "\"needs\":[]"));
  assert_non_null (strstr (json, "\"legs\":[]"));
  assert_non_null (strstr (json, "\"arrived\":null"));
  assert_string_equal (empty_board, "{\"now\":[],\"last\":[],\"waiting\":0,\"letters\":[],\"state\":\"open\",\"opens\":null,"
                                    "\"closes\":null,\"last_ticket\":null}");
  assert_string_equal (labels, "{}");
}

static void
a_card_tells_only_the_time_that_its_state_has (void **state)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) od_help_card_free);
  OdHelpCard *card = od_help_card_new ();
  g_autofree char *json = NULL;

  card->opening.state = OD_OPEN_LATER;
  card->opening.opens_us = card->opening.closes_us = 1000000;
  g_ptr_array_add (cards, card);
  json = od_wire_help_to_json (cards);
  assert_non_null (strstr (json, "\"opens\":\"1970-01-01T00:00:01.000Z\",\"closes\":null"));
}

static OdEvent *
new_event (OdVerb verb)
{
  OdEvent *event = od_event_new ();

  event->id = g_strdup ("e1");
  event->verb = verb;
  event->visit_id = g_strdup (VISIT_ID);
  event->version = 5;
  event->at_us = 1000000;
  event->actor = g_strdup ("staff:ada");
  event->reason = g_strdup ("a secret reason");
  return event;
}

static void
the_back_end_hears_a_cloud_event (void **state)
{
  g_autoptr (OdVisit) visit = read_visit ();
  g_autoptr (OdEvent) event = new_event (OD_VERB_CALL);
  g_autofree char *json = NULL;

  event->leg_id = g_strdup ("l1");
  json = od_wire_cloud_event (event, visit, "urn:uuid:c");
  assert_string_equal (json,
                       "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"urn:uuid:c\",\"type\":\"org.onedoor.visit.called.v1\","
                       "\"time\":\"1970-01-01T00:00:01.000Z\",\"subject\":\"visit/" VISIT_ID "\",\"datacontenttype\":\"application/json\","
                                                                                             "\"data\":{\"visit_id\":\"" VISIT_ID "\",\"ticket\":\"B 27\",\"day\":\"2026-11-22\",\"language\":\"ar\","
                                                                                                                                  "\"needs\":[\"housing\",\"money\"],\"adults\":1,\"children\":2,\"route\":\"reception\",\"version\":5,"
                                                                                                                                  "\"leg\":{\"pool_id\":\"homes\",\"state\":\"called\",\"desk_id\":\"d1\"}}}");
}

static void
a_cloud_event_holds_no_person (void **state)
{
  g_autoptr (OdVisit) visit = read_visit ();

  for (guint verb = 0; verb < OD_N_VERBS; verb++) {
    g_autoptr (OdEvent) event = new_event (verb);
    g_autofree char *json = od_wire_cloud_event (event, visit, "urn:uuid:c");

    assert_null (strstr (json, "ABCDEFGHJKMNPQRS"));
    assert_null (strstr (json, "secret"));
    assert_null (strstr (json, "ada"));
    assert_null (strstr (json, "name"));
  }
}

static void
every_verb_has_its_type (void **state)
{
  const char *const past[] = {
    "registered", "called", "started", "finished", "no-show", "held", "resumed", "handed-over", "recalled", "left", "cancelled", "undone",
    "printed", "accepted", "declined", "stepped-out", "back", "prioritised", "moved", "added", "carried", "noted", "read"
  };
  g_autoptr (OdVisit) visit = read_visit ();

  for (guint verb = 0; verb < OD_N_VERBS; verb++) {
    g_autoptr (OdEvent) event = new_event (verb);
    g_autofree char *json = od_wire_cloud_event (event, visit, "urn:uuid:c");
    g_autofree char *type = g_strdup_printf ("\"org.onedoor.visit.%s.v1\"", past[verb]);

    assert_non_null (strstr (json, type));
  }
}

static void
a_visit_of_before_waits_where_it_queued (void **state)
{
  g_autoptr (OdVisit) visit = od_wire_visit_from_json (
    "{\"id\":\"v\",\"day\":\"d\",\"series\":\"A\",\"number\":1,\"language\":\"en\",\"print\":\"none\",\"arrived\":\"" TIME "\",\"version\":1,"
                                                                                                                           "\"legs\":[{\"id\":\"l\",\"pool_id\":\"p\",\"state\":\"called\",\"queued\":\"" TIME "\",\"called\":\"" LATER "\"}]}", NULL);
  const OdLeg *leg;

  assert_non_null (visit);
  leg = visit->legs->pdata[0];
  assert_true (leg->queued_us > 0);
  assert_int_equal (leg->made_us, leg->queued_us);
  assert_int_equal (leg->place_us, leg->queued_us);
  assert_int_equal (leg->first_called_us, leg->called_us);
  assert_int_equal (leg->due_us, 0);
}

static void
a_board_of_before_says_nothing_of_closing (void **state)
{
  g_autoptr (OdBoard) board = od_wire_board_from_json ("{\"now\":[],\"last\":[],\"waiting\":2}", NULL);

  assert_non_null (board);
  assert_int_equal (board->closing.state, OD_CLOSING_UNKNOWN);
  assert_int_equal (board->closing.closes_us, 0);
  assert_int_equal (board->letters->len, 0);
  assert_refuses (reread_board, "{\"now\":[],\"last\":[],\"waiting\":2,\"state\":\"ajar\"}", OD_WIRE_ERROR_VALUE, "\"state\"");
}

static void
a_registration_knows_few_ages_and_one_way_to_tell_the_time (void **state)
{
  assert_refuses (reread_registration, "{\"language\":\"es\",\"age\":\"31\"}", OD_WIRE_ERROR_VALUE, "\"age\"");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"residence\":\"Madrid\"}", OD_WIRE_ERROR_VALUE, "\"residence\"");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"due\":\"tomorrow\"}", OD_WIRE_ERROR_VALUE, "\"due\"");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"due\":\"2026-11-22 09:14\"}", OD_WIRE_ERROR_VALUE, "\"due\"");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"due\":1795338840}", OD_WIRE_ERROR_TYPE, "\"due\" must be a string");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"companions\":100}", OD_WIRE_ERROR_VALUE, "\"companions\" is too large");
  assert_refuses (reread_registration, "{\"language\":\"es\",\"reason\":\"a\\nb\"}", OD_WIRE_ERROR_VALUE, "\"reason\" must be one line");
  assert_refuses (reread_wish, "{\"due\":\"2026-11-22\"}", OD_WIRE_ERROR_VALUE, "\"due\"");
  assert_refuses (reread_wish, "{\"priority\":\"\"}", OD_WIRE_ERROR_VALUE, "\"priority\" must not be empty");
}

static void
a_log_is_written_without_what_was_before (void **state)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) od_event_free);
  OdEvent *event = new_event (OD_VERB_HOLD);
  g_autofree char *json = NULL;

  event->seq = 9;
  event->from = OD_LEG_CALLED;
  event->to = OD_LEG_ON_HOLD;
  event->before = read_visit ();
  g_ptr_array_add (events, event);
  json = od_wire_events_to_json (events);
  assert_string_equal (json,
                       "{\"events\":[{\"seq\":9,\"id\":\"e1\",\"at\":\"1970-01-01T00:00:01.000Z\",\"verb\":\"hold\",\"visit_id\":\"" VISIT_ID "\","
                                                                                                                                              "\"leg_id\":null,\"version\":5,\"actor\":\"staff:ada\",\"from\":\"called\",\"to\":\"on_hold\",\"desk_id\":null,\"pool_id\":null,"
                                                                                                                                              "\"reason\":\"a secret reason\",\"undoes\":null}]}");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_message_is_read_as_strictly_as_it_should),
    cmocka_unit_test (words_and_times_we_do_not_know_are_refused),
    cmocka_unit_test (a_registration_says_only_what_it_may),
    cmocka_unit_test (the_least_registration_is_a_language),
    cmocka_unit_test (a_hundred_letters_are_a_name_in_any_script),
    cmocka_unit_test (an_empty_wish_needs_no_body),
    cmocka_unit_test (flat_messages_may_lack_what_is_optional),
    cmocka_unit_test (a_hostile_name_does_not_flood_the_error),
    cmocka_unit_test (staff_never_see_a_token_and_a_device_never_a_need),
    cmocka_unit_test (nothing_reads_as_empty_lists_and_nulls),
    cmocka_unit_test (a_card_tells_only_the_time_that_its_state_has),
    cmocka_unit_test (the_back_end_hears_a_cloud_event),
    cmocka_unit_test (a_cloud_event_holds_no_person),
    cmocka_unit_test (every_verb_has_its_type),
    cmocka_unit_test (a_log_is_written_without_what_was_before),
    cmocka_unit_test (a_visit_of_before_waits_where_it_queued),
    cmocka_unit_test (a_board_of_before_says_nothing_of_closing),
    cmocka_unit_test (a_registration_knows_few_ages_and_one_way_to_tell_the_time),
  };

  return cmocka_run_group_tests_name ("wire", tests, NULL, NULL);
}
