/* SPDX-License-Identifier: EUPL-1.2 */
/* The client against the service as it is: what both think of docs/API.md is the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <signal.h>
#include <cmocka.h>

#include "od-desk-session.h"
#include "od-house.h"
#include "od-turning.h"

static char *
text (gpointer    object,
      const char *property)
{
  char *value = NULL;

  g_object_get (object, property, &value, NULL);

  return value;
}

static gboolean
says (gpointer    object,
      const char *property,
      const char *wanted)
{
  g_autofree char *value = text (object, property);

  return g_strcmp0 (value, wanted) == 0;
}

static OdVisitItem *
first_row (OdDeskSession *session)
{
  g_autoptr (GListModel) queue = NULL;
  g_autoptr (OdVisitItem) item = NULL;

  g_object_get (session, "queue", &queue, NULL);
  item = queue != NULL ? g_list_model_get_item (queue, 0) : NULL;

  return item != NULL && od_visit_is_open (od_visit_item_get_visit (item)) ? item : NULL;
}

static OdHouse *
open_house (void)
{
  g_autoptr (GError) error = NULL;
  OdHouse *house = od_house_new (&error);

  assert_non_null (house);
  assert_true (od_house_add_staff (house, "rosa", "reception", "a long secret", &error));
  assert_true (od_house_open (house, &error));

  return house;
}

static OdDeskSession *
sign_in (OdHouse *house)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", od_house_get_port (house));
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = od_client_new (url, NULL, clock, chance);
  OdDeskSession *session = od_desk_session_new (client, clock, "en");

  od_desk_session_sign_in (session, "rosa", "a long secret");
  od_turn_until (!says (session, "state", "enter"));

  return session;
}

static void
choose_reception (OdDeskSession *session)
{
  const OdCentre *centre = od_centre_view_get_centre (od_desk_session_get_house (session));

  for (guint i = 0; i < centre->desks->len; i++) {
    const OdDesk *desk = g_ptr_array_index (centre->desks, i);

    if (g_strv_contains ((const char *const *) desk->pools, centre->reception_pool)) {
      od_desk_session_choose_desk (session, desk->id);
      return;
    }
  }
}

static void
act (OdDeskSession *session,
     OdVerb         verb)
{
  od_turn_until (od_desk_session_allows (session, verb));
  od_desk_session_act (session, verb, NULL);
}

static void
a_visit_goes_through_the_real_house (void **state)
{
  g_autoptr (OdHouse) house = open_house ();
  g_autoptr (OdDeskSession) session = sign_in (house);

  choose_reception (session);
  od_turn_until (od_desk_session_allows (session, OD_VERB_REGISTER));
  od_desk_session_register (session, &(OdRegistration) { .language = (char *) "en" });
  od_turn_until (!says (session, "walk-in-label", "") && first_row (session) != NULL);
  od_turn_until (od_desk_session_allows_call_next (session));
  od_desk_session_call_next (session);
  act (session, OD_VERB_START);
  od_turn_until (first_row (session) != NULL && says (first_row (session), "state", "serving"));
  act (session, OD_VERB_FINISH);
  od_turn_until (first_row (session) == NULL);
  od_turn_until (od_desk_session_allows (session, OD_VERB_UNDO));
  od_desk_session_undo (session);
  od_turn_until (first_row (session) != NULL && says (first_row (session), "state", "serving"));
  od_house_close (house, SIGTERM);
}

static void
a_killed_service_is_found_again (void **state)
{
  g_autoptr (OdHouse) house = open_house ();
  g_autoptr (OdDeskSession) session = sign_in (house);

  choose_reception (session);
  od_turn_until (od_desk_session_allows (session, OD_VERB_REGISTER));
  od_house_keep_port (house);
  od_house_close (house, SIGKILL);
  od_turn_until (!says (session, "lost-since", ""));
  assert_false (od_desk_session_allows (session, OD_VERB_REGISTER));
  assert_true (od_house_open (house, NULL));
  od_turn_until (od_desk_session_allows (session, OD_VERB_REGISTER));
  od_house_close (house, SIGTERM);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_visit_goes_through_the_real_house),
    cmocka_unit_test (a_killed_service_is_found_again),
  };

  return cmocka_run_group_tests_name ("real-service", tests, NULL, NULL);
}
