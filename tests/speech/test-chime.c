/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chime.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#define RATE 44100
#define SILENT 60            /* of 32768 */
#define NOT_LOUD (G_MAXINT16 / 2)

static int
sample (GArray *sound,
        guint   i)
{
  return abs (g_array_index (sound, gint16, i));
}

/* How much of @hertz there is in samples [@from, @until). */
static double
power_at (GArray *sound,
          double  hertz,
          guint   from,
          guint   until)
{
  double re = 0.0;
  double im = 0.0;

  for (guint i = from; i < until; i++) {
    re += g_array_index (sound, gint16, i) * cos (2.0 * G_PI * hertz * i / RATE);
    im += g_array_index (sound, gint16, i) * sin (2.0 * G_PI * hertz * i / RATE);
  }

  return re * re + im * im;
}

static void
the_chime_is_short_and_gentle (void **state)
{
  g_autoptr (GArray) sound = od_chime_make_sound (RATE);
  int loudest = 0;

  for (guint i = 0; i < sound->len; i++)
    loudest = MAX (loudest, sample (sound, i));

  assert_in_range (sound->len, RATE / 2, RATE * 3 / 2);
  assert_in_range (loudest, G_MAXINT16 / 10, NOT_LOUD);
}

static void
the_chime_begins_and_ends_in_silence (void **state)
{
  g_autoptr (GArray) sound = od_chime_make_sound (RATE);

  for (guint i = 0; i < 8; i++) {
    assert_true (sample (sound, i) < SILENT);
    assert_true (sample (sound, sound->len - 1 - i) < SILENT);
  }
}

static void
the_chime_is_a_high_tone_and_then_a_lower_one (void **state)
{
  g_autoptr (GArray) sound = od_chime_make_sound (RATE);
  guint third = sound->len / 3;

  assert_true (power_at (sound, 659.26, 0, third) > 10.0 * power_at (sound, 523.25, 0, third));
  assert_true (power_at (sound, 523.25, 2 * third, sound->len) > 10.0 * power_at (sound, 659.26, 2 * third, sound->len));
}

static void
on_rung (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(int *) data = od_chime_ring_finish (OD_CHIME (source), result);
}

static void
a_room_without_sound_is_told (void **state)
{
  g_autoptr (OdChime) chime = od_pulse_chime_new ("unix:/nonexistent/pulse.sock");
  int heard = -1;

  od_chime_ring_async (chime, on_rung, &heard);
  while (heard < 0)
    g_main_context_iteration (NULL, TRUE);
  assert_int_equal (heard, FALSE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_chime_is_short_and_gentle),
    cmocka_unit_test (the_chime_begins_and_ends_in_silence),
    cmocka_unit_test (the_chime_is_a_high_tone_and_then_a_lower_one),
    cmocka_unit_test (a_room_without_sound_is_told),
  };

  return cmocka_run_group_tests_name ("chime", tests, NULL, NULL);
}
