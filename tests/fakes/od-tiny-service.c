/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-tiny-service-private.h"

#include <string.h>

#include "od-id.h"
#include "od-json.h"
#include "od-queue.h"
#include "od-tiny-house.h"

void
od_tiny_service_say (OdTinyService *self,
                     const char    *type,
                     const char    *json)
{
  g_autofree char *text = g_strdup_printf ("id: %u\nevent: %s\ndata: %s\n\n", ++self->n_events, type, json);

  for (guint i = 0; i < self->ears->len; i++) {
    SoupServerMessage *message = g_ptr_array_index (self->ears, i);

    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, text, strlen (text));
    soup_server_message_unpause (message);
  }
}

void
od_tiny_service_set_house (OdTinyService *self,
                           const char    *json)
{
  g_autoptr (GError) error = NULL;
  OdCentre *centre = od_wire_centre_from_json (json, &error);

  g_assert_no_error (error);
  od_centre_free (self->centre);
  g_free (self->house);
  self->centre = centre;
  self->house = g_strdup (json);
  od_tiny_service_say (self, "centre", "{}");
}

static void
tell (OdTinyService *self,
      const OdVisit *visit,
      OdVerb         verb)
{
  g_autofree char *inner = od_wire_visit_to_json (visit, OD_WIRE_STAFF);
  g_autofree char *json = g_strdup_printf ("{\"verb\":\"%s\",\"visit\":%s}", od_verb_to_text (verb), inner);
  g_autofree char *board = od_tiny_board_json (self);

  od_tiny_service_say (self, "visit", json);
  od_tiny_service_say (self, "board", board);
}

static void
on_ear_closed (SoupServerMessage *message,
               OdTinyService     *self)
{
  g_ptr_array_remove (self->ears, message);
}

void
od_tiny_open_ear (OdTinyService     *self,
                  SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *last = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Last-Event-ID");

  g_free (self->last_id);
  self->last_id = g_strdup (last);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_headers_set_content_type (headers, "text/event-stream", NULL);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, ": hello\n\n", 9);
  g_ptr_array_add (self->ears, g_object_ref (message));
  g_signal_connect (message, "finished", G_CALLBACK (on_ear_closed), self);
}

static OdLeg *
new_leg (OdTinyService *self,
         const char    *pool_id)
{
  OdLeg *leg = od_leg_new ();

  leg->id = od_id_new (self->clock, self->chance);
  leg->pool_id = g_strdup (pool_id);
  leg->state = OD_LEG_WAITING;
  leg->queued_us = od_clock_now_us (self->clock) + self->n_numbers * 1000;   /* the wire keeps milliseconds */
  leg->made_us = leg->queued_us;
  leg->place_us = od_leg_place (leg, self->centre->policy);

  return leg;
}

OdVisit *
od_tiny_service_add_visit (OdTinyService *self,
                           const char    *language,
                           const char    *need)
{
  const char *needs[] = { need, NULL };
  g_autoptr (GPtrArray) pools = od_centre_route (self->centre, needs, language);
  OdVisit *visit = od_visit_new ();

  visit->id = od_id_new (self->clock, self->chance);
  visit->day = g_strdup ("2026-11-22");
  visit->series = g_strdup ("B");
  visit->number = ++self->n_numbers;
  visit->token = od_token_new (self->chance, OD_TOKEN_LENGTH);
  visit->language = g_strdup (language);
  g_strfreev (visit->needs);
  visit->needs = g_strdupv ((char **) needs);
  visit->adults = 1;
  visit->arrived_us = od_clock_now_us (self->clock);
  visit->version = 1;
  g_ptr_array_add (visit->legs, new_leg (self, g_ptr_array_index (pools, 0)));
  g_ptr_array_add (self->visits, visit);
  tell (self, visit, OD_VERB_REGISTER);

  return visit;
}

void
od_tiny_service_touch (OdTinyService *self,
                       OdVisit       *visit)
{
  visit->version++;
  tell (self, visit, OD_VERB_NOTE);
}

OdVisit *
od_tiny_service_find (OdTinyService *self,
                      const char    *visit_id)
{
  for (guint i = 0; i < self->visits->len; i++) {
    OdVisit *visit = g_ptr_array_index (self->visits, i);

    if (g_str_equal (visit->id, visit_id))
      return visit;
  }

  return NULL;
}

static guint
count_at (OdTinyService *self,
          const char    *desk_id)
{
  guint count = 0;

  for (guint i = 0; i < self->visits->len; i++) {
    const OdLeg *leg = od_visit_current_leg (g_ptr_array_index (self->visits, i));
    gboolean busy = leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING;

    count += busy && (g_strcmp0 (leg->desk_id, desk_id) == 0 || g_strcmp0 (leg->with_desk_id, desk_id) == 0) ? 1 : 0;
  }

  return count;
}

static OdVisit *
find_next (OdTinyService *self,
           const OdDesk  *desk,
           OdLeg        **leg)
{
  OdAsker asker = { .pool_ids = (const char *const *) desk->pools, .desk_id = desk->id, .staff_id = "s1",
                    .now_us = od_clock_now_us (self->clock) };

  return od_queue_next (self->visits, &asker, leg);
}

/* What the real service adds to a wish that takes somebody from the line. */
static void
fill_call (OdTinyService *self,
           OdVisit       *visit,
           OdWish        *wish)
{
  const OdLeg *leg = wish->leg_id != NULL ? od_visit_find_leg (visit, wish->leg_id) : od_visit_current_leg (visit);
  const OdDesk *desk = wish->desk_id != NULL ? od_centre_find_desk (self->centre, wish->desk_id) : NULL;
  gboolean takes = wish->verb == OD_VERB_CALL || wish->verb == OD_VERB_START;
  OdLeg *next = NULL;

  if (!takes || desk == NULL || leg == NULL || leg->state != OD_LEG_WAITING)
    return;

  wish->out_of_order = find_next (self, desk, &next) != visit || next != leg;
  wish->desk_full = count_at (self, wish->desk_id) >= MAX (desk->seats, 1);
  wish->needs_partner = od_centre_find_pool (self->centre, leg->pool_id)->joint_pool_id != NULL;
  if (wish->needs_partner && wish->with_desk_id == NULL && count_at (self, "d2") == 0)
    wish->with_desk_id = "d2";
}

static OdOutcome
apply (OdTinyService    *self,
       OdVisit          *visit,
       OdVerb            verb,
       const OdWishBody *body)
{
  g_autoptr (OdEvent) event = NULL;
  g_autofree char *event_id = od_id_new (self->clock, self->chance);
  g_autofree char *leg_id = od_id_new (self->clock, self->chance);
  OdWish wish = {
    .verb = verb, .actor = "staff:somebody", .leg_id = body->leg_id, .version = body->version, .desk_id = body->desk_id,
    .pool_id = body->pool_id, .with_desk_id = body->with_desk_id, .for_desk_id = body->for_desk_id, .for_staff_id = body->for_staff_id,
    .priority = body->priority != NULL ? od_policy_find_priority (self->centre->policy, body->priority) : 0, .reason = body->reason,
    .now_us = od_clock_now_us (self->clock) - self->clock_back_us, .event_id = event_id, .new_leg_id = leg_id, .any_desk = TRUE,
    .policy = self->centre->policy,
  };
  OdEvent *last = g_hash_table_lookup (self->last, visit->id);
  OdOutcome outcome = OD_OUTCOME_ILLEGAL;

  fill_call (self, visit, &wish);
  if (verb != OD_VERB_UNDO)
    outcome = od_visit_apply (visit, &wish, &event);
  else if (last != NULL)
    outcome = od_visit_undo (visit, last, &wish, &event);

  if (outcome == OD_OUTCOME_DONE) {
    g_ptr_array_add (self->log, od_event_copy (event));
    g_hash_table_replace (self->last, g_strdup (visit->id), g_steal_pointer (&event));
    tell (self, visit, verb);
  }
  return outcome;
}

OdOutcome
od_tiny_service_act (OdTinyService *self,
                     OdVisit       *visit,
                     OdVerb         verb,
                     const char    *desk_id)
{
  OdWishBody body = { .desk_id = (char *) desk_id, .reason = (char *) "any" };

  return apply (self, visit, verb, &body);
}

static void
do_verb (OdTinyService     *self,
         SoupServerMessage *message,
         OdVisit           *visit,
         OdVerb             verb,
         const char        *text)
{
  g_autoptr (OdWishBody) body = od_wire_wish_from_json (text, NULL);
  g_autofree char *json = NULL;
  OdOutcome outcome = body != NULL ? apply (self, visit, verb, body) : OD_OUTCOME_UNKNOWN;

  if (outcome == OD_OUTCOME_DONE) {
    json = od_wire_visit_to_json (visit, OD_WIRE_STAFF);
    od_tiny_answer (message, 200, json);
  } else {
    od_tiny_refuse (message, 409, od_outcome_to_text (outcome), outcome == OD_OUTCOME_TAKEN ? od_visit_current_leg (visit)->desk_id : NULL);
  }
}

static void
do_call_next (OdTinyService     *self,
              SoupServerMessage *message,
              const char        *desk_id)
{
  const OdDesk *desk = od_centre_find_desk (self->centre, desk_id);
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"%s\"}", desk_id);
  OdLeg *leg = NULL;
  OdVisit *visit = desk != NULL ? find_next (self, desk, &leg) : NULL;

  if (visit != NULL)
    do_verb (self, message, visit, OD_VERB_CALL, body);
  else
    od_tiny_answer (message, 204, NULL);
}

void
od_tiny_service_carry (OdTinyService *self,
                       OdVisit       *visit)
{
  OdWishBody body = { 0 };

  g_assert (apply (self, visit, OD_VERB_CARRY, &body) == OD_OUTCOME_DONE);
  g_ptr_array_add (self->earlier, od_visit_copy (visit));
  g_ptr_array_remove (self->visits, visit);
}

static gboolean
is_full (OdTinyService        *self,
         const OdRegistration *wanted,
         const char           *pool_id)
{
  const OdPool *pool = od_centre_find_pool (self->centre, pool_id);
  guint count = 0;

  for (guint i = 0; i < self->visits->len; i++)
    count += g_str_equal (od_visit_current_leg (g_ptr_array_index (self->visits, i))->pool_id, pool_id) ? 1 : 0;

  return pool->daily_cap > 0 && count >= pool->daily_cap && wanted->reason == NULL;
}

static void
keep_wanted (OdVisit              *visit,
             const OdRegistration *wanted)
{
  visit->adults = MAX (wanted->adults, 1);
  visit->children = wanted->children;
  visit->companions = wanted->companions;
  visit->interpreter = wanted->interpreter;
  visit->age = g_strdup (wanted->age);
  visit->residence = g_strdup (wanted->residence);
  visit->route = OD_ROUTE_RECEPTION;
  visit->carried_from = g_strdup (wanted->ticket != NULL ? visit->id : NULL);
}

static void
do_register (OdTinyService     *self,
             SoupServerMessage *message,
             const char        *text)
{
  g_autoptr (OdRegistration) wanted = od_wire_registration_from_json (text, NULL);
  g_autoptr (OdIssued) issued = NULL;
  g_autoptr (GPtrArray) pools = NULL;
  g_autofree char *json = NULL;
  OdVisit *visit;

  if (wanted == NULL) {
    od_tiny_refuse (message, 400, "wrong-type", NULL);
    return;
  }

  pools = od_centre_route (self->centre, (const char *const *) wanted->needs, wanted->language);
  if (is_full (self, wanted, g_ptr_array_index (pools, 0))) {
    od_tiny_refuse (message, 409, "full", NULL);
    return;
  }

  visit = od_tiny_service_add_visit (self, wanted->language, wanted->needs != NULL ? wanted->needs[0] : NULL);
  keep_wanted (visit, wanted);
  od_tiny_service_touch (self, visit);
  issued = od_issued_new ();
  issued->visit = od_visit_copy (visit);
  issued->url = g_strdup_printf ("HTTP://127.0.0.1:8080/T/%s", visit->token);
  json = od_wire_issued_to_json (issued);
  od_tiny_answer (message, 201, json);
}

static void
do_sign_in (OdTinyService     *self,
            SoupServerMessage *message,
            const char        *text)
{
  static const char *const names[] = { "name", "secret", NULL };
  g_auto (GStrv) values = od_wire_strings_from_json (text, names, 2, NULL);
  OdSession session = { .token = (char *) "t0ken", .staff_id = (char *) "s1", .role = self->role };
  g_autofree char *json = NULL;

  if (values == NULL || !g_str_equal (values[1], "open")) {
    od_tiny_refuse (message, 403, "bad-secret", NULL);
    return;
  }

  session.name = values[0];
  session.desks = (char *[]) { NULL };
  session.expires_us = od_clock_now_us (self->clock) + G_TIME_SPAN_HOUR;
  json = od_wire_session_to_json (&session);
  od_tiny_answer (message, 201, json);
}

static void
do_print (OdTinyService     *self,
          SoupServerMessage *message,
          OdVisit           *visit,
          const char        *text)
{
  static const char *const names[] = { "state", "reason", NULL };
  g_auto (GStrv) values = od_wire_strings_from_json (text, names, 1, NULL);

  if (values != NULL && od_print_state_from_text (values[0], &visit->print))
    od_tiny_service_touch (self, visit);
  od_tiny_answer (message, 204, NULL);
}

static void
do_clock (OdTinyService     *self,
          SoupServerMessage *message)
{
  self->clock_back_us = 0;
  od_tiny_answer (message, 204, NULL);
}

static void
do_write (OdTinyService     *self,
          SoupServerMessage *message,
          char             **parts,
          const char        *text)
{
  OdVisit *visit = g_strcmp0 (parts[0], "visits") == 0 && parts[1] != NULL ? od_tiny_service_find (self, parts[1]) : NULL;
  const char *last = g_strv_length (parts) > 2 ? parts[2] : NULL;
  OdVerb verb = OD_N_VERBS;

  if (g_strcmp0 (parts[0], "session") == 0)
    do_sign_in (self, message, text);
  else if (g_strcmp0 (parts[0], "visits") == 0 && parts[1] == NULL)
    do_register (self, message, text);
  else if (g_strcmp0 (parts[0], "desks") == 0 && g_strcmp0 (last, "call-next") == 0)
    do_call_next (self, message, parts[1]);
  else if (g_strcmp0 (parts[0], "devices") == 0 && g_strcmp0 (parts[1], "enrol") == 0)
    od_tiny_answer (message, 201, "{\"device_id\":\"k1\",\"token\":\"device-token\",\"role\":\"display\",\"name\":\"Hall\"}");
  else if (g_strcmp0 (parts[0], "clock") == 0)
    do_clock (self, message);
  else if (visit != NULL && g_strcmp0 (last, "print") == 0)
    do_print (self, message, visit, text);
  else if (g_strcmp0 (parts[0], "devices") == 0)
    od_tiny_answer (message, 204, NULL);
  else if (visit != NULL && last != NULL && od_verb_from_text (last, &verb))
    do_verb (self, message, visit, verb, text);
  else
    od_tiny_answer_beside (self, message, parts, text);
}

static void
keep_answer (OdTinyService     *self,
             SoupServerMessage *message,
             const char        *key)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *line = g_strdup_printf ("%u %s", soup_server_message_get_status (message), text);

  g_hash_table_replace (self->answers, g_strdup (key), line);
}

static gboolean
give_kept_answer (OdTinyService     *self,
                  SoupServerMessage *message,
                  const char        *key)
{
  const char *kept = g_hash_table_lookup (self->answers, key);

  if (kept == NULL)
    return FALSE;

  od_tiny_answer (message, (guint) atoi (kept), strchr (kept, ' ') + 1);
  return TRUE;
}

static void
handle_write (OdTinyService     *self,
              SoupServerMessage *message,
              char             **parts)
{
  const char *key = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Idempotency-Key");
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_ptr_array_add (self->keys, g_strdup (key != NULL ? key : ""));
  if (key == NULL || !give_kept_answer (self, message, key)) {
    do_write (self, message, parts, text);
    if (key != NULL)
      keep_answer (self, message, key);
  }

  if (self->lose > 0) {
    self->lose--;
    g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);
  }
}

static gboolean
is_let_in (OdTinyService     *self,
           SoupServerMessage *message,
           char             **parts)
{
  const char *who = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  if (g_strcmp0 (parts[0], "session") == 0 || g_strcmp0 (parts[1], "enrol") == 0)
    return TRUE;

  return !self->forgetful && who != NULL && g_str_has_prefix (who, "Bearer ");
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  OdTinyService *self = user_data;
  g_auto (GStrv) parts = g_strsplit (path + strlen ("/api/v1/"), "/", -1);

  if (!is_let_in (self, message, parts))
    od_tiny_refuse (message, 401, "signed-out", NULL);
  else if (g_str_equal (soup_server_message_get_method (message), "GET"))
    od_tiny_read (self, message, parts, query);
  else if (g_str_equal (soup_server_message_get_method (message), "DELETE"))
    od_tiny_answer (message, 204, NULL);
  else
    handle_write (self, message, parts);
}

void
od_tiny_service_come_back (OdTinyService *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", self->port);
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, "/api/v1", on_request, self, NULL);
  if (!soup_server_listen (self->server, address, 0, &error))
    g_error ("the tiny service cannot listen: %s", error->message);

  uris = soup_server_get_uris (self->server);
  self->port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

void
od_tiny_service_break_stream (OdTinyService *self)
{
  g_autoptr (GPtrArray) ears = g_steal_pointer (&self->ears);

  self->ears = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ears->len; i++) {
    SoupServerMessage *message = g_ptr_array_index (ears, i);

    g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);
    soup_server_message_unpause (message);
  }
}

void
od_tiny_service_go (OdTinyService *self)
{
  od_tiny_service_break_stream (self);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

OdTinyService *
od_tiny_service_new (const char *role)
{
  OdTinyService *self = g_new0 (OdTinyService, 1);

  self->clock = od_system_clock_new ();
  self->chance = od_system_chance_new ();
  self->house = g_strdup (od_tiny_house);
  self->centre = od_wire_centre_from_json (od_tiny_house, NULL);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) od_visit_free);
  self->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) od_visit_free);
  self->log = g_ptr_array_new_with_free_func ((GDestroyNotify) od_event_free);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) od_event_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->ears = g_ptr_array_new_with_free_func (g_object_unref);
  self->role = g_strdup (role);
  self->care = od_tiny_care_new ();
  od_tiny_service_come_back (self);

  return self;
}

void
od_tiny_service_free (OdTinyService *self)
{
  if (self == NULL)
    return;

  if (self->server != NULL)
    od_tiny_service_go (self);
  g_ptr_array_unref (self->ears);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->earlier);
  g_ptr_array_unref (self->log);
  g_hash_table_unref (self->last);
  g_hash_table_unref (self->answers);
  od_centre_free (self->centre);
  g_free (self->house);
  g_object_unref (self->clock);
  g_object_unref (self->chance);
  od_tiny_care_free (self->care);
  g_free (self->role);
  g_free (self->last_id);
  g_free (self);
}

char *
od_tiny_service_get_url (OdTinyService *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u", self->port);
}

void
od_tiny_service_lose_answers (OdTinyService *self,
                              guint          n)
{
  self->lose = n;
}

GPtrArray *
od_tiny_service_get_keys (OdTinyService *self)
{
  return self->keys;
}

guint
od_tiny_service_count_lists (OdTinyService *self)
{
  return self->n_lists;
}

guint
od_tiny_service_count_ears (OdTinyService *self)
{
  return self->ears->len;
}

const char *
od_tiny_service_get_last_id (OdTinyService *self)
{
  return self->last_id;
}

void
od_tiny_service_forget_sessions (OdTinyService *self)
{
  self->forgetful = TRUE;
}

void
od_tiny_service_turn_clock_back (OdTinyService *self,
                                 guint          minutes)
{
  self->clock_back_us = minutes * G_TIME_SPAN_MINUTE;
}

OdTinyCare *
od_tiny_service_get_care (OdTinyService *self)
{
  return self->care;
}
