/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-announcer.h"
#include "od-tiny-service.h"
#include "od-turning.h"

/* A voice, a chime and what was to be heard of both: "chime", "en: Number B, 1. Room 1.", each when it began. */

#define TEST_TYPE_ROOM (test_room_get_type ())
G_DECLARE_FINAL_TYPE (TestRoom, test_room, TEST, ROOM, GObject)

struct _TestRoom {
  GObject    parent_instance;
  GPtrArray *heard;
  GTask     *talk;      /* what is being said or rung */
  guint      together;  /* the most that was to be heard at once */
  gboolean   is_held;   /* nothing ends by itself */
  gboolean   is_mute;
  char      *no_voice;  /* a language */
};

static void test_room_speak (OdSpeakerInterface *iface);
static void test_room_chime (OdChimeInterface *iface);

G_DEFINE_TYPE_WITH_CODE (TestRoom, test_room, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_SPEAKER, test_room_speak)
                         G_IMPLEMENT_INTERFACE (OD_TYPE_CHIME, test_room_chime))

static void
end_talk (TestRoom *self)
{
  g_autoptr (GTask) talk = g_steal_pointer (&self->talk);

  if (talk != NULL)
    g_task_return_int (talk, GPOINTER_TO_INT (g_task_get_task_data (talk)));
}

static gboolean
on_ended (gpointer user_data)
{
  end_talk (user_data);

  return G_SOURCE_REMOVE;
}

static void
begin (TestRoom           *self,
       char               *what,
       int                 outcome,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  self->together = MAX (self->together, self->talk != NULL ? 2 : 1);
  g_clear_object (&self->talk);
  self->talk = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (self->talk, GINT_TO_POINTER (outcome), NULL);
  g_ptr_array_add (self->heard, what);
  if (!self->is_held)
    g_idle_add (on_ended, self);
}

static void
tell (OdSpeaker          *speaker,
      const char         *text,
      const char         *language,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  TestRoom *self = TEST_ROOM (speaker);
  gboolean unknown = g_strcmp0 (language, self->no_voice) == 0;

  begin (self, g_strdup_printf ("%s: %s", language, unknown ? "-" : text),
         self->is_mute ? OD_SPEECH_MUTE : unknown ? OD_SPEECH_NO_VOICE : OD_SPOKEN, callback, user_data);
}

static OdSpeechOutcome
say_finish (OdSpeaker    *speaker,
            GAsyncResult *result)
{
  return (OdSpeechOutcome) g_task_propagate_int (G_TASK (result), NULL);
}

static void
ring (OdChime            *chime,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  begin (TEST_ROOM (chime), g_strdup ("chime"), TRUE, callback, user_data);
}

static gboolean
ring_finish (OdChime      *chime,
             GAsyncResult *result)
{
  return (gboolean) g_task_propagate_int (G_TASK (result), NULL);
}

static void
test_room_speak (OdSpeakerInterface *iface)
{
  iface->tell_async = tell;
  iface->say_finish = say_finish;
}

static void
test_room_chime (OdChimeInterface *iface)
{
  iface->ring_async = ring;
  iface->ring_finish = ring_finish;
}

static void
test_room_finalize (GObject *object)
{
  TestRoom *self = TEST_ROOM (object);

  g_clear_object (&self->talk);
  g_ptr_array_unref (self->heard);
  g_free (self->no_voice);
  G_OBJECT_CLASS (test_room_parent_class)->finalize (object);
}

static void
test_room_class_init (TestRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_room_finalize;
}

static void
test_room_init (TestRoom *self)
{
  self->heard = g_ptr_array_new_with_free_func (g_free);
}

/* --- The bench --- */

#define HOUSE                                                                                                                         \
  "{\"id\":\"738a9cc5-0f84-546f-9d71-872c7ed3614d\",\"name\":{\"en\":\"Open House\"},\"zone\":\"Europe/Madrid\",\"language\":\"en\"," \
  "\"languages\":[\"en\",\"es\",\"ar\"],\"voices\":[\"es\",\"en\",\"ti\"],\"rollover_hour\":4,\"reception_pool\":\"reception\","      \
  "\"public_url\":\"http://127.0.0.1:8080\",\"needs\":[{\"id\":\"person\",\"label\":{\"en\":\"Talk to someone\"}}],"                  \
  "\"pools\":[{\"id\":\"reception\",\"name\":{\"en\":\"Reception\"},\"service_id\":null,\"needs\":[\"person\"],\"usual_min\":5}],"    \
  "\"desks\":[{\"id\":\"d1\",\"name\":{\"en\":\"Desk 1\"},\"place\":{\"en\":\"Room 1\",\"es\":\"Sala 1\"},\"floor\":\"0\","           \
  "\"arrow\":\"left\",\"pools\":[\"reception\"]},{\"id\":\"d2\",\"name\":{\"en\":\"Desk 2\"},\"place\":{\"en\":\"Room 2\","           \
  "\"es\":\"Sala 2\"},\"floor\":\"1\",\"arrow\":\"up\",\"pools\":[\"reception\"]}]}"

typedef struct {
  OdTinyService *service;
  OdBoardModel  *board;
  OdCatalogue   *catalogue;
  TestRoom      *room;
  OdAnnouncer   *announcer;
} Bench;

static gboolean
is (gpointer    object,
    const char *property)
{
  gboolean value = FALSE;

  g_object_get (object, property, &value, NULL);

  return value;
}

static OdAnnouncer *
announce (Bench             *bench,
          const char *const *floors)
{
  return od_announcer_new_paced (bench->board, OD_SPEAKER (bench->room), OD_CHIME (bench->room), bench->catalogue, floors, 1);
}

static int
set_up (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  g_autofree char *po = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new ("reception");
  od_tiny_service_set_house (bench->service, HOUSE);
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  od_client_set_token (client, "device");
  bench->catalogue = od_catalogue_open (po, "onedoor", NULL);
  bench->board = od_board_model_new (client, clock, NULL);
  bench->room = g_object_new (TEST_TYPE_ROOM, NULL);
  bench->room->no_voice = g_strdup ("ti");
  bench->announcer = announce (bench, NULL);
  od_turn_until (is (bench->board, "loaded") && is (bench->board, "online"));
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  bench->room->is_held = FALSE;
  end_talk (bench->room);
  od_turn_until (!is (bench->announcer, "busy"));
  g_assert_finalize_object (bench->announcer);
  g_object_unref (bench->room);
  g_object_unref (bench->board);
  g_object_unref (bench->catalogue);
  od_tiny_service_free (bench->service);
  g_free (bench);

  return 0;
}

static OdVisit *
come (Bench *bench)
{
  return od_tiny_service_add_visit (bench->service, "es", NULL);
}

static void
act (Bench      *bench,
     OdVisit    *visit,
     OdVerb      verb,
     const char *desk_id)
{
  assert_int_equal (od_tiny_service_act (bench->service, visit, verb, desk_id), OD_OUTCOME_DONE);
}

static void
wait_for_heard (Bench *bench,
                guint  n)
{
  od_turn_until (bench->room->heard->len >= n);
}

static void
wait_for_silence (Bench *bench)
{
  wait_for_heard (bench, 1);
  od_turn_until (!is (bench->announcer, "busy"));
}

static void
assert_heard (Bench             *bench,
              const char *const *expected)
{
  GPtrArray *heard = bench->room->heard;

  for (guint i = 0; expected[i] != NULL; i++) {
    assert_true (i < heard->len);
    assert_string_equal (g_ptr_array_index (heard, i), expected[i]);
  }
  assert_int_equal (heard->len, g_strv_length ((char **) expected));
}

static guint
count_chimes (Bench *bench)
{
  guint n = 0;

  for (guint i = 0; i < bench->room->heard->len; i++)
    n += g_str_equal (g_ptr_array_index (bench->room->heard, i), "chime");

  return n;
}

/* The next word begins when the one before has ended by our hand. */
static void
end_one (Bench *bench)
{
  guint n = bench->room->heard->len;

  od_turn_until (bench->room->talk != NULL);
  end_talk (bench->room);
  od_turn_until (bench->room->heard->len > n || !is (bench->announcer, "busy"));
}

static gboolean
board_holds (Bench *bench,
             guint  n)
{
  const OdBoard *board = od_board_model_get_board (bench->board);

  return board != NULL && board->now->len == n;
}

/* --- Behaviours --- */

static void
a_call_says_number_and_place_twice_in_the_languages_of_the_house__panel_app_3 (void **state)
{
  Bench *bench = *state;
  const char *const expected[] = {
    "chime", "es: Número B, 1. Sala 1. Planta 0.", "en: Number B, 1. Room 1. Floor 0.", "ti: -",
    "es: Número B, 1. Sala 1. Planta 0.", "en: Number B, 1. Room 1. Floor 0.", "ti: -", NULL
  };

  act (bench, come (bench), OD_VERB_CALL, "d1");
  wait_for_silence (bench);
  assert_heard (bench, expected);
}

static void
two_calls_override_each_other__fqm_138__275 (void **state)
{
  Bench *bench = *state;
  OdVisit *first = come (bench);
  OdVisit *second = come (bench);

  act (bench, first, OD_VERB_CALL, "d1");
  act (bench, second, OD_VERB_CALL, "d2");
  wait_for_heard (bench, 14);
  wait_for_silence (bench);
  assert_int_equal (bench->room->together, 1);
  assert_int_equal (count_chimes (bench), 2);
  assert_string_equal (g_ptr_array_index (bench->room->heard, 1), "es: Número B, 1. Sala 1. Planta 0.");
  assert_string_equal (g_ptr_array_index (bench->room->heard, 7), "chime");
  assert_string_equal (g_ptr_array_index (bench->room->heard, 8), "es: Número B, 2. Sala 2. Planta 1.");
}

static void
a_call_that_is_over_before_its_turn_is_not_said (void **state)
{
  Bench *bench = *state;
  OdVisit *first = come (bench);
  OdVisit *second = come (bench);

  bench->room->is_held = TRUE;
  act (bench, first, OD_VERB_CALL, "d1");
  wait_for_heard (bench, 1);
  act (bench, second, OD_VERB_CALL, "d2");
  od_turn_until (board_holds (bench, 2));
  act (bench, second, OD_VERB_START, "d2");
  od_turn_until (board_holds (bench, 1));
  bench->room->is_held = FALSE;
  end_talk (bench->room);
  wait_for_silence (bench);
  assert_int_equal (count_chimes (bench), 1);
  assert_int_equal (bench->room->heard->len, 7);
}

static void
who_came_is_not_called_a_second_time (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = come (bench);

  bench->room->is_held = TRUE;
  act (bench, visit, OD_VERB_CALL, "d1");
  wait_for_heard (bench, 1);
  end_one (bench);
  act (bench, visit, OD_VERB_START, "d1");
  od_turn_until (board_holds (bench, 0));
  end_one (bench);
  end_one (bench);
  end_one (bench);
  assert_false (is (bench->announcer, "busy"));
  assert_int_equal (bench->room->heard->len, 4);
}

static void
a_repeated_call_is_said_again (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = come (bench);

  act (bench, visit, OD_VERB_CALL, "d1");
  wait_for_heard (bench, 7);
  wait_for_silence (bench);
  act (bench, visit, OD_VERB_CALL, "d1");
  wait_for_heard (bench, 14);
  wait_for_silence (bench);
  assert_int_equal (count_chimes (bench), 2);
}

static void
silence_without_the_voice_service__fqm_5 (void **state)
{
  Bench *bench = *state;
  const char *const expected[] = { "chime", "es: Número B, 1. Sala 1. Planta 0.", NULL };

  bench->room->is_mute = TRUE;
  act (bench, come (bench), OD_VERB_CALL, "d1");
  wait_for_silence (bench);
  assert_heard (bench, expected);
  assert_true (is (bench->announcer, "mute"));

  bench->room->is_mute = FALSE;
  act (bench, come (bench), OD_VERB_CALL, "d2");
  wait_for_heard (bench, 9);
  wait_for_silence (bench);
  assert_false (is (bench->announcer, "mute"));
}

static void
a_display_of_a_floor_calls_to_that_floor_alone (void **state)
{
  Bench *bench = *state;
  const char *const floors[] = { "1", NULL };

  g_assert_finalize_object (g_steal_pointer (&bench->announcer));
  bench->announcer = announce (bench, floors);
  act (bench, come (bench), OD_VERB_CALL, "d1");
  act (bench, come (bench), OD_VERB_CALL, "d2");
  wait_for_heard (bench, 7);
  wait_for_silence (bench);
  assert_int_equal (count_chimes (bench), 1);
  assert_string_equal (g_ptr_array_index (bench->room->heard, 2), "en: Number B, 2. Room 2. Floor 1.");
}

static void
digits_are_said_one_by_one (void **state)
{
  Bench *bench = *state;
  const char *board = "{\"now\":[{\"series\":\"C\",\"number\":127,\"place\":{\"en\":\"Room 1\"},\"floor\":\"0\",\"arrow\":null,"
                      "\"called\":\"2026-11-23T10:00:00Z\",\"calls\":1}],\"last\":[],\"waiting\":0}";

  od_tiny_service_say (bench->service, "board", board);
  wait_for_silence (bench);
  assert_string_equal (g_ptr_array_index (bench->room->heard, 2), "en: Number C, 1, 2, 7. Room 1. Floor 0.");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_call_says_number_and_place_twice_in_the_languages_of_the_house__panel_app_3),
    TEST (two_calls_override_each_other__fqm_138__275),
    TEST (a_call_that_is_over_before_its_turn_is_not_said),
    TEST (who_came_is_not_called_a_second_time),
    TEST (a_repeated_call_is_said_again),
    TEST (silence_without_the_voice_service__fqm_5),
    TEST (a_display_of_a_floor_calls_to_that_floor_alone),
    TEST (digits_are_said_one_by_one),
  };

  return cmocka_run_group_tests_name ("announcer", tests, NULL, NULL);
}
