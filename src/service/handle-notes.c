/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-ask.h"
#include "od-change.h"
#include "od-day.h"
#include "od-id.h"
#include "od-line.h"
#include "od-notes.h"
#include "od-store-visits.h"
#include "od-wire.h"

#define MAX_TEXT 1000
#define MAX_REASON 500
/* Nothing that is said of somebody holds without an end. */
#define FURTHEST_US (2 * 366 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

enum {
  KIND,
  TEXT,
  UNTIL,
  REASON,
  POOL_ID,
};

/* Of @notes (element-type OdSealedNote) those that concern the caller, read. NULL on a fault. */
static GPtrArray *
read_notes (OdCall    *call,
            GPtrArray *notes,
            GError   **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < notes->len; i++) {
    OdSealedNote *sealed = g_ptr_array_index (notes, i);

    if (!od_notes_may_see (call->service, call->bearer, sealed->note))
      continue;
    if (!od_notes_unseal (call->service, sealed, error))
      return NULL;
    g_ptr_array_add (seen, sealed->note);
  }
  return g_steal_pointer (&seen);
}

gboolean
od_handle_notes (OdCall  *call,
                 GError **error)
{
  const char *today = od_server_today (call->service, call->now_us, error);
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) seen = NULL;

  if (today == NULL)
    return FALSE;
  visit = od_change_dup_seen (call, call->parts[0], error);
  if (visit == NULL)
    return call->status != 0;
  notes = od_store_list_notes (call->service->store, visit->id, today, error);
  seen = notes == NULL ? NULL : read_notes (call, notes, error);
  if (seen == NULL || (seen->len > 0 && !od_change_read (call, visit, "note", error)))
    return FALSE;
  od_call_answer (call, 200, od_wire_notes_to_json (seen));
  return TRUE;
}

static gboolean
until_is_fine (OdCall     *call,
               const char *until)
{
  const OdCentre *centre = call->service->centre;
  gint64 from_us = 0;
  gint64 to_us = 0;

  return od_day_bounds (until, centre->zone, centre->rollover_hour, &from_us, &to_us)
         && to_us > call->now_us && from_us < call->now_us + FURTHEST_US;
}

static gboolean
check_pool (OdCall *call,
            GStrv   values)
{
  gboolean ban = g_str_equal (values[KIND], "ban");
  gboolean given = values[POOL_ID][0] != '\0';

  if (given && (!ban || od_centre_find_pool (call->service->centre, values[POOL_ID]) == NULL))
    return od_ask_refuse_value (call, "pool_id");
  if (!ban || (call->bearer->role & OD_ROLES_HOUSE) != 0)
    return TRUE;
  if (given && od_bearer_has_pool (call->bearer, call->service->centre, values[POOL_ID]))
    return TRUE;
  od_call_refuse (call, 403, "forbidden", "A ban from the house is reception's; yours are for the lines of your desks.");
  return FALSE;
}

static gboolean
check_note (OdCall     *call,
            GStrv       values,
            OdNoteKind *kind)
{
  if (!od_note_kind_from_text (values[KIND], kind))
    return od_ask_refuse_value (call, "kind");
  if (!until_is_fine (call, values[UNTIL]))
    return od_ask_refuse_value (call, "until");
  return od_ask_line_given (call, "text", values[TEXT], MAX_TEXT)
         && od_ask_line_given (call, "reason", values[REASON], MAX_REASON)
         && check_pool (call, values);
}

static OdNote *
make_note (OdCall        *call,
           const OdVisit *visit,
           OdNoteKind     kind,
           GStrv          values)
{
  OdNote *note = od_note_new ();

  note->id = od_id_new (call->service->clock, call->service->chance);
  note->visit_id = g_strdup (visit->id);
  note->kind = kind;
  note->pool_id = od_ask_dup (values[POOL_ID]);
  note->at_us = call->now_us;
  note->until = g_strdup (values[UNTIL]);
  note->actor = g_strdup (call->actor);
  return note;
}

/* @visit's count of what is in force changed: no word of it is in the log. Takes @visit. */
static gboolean
record (OdCall     *call,
        OdVisit    *visit,
        const char *what,
        GError    **error)
{
  g_autoptr (OdVisit) owned = visit;
  OdEvent *event;

  if (!od_notes_count (call->service, visit, od_line_get_day (call->service->line), error))
    return FALSE;
  visit->version++;
  event = od_change_event (call, OD_VERB_NOTE, visit);
  event->reason = g_strdup (what);
  return od_change_update (call, g_steal_pointer (&owned), event, error);
}

/* The visit that goes on with @visit's line, as it is today: @visit itself when none does. Takes @visit. */
static OdVisit *
dup_newest (OdCall  *call,
            OdVisit *visit,
            GError **error)
{
  g_autoptr (OdVisit) newest = visit;

  while (TRUE) {
    g_autoptr (GError) fault = NULL;
    OdVisit *next = od_store_dup_visit_from (call->service->store, newest->id, &fault);

    if (fault != NULL) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
    if (next == NULL)
      return g_steal_pointer (&newest);
    od_visit_free (newest);
    newest = next;
  }
}

/* What was answered to the writer is kept for a second try: without the words. */
static gboolean
answer_note (OdCall       *call,
             guint         status,
             const OdNote *note)
{
  if (call->status == 0)
    od_call_answer (call, status, od_wire_note_to_json (note));
  return TRUE;
}

gboolean
od_handle_note_write (OdCall  *call,
                      GError **error)
{
  static const char *const names[] = { "kind", "text", "until", "reason", "pool_id", NULL };
  g_auto (GStrv) values = od_ask_strings (call, names, 4);
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (OdSealedNote) sealed = NULL;
  OdNoteKind kind = OD_NOTE_PLAIN;

  if (values == NULL || !check_note (call, values, &kind))
    return TRUE;
  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  visit = od_change_dup_seen (call, call->parts[0], error);
  if (visit == NULL)
    return call->status != 0;

  sealed = od_notes_seal (call->service, make_note (call, visit, kind, values), values[TEXT], values[REASON], error);
  if (sealed == NULL || !od_store_add_note (call->service->store, sealed, error))
    return FALSE;
  visit = dup_newest (call, g_steal_pointer (&visit), error);
  return visit != NULL && record (call, g_steal_pointer (&visit), "written", error) && answer_note (call, 201, sealed->note);
}

/* What is not there for the caller: of a visit that they may not see, or for other desks. NULL with @call answered, or with @error set. */
static OdSealedNote *
dup_seen_note (OdCall   *call,
               OdVisit **visit,
               GError  **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdSealedNote) sealed = od_store_dup_note (call->service->store, call->parts[0], &fault);

  if (sealed != NULL)
    *visit = od_change_dup_visit (call, sealed->note->visit_id, &fault);
  if (fault == NULL && *visit != NULL)
    *visit = dup_newest (call, g_steal_pointer (visit), &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (*visit != NULL && od_bearer_may_see (call->bearer, call->service->centre, *visit)
      && od_notes_may_see (call->service, call->bearer, sealed->note))
    return g_steal_pointer (&sealed);
  od_ask_refuse_missing (call, "note");
  return NULL;
}

static gboolean
may_end (OdCall       *call,
         const OdNote *note)
{
  if (note->kind != OD_NOTE_BAN || note->pool_id != NULL || (call->bearer->role & OD_ROLES_HOUSE) != 0)
    return TRUE;
  od_call_refuse (call, 403, "forbidden", "Reception ends a ban from the house.");
  return FALSE;
}

gboolean
od_handle_note_end (OdCall  *call,
                    GError **error)
{
  static const char *const names[] = { "reason", NULL };
  g_auto (GStrv) values = od_ask_strings (call, names, 1);
  g_autoptr (OdSealedNote) sealed = NULL;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) fault = NULL;

  if (values == NULL || !od_ask_line_given (call, "reason", values[0], MAX_REASON))
    return TRUE;
  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  sealed = dup_seen_note (call, &visit, error);
  if (sealed == NULL)
    return call->status != 0;
  if (!may_end (call, sealed->note))
    return TRUE;
  if (!od_store_end_note (call->service->store, sealed->note->id, call->now_us, call->actor, values[0], &fault)) {
    if (fault == NULL)
      od_call_refuse (call, 409, "illegal", "This note is over already.");
    else
      g_propagate_error (error, g_steal_pointer (&fault));
    return call->status != 0;
  }
  sealed->note->ended_us = call->now_us;
  return record (call, g_steal_pointer (&visit), "ended", error) && answer_note (call, 200, sealed->note);
}
