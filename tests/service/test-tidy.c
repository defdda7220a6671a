/* SPDX-License-Identifier: EUPL-1.2 */

/* What a house forgets when the day is over: names, sessions, answers. A clock turned by hand. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-clock.h"
#include "od-door.h"
#include "od-fake-clock.h"
#include "od-server.h"
#include "od-store-access.h"
#include "od-store-events.h"
#include "od-store-visits.h"

#define KEY "018f0000-0000-7000-8000-000000000001"
#define TWO_DAYS_US (2 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* What the house knows of one visitor and one clerk. */
typedef struct {
  gboolean name;
  gboolean session;
  gboolean answer;
} Known;

static void
look (OdStore    *store,
      const char *visit_id,
      const char *token,
      gint64      signed_in_us,
      Known      *known)
{
  g_autofree char *digest = od_vault_digest (token);
  g_autofree char *body = NULL;
  g_autofree char *who = NULL;
  g_autoptr (OdAccount) bearer = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GPtrArray) events = od_store_list_visit_events (store, visit_id, NULL);
  OdReplay replay = OD_REPLAY_NEW;
  gboolean is_staff = FALSE;
  guint status = 0;

  who = g_strdup (((OdEvent *) g_ptr_array_index (events, 0))->actor);
  known->name = od_store_get_sealed (store, visit_id, &key, &sealed, NULL);
  bearer = od_store_dup_bearer (store, digest, signed_in_us, &is_staff, NULL);
  known->session = bearer != NULL;
  assert_true (od_store_find_answer (store, who, KEY, "", &replay, &status, &body, NULL));
  known->answer = replay != OD_REPLAY_NEW;
}

/* Lets a service stand up at @now_us in the folder. */
static void
stand_up (Door    *door,
          OdStore *store,
          gint64   now_us)
{
  g_autofree char *key = g_build_filename (od_house_get_dir (door->house), "house.key", NULL);
  g_autoptr (OdVault) vault = od_vault_open (key, NULL);
  g_autoptr (OdCatalogue) catalogue = od_catalogue_open (od_house_get_dir (door->house), "onedoor", NULL);
  g_autoptr (OdFakeClock) clock = od_fake_clock_new ("2026-11-22T09:00:00Z");
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OdServer) service = NULL;
  const OdServerParts parts = { .store = store, .vault = vault, .catalogue = catalogue, .clock = OD_CLOCK (clock), .chance = chance };

  od_fake_clock_set_us (clock, now_us);
  service = od_server_new (&parts, &error);
  assert_null (error);
  assert_non_null (service);
}

static void
what_was_for_the_day_goes_with_it (void **state)
{
  Door *door = *state;
  g_autoptr (OdStore) store = NULL;
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  gint64 now_us = od_clock_now_us (clock);
  Known known = { 0 };

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", KEY,
                                  "{\"language\":\"es\",\"needs\":[\"housing\"],\"name\":\"Amina\"}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  od_house_close (door->house, SIGTERM);
  store = od_store_open (od_house_get_dir (door->house), NULL);
  assert_non_null (store);

  stand_up (door, store, now_us);
  look (store, id, door->tokens[WHO_RECEPTION], now_us, &known);
  assert_true (known.name && known.session && known.answer);

  stand_up (door, store, now_us + TWO_DAYS_US);
  look (store, id, door->tokens[WHO_RECEPTION], now_us, &known);
  assert_false (known.name);
  assert_false (known.session);
  assert_false (known.answer);
  /* A device stays what it was. */
  look (store, id, door->tokens[WHO_KIOSK], now_us, &known);
  assert_true (known.session);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_was_for_the_day_goes_with_it),
  };

  return cmocka_run_group_tests_name ("service-tidy", tests, open_door, close_door);
}
