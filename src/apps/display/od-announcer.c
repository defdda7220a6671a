/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-announcer.h"

#include "od-announcement.h"
#include "od-floors.h"

#define GAP_MS 700
#define LONG_GAPS 3
#define N_ROUNDS 2

struct _OdAnnouncer {
  GObject       parent_instance;

  /* owned */
  OdBoardModel *board;
  OdSpeaker    *speaker;
  OdChime      *chime;
  OdCatalogue  *catalogue;
  GStrv         floors;
  GQueue       *calls;       /* OdBoardItem that wait their turn */
  OdBoardItem  *call;        /* being announced; NULL = silence */
  GStrv         languages;   /* of this call */

  /* handles */
  guint         timer;

  /* state */
  guint         gap_ms;
  guint         round;
  guint         language;    /* index */
  gboolean      mute;
};

G_DEFINE_FINAL_TYPE (OdAnnouncer, od_announcer, G_TYPE_OBJECT)

enum { PROP_0, PROP_MUTE, PROP_BUSY, N_PROPS };
static GParamSpec *props[N_PROPS];

static void begin_next (OdAnnouncer *self);
static void say_on (OdAnnouncer *self);

static void
set_mute (OdAnnouncer *self,
          gboolean     mute)
{
  if (self->mute == mute)
    return;

  self->mute = mute;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MUTE]);
}

static void
set_call (OdAnnouncer *self,
          OdBoardItem *call)
{
  gboolean was_busy = self->call != NULL;

  g_set_object (&self->call, call);
  self->round = 0;
  self->language = 0;
  if (was_busy != (call != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static gboolean
on_rested (gpointer user_data)
{
  OdAnnouncer *self = user_data;

  self->timer = 0;
  say_on (self);

  return G_SOURCE_REMOVE;
}

static void
rest (OdAnnouncer *self,
      guint        gaps)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (gaps * self->gap_ms, on_rested, self);
}

/* After the last word of a call the room rests, too: the next chime must not sound like a part of it. */
static void
end_call (OdAnnouncer *self)
{
  self->round = N_ROUNDS;
  rest (self, LONG_GAPS);
}

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdAnnouncer) self = user_data;
  OdSpeechOutcome outcome = od_speaker_say_finish (OD_SPEAKER (source), result);

  if (self->call == NULL)
    return;
  if (outcome == OD_SPOKEN || outcome == OD_SPEECH_MUTE)
    set_mute (self, outcome == OD_SPEECH_MUTE);
  if (outcome == OD_SPEECH_MUTE) {
    end_call (self);
    return;
  }

  self->language++;
  if (outcome == OD_SPEECH_NO_VOICE)
    say_on (self);
  else
    rest (self, self->languages[self->language] != NULL ? 1 : LONG_GAPS);
}

static void
say (OdAnnouncer *self,
     const char  *tag)
{
  const OdCentre *centre = od_centre_view_get_centre (od_board_model_get_house (self->board));
  g_autofree char *text = od_announcement_text (self->catalogue, centre, self->call, tag);

  od_speaker_tell_async (self->speaker, text, tag, on_told, g_object_ref (self));
}

static void
say_on (OdAnnouncer *self)
{
  if (self->round < N_ROUNDS && self->languages[self->language] == NULL) {
    self->language = 0;
    self->round++;
  }
  if (self->round < N_ROUNDS && self->languages[0] != NULL
      && (self->language > 0 || od_board_model_is_open (self->board, self->call)))
    say (self, self->languages[self->language]);
  else
    begin_next (self);
}

static void
on_rung (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdAnnouncer) self = user_data;

  if (!od_chime_ring_finish (OD_CHIME (source), result))
    g_debug ("the chime could not be played");
  if (self->call != NULL)
    say_on (self);
}

static OdBoardItem *
take_open_call (OdAnnouncer *self)
{
  OdBoardItem *call = g_queue_pop_head (self->calls);

  while (call != NULL && !od_board_model_is_open (self->board, call)) {
    g_object_unref (call);
    call = g_queue_pop_head (self->calls);
  }

  return call;
}

static void
begin_next (OdAnnouncer *self)
{
  g_autoptr (OdBoardItem) call = take_open_call (self);
  OdCentreView *house = od_board_model_get_house (self->board);

  set_call (self, call);
  if (call == NULL)
    return;

  g_strfreev (self->languages);
  self->languages = od_announcement_list_languages (od_centre_view_get_centre (house));
  od_chime_ring_async (self->chime, on_rung, g_object_ref (self));
}

static void
on_called (OdAnnouncer *self,
           OdBoardItem *call)
{
  if (!od_floors_hold ((const char *const *) self->floors, od_board_item_get_floor (call)))
    return;

  g_queue_push_tail (self->calls, g_object_ref (call));
  if (self->call == NULL)
    begin_next (self);
}

static void
od_announcer_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  OdAnnouncer *self = OD_ANNOUNCER (object);

  if (id == PROP_MUTE)
    g_value_set_boolean (value, self->mute);
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, self->call != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_announcer_dispose (GObject *object)
{
  OdAnnouncer *self = OD_ANNOUNCER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->call);
  g_queue_clear_full (self->calls, g_object_unref);
  g_clear_object (&self->board);
  g_clear_object (&self->speaker);
  g_clear_object (&self->chime);
  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (od_announcer_parent_class)->dispose (object);
}

static void
od_announcer_finalize (GObject *object)
{
  OdAnnouncer *self = OD_ANNOUNCER (object);

  g_queue_free (self->calls);
  g_strfreev (self->floors);
  g_strfreev (self->languages);
  G_OBJECT_CLASS (od_announcer_parent_class)->finalize (object);
}

static void
od_announcer_class_init (OdAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_announcer_get_property;
  object_class->dispose = od_announcer_dispose;
  object_class->finalize = od_announcer_finalize;

  props[PROP_MUTE] = g_param_spec_boolean ("mute", NULL, NULL, FALSE, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_announcer_init (OdAnnouncer *self)
{
  self->calls = g_queue_new ();
}

OdAnnouncer *
od_announcer_new_paced (OdBoardModel      *board,
                        OdSpeaker         *speaker,
                        OdChime           *chime,
                        OdCatalogue       *catalogue,
                        const char *const *floors,
                        guint              gap_ms)
{
  OdAnnouncer *self = g_object_new (OD_TYPE_ANNOUNCER, NULL);

  self->board = g_object_ref (board);
  self->speaker = g_object_ref (speaker);
  self->chime = g_object_ref (chime);
  self->catalogue = g_object_ref (catalogue);
  self->floors = g_strdupv ((char **) floors);
  self->gap_ms = gap_ms;
  g_signal_connect_object (board, "called", G_CALLBACK (on_called), self, G_CONNECT_SWAPPED);

  return self;
}

OdAnnouncer *
od_announcer_new (OdBoardModel      *board,
                  OdSpeaker         *speaker,
                  OdChime           *chime,
                  OdCatalogue       *catalogue,
                  const char *const *floors)
{
  return od_announcer_new_paced (board, speaker, chime, catalogue, floors, GAP_MS);
}
