/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-ask-private.h"

#include "od-json.h"
#include "od-wire.h"

static gpointer
read_issued (const char *json,
             GError    **error)
{
  return od_wire_issued_from_json (json, error);
}

static gpointer
read_visits (const char *json,
             GError    **error)
{
  return od_wire_visits_from_json (json, error);
}

void
od_step_free (OdStep *self)
{
  if (self == NULL)
    return;

  g_free (self->actor);
  g_free (self->desk_id);
  g_free (self->pool_id);
  g_free (self->reason);
  g_free (self);
}

static char *
dup_member (OdJson     *object,
            const char *name)
{
  return g_strdup (od_json_string (od_json_member (object, name)));
}

static gint64
read_time (OdJson *value)
{
  const char *text = od_json_string (value);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time) : 0;
}

/* A verb of a newer service is nothing that could be said. */
static void
add_step (GPtrArray *steps,
          OdJson    *event)
{
  const char *verb = od_json_string (od_json_member (event, "verb"));
  OdVerb known;
  OdStep *step;

  if (verb == NULL || !od_verb_from_text (verb, &known))
    return;

  step = g_new0 (OdStep, 1);
  step->at_us = read_time (od_json_member (event, "at"));
  step->verb = known;
  step->actor = dup_member (event, "actor");
  step->desk_id = dup_member (event, "desk_id");
  step->pool_id = dup_member (event, "pool_id");
  step->reason = dup_member (event, "reason");
  g_ptr_array_add (steps, step);
}

static gpointer
read_path (const char *json,
           GError    **error)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (json, -1, error);
  OdJson *events = document != NULL ? od_json_member (od_json_root (document), "events") : NULL;
  GPtrArray *steps;

  if (document == NULL)
    return NULL;

  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) od_step_free);
  for (guint i = 0; i < od_json_length (events); i++)
    add_step (steps, od_json_element (events, i));

  return steps;
}

void
od_colleague_free (OdColleague *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->role);
  g_strfreev (self->desks);
  g_free (self);
}

static OdColleague *
read_colleague (OdJson *person)
{
  OdJson *desks = od_json_member (person, "desks");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  OdColleague *colleague = g_new0 (OdColleague, 1);

  for (guint i = 0; i < od_json_length (desks); i++) {
    const char *desk = od_json_string (od_json_element (desks, i));

    if (desk != NULL)
      g_strv_builder_add (builder, desk);
  }

  colleague->id = dup_member (person, "id");
  colleague->name = dup_member (person, "name");
  colleague->role = dup_member (person, "role");
  colleague->desks = g_strv_builder_end (builder);

  return colleague;
}

static gpointer
read_staff (const char *json,
            GError    **error)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (json, -1, error);
  OdJson *people = document != NULL ? od_json_member (od_json_root (document), "staff") : NULL;
  GPtrArray *staff;

  if (document == NULL)
    return NULL;

  staff = g_ptr_array_new_with_free_func ((GDestroyNotify) od_colleague_free);
  for (guint i = 0; i < od_json_length (people); i++) {
    OdColleague *colleague = read_colleague (od_json_element (people, i));

    if (colleague->id != NULL && colleague->name != NULL)
      g_ptr_array_add (staff, colleague);
    else
      od_colleague_free (colleague);
  }

  return staff;
}

static const OdAnswerKind issued_kind = { read_issued, (GDestroyNotify) od_issued_free };
static const OdAnswerKind visits_kind = { read_visits, (GDestroyNotify) g_ptr_array_unref };
static const OdAnswerKind path_kind = { read_path, (GDestroyNotify) g_ptr_array_unref };
static const OdAnswerKind staff_kind = { read_staff, (GDestroyNotify) g_ptr_array_unref };

void
od_client_find_visits_async (OdClient           *self,
                             const char         *query,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (query != NULL);

  od_client_ask (self, od_client_path ("/visits/find?q=", "", query), &visits_kind, &(OdWaiting) { cancellable, callback, user_data });
}

GPtrArray *
od_client_find_visits_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_get_ticket_async (OdClient           *self,
                            const char         *visit_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);

  od_client_ask (self, od_client_path ("/visits/", "/ticket", visit_id), &issued_kind, &(OdWaiting) { cancellable, callback, user_data });
}

OdIssued *
od_client_get_ticket_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_get_path_async (OdClient           *self,
                          const char         *visit_id,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);

  od_client_ask (self, od_client_path ("/visits/", "/path", visit_id), &path_kind, &(OdWaiting) { cancellable, callback, user_data });
}

GPtrArray *
od_client_get_path_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_list_staff_async (OdClient           *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (OD_IS_CLIENT (self));

  od_client_ask (self, g_strdup ("/staff"), &staff_kind, &(OdWaiting) { cancellable, callback, user_data });
}

GPtrArray *
od_client_list_staff_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_trust_clock_async (OdClient           *self,
                             const char         *reason,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (reason != NULL);

  od_client_wish (self, g_strdup ("/clock"), od_client_body ("reason", reason, NULL), NULL,
                  &(OdWaiting) { cancellable, callback, user_data });
}

gboolean
od_client_trust_clock_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
