/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-stream.h"

#include "od-board.h"
#include "od-json.h"
#include "od-line.h"
#include "od-printers.h"
#include "od-feed.h"
#include "od-store-care.h"
#include "od-store-events.h"
#include "od-store-visits.h"
#include "od-wire.h"

#define GREET_SECONDS 15
#define BOARD_US G_USEC_PER_SEC
/* A listener that missed more than this fetches everything anew. */
#define MAX_MISSED 1000

typedef enum {
  HEARS_VISIT  = 1 << 0,
  HEARS_BOARD  = 1 << 1,
  HEARS_DEVICE = 1 << 2,
  HEARS_CENTRE = 1 << 3,
  HEARS_ALARM  = 1 << 4,
} Hears;

typedef struct {
  OdStream *stream;   /* borrowed */
  OdFeed   *feed;
  OdBearer *bearer;
  Hears     hears;
  gint64    seq;      /* of the log: what it has heard */
  gboolean  behind;   /* something did not fit: waits until it has read, then resumes from @seq */
} Listener;

struct _OdStream {
  OdServer  *service;     /* borrowed */
  GPtrArray *listeners;   /* Listener, owned */
  guint      greet_id;
  char      *board;        /* as it was told last */
  gint64     board_us;     /* g_get_monotonic_time () of that */
  guint      board_id;
  gboolean   board_at_once;
};

static void
listener_free (Listener *self)
{
  od_feed_free (self->feed);
  od_bearer_unref (self->bearer);
  g_free (self);
}

/* A stream may outlive the session that opened it. While the store cannot say, the listener stays. */
static gboolean
is_still_good (Listener *self)
{
  OdServer *service = self->stream->service;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdBearer) bearer = od_auth_dup_again (service->auth, self->bearer, od_clock_now_us (service->clock), &error);

  return bearer != NULL || error != NULL;
}

static gboolean
on_greet (gpointer data)
{
  OdStream *self = data;

  for (guint i = self->listeners->len; i-- > 0;) {
    Listener *listener = g_ptr_array_index (self->listeners, i);

    if (is_still_good (listener))
      od_feed_greet (listener->feed);
    else
      g_ptr_array_remove_index_fast (self->listeners, i);
  }
  return G_SOURCE_CONTINUE;
}

OdStream *
od_stream_new (OdServer *service)
{
  OdStream *self = g_new0 (OdStream, 1);

  self->service = service;
  self->listeners = g_ptr_array_new_with_free_func ((GDestroyNotify) listener_free);
  self->greet_id = g_timeout_add_seconds (GREET_SECONDS, on_greet, self);
  return self;
}

void
od_stream_free (OdStream *self)
{
  g_source_remove (self->greet_id);
  g_clear_handle_id (&self->board_id, g_source_remove);
  g_ptr_array_unref (self->listeners);
  g_free (self->board);
  g_free (self);
}

void
od_stream_end (OdStream   *self,
               const char *token_digest)
{
  for (guint i = self->listeners->len; i-- > 0;) {
    const Listener *listener = g_ptr_array_index (self->listeners, i);

    if (g_str_equal (listener->bearer->digest, token_digest))
      g_ptr_array_remove_index_fast (self->listeners, i);
  }
}

guint
od_stream_count (OdStream *self)
{
  return self->listeners->len;
}

static Hears
hears_of (OdRole role)
{
  switch (role) {
  case OD_ROLE_KIOSK:
    return HEARS_CENTRE;
  case OD_ROLE_DISPLAY:
    return HEARS_BOARD | HEARS_CENTRE;
  case OD_ROLE_PROVIDER:
    return HEARS_VISIT | HEARS_BOARD | HEARS_CENTRE | HEARS_ALARM;
  case OD_ROLE_RECEPTION:
  case OD_ROLE_ADMIN:
    return HEARS_VISIT | HEARS_BOARD | HEARS_DEVICE | HEARS_CENTRE | HEARS_ALARM;
  case OD_ROLE_NOBODY:
  case OD_ROLE_MANAGER:
  default:
    return 0;
  }
}

static void
tell (Listener   *self,
      gint64      seq,
      const char *kind,
      const char *data)
{
  if (self->behind || !od_feed_send (self->feed, seq, kind, data))
    self->behind = TRUE;
  else if (seq != 0)
    self->seq = MAX (self->seq, seq);
}

static char *
change_to_json (OdVerb         verb,
                const OdVisit *visit)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  g_autofree char *json = od_wire_visit_to_json (visit, OD_WIRE_STAFF);

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "verb", od_verb_to_text (verb));
  od_json_writer_raw (writer, "visit", json);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gboolean
may_hear (const Listener *self,
          const OdVisit  *visit)
{
  return (self->hears & HEARS_VISIT) != 0 && od_bearer_may_see (self->bearer, self->stream->service->centre, visit);
}

static char *
board_to_json (OdServer *service)
{
  g_autoptr (OdBoard) board = od_server_make_board (service, od_clock_now_us (service->clock));

  return od_wire_board_to_json (board);
}

static void
send_board (Listener *self)
{
  g_autofree char *json = NULL;

  if ((self->hears & HEARS_BOARD) == 0)
    return;
  json = board_to_json (self->stream->service);
  tell (self, self->seq, "board", json);
  /* Whoever listened before has been told the same. */
  g_free (self->stream->board);
  self->stream->board = g_steal_pointer (&json);
}

static void
send_printers (Listener *self)
{
  GHashTableIter iter;
  gpointer news;

  if ((self->hears & HEARS_DEVICE) == 0)
    return;
  g_hash_table_iter_init (&iter, self->stream->service->printers);
  while (g_hash_table_iter_next (&iter, NULL, &news)) {
    g_autofree char *json = od_printer_news_to_json (news);

    tell (self, 0, "device", json);
  }
}

static void
send_alarms (Listener *self)
{
  g_autoptr (GPtrArray) alarms = NULL;

  if ((self->hears & HEARS_ALARM) == 0)
    return;
  alarms = od_store_list_alarms (self->stream->service->store, NULL);
  for (guint i = 0; alarms != NULL && i < alarms->len; i++) {
    g_autofree char *json = od_wire_alarm_to_json (g_ptr_array_index (alarms, i));

    tell (self, 0, "alarm", json);
  }
}

static void
send_missed (Listener      *self,
             const OdEvent *event)
{
  OdServer *service = self->stream->service;
  g_autoptr (OdVisit) stored = NULL;
  g_autofree char *json = NULL;
  const OdVisit *visit = od_line_find (service->line, event->visit_id);

  /* That somebody read a name changed nothing, and was told to nobody when it happened. */
  if (event->verb == OD_VERB_READ)
    return;
  if (visit == NULL)
    visit = stored = od_store_dup_visit (service->store, event->visit_id, NULL);
  if (visit == NULL || !may_hear (self, visit))
    return;
  json = change_to_json (event->verb, visit);
  tell (self, event->seq, "visit", json);
}

static void
send_resync (Listener *self)
{
  self->behind = FALSE;
  self->seq = od_store_get_last_seq (self->stream->service->store);
  tell (self, self->seq, "resync", "{}");
}

/* Brings the listener from where it stopped to now, out of the log. */
static void
resume (Listener *self)
{
  OdStore *store = self->stream->service->store;
  gint64 newest = od_store_get_last_seq (store);
  g_autoptr (GPtrArray) missed = NULL;

  self->behind = FALSE;
  if (self->seq >= 0 && self->seq <= newest && newest - self->seq <= MAX_MISSED)
    missed = od_store_list_events (store, self->seq, MAX_MISSED, NULL);
  if (missed == NULL) {
    send_resync (self);
    return;
  }
  for (guint i = 0; i < missed->len && !self->behind; i++)
    send_missed (self, g_ptr_array_index (missed, i));
  if (!self->behind)
    self->seq = newest;
  send_alarms (self);
  send_printers (self);
  send_board (self);
}

static void
on_drained (OdFeed  *feed,
            gpointer data)
{
  Listener *self = data;

  if (self->behind)
    resume (self);
}

static void
on_gone (OdFeed  *feed,
         gpointer data)
{
  Listener *self = data;

  g_ptr_array_remove_fast (self->stream->listeners, self);
}

static gint64
parse_last_id (const char *text)
{
  gint64 seq = -1;

  /* What we never gave out leads to a resync. */
  return g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &seq, NULL) ? seq : -1;
}

void
od_stream_add (OdStream *self,
               OdCall   *call)
{
  g_autoptr (OdCall) owned G_GNUC_UNUSED = call;
  const char *last = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "Last-Event-ID");
  Listener *listener = g_new0 (Listener, 1);

  listener->stream = self;
  listener->bearer = od_bearer_ref (call->bearer);
  listener->hears = hears_of (call->bearer->role);
  listener->feed = od_feed_new (call->message, on_drained, on_gone, listener);
  listener->seq = last != NULL ? parse_last_id (last) : od_store_get_last_seq (self->service->store);
  g_ptr_array_add (self->listeners, listener);
  self->service->tally.answers[2]++;

  if (last != NULL) {
    /* The house may have been changed while the listener was away. */
    tell (listener, 0, "centre", "{}");
    resume (listener);
    return;
  }
  od_feed_mark (listener->feed, listener->seq);
  send_alarms (listener);
  send_printers (listener);
  send_board (listener);
}

void
od_stream_tell_change (OdStream      *self,
                       const OdEvent *event,
                       const OdVisit *visit)
{
  g_autofree char *json = NULL;

  for (guint i = 0; i < self->listeners->len; i++) {
    Listener *listener = g_ptr_array_index (self->listeners, i);

    if (!may_hear (listener, visit))
      continue;
    if (json == NULL)
      json = change_to_json (event->verb, visit);
    tell (listener, event->seq, "visit", json);
  }
}

static gboolean
anybody_hears (OdStream *self,
               Hears     what)
{
  for (guint i = 0; i < self->listeners->len; i++) {
    if ((((Listener *) g_ptr_array_index (self->listeners, i))->hears & what) != 0)
      return TRUE;
  }
  return FALSE;
}

static void
tell_board (OdStream *self)
{
  g_autofree char *json = NULL;
  gint64 newest;

  if (!anybody_hears (self, HEARS_BOARD))
    return;
  self->board_us = g_get_monotonic_time ();
  json = board_to_json (self->service);
  if (g_strcmp0 (json, self->board) == 0)
    return;

  newest = od_store_get_last_seq (self->service->store);
  for (guint i = 0; i < self->listeners->len; i++) {
    Listener *listener = g_ptr_array_index (self->listeners, i);

    if ((listener->hears & HEARS_BOARD) != 0)
      tell (listener, newest, "board", json);
  }
  g_free (self->board);
  self->board = g_steal_pointer (&json);
}

static gboolean
on_board (gpointer data)
{
  OdStream *self = data;

  self->board_id = 0;
  self->board_at_once = FALSE;
  tell_board (self);
  return G_SOURCE_REMOVE;
}

/* After the answers to those who changed the line: a long line takes a moment to look through. */
void
od_stream_tell_board (OdStream *self,
                      gboolean  at_once)
{
  gint64 rest_ms = (self->board_us + BOARD_US - g_get_monotonic_time ()) / 1000;

  if (self->board_id != 0 && (self->board_at_once || !at_once))
    return;
  g_clear_handle_id (&self->board_id, g_source_remove);
  self->board_at_once = at_once || rest_ms <= 0;
  self->board_id = self->board_at_once ? g_idle_add_full (G_PRIORITY_LOW, on_board, self, NULL)
                                       : g_timeout_add ((guint) rest_ms, on_board, self);
}

void
od_stream_tell_resync (OdStream *self)
{
  for (guint i = 0; i < self->listeners->len; i++) {
    Listener *listener = g_ptr_array_index (self->listeners, i);

    if ((listener->hears & HEARS_VISIT) != 0)
      send_resync (listener);
  }
}

static void
tell_all (OdStream   *self,
          Hears       what,
          const char *kind,
          const char *json)
{
  for (guint i = 0; i < self->listeners->len; i++) {
    Listener *listener = g_ptr_array_index (self->listeners, i);

    if ((listener->hears & what) != 0)
      tell (listener, 0, kind, json);
  }
}

void
od_stream_tell_device (OdStream   *self,
                       const char *json)
{
  tell_all (self, HEARS_DEVICE, "device", json);
}

void
od_stream_tell_alarm (OdStream   *self,
                      const char *json)
{
  tell_all (self, HEARS_ALARM, "alarm", json);
}
