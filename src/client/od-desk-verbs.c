/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

static void
set_clock_back (OdDeskSession *self,
                gboolean       clock_back)
{
  if (self->clock_back == clock_back)
    return;

  self->clock_back = clock_back;
  od_desk_session_notify (self, OD_DESK_PROP_CLOCK_BACK);
}

void
od_desk_session_end_wish (OdDeskSession *self,
                          const GError  *error)
{
  if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_CLOCK))
    set_clock_back (self, TRUE);
  else if (error == NULL)
    set_clock_back (self, FALSE);

  od_desk_session_set_busy (self, FALSE);
}

/* The verb's answer is also the news: it may come before the stream says the same. */
static void
take_answer (OdDeskSession *self,
             OdVisit       *visit,
             OdVerb         verb)
{
  g_autofree char *id = g_strdup (visit->id);

  if (verb == OD_VERB_UNDO)
    od_desk_session_forget_undo (self);
  else
    od_desk_session_offer_undo (self, visit, verb);

  od_queue_model_take (self->queue, visit);
  if (verb == OD_VERB_CALL || verb == OD_VERB_UNDO || verb == OD_VERB_RECALL)
    od_desk_session_set_current (self, od_queue_model_find (self->queue, id));
}

static char *
dup_label (OdDeskSession *self)
{
  char *label = NULL;

  if (self->current != NULL)
    g_object_get (self->current, "label", &label, NULL);

  return label != NULL ? label : g_strdup ("");
}

/* What a sheet can ask for is not a refusal. */
static gboolean
ask_more (OdDeskSession *self,
          const GError  *error)
{
  if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_REASON))
    g_signal_emit_by_name (self, "reason-needed", (guint) self->verb);
  else if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_PARTNER))
    g_signal_emit_by_name (self, "partner-needed");
  else
    return FALSE;

  return TRUE;
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  OdVisit *visit = od_client_act_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (visit != NULL) {
    take_answer (self, visit, self->verb);
    od_desk_session_end_wish (self, NULL);
    return;
  }

  label = self->verb == OD_VERB_UNDO ? g_strdup (self->undo.label) : dup_label (self);
  if (self->verb == OD_VERB_UNDO)
    od_desk_session_forget_undo (self);
  od_desk_session_end_wish (self, error);
  if (!ask_more (self, error))
    od_desk_session_refuse (self, g_steal_pointer (&error), label != NULL ? label : "");
}

static void
send_wish (OdDeskSession    *self,
           const char       *visit_id,
           OdVerb            verb,
           const OdWishBody *wish)
{
  self->verb = verb;
  od_desk_session_set_busy (self, TRUE);
  od_client_act_async (self->client, visit_id, verb, wish, self->cancellable, on_acted, g_object_ref (self));
}

/* A call names no version: who comes second is to hear which desk was first, not that the list was old. */
void
od_desk_session_act (OdDeskSession    *self,
                     OdVerb            verb,
                     const OdWishBody *more)
{
  OdWishBody wish = { 0 };
  const OdVisit *visit;
  const OdLeg *leg;
  gboolean takes_it;

  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (verb != OD_VERB_UNDO && verb != OD_VERB_REGISTER && verb != OD_VERB_PRINT);

  if (!od_desk_session_allows (self, verb))
    return;

  if (more != NULL)
    wish = *more;
  visit = od_visit_item_get_visit (self->current);
  leg = od_desk_session_leg_for (self, verb);
  takes_it = verb == OD_VERB_CALL || (verb == OD_VERB_START && leg->state == OD_LEG_WAITING);
  wish.leg_id = leg->id;
  wish.version = verb == OD_VERB_CALL ? 0 : visit->version;
  wish.desk_id = takes_it || od_desk_session_has (self, leg) ? self->desk_id : NULL;
  send_wish (self, visit->id, verb, &wish);
}

void
od_desk_session_undo (OdDeskSession *self)
{
  g_autofree char *visit_id = NULL;
  OdWishBody wish = { 0 };

  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (!od_desk_session_allows (self, OD_VERB_UNDO))
    return;

  visit_id = g_strdup (self->undo.visit_id);
  wish.version = self->undo.version;
  send_wish (self, visit_id, OD_VERB_UNDO, &wish);
}

static void
on_called_next (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  OdVisit *visit = od_client_call_next_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (visit != NULL)
    take_answer (self, visit, OD_VERB_CALL);
  od_desk_session_end_wish (self, error);

  if (error != NULL)
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
  else if (visit == NULL)
    g_signal_emit_by_name (self, "nobody-waits");
}

void
od_desk_session_call_next (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (!od_desk_session_allows_call_next (self))
    return;

  od_desk_session_set_busy (self, TRUE);
  od_client_call_next_async (self->client, self->desk_id, NULL, self->cancellable, on_called_next, g_object_ref (self));
}

static const char *
choose_pool (OdDeskSession     *self,
             const char *const *desk_ids)
{
  const OdCentre *centre = od_centre_view_get_centre (self->house);
  const char *present = od_visit_item_get_leg (self->current)->pool_id;
  const char *first = NULL;

  for (gsize i = 0; desk_ids != NULL && desk_ids[i] != NULL; i++) {
    const OdDesk *desk = od_centre_find_desk (centre, desk_ids[i]);

    if (desk != NULL && g_strv_contains ((const char *const *) desk->pools, present))
      return present;
    if (desk != NULL && first == NULL)
      first = desk->pools[0];
  }

  return first != NULL ? first : present;
}

static const OdColleague *
find_colleague (OdDeskSession *self,
                const char    *staff_id)
{
  for (guint i = 0; self->colleagues != NULL && i < self->colleagues->len; i++) {
    const OdColleague *colleague = g_ptr_array_index (self->colleagues, i);

    if (g_str_equal (colleague->id, staff_id))
      return colleague;
  }

  return NULL;
}

void
od_desk_session_send (OdDeskSession *self,
                      OdVerb         verb,
                      OdTarget       target,
                      const char    *id,
                      const char    *reason)
{
  OdWishBody wish = { .reason = (char *) (reason != NULL && reason[0] != '\0' ? reason : NULL) };
  const char *const desks[] = { id, NULL };
  const OdColleague *colleague;

  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (id != NULL);

  if (!od_desk_session_allows (self, verb))
    return;

  colleague = target == OD_TARGET_PERSON ? find_colleague (self, id) : NULL;
  if (target == OD_TARGET_POOL)
    wish.pool_id = (char *) id;
  else if (target == OD_TARGET_DESK)
    wish.pool_id = (char *) choose_pool (self, desks);
  else
    wish.pool_id = (char *) choose_pool (self, colleague != NULL ? (const char *const *) colleague->desks : NULL);

  wish.for_desk_id = (char *) (target == OD_TARGET_DESK ? id : NULL);
  wish.for_staff_id = (char *) (target == OD_TARGET_PERSON ? id : NULL);
  od_desk_session_act (self, verb, &wish);
}
