/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdSpeaker:
 *
 * Says a text aloud. A newer text silences the one before: what is said is always what was asked for last. Never claims to have spoken
 * where no voice knows the language.
 */
#define OD_TYPE_SPEAKER (od_speaker_get_type ())
G_DECLARE_INTERFACE (OdSpeaker, od_speaker, OD, SPEAKER, GObject)

typedef enum {
  OD_SPEAKING,           /* the voice has the text and says it now */
  OD_SPEECH_OVERTAKEN,   /* stopped, or a newer text came, before it began */
  OD_SPEECH_NO_VOICE,    /* no voice knows the language: nothing is said */
  OD_SPEECH_MUTE,        /* no speech service answers: nothing is said, or not to the end */
  OD_SPOKEN,             /* od_speaker_tell_async (): said to its end */
} OdSpeechOutcome;

struct _OdSpeakerInterface {
  GTypeInterface parent_iface;

  void           (*say_async)  (OdSpeaker          *self,
                                const char         *text,
                                const char         *language,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
  void           (*tell_async) (OdSpeaker          *self,
                                const char         *text,
                                const char         *language,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
  OdSpeechOutcome (*say_finish) (OdSpeaker    *self,
                                 GAsyncResult *result);
  void            (*stop)       (OdSpeaker *self);
};

/* @language: BCP 47. A voice of exactly that tag, else of its base language. */
void            od_speaker_say_async  (OdSpeaker          *self,
                                       const char         *text,
                                       const char         *language,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
/* As od_speaker_say_async (), but answers when it has been said to its end: OD_SPOKEN, or OD_SPEECH_OVERTAKEN when it was stopped or a
 * newer text came. */
void            od_speaker_tell_async (OdSpeaker          *self,
                                       const char         *text,
                                       const char         *language,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
/* Of either. */
OdSpeechOutcome od_speaker_say_finish (OdSpeaker    *self,
                                       GAsyncResult *result);

/* Silence, now. */
void            od_speaker_stop       (OdSpeaker *self);

/* Speech Dispatcher at the socket @path; NULL = the session's own, started when it does not run. Connects when it has something to say,
 * and anew when the service was lost. */
OdSpeaker *od_dispatcher_speaker_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
