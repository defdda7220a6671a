/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chime.h"
#include "od-speaker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define RATE 22050
#define WHILE (RATE * 6 / 10)       /* longer than a voice pauses */
#define LOUD 1000                   /* of 32768 */
#define PATIENCE_US (30 * G_USEC_PER_SEC)
#define POLL_US 20000
#define LONG_TEXT "One moment please. We are looking for the right person. One moment please. We are looking for the right person. " \
                  "One moment please. We are looking for the right person. One moment please. We are looking for the right person. "

typedef struct {
  char      *dir;
  OdSpeaker *speaker;
} Room;

static void
turn (Room       *room,
      const char *verb,
      const char *what)
{
  g_autofree char *script = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "tools", "speech.sh", NULL);
  const char *argv[] = { script, verb, room->dir, what, NULL };
  int status = 1;

  assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static OdSpeechOutcome
say (OdSpeaker  *speaker,
     const char *text,
     const char *language)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_speaker_say_async (speaker, text, language, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return od_speaker_say_finish (speaker, result);
}

static OdSpeechOutcome
tell (OdSpeaker  *speaker,
      const char *text,
      const char *language)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_speaker_tell_async (speaker, text, language, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return od_speaker_say_finish (speaker, result);
}

/* --- What is to be heard in the room --- */

static gsize
count_heard (Room *room)
{
  g_autofree char *path = g_build_filename (room->dir, "heard.raw", NULL);
  g_autofree char *sound = NULL;
  gsize length = 0;

  g_file_get_contents (path, &sound, &length, NULL);
  return length / 2;
}

/* The loudest sample from sample @from on. */
static int
loudest_since (Room *room,
               gsize from)
{
  g_autofree char *path = g_build_filename (room->dir, "heard.raw", NULL);
  g_autofree char *sound = NULL;
  gsize length = 0;
  int loudest = 0;

  if (!g_file_get_contents (path, &sound, &length, NULL))
    return 0;
  for (gsize i = from; i < length / 2; i++)
    loudest = MAX (loudest, abs ((int) (gint16) GUINT16_FROM_LE (((const guint16 *) (gpointer) sound)[i])));
  return loudest;
}

static void
wait_for_samples (Room *room,
                  gsize until)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (count_heard (room) < until) {
    assert_true (g_get_monotonic_time () < deadline);
    g_usleep (POLL_US);
  }
}

static void
wait_for_voice (Room *room,
                gsize since)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (loudest_since (room, since) < LOUD) {
    assert_true (g_get_monotonic_time () < deadline);
    g_usleep (POLL_US);
  }
}

/* Until a while of nothing was heard; answers where it began. */
static gsize
wait_for_silence (Room *room,
                  gsize from)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  for (;;) {
    wait_for_samples (room, from + WHILE);
    if (loudest_since (room, count_heard (room) - WHILE) < LOUD / 10)
      return count_heard (room) - WHILE;
    assert_true (g_get_monotonic_time () < deadline);
    from = count_heard (room) - WHILE + WHILE / 10;
  }
}

/* --- Behaviours --- */

static void
assert_heard (Room       *room,
              const char *text,
              const char *language)
{
  gsize from = wait_for_silence (room, count_heard (room));

  assert_int_equal (say (room->speaker, text, language), OD_SPEAKING);
  wait_for_voice (room, from);
  od_speaker_stop (room->speaker);
}

static void
a_text_is_heard_in_each_language_of_the_kiosk (void **state)
{
  assert_heard (*state, "What is going on?", "en");
  assert_heard (*state, "¿Qué pasa?", "es");
  assert_heard (*state, "ماذا يحدث؟", "ar");
}

static void
a_tag_falls_back_to_its_base_language (void **state)
{
  assert_heard (*state, "Guten Tag", "de-simple");
}

static void
a_language_without_a_voice_is_told_and_not_spoken (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));

  assert_int_equal (say (room->speaker, "ሰላም", "ti"), OD_SPEECH_NO_VOICE);
  wait_for_samples (room, count_heard (room) + RATE);
  assert_true (loudest_since (room, from) < LOUD);
}

static void
stop_is_silence_now (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));
  gsize stopped;

  assert_int_equal (say (room->speaker, LONG_TEXT, "en"), OD_SPEAKING);
  wait_for_voice (room, from);
  stopped = count_heard (room);
  od_speaker_stop (room->speaker);
  assert_true (wait_for_silence (room, stopped) < stopped + 3 * RATE);
}

static void
a_language_without_a_voice_silences_the_text_before (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));
  gsize asked;

  assert_int_equal (say (room->speaker, LONG_TEXT, "en"), OD_SPEAKING);
  wait_for_voice (room, from);
  asked = count_heard (room);
  assert_int_equal (say (room->speaker, "ሰላም", "ti"), OD_SPEECH_NO_VOICE);
  assert_true (wait_for_silence (room, asked) < asked + 3 * RATE);
}

static void
the_last_of_many_wishes_is_what_is_said (void **state)
{
  Room *room = *state;
  GAsyncResult *results[20] = { NULL };
  OdSpeechOutcome outcome = OD_SPEECH_MUTE;
  guint overtaken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    od_speaker_say_async (room->speaker, LONG_TEXT, "en", on_done, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++) {
    while (results[i] == NULL)
      g_main_context_iteration (NULL, TRUE);
    outcome = od_speaker_say_finish (room->speaker, results[i]);
    overtaken += outcome == OD_SPEECH_OVERTAKEN;
    g_object_unref (results[i]);
  }
  assert_int_equal (outcome, OD_SPEAKING);
  assert_true (overtaken > 0);
  od_speaker_stop (room->speaker);
}

static void
what_is_told_has_been_heard_to_its_end (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));
  gsize ended;

  assert_int_equal (tell (room->speaker, "Number B, 2, 7. Room 4.", "en"), OD_SPOKEN);
  ended = count_heard (room);
  assert_true (loudest_since (room, from) >= LOUD);
  assert_true (wait_for_silence (room, ended) < ended + RATE);
  assert_int_equal (tell (room->speaker, "Número B, 2, 7. Sala 4.", "es"), OD_SPOKEN);
}

static void
what_is_stopped_was_not_told (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));
  g_autoptr (GAsyncResult) result = NULL;

  od_speaker_tell_async (room->speaker, LONG_TEXT, "en", on_done, &result);
  wait_for_voice (room, from);
  assert_null (result);
  od_speaker_stop (room->speaker);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_int_equal (od_speaker_say_finish (room->speaker, result), OD_SPEECH_OVERTAKEN);
}

static void
a_voice_lost_in_mid_sentence_is_mute (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));
  g_autoptr (GAsyncResult) result = NULL;

  od_speaker_tell_async (room->speaker, LONG_TEXT, "en", on_done, &result);
  wait_for_voice (room, from);
  turn (room, "service", "off");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_int_equal (od_speaker_say_finish (room->speaker, result), OD_SPEECH_MUTE);
  turn (room, "service", "on");
  assert_int_equal (tell (room->speaker, "One", "en"), OD_SPOKEN);
}

static void
a_language_without_a_voice_is_not_told (void **state)
{
  assert_int_equal (tell (((Room *) *state)->speaker, "ሰላም", "ti"), OD_SPEECH_NO_VOICE);
}

static gboolean
ring (Room *room)
{
  g_autofree char *server = g_strdup_printf ("unix:%s/pulse.sock", room->dir);
  g_autoptr (OdChime) chime = od_pulse_chime_new (server);
  g_autoptr (GAsyncResult) result = NULL;

  od_chime_ring_async (chime, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return od_chime_ring_finish (chime, result);
}

static void
the_chime_is_heard_before_it_answers (void **state)
{
  Room *room = *state;
  gsize from = wait_for_silence (room, count_heard (room));

  assert_true (ring (room));
  wait_for_samples (room, from + RATE);
  assert_true (loudest_since (room, from) >= LOUD);
  assert_true (count_heard (room) - from > RATE);
}

static void
a_lost_service_is_mute_and_found_again (void **state)
{
  Room *room = *state;

  assert_int_equal (say (room->speaker, "One", "en"), OD_SPEAKING);
  turn (room, "service", "off");
  assert_int_equal (say (room->speaker, "Two", "en"), OD_SPEECH_MUTE);
  od_speaker_stop (room->speaker);
  turn (room, "service", "on");
  assert_heard (room, "Three", "en");
}

static void
no_service_is_mute (void **state)
{
  g_autoptr (OdSpeaker) speaker = od_dispatcher_speaker_new ("/nonexistent/speech.sock");

  assert_int_equal (say (speaker, "Hello", "en"), OD_SPEECH_MUTE);
}

static int
open_room (void **state)
{
  Room *room = g_new0 (Room, 1);
  g_autofree char *path = NULL;

  room->dir = g_dir_make_tmp ("od-speech-XXXXXX", NULL);
  path = g_build_filename (room->dir, "speech.sock", NULL);
  room->speaker = od_dispatcher_speaker_new (path);
  *state = room;
  turn (room, "start", NULL);
  return 0;
}

static int
close_room (void **state)
{
  Room *room = *state;
  const char *argv[] = { "rm", "-rf", room->dir, NULL };

  turn (room, "stop", NULL);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_object_unref (room->speaker);
  g_free (room->dir);
  g_free (room);
  return 0;
}

static void
the_voice_is_not_tested (void **state)
{
  print_message ("speech-dispatcher, its espeak-ng or pulseaudio are not installed\n");
  skip ();
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_text_is_heard_in_each_language_of_the_kiosk),
    cmocka_unit_test (a_tag_falls_back_to_its_base_language),
    cmocka_unit_test (a_language_without_a_voice_is_told_and_not_spoken),
    cmocka_unit_test (stop_is_silence_now),
    cmocka_unit_test (a_language_without_a_voice_silences_the_text_before),
    cmocka_unit_test (the_last_of_many_wishes_is_what_is_said),
    cmocka_unit_test (what_is_told_has_been_heard_to_its_end),
    cmocka_unit_test (what_is_stopped_was_not_told),
    cmocka_unit_test (a_language_without_a_voice_is_not_told),
    cmocka_unit_test (a_voice_lost_in_mid_sentence_is_mute),
    cmocka_unit_test (the_chime_is_heard_before_it_answers),
    cmocka_unit_test (a_lost_service_is_mute_and_found_again),
    cmocka_unit_test (no_service_is_mute),
  };
  const struct CMUnitTest fewer[] = {
    cmocka_unit_test (the_voice_is_not_tested),
    cmocka_unit_test (no_service_is_mute),
  };
  g_autofree char *dispatcher = g_find_program_in_path ("speech-dispatcher");
  g_autofree char *sound = g_find_program_in_path ("pulseaudio");
  g_autofree char *ear = g_find_program_in_path ("parec");

  if (dispatcher == NULL || sound == NULL || ear == NULL)
    return cmocka_run_group_tests_name ("dispatcher-speaker", fewer, NULL, NULL);

  return cmocka_run_group_tests_name ("dispatcher-speaker", tests, open_room, close_room);
}
