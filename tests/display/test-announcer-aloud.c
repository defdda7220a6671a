/* SPDX-License-Identifier: EUPL-1.2 */

/* A call with the real speech-dispatcher, its espeak-ng and a PulseAudio without a loudspeaker: what is to be heard in the room. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "od-announcer.h"
#include "od-tiny-service.h"
#include "od-turning.h"

#define RATE 22050
#define LOUD 1000                  /* of 32768 */
#define PAUSE (RATE * 45 / 100)    /* longer than a voice pauses between words */
#define PATIENCE_US (60 * G_USEC_PER_SEC)

typedef struct {
  char          *dir;
  OdTinyService *service;
  OdBoardModel  *board;
  OdAnnouncer   *announcer;
} Room;

static void
turn (Room       *room,
      const char *verb)
{
  g_autofree char *script = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "tools", "speech.sh", NULL);
  const char *argv[] = { script, verb, room->dir, NULL };
  int status = 1;

  assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  assert_true (g_spawn_check_wait_status (status, NULL));
}

static gboolean
is (gpointer    object,
    const char *property)
{
  gboolean value = FALSE;

  g_object_get (object, property, &value, NULL);

  return value;
}

static int
open_room (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autoptr (OdSpeaker) speaker = NULL;
  g_autoptr (OdChime) chime = NULL;
  g_autoptr (OdCatalogue) catalogue = NULL;
  g_autofree char *po = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);
  g_autofree char *voice = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *url = NULL;
  Room *room = g_new0 (Room, 1);

  room->dir = g_dir_make_tmp ("od-aloud-XXXXXX", NULL);
  *state = room;
  turn (room, "start");
  voice = g_build_filename (room->dir, "speech.sock", NULL);
  sound = g_strdup_printf ("unix:%s/pulse.sock", room->dir);
  room->service = od_tiny_service_new ("reception");
  url = od_tiny_service_get_url (room->service);
  client = od_client_new (url, NULL, clock, chance);
  od_client_set_token (client, "device");
  catalogue = od_catalogue_open (po, "onedoor", NULL);
  room->board = od_board_model_new (client, clock, NULL);
  speaker = od_dispatcher_speaker_new (voice);
  chime = od_pulse_chime_new (sound);
  room->announcer = od_announcer_new (room->board, speaker, chime, catalogue, NULL);
  od_turn_until (is (room->board, "loaded") && is (room->board, "online"));

  return 0;
}

static int
close_room (void **state)
{
  Room *room = *state;
  const char *argv[] = { "rm", "-rf", room->dir, NULL };

  g_object_unref (room->announcer);
  g_object_unref (room->board);
  od_tiny_service_free (room->service);
  turn (room, "stop");
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (room->dir);
  g_free (room);

  return 0;
}

static GArray *
hear (Room *room)
{
  g_autofree char *path = g_build_filename (room->dir, "heard.raw", NULL);
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (gint16));
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (g_file_get_contents (path, &bytes, &length, NULL))
    g_array_append_vals (sound, bytes, (guint) (length / 2));

  return sound;
}

static guint
count_heard (Room *room)
{
  g_autoptr (GArray) sound = hear (room);

  return sound->len;
}

/* How many times something was said or rung between two pauses, since sample @from; the length of each is kept in @lengths. */
static guint
count_sayings (Room   *room,
               guint   from,
               GArray *lengths)
{
  g_autoptr (GArray) sound = hear (room);
  guint begun = 0;
  guint last_loud = 0;
  guint n = 0;

  for (guint i = from; i < sound->len; i++) {
    if (abs (g_array_index (sound, gint16, i)) < LOUD)
      continue;
    if (n == 0 || i - last_loud > PAUSE) {
      begun = i;
      n++;
      g_array_set_size (lengths, n);
    }
    last_loud = i;
    g_array_index (lengths, guint, n - 1) = last_loud - begun;
  }

  return n;
}

/* "en" alone: a chime, the call, the call again. */
static void
a_call_is_heard_after_its_chime_and_once_more (void **state)
{
  Room *room = *state;
  g_autoptr (GArray) lengths = g_array_new (FALSE, TRUE, sizeof (guint));
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;
  guint alarm = g_timeout_add (100, od_turn_tick, NULL);
  guint from = count_heard (room);

  assert_int_equal (od_tiny_service_act (room->service, od_tiny_service_add_visit (room->service, "es", NULL), OD_VERB_CALL, "d1"),
                    OD_OUTCOME_DONE);
  od_turn_until (is (room->announcer, "busy"));
  while (is (room->announcer, "busy")) {
    assert_true (g_get_monotonic_time () < end_us);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (alarm);

  assert_false (is (room->announcer, "mute"));
  assert_int_equal (count_sayings (room, from, lengths), 3);
  assert_in_range (g_array_index (lengths, guint, 0), RATE * 3 / 10, RATE * 3 / 2);
  for (guint i = 1; i < 3; i++)
    assert_in_range (g_array_index (lengths, guint, i), RATE, RATE * 6);
}

static void
nothing_is_to_be_heard (void **state)
{
  print_message ("# speech-dispatcher, its espeak-ng or pulseaudio are not installed\n");
  skip ();
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (a_call_is_heard_after_its_chime_and_once_more) };
  const struct CMUnitTest none[] = { cmocka_unit_test (nothing_is_to_be_heard) };
  g_autofree char *dispatcher = g_find_program_in_path ("speech-dispatcher");
  g_autofree char *sound = g_find_program_in_path ("pulseaudio");
  g_autofree char *ear = g_find_program_in_path ("parec");

  if (dispatcher == NULL || sound == NULL || ear == NULL)
    return cmocka_run_group_tests_name ("announcer-aloud", none, NULL, NULL);

  return cmocka_run_group_tests_name ("announcer-aloud", tests, open_room, close_room);
}
