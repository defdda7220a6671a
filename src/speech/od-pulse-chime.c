/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chime.h"

#include <pulse/simple.h>

#define RATE 44100

#define OD_TYPE_PULSE_CHIME (od_pulse_chime_get_type ())
G_DECLARE_FINAL_TYPE (OdPulseChime, od_pulse_chime, OD, PULSE_CHIME, GObject)

struct _OdPulseChime {
  GObject parent_instance;

  /* owned */
  char   *server;
  GArray *sound;
};

static void od_pulse_chime_implement (OdChimeInterface *iface);

G_DEFINE_TYPE_WITH_CODE (OdPulseChime, od_pulse_chime, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_CHIME, od_pulse_chime_implement))

/* Connects anew each time: a sound service that was restarted meanwhile is found again. */
static void
on_ring_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  OdPulseChime *self = source;
  const pa_sample_spec form = { .format = PA_SAMPLE_S16NE, .rate = RATE, .channels = 1 };
  int fault = 0;
  pa_simple *line = pa_simple_new (self->server, "onedoor", PA_STREAM_PLAYBACK, NULL, "call", &form, NULL, NULL, &fault);
  gboolean heard;

  if (line == NULL) {
    g_debug ("the chime has no sound service: fault %d", fault);
    g_task_return_boolean (task, FALSE);
    return;
  }

  heard = pa_simple_write (line, self->sound->data, self->sound->len * sizeof (gint16), &fault) == 0
          && pa_simple_drain (line, &fault) == 0;
  pa_simple_free (line);
  g_task_return_boolean (task, heard);
}

static void
od_pulse_chime_ring_async (OdChime            *chime,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (chime, NULL, callback, user_data);

  g_task_run_in_thread (task, on_ring_thread);
}

static gboolean
od_pulse_chime_ring_finish (OdChime      *chime,
                            GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
od_pulse_chime_finalize (GObject *object)
{
  OdPulseChime *self = OD_PULSE_CHIME (object);

  g_free (self->server);
  g_array_unref (self->sound);

  G_OBJECT_CLASS (od_pulse_chime_parent_class)->finalize (object);
}

static void
od_pulse_chime_implement (OdChimeInterface *iface)
{
  iface->ring_async = od_pulse_chime_ring_async;
  iface->ring_finish = od_pulse_chime_ring_finish;
}

static void
od_pulse_chime_class_init (OdPulseChimeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_pulse_chime_finalize;
}

static void
od_pulse_chime_init (OdPulseChime *self)
{
  self->sound = od_chime_make_sound (RATE);
}

OdChime *
od_pulse_chime_new (const char *server)
{
  OdPulseChime *self = g_object_new (OD_TYPE_PULSE_CHIME, NULL);

  self->server = g_strdup (server);
  return OD_CHIME (self);
}
