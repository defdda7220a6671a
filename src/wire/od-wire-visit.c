/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-reader.h"
#include "od-wire-writer.h"

static void
write_leg_times (OdJsonWriter *writer,
                 const OdLeg  *leg)
{
  od_write_time (writer, "made", leg->made_us);
  od_write_time (writer, "queued", leg->queued_us);
  od_write_time (writer, "place", leg->place_us);
  od_write_time (writer, "due", leg->due_us);
  od_write_time (writer, "not_before", leg->not_before_us);
  od_write_time (writer, "first_called", leg->first_called_us);
  od_write_time (writer, "called", leg->called_us);
  od_write_time (writer, "started", leg->started_us);
  od_write_time (writer, "held", leg->held_us);
  od_write_time (writer, "ended", leg->ended_us);
}

static void
write_leg (OdJsonWriter *writer,
           const OdLeg  *leg)
{
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", leg->id);
  od_json_writer_string (writer, "pool_id", leg->pool_id);
  od_json_writer_string (writer, "state", od_leg_state_to_text (leg->state));
  od_json_writer_boolean (writer, "offered", leg->offered);
  od_json_writer_string (writer, "desk_id", leg->desk_id);
  od_json_writer_string (writer, "with_desk_id", leg->with_desk_id);
  od_json_writer_string (writer, "from_desk_id", leg->from_desk_id);
  od_json_writer_string (writer, "from_pool_id", leg->from_pool_id);
  od_json_writer_string (writer, "for_desk_id", leg->for_desk_id);
  od_json_writer_string (writer, "for_staff_id", leg->for_staff_id);
  write_leg_times (writer, leg);
  od_json_writer_integer (writer, "calls", leg->calls);
  od_json_writer_integer (writer, "missed", leg->missed);
  od_json_writer_integer (writer, "priority", leg->priority);
  od_json_writer_end (writer);
}

static void
write_party (OdJsonWriter  *writer,
             const OdVisit *visit)
{
  od_json_writer_integer (writer, "adults", visit->adults);
  od_json_writer_integer (writer, "children", visit->children);
  od_json_writer_integer (writer, "companions", visit->companions);
  od_json_writer_boolean (writer, "interpreter", visit->interpreter);
  od_json_writer_string (writer, "age", visit->age);
  od_json_writer_string (writer, "residence", visit->residence);
}

static void
write_staff_members (OdJsonWriter  *writer,
                     const OdVisit *visit)
{
  od_json_writer_strings (writer, "needs", (const char *const *) visit->needs);
  write_party (writer, visit);
  od_json_writer_string (writer, "route", od_route_to_text (visit->route));
  od_write_time (writer, "out", visit->out_us);
  od_json_writer_string (writer, "carried_from", visit->carried_from);
  od_json_writer_boolean (writer, "has_name", visit->has_name);
  od_json_writer_integer (writer, "notes", visit->notes);
  od_json_writer_boolean (writer, "banned", visit->banned);
  od_json_writer_array (writer, "legs");
  for (guint i = 0; i < visit->legs->len; i++)
    write_leg (writer, visit->legs->pdata[i]);
  od_json_writer_end (writer);
}

void
od_write_visit (OdJsonWriter  *writer,
                const char    *name,
                const OdVisit *visit,
                OdWireView     view)
{
  od_json_writer_object (writer, name);
  od_json_writer_string (writer, "id", visit->id);
  od_json_writer_string (writer, "day", visit->day);
  od_json_writer_string (writer, "series", visit->series);
  od_json_writer_integer (writer, "number", visit->number);
  if (view == OD_WIRE_OWNER)
    od_json_writer_string (writer, "token", visit->token);
  od_json_writer_string (writer, "language", visit->language);
  od_json_writer_string (writer, "print", od_print_state_to_text (visit->print));
  od_write_time (writer, "arrived", visit->arrived_us);
  od_json_writer_integer (writer, "version", visit->version);
  if (view == OD_WIRE_STAFF)
    write_staff_members (writer, visit);
  od_json_writer_end (writer);
}

char *
od_wire_visit_to_json (const OdVisit *visit,
                       OdWireView     view)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  writer = od_json_writer_new ();
  od_write_visit (writer, NULL, visit, view);
  return od_json_writer_finish (writer);
}

char *
od_wire_visits_to_json (GPtrArray *visits)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (visits != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_array (writer, "visits");
  for (guint i = 0; i < visits->len; i++)
    od_write_visit (writer, NULL, visits->pdata[i], OD_WIRE_STAFF);
  od_json_writer_end (writer);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gboolean
find_leg_state (const char *text,
                guint      *value)
{
  OdLegState state;

  if (!od_leg_state_from_text (text, &state))
    return FALSE;
  *value = state;
  return TRUE;
}

static gboolean
find_route (const char *text,
            guint      *value)
{
  OdRoute route;

  if (!od_route_from_text (text, &route))
    return FALSE;
  *value = route;
  return TRUE;
}

static gboolean
find_print_state (const char *text,
                  guint      *value)
{
  OdPrintState state;

  if (!od_print_state_from_text (text, &state))
    return FALSE;
  *value = state;
  return TRUE;
}

static void
read_leg_desks (OdReader *reader,
                OdJson   *object,
                OdLeg    *leg)
{
  leg->desk_id = od_reader_string (reader, object, "desk_id", OD_READ_OPTIONAL);
  leg->with_desk_id = od_reader_string (reader, object, "with_desk_id", OD_READ_OPTIONAL);
  leg->from_desk_id = od_reader_string (reader, object, "from_desk_id", OD_READ_OPTIONAL);
  leg->from_pool_id = od_reader_string (reader, object, "from_pool_id", OD_READ_OPTIONAL);
  leg->for_desk_id = od_reader_string (reader, object, "for_desk_id", OD_READ_OPTIONAL);
  leg->for_staff_id = od_reader_string (reader, object, "for_staff_id", OD_READ_OPTIONAL);
}

/* A peer of before tells no beginning and no place: both are where the leg queued, its first call is the newest. */
static void
read_leg_times (OdReader *reader,
                OdJson   *object,
                OdLeg    *leg)
{
  leg->queued_us = od_reader_time (reader, object, "queued", OD_READ_OPTIONAL);
  leg->called_us = od_reader_time (reader, object, "called", OD_READ_OPTIONAL);
  leg->made_us = od_reader_time_or (reader, object, "made", leg->queued_us);
  leg->place_us = od_reader_time_or (reader, object, "place", leg->queued_us);
  leg->first_called_us = od_reader_time_or (reader, object, "first_called", leg->called_us);
  leg->due_us = od_reader_time (reader, object, "due", OD_READ_OPTIONAL);
  leg->not_before_us = od_reader_time (reader, object, "not_before", OD_READ_OPTIONAL);
  leg->started_us = od_reader_time (reader, object, "started", OD_READ_OPTIONAL);
  leg->held_us = od_reader_time (reader, object, "held", OD_READ_OPTIONAL);
  leg->ended_us = od_reader_time (reader, object, "ended", OD_READ_OPTIONAL);
}

static gpointer
read_leg (OdReader *reader,
          OdJson   *object)
{
  OdLeg *leg = od_leg_new ();

  leg->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  leg->pool_id = od_reader_string (reader, object, "pool_id", OD_READ_REQUIRED);
  leg->state = od_reader_name (reader, object, "state", OD_READ_REQUIRED, find_leg_state);
  leg->offered = od_reader_boolean (reader, object, "offered", OD_READ_OPTIONAL);
  read_leg_desks (reader, object, leg);
  read_leg_times (reader, object, leg);
  leg->calls = (guint) od_reader_integer (reader, object, "calls", OD_READ_OPTIONAL, 0, G_MAXUINT);
  leg->missed = (guint) od_reader_integer (reader, object, "missed", OD_READ_OPTIONAL, 0, G_MAXUINT);
  leg->priority = (int) od_reader_integer (reader, object, "priority", OD_READ_OPTIONAL, G_MININT, G_MAXINT);
  return leg;
}

static void
read_party (OdReader *reader,
            OdJson   *object,
            OdVisit  *visit)
{
  visit->adults = (guint) od_reader_integer (reader, object, "adults", OD_READ_OPTIONAL, 0, G_MAXUINT);
  visit->children = (guint) od_reader_integer (reader, object, "children", OD_READ_OPTIONAL, 0, G_MAXUINT);
  visit->companions = (guint) od_reader_integer (reader, object, "companions", OD_READ_OPTIONAL, 0, G_MAXUINT);
  visit->interpreter = od_reader_boolean (reader, object, "interpreter", OD_READ_OPTIONAL);
  visit->age = od_reader_string (reader, object, "age", OD_READ_OPTIONAL);
  visit->residence = od_reader_string (reader, object, "residence", OD_READ_OPTIONAL);
}

static void
read_staff_members (OdReader *reader,
                    OdJson   *object,
                    OdVisit  *visit)
{
  visit->needs = od_reader_strings (reader, object, "needs", OD_READ_OPTIONAL);
  read_party (reader, object, visit);
  visit->out_us = od_reader_time (reader, object, "out", OD_READ_OPTIONAL);
  visit->carried_from = od_reader_string (reader, object, "carried_from", OD_READ_OPTIONAL);
  visit->notes = (guint) od_reader_integer (reader, object, "notes", OD_READ_OPTIONAL, 0, G_MAXUINT);
  visit->banned = od_reader_boolean (reader, object, "banned", OD_READ_OPTIONAL);
  visit->route = od_reader_name (reader, object, "route", OD_READ_OPTIONAL, find_route);
  visit->has_name = od_reader_boolean (reader, object, "has_name", OD_READ_OPTIONAL);
  od_reader_each (reader, object, "legs", OD_READ_OPTIONAL, read_leg, visit->legs);
}

OdVisit *
od_read_visit (OdReader *reader,
               OdJson   *object)
{
  g_autoptr (OdVisit) visit = od_visit_new ();

  visit->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  visit->day = od_reader_string (reader, object, "day", OD_READ_REQUIRED);
  visit->series = od_reader_string (reader, object, "series", OD_READ_REQUIRED);
  visit->number = (guint) od_reader_integer (reader, object, "number", OD_READ_REQUIRED, 0, G_MAXUINT);
  visit->token = od_reader_string (reader, object, "token", OD_READ_OPTIONAL);
  visit->language = od_reader_string (reader, object, "language", OD_READ_REQUIRED);
  visit->print = od_reader_name (reader, object, "print", OD_READ_REQUIRED, find_print_state);
  visit->arrived_us = od_reader_time (reader, object, "arrived", OD_READ_REQUIRED);
  visit->version = od_reader_integer (reader, object, "version", OD_READ_REQUIRED, 0, G_MAXINT64);
  read_staff_members (reader, object, visit);
  return reader->error == NULL ? g_steal_pointer (&visit) : NULL;
}

OdVisit *
od_wire_visit_from_json (const char *json,
                         GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdVisit) visit = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  visit = od_read_visit (reader, od_reader_root (reader));
  return od_reader_finish (reader, error) ? g_steal_pointer (&visit) : NULL;
}

static gpointer
read_visit_element (OdReader *reader,
                    OdJson   *object)
{
  return od_read_visit (reader, object);
}

GPtrArray *
od_wire_visits_from_json (const char *json,
                          GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  visits = g_ptr_array_new_with_free_func ((GDestroyNotify) od_visit_free);
  od_reader_each (reader, od_reader_root (reader), "visits", OD_READ_REQUIRED, read_visit_element, visits);
  return od_reader_finish (reader, error) ? g_steal_pointer (&visits) : NULL;
}
