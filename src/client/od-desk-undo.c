/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

#include "od-text.h"

static void
set_seconds (OdDeskSession *self,
             guint          seconds)
{
  if (self->undo_seconds == seconds)
    return;

  self->undo_seconds = seconds;
  od_desk_session_notify (self, OD_DESK_PROP_UNDO_SECONDS);
  od_desk_session_weigh (self);
}

void
od_desk_session_forget_undo (OdDeskSession *self)
{
  g_clear_handle_id (&self->undo_timer, g_source_remove);
  g_clear_pointer (&self->undo.visit_id, g_free);
  g_clear_pointer (&self->undo.label, g_free);
  od_desk_session_notify (self, OD_DESK_PROP_UNDO_LABEL);
  od_desk_session_notify (self, OD_DESK_PROP_UNDO_VERB);
  set_seconds (self, 0);
}

static guint
count_seconds (OdDeskSession *self)
{
  gint64 left_us = self->undo.until_us - od_clock_now_us (self->clock);

  return (guint) CLAMP ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 0, OD_UNDO_SECONDS);
}

static gboolean
on_second (gpointer user_data)
{
  OdDeskSession *self = user_data;
  guint seconds = count_seconds (self);

  if (seconds > 0) {
    set_seconds (self, seconds);
    return G_SOURCE_CONTINUE;
  }

  self->undo_timer = 0;
  od_desk_session_forget_undo (self);
  return G_SOURCE_REMOVE;
}

void
od_desk_session_offer_undo (OdDeskSession *self,
                            const OdVisit *visit,
                            OdVerb         verb)
{
  g_clear_handle_id (&self->undo_timer, g_source_remove);
  g_free (self->undo.visit_id);
  g_free (self->undo.label);
  self->undo.visit_id = g_strdup (visit->id);
  self->undo.label = od_text_number (visit->series, visit->number);
  self->undo.version = visit->version;
  self->undo.verb = verb;
  self->undo.until_us = od_clock_now_us (self->clock) + OD_UNDO_SECONDS * G_USEC_PER_SEC;
  self->undo_timer = g_timeout_add_seconds (1, on_second, self);

  od_desk_session_notify (self, OD_DESK_PROP_UNDO_LABEL);
  od_desk_session_notify (self, OD_DESK_PROP_UNDO_VERB);
  set_seconds (self, OD_UNDO_SECONDS);
}

void
od_desk_session_heard_change (OdDeskSession *self,
                              const char    *visit_id,
                              gint64         version)
{
  if (g_strcmp0 (self->undo.visit_id, visit_id) == 0 && version > self->undo.version)
    od_desk_session_forget_undo (self);
}
