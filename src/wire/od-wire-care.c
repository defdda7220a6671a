/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-list.h"

static gboolean
find_appointment_state (const char *text,
                        guint      *value)
{
  OdAppointmentState state;

  if (!od_appointment_state_from_text (text, &state))
    return FALSE;
  *value = state;
  return TRUE;
}

static gboolean
find_note_kind (const char *text,
                guint      *value)
{
  OdNoteKind kind;

  if (!od_note_kind_from_text (text, &kind))
    return FALSE;
  *value = kind;
  return TRUE;
}

static void
write_appointment (OdJsonWriter *writer,
                   gconstpointer element)
{
  const OdAppointment *appointment = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", appointment->id);
  od_json_writer_string (writer, "code", appointment->code);
  od_json_writer_string (writer, "pool_id", appointment->pool_id);
  od_write_time (writer, "due", appointment->due_us);
  od_json_writer_string (writer, "language", appointment->language);
  od_json_writer_string (writer, "for_staff_id", appointment->for_staff_id);
  od_json_writer_string (writer, "for_desk_id", appointment->for_desk_id);
  od_json_writer_string (writer, "state", od_appointment_state_to_text (appointment->state));
  od_json_writer_string (writer, "visit_id", appointment->visit_id);
  od_json_writer_end (writer);
}

static gpointer
read_appointment (OdReader *reader,
                  OdJson   *object)
{
  OdAppointment *appointment = od_appointment_new ();

  appointment->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  appointment->code = od_reader_string (reader, object, "code", OD_READ_REQUIRED);
  appointment->pool_id = od_reader_string (reader, object, "pool_id", OD_READ_REQUIRED);
  appointment->due_us = od_reader_time (reader, object, "due", OD_READ_REQUIRED);
  appointment->language = od_reader_string (reader, object, "language", OD_READ_OPTIONAL);
  appointment->for_staff_id = od_reader_string (reader, object, "for_staff_id", OD_READ_OPTIONAL);
  appointment->for_desk_id = od_reader_string (reader, object, "for_desk_id", OD_READ_OPTIONAL);
  appointment->state = od_reader_name (reader, object, "state", OD_READ_REQUIRED, find_appointment_state);
  appointment->visit_id = od_reader_string (reader, object, "visit_id", OD_READ_OPTIONAL);
  return appointment;
}

char *
od_wire_appointment_to_json (const OdAppointment *appointment)
{
  g_return_val_if_fail (appointment != NULL, NULL);

  return od_write_alone (appointment, write_appointment);
}

OdAppointment *
od_wire_appointment_from_json (const char *json,
                               GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_alone (json, read_appointment, (GDestroyNotify) od_appointment_free, error);
}

char *
od_wire_appointments_to_json (GPtrArray *appointments)
{
  g_return_val_if_fail (appointments != NULL, NULL);

  return od_write_list ("appointments", appointments, write_appointment);
}

GPtrArray *
od_wire_appointments_from_json (const char *json,
                                GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_list (json, "appointments", read_appointment, (GDestroyNotify) od_appointment_free, error);
}

static void
write_alarm (OdJsonWriter *writer,
             gconstpointer element)
{
  const OdAlarm *alarm = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", alarm->id);
  od_json_writer_string (writer, "desk_id", alarm->desk_id);
  od_write_time (writer, "at", alarm->at_us);
  od_json_writer_string (writer, "actor", alarm->actor);
  od_write_time (writer, "ended", alarm->ended_us);
  od_json_writer_string (writer, "ended_by", alarm->ended_by);
  od_json_writer_end (writer);
}

static gpointer
read_alarm (OdReader *reader,
            OdJson   *object)
{
  OdAlarm *alarm = od_alarm_new ();

  alarm->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  alarm->desk_id = od_reader_string (reader, object, "desk_id", OD_READ_REQUIRED);
  alarm->at_us = od_reader_time (reader, object, "at", OD_READ_REQUIRED);
  alarm->actor = od_reader_string (reader, object, "actor", OD_READ_REQUIRED);
  alarm->ended_us = od_reader_time (reader, object, "ended", OD_READ_OPTIONAL);
  alarm->ended_by = od_reader_string (reader, object, "ended_by", OD_READ_OPTIONAL);
  return alarm;
}

char *
od_wire_alarm_to_json (const OdAlarm *alarm)
{
  g_return_val_if_fail (alarm != NULL, NULL);

  return od_write_alone (alarm, write_alarm);
}

OdAlarm *
od_wire_alarm_from_json (const char *json,
                         GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_alone (json, read_alarm, (GDestroyNotify) od_alarm_free, error);
}

char *
od_wire_alarms_to_json (GPtrArray *alarms)
{
  g_return_val_if_fail (alarms != NULL, NULL);

  return od_write_list ("alarms", alarms, write_alarm);
}

GPtrArray *
od_wire_alarms_from_json (const char *json,
                          GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_list (json, "alarms", read_alarm, (GDestroyNotify) od_alarm_free, error);
}

static void
write_note (OdJsonWriter *writer,
            gconstpointer element)
{
  const OdNote *note = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", note->id);
  od_json_writer_string (writer, "visit_id", note->visit_id);
  od_json_writer_string (writer, "kind", od_note_kind_to_text (note->kind));
  od_json_writer_string (writer, "text", note->text);
  od_json_writer_string (writer, "reason", note->reason);
  od_json_writer_string (writer, "pool_id", note->pool_id);
  od_write_time (writer, "at", note->at_us);
  od_json_writer_string (writer, "until", note->until);
  od_json_writer_string (writer, "actor", note->actor);
  od_write_time (writer, "ended", note->ended_us);
  od_json_writer_end (writer);
}

static gpointer
read_note (OdReader *reader,
           OdJson   *object)
{
  OdNote *note = od_note_new ();

  note->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  note->visit_id = od_reader_string (reader, object, "visit_id", OD_READ_OPTIONAL);
  note->kind = od_reader_name (reader, object, "kind", OD_READ_REQUIRED, find_note_kind);
  note->text = od_reader_string (reader, object, "text", OD_READ_OPTIONAL);
  note->reason = od_reader_string (reader, object, "reason", OD_READ_OPTIONAL);
  note->pool_id = od_reader_string (reader, object, "pool_id", OD_READ_OPTIONAL);
  note->at_us = od_reader_time (reader, object, "at", OD_READ_REQUIRED);
  note->until = od_reader_string (reader, object, "until", OD_READ_REQUIRED);
  note->actor = od_reader_string (reader, object, "actor", OD_READ_REQUIRED);
  note->ended_us = od_reader_time (reader, object, "ended", OD_READ_OPTIONAL);
  return note;
}

char *
od_wire_note_to_json (const OdNote *note)
{
  g_return_val_if_fail (note != NULL, NULL);

  return od_write_alone (note, write_note);
}

OdNote *
od_wire_note_from_json (const char *json,
                        GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_alone (json, read_note, (GDestroyNotify) od_note_free, error);
}

char *
od_wire_notes_to_json (GPtrArray *notes)
{
  g_return_val_if_fail (notes != NULL, NULL);

  return od_write_list ("notes", notes, write_note);
}

GPtrArray *
od_wire_notes_from_json (const char *json,
                         GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_list (json, "notes", read_note, (GDestroyNotify) od_note_free, error);
}
