/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-speaker.h"

G_DEFINE_INTERFACE (OdSpeaker, od_speaker, G_TYPE_OBJECT)

static void
od_speaker_default_init (OdSpeakerInterface *iface)
{
}

void
od_speaker_say_async (OdSpeaker          *self,
                      const char         *text,
                      const char         *language,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (OD_IS_SPEAKER (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (language != NULL);

  OD_SPEAKER_GET_IFACE (self)->say_async (self, text, language, callback, user_data);
}

void
od_speaker_tell_async (OdSpeaker          *self,
                       const char         *text,
                       const char         *language,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (OD_IS_SPEAKER (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (language != NULL);

  OD_SPEAKER_GET_IFACE (self)->tell_async (self, text, language, callback, user_data);
}

OdSpeechOutcome
od_speaker_say_finish (OdSpeaker    *self,
                       GAsyncResult *result)
{
  g_return_val_if_fail (OD_IS_SPEAKER (self), OD_SPEECH_MUTE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), OD_SPEECH_MUTE);

  return OD_SPEAKER_GET_IFACE (self)->say_finish (self, result);
}

void
od_speaker_stop (OdSpeaker *self)
{
  g_return_if_fail (OD_IS_SPEAKER (self));

  OD_SPEAKER_GET_IFACE (self)->stop (self);
}
