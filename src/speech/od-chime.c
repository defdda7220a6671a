/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chime.h"

#include <math.h>

#define LOUDNESS 0.30
#define SWELL_S 0.020
#define LENGTH_S 1.2

G_DEFINE_INTERFACE (OdChime, od_chime, G_TYPE_OBJECT)

/* A falling third, as of a door bell: friendlier than a rising one, and unlike any alarm. */
static const struct {
  double starts_s;
  double hertz;
  double fades_s;
} tones[] = {
  { 0.0, 659.26, 0.22 },
  { 0.38, 523.25, 0.30 },
};

static void
od_chime_default_init (OdChimeInterface *iface)
{
}

void
od_chime_ring_async (OdChime            *self,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (OD_IS_CHIME (self));

  OD_CHIME_GET_IFACE (self)->ring_async (self, callback, user_data);
}

gboolean
od_chime_ring_finish (OdChime      *self,
                      GAsyncResult *result)
{
  g_return_val_if_fail (OD_IS_CHIME (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);

  return OD_CHIME_GET_IFACE (self)->ring_finish (self, result);
}

/* A little of the octave and the twelfth makes it a bell and not a test signal. */
static double
sound_of (gsize  tone,
          double s)
{
  double since = s - tones[tone].starts_s;
  double angle = 2.0 * G_PI * tones[tone].hertz * since;

  if (since < 0.0)
    return 0.0;
  return pow (MIN (since / SWELL_S, 1.0), 2.0) * exp (-since / tones[tone].fades_s)
         * (sin (angle) + 0.25 * sin (2.0 * angle) + 0.08 * sin (3.0 * angle));
}

GArray *
od_chime_make_sound (guint rate)
{
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (gint16));
  guint n_samples = (guint) (LENGTH_S * rate);

  g_return_val_if_fail (rate > 0, sound);

  for (guint i = 0; i < n_samples; i++) {
    double s = (double) i / rate;
    double end = MIN ((LENGTH_S - s) / 0.1, 1.0);
    gint16 sample = (gint16) lrint (G_MAXINT16 * LOUDNESS * end * (sound_of (0, s) + sound_of (1, s)));

    g_array_append_val (sound, sample);
  }

  return sound;
}
