/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#include "od-names-private.h"

static const char *const appointment_states[] = { "booked", "arrived", "cancelled", "missed" };
static const char *const note_kinds[] = { "note", "ban" };
static const char *const referral_states[] = { "offered", "accepted", "declined", "arrived", "lost" };

OdBoardLetter *
od_board_letter_new (void)
{
  return g_new0 (OdBoardLetter, 1);
}

void
od_board_letter_free (OdBoardLetter *self)
{
  if (self == NULL)
    return;

  g_free (self->series);
  g_free (self);
}

OdAppointment *
od_appointment_new (void)
{
  return g_new0 (OdAppointment, 1);
}

void
od_appointment_free (OdAppointment *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->code);
  g_free (self->pool_id);
  g_free (self->language);
  g_free (self->for_desk_id);
  g_free (self->for_staff_id);
  g_free (self->visit_id);
  g_free (self);
}

OdAlarm *
od_alarm_new (void)
{
  return g_new0 (OdAlarm, 1);
}

void
od_alarm_free (OdAlarm *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->desk_id);
  g_free (self->actor);
  g_free (self->ended_by);
  g_free (self);
}

OdNote *
od_note_new (void)
{
  return g_new0 (OdNote, 1);
}

void
od_note_free (OdNote *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->visit_id);
  g_free (self->text);
  g_free (self->reason);
  g_free (self->pool_id);
  g_free (self->until);
  g_free (self->actor);
  g_free (self);
}

OdReferral *
od_referral_new (void)
{
  return g_new0 (OdReferral, 1);
}

void
od_referral_free (OdReferral *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->visit_id);
  g_free (self->service_id);
  g_free (self->reason);
  g_free (self);
}

const char *
od_appointment_state_to_text (OdAppointmentState state)
{
  return od_name_of (state, appointment_states, G_N_ELEMENTS (appointment_states));
}

gboolean
od_appointment_state_from_text (const char         *text,
                                OdAppointmentState *state)
{
  guint value;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!od_name_find (text, appointment_states, G_N_ELEMENTS (appointment_states), &value))
    return FALSE;

  *state = value;
  return TRUE;
}

const char *
od_note_kind_to_text (OdNoteKind kind)
{
  return od_name_of (kind, note_kinds, G_N_ELEMENTS (note_kinds));
}

gboolean
od_note_kind_from_text (const char *text,
                        OdNoteKind *kind)
{
  guint value;

  g_return_val_if_fail (kind != NULL, FALSE);

  if (!od_name_find (text, note_kinds, G_N_ELEMENTS (note_kinds), &value))
    return FALSE;

  *kind = value;
  return TRUE;
}

const char *
od_referral_state_to_text (OdReferralState state)
{
  return od_name_of (state, referral_states, G_N_ELEMENTS (referral_states));
}

gboolean
od_referral_state_from_text (const char      *text,
                             OdReferralState *state)
{
  guint value;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!od_name_find (text, referral_states, G_N_ELEMENTS (referral_states), &value))
    return FALSE;

  *state = value;
  return TRUE;
}
