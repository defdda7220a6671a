/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-writer.h"

/* The verb as something that has happened, in the event's type. */
static const char *const past_verbs[] = {
  [OD_VERB_REGISTER] = "registered", [OD_VERB_CALL] = "called", [OD_VERB_START] = "started", [OD_VERB_FINISH] = "finished",
  [OD_VERB_NO_SHOW] = "no-show", [OD_VERB_HOLD] = "held", [OD_VERB_RESUME] = "resumed", [OD_VERB_HAND_OVER] = "handed-over",
  [OD_VERB_RECALL] = "recalled", [OD_VERB_LEAVE] = "left", [OD_VERB_CANCEL] = "cancelled", [OD_VERB_UNDO] = "undone",
  [OD_VERB_PRINT] = "printed", [OD_VERB_ACCEPT] = "accepted", [OD_VERB_DECLINE] = "declined", [OD_VERB_STEP_OUT] = "stepped-out",
  [OD_VERB_BACK] = "back", [OD_VERB_PRIORITISE] = "prioritised", [OD_VERB_MOVE] = "moved", [OD_VERB_ADD] = "added",
  [OD_VERB_CARRY] = "carried", [OD_VERB_NOTE] = "noted", [OD_VERB_READ] = "read",
};

G_STATIC_ASSERT (G_N_ELEMENTS (past_verbs) == OD_N_VERBS);

/* The leg it happened to; for a verb of the whole visit the one that stands for it now. */
static const OdLeg *
find_told_leg (const OdEvent *event,
               const OdVisit *visit)
{
  OdLeg *leg = event->leg_id != NULL ? od_visit_find_leg (visit, event->leg_id) : NULL;

  return leg != NULL ? leg : od_visit_current_leg (visit);
}

static void
write_told_leg (OdJsonWriter *writer,
                const OdLeg  *leg)
{
  od_json_writer_object (writer, "leg");
  od_json_writer_string (writer, "pool_id", leg->pool_id);
  od_json_writer_string (writer, "state", od_leg_state_to_text (leg->state));
  od_json_writer_string (writer, "desk_id", leg->desk_id);
  od_json_writer_end (writer);
}

static void
write_data (OdJsonWriter  *writer,
            const OdEvent *event,
            const OdVisit *visit)
{
  g_autofree char *label = od_visit_label (visit);

  od_json_writer_object (writer, "data");
  od_json_writer_string (writer, "visit_id", visit->id);
  od_json_writer_string (writer, "ticket", label);
  od_json_writer_string (writer, "day", visit->day);
  od_json_writer_string (writer, "language", visit->language);
  od_json_writer_strings (writer, "needs", (const char *const *) visit->needs);
  od_json_writer_integer (writer, "adults", visit->adults);
  od_json_writer_integer (writer, "children", visit->children);
  od_json_writer_string (writer, "route", od_route_to_text (visit->route));
  od_json_writer_integer (writer, "version", event->version);
  write_told_leg (writer, find_told_leg (event, visit));
  od_json_writer_end (writer);
}

char *
od_wire_cloud_event (const OdEvent *event,
                     const OdVisit *visit,
                     const char    *source)
{
  g_autoptr (OdJsonWriter) writer = NULL;
  g_autofree char *type = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (event != NULL && event->verb < OD_N_VERBS, NULL);
  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  type = g_strdup_printf ("org.onedoor.visit.%s.v1", past_verbs[event->verb]);
  subject = g_strdup_printf ("visit/%s", visit->id);
  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "specversion", "1.0");
  od_json_writer_string (writer, "id", event->id);
  od_json_writer_string (writer, "source", source);
  od_json_writer_string (writer, "type", type);
  od_write_time (writer, "time", event->at_us);
  od_json_writer_string (writer, "subject", subject);
  od_json_writer_string (writer, "datacontenttype", "application/json");
  write_data (writer, event, visit);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static void
write_event (OdJsonWriter  *writer,
             const OdEvent *event)
{
  od_json_writer_object (writer, NULL);
  od_json_writer_integer (writer, "seq", event->seq);
  od_json_writer_string (writer, "id", event->id);
  od_write_time (writer, "at", event->at_us);
  od_json_writer_string (writer, "verb", od_verb_to_text (event->verb));
  od_json_writer_string (writer, "visit_id", event->visit_id);
  od_json_writer_string (writer, "leg_id", event->leg_id);
  od_json_writer_integer (writer, "version", event->version);
  od_json_writer_string (writer, "actor", event->actor);
  od_json_writer_string (writer, "from", od_leg_state_to_text (event->from));
  od_json_writer_string (writer, "to", od_leg_state_to_text (event->to));
  od_json_writer_string (writer, "desk_id", event->desk_id);
  od_json_writer_string (writer, "pool_id", event->pool_id);
  od_json_writer_string (writer, "reason", event->reason);
  od_json_writer_string (writer, "undoes", event->undoes);
  od_json_writer_end (writer);
}

char *
od_wire_events_to_json (GPtrArray *events)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (events != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_array (writer, "events");
  for (guint i = 0; i < events->len; i++)
    write_event (writer, events->pdata[i]);
  od_json_writer_end (writer);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}
