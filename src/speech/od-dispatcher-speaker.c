/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-dispatcher-end-private.h"
#include "od-speaker.h"

#include <signal.h>
#include <string.h>

#define OD_TYPE_DISPATCHER_SPEAKER (od_dispatcher_speaker_get_type ())
G_DECLARE_FINAL_TYPE (OdDispatcherSpeaker, od_dispatcher_speaker, OD, DISPATCHER_SPEAKER, GObject)

/* The service answers in a moment or, while it starts, in a second: all talk with it is in threads, one at a time. */
struct _OdDispatcherSpeaker {
  GObject        parent_instance;

  /* owned */
  char          *path;

  /* state, under the lock */
  GMutex         lock;
  SPDConnection *connection;
  SPDVoice     **voices;

  /* state, atomic */
  int            wish; /* counts what was asked for: a text whose number is not the last any more is not begun */
};

typedef struct {
  int      wish;
  char    *text;        /* NULL = silence */
  char    *language;
  gboolean to_its_end;
} Wish;

static void od_dispatcher_speaker_implement (OdSpeakerInterface *iface);

G_DEFINE_TYPE_WITH_CODE (OdDispatcherSpeaker, od_dispatcher_speaker, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_SPEAKER, od_dispatcher_speaker_implement))

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->text);
  g_free (wish->language);
  g_free (wish);
}

static void
disconnect (OdDispatcherSpeaker *self)
{
  if (self->voices != NULL)
    free_spd_voices (self->voices);
  if (self->connection != NULL)
    spd_close (self->connection);
  self->voices = NULL;
  self->connection = NULL;
}

static gboolean
connect_service (OdDispatcherSpeaker *self)
{
  SPDConnectionAddress address = { .method = SPD_METHOD_UNIX_SOCKET, .unix_socket_name = self->path };
  char *why = NULL;

  if (self->connection != NULL)
    return TRUE;

  self->connection = spd_open2 ("onedoor", "main", NULL, SPD_MODE_SINGLE, self->path != NULL ? &address : NULL,
                                self->path == NULL, &why);
  if (self->connection == NULL)
    g_debug ("no speech service: %s", why != NULL ? why : "");
  else
    self->voices = spd_list_synthesis_voices (self->connection);

  free (why);
  return self->connection != NULL;
}

/* A voice's "en-GB" serves the tags "en-GB" and "en"; the tag "de-simple" is served by the voice "de". */
static gboolean
voice_speaks (const SPDVoice *voice,
              const char     *tag)
{
  gsize length = strcspn (tag, "-");

  return voice->language != NULL && g_ascii_strncasecmp (voice->language, tag, length) == 0 &&
         (voice->language[length] == '\0' || voice->language[length] == '-');
}

static const char *
find_language (OdDispatcherSpeaker *self,
               const char          *tag)
{
  const char *found = NULL;

  for (SPDVoice **voice = self->voices; voice != NULL && *voice != NULL; voice++) {
    if (g_ascii_strcasecmp ((*voice)->language != NULL ? (*voice)->language : "", tag) == 0)
      return (*voice)->language;
    if (found == NULL && voice_speaks (*voice, tag))
      found = (*voice)->language;
  }

  return found;
}

static OdSpeechOutcome
try_to_say (OdDispatcherSpeaker *self,
            const Wish          *wish)
{
  const char *language;

  if (!connect_service (self))
    return OD_SPEECH_MUTE;
  if (spd_cancel (self->connection) != 0)
    return OD_SPEECH_MUTE;
  if (wish->text == NULL)
    return OD_SPEECH_OVERTAKEN;

  language = find_language (self, wish->language);
  if (language == NULL)
    return OD_SPEECH_NO_VOICE;
  if (spd_set_language (self->connection, language) != 0)
    return OD_SPEECH_MUTE;

  if (wish->to_its_end && !od_dispatcher_end_expect (self->connection))
    return OD_SPEECH_MUTE;

  return spd_say (self->connection, SPD_TEXT, wish->text) >= 0 ? OD_SPEAKING : OD_SPEECH_MUTE;
}

static OdSpeechOutcome
hear_end (OdDispatcherSpeaker *self,
          const Wish          *wish)
{
  switch (od_dispatcher_end_wait (self->connection, &self->wish, wish->wish)) {
  case OD_DISPATCHER_ENDED:
    return OD_SPOKEN;
  case OD_DISPATCHER_CUT:
    return OD_SPEECH_OVERTAKEN;
  case OD_DISPATCHER_LOST:
  default:
    disconnect (self);
    return wish->wish != g_atomic_int_get (&self->wish) ? OD_SPEECH_OVERTAKEN : OD_SPEECH_MUTE;
  }
}

static OdSpeechOutcome
say (OdDispatcherSpeaker *self,
     const Wish          *wish)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  OdSpeechOutcome outcome;

  if (wish->wish != g_atomic_int_get (&self->wish))
    return OD_SPEECH_OVERTAKEN;
  if (wish->text == NULL && self->connection == NULL)
    return OD_SPEECH_OVERTAKEN;

  /* The service may have been restarted since the last text; it is asked anew, once. */
  outcome = try_to_say (self, wish);
  if (outcome == OD_SPEECH_MUTE) {
    disconnect (self);
    outcome = try_to_say (self, wish);
  }
  if (outcome == OD_SPEECH_MUTE)
    disconnect (self);
  return outcome == OD_SPEAKING && wish->to_its_end ? hear_end (self, wish) : outcome;
}

/* libspeechd writes to its socket as to a file: if the service has gone, that would end the program. */
static void
on_say_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  sigset_t pipe;
  sigset_t before;
  OdSpeechOutcome outcome;
  struct timespec now = { 0, 0 };

  sigemptyset (&pipe);
  sigaddset (&pipe, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &pipe, &before);
  outcome = say (source, data);
  while (sigtimedwait (&pipe, NULL, &now) == SIGPIPE)
    ;
  pthread_sigmask (SIG_SETMASK, &before, NULL);

  g_task_return_int (task, outcome);
}

static void
ask (OdDispatcherSpeaker *self,
     const char          *text,
     const char          *language,
     gboolean             to_its_end,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  wish->wish = g_atomic_int_add (&self->wish, 1) + 1;
  wish->text = g_strdup (text);
  wish->language = g_strdup (language);
  wish->to_its_end = to_its_end;
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, on_say_thread);
}

static void
od_dispatcher_speaker_say_async (OdSpeaker          *speaker,
                                 const char         *text,
                                 const char         *language,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  ask (OD_DISPATCHER_SPEAKER (speaker), text, language, FALSE, callback, user_data);
}

static void
od_dispatcher_speaker_tell_async (OdSpeaker          *speaker,
                                  const char         *text,
                                  const char         *language,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  ask (OD_DISPATCHER_SPEAKER (speaker), text, language, TRUE, callback, user_data);
}

static OdSpeechOutcome
od_dispatcher_speaker_say_finish (OdSpeaker    *speaker,
                                  GAsyncResult *result)
{
  return (OdSpeechOutcome) g_task_propagate_int (G_TASK (result), NULL);
}

static void
od_dispatcher_speaker_stop (OdSpeaker *speaker)
{
  ask (OD_DISPATCHER_SPEAKER (speaker), NULL, NULL, FALSE, NULL, NULL);
}

static void
od_dispatcher_speaker_finalize (GObject *object)
{
  OdDispatcherSpeaker *self = OD_DISPATCHER_SPEAKER (object);

  disconnect (self);
  g_mutex_clear (&self->lock);
  g_free (self->path);

  G_OBJECT_CLASS (od_dispatcher_speaker_parent_class)->finalize (object);
}

static void
od_dispatcher_speaker_implement (OdSpeakerInterface *iface)
{
  iface->say_async = od_dispatcher_speaker_say_async;
  iface->tell_async = od_dispatcher_speaker_tell_async;
  iface->say_finish = od_dispatcher_speaker_say_finish;
  iface->stop = od_dispatcher_speaker_stop;
}

static void
od_dispatcher_speaker_class_init (OdDispatcherSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_dispatcher_speaker_finalize;
}

static void
od_dispatcher_speaker_init (OdDispatcherSpeaker *self)
{
  g_mutex_init (&self->lock);
}

OdSpeaker *
od_dispatcher_speaker_new (const char *path)
{
  OdDispatcherSpeaker *self = g_object_new (OD_TYPE_DISPATCHER_SPEAKER, NULL);

  self->path = g_strdup (path);
  return OD_SPEAKER (self);
}
