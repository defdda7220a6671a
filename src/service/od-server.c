/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-server-private.h"

#include "od-appointments.h"
#include "od-auth.h"
#include "od-day-end.h"
#include "od-day.h"
#include "od-entrance.h"
#include "od-estimates.h"
#include "od-line.h"
#include "od-phones.h"
#include "od-printers.h"
#include "od-reports.h"
#include "od-routes.h"
#include "od-store-care.h"
#include "od-store-centre.h"
#include "od-store-events.h"
#include "od-store-map.h"
#include "od-store-visits.h"
#include "od-stream.h"
#include "od-throttle.h"
#include "od-wire.h"
#include "od-watch.h"
#include "od-writes.h"

#define HOUSEKEEPING_SECONDS (30 * 60)
/* The board and the phones change by the clock alone, too: the doors close, a new day begins. */
#define TICK_SECONDS 15
#define KEEP_ANSWERS_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)
#define LAST_ANSWERS_US G_USEC_PER_SEC

G_DEFINE_QUARK (od - server - error - quark, od_server_error)

static char *
choose_public_url (const OdServerParts * parts,
                   const OdCentre * centre)
{
  g_autofree char *setting = od_store_dup_setting (parts->store, "public_url", NULL);
  const char *const choices[] = { parts->public_url, setting, centre->public_url };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    if (choices[i] != NULL && choices[i][0] != '\0')
      return g_strdup (choices[i]);
  }
  return NULL;
}

static void
set_public_url (OdServer *self,
                char     *url)
{
  g_autofree char *capitals = NULL;

  if (g_str_has_suffix (url, "/"))
    url[strlen (url) - 1] = '\0';
  capitals = g_ascii_strup (url, -1);
  g_free (self->centre->public_url);
  self->centre->public_url = url;
  g_free (self->qr_base);
  self->qr_base = g_strconcat (capitals, "/T/", NULL);
  g_free (self->centre_json);
  self->centre_json = od_wire_centre_to_json (self->centre);
}

static gboolean
load_house (OdServer            *self,
            const OdServerParts *parts,
            GError             **error)
{
  g_autoptr (GError) fault = NULL;
  char *url;

  self->centre = od_store_dup_centre (parts->store, &fault);
  if (self->centre == NULL) {
    if (fault != NULL)
      g_propagate_error (error, g_steal_pointer (&fault));
    else
      g_set_error_literal (error, OD_SERVER_ERROR, OD_SERVER_ERROR_NO_CENTRE, "there is no centre yet");
    return FALSE;
  }
  self->zone = g_time_zone_new_identifier (self->centre->zone);
  self->source = g_strconcat ("urn:uuid:", self->centre->id, NULL);
  url = choose_public_url (parts, self->centre);
  self->url_given = url != NULL;
  set_public_url (self, url != NULL ? url : g_strdup ("http://127.0.0.1"));

  self->map = od_store_load_map (parts->store, error);
  return self->map != NULL;
}

/* Names are kept for the day they were given on, notes until their last day, answers for a day, sessions until they end. */
static gboolean
tidy (OdServer *self,
      gint64    now_us,
      GError  **error)
{
  g_autoptr (OdStoreTransaction) transaction = NULL;
  const char *today = od_server_today (self, now_us, error);

  if (today == NULL)
    return FALSE;
  transaction = od_store_transaction (self->store, error);
  return transaction != NULL
         && od_store_drop_answers (self->store, now_us - KEEP_ANSWERS_US, error)
         && od_store_drop_sessions (self->store, now_us, error)
         && od_store_erase_sealed (self->store, today, error)
         && od_store_erase_notes (self->store, today, error)
         && od_appointments_miss (self, today, error)
         && od_store_transaction_commit (&transaction, error);
}

static gboolean
on_housekeeping (gpointer data)
{
  OdServer *self = data;
  g_autoptr (GError) error = NULL;

  if (!tidy (self, od_clock_now_us (self->clock), &error))
    g_warning ("the house was not tidied: %s", error->message);
  od_day_end_begin (self->day_end);
  return G_SOURCE_CONTINUE;
}

void
od_server_tick (OdServer *self)
{
  g_autoptr (GError) error = NULL;

  if (od_server_today (self, od_clock_now_us (self->clock), &error) == NULL) {
    g_warning ("the day is not known: %s", error->message);
    return;
  }
  od_stream_tell_board (self->stream, FALSE);
  od_phones_tell (self->phones);
}

static gboolean
on_tick (gpointer data)
{
  od_server_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
make_rooms (OdServer *self)
{
  self->auth = od_auth_new (self->store);
  self->throttle = od_throttle_new ();
  self->line = od_line_new ();
  self->estimates = od_estimates_new (self->store);
  self->day_end = od_day_end_new (self);
  self->writes = od_writes_new (self);
  self->stream = od_stream_new (self);
  self->phones = od_phones_new (self);
  self->reports = od_reports_new (self);
  self->printers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) od_printer_news_free);
  self->entrance = od_entrance_new ();
  od_routes_serve (self);
}

OdServer *
od_server_new (const OdServerParts *parts,
               GError             **error)
{
  g_autoptr (OdServer) self = NULL;

  g_return_val_if_fail (parts != NULL, NULL);
  g_return_val_if_fail (parts->store != NULL && parts->vault != NULL, NULL);

  self = g_new0 (OdServer, 1);
  self->store = parts->store;
  self->vault = parts->vault;
  self->catalogue = g_object_ref (parts->catalogue);
  self->clock = g_object_ref (parts->clock);
  self->chance = g_object_ref (parts->chance);
  self->day_minute = -1;
  if (parts->carrier != NULL)
    self->courier = od_courier_new (parts->store, parts->carrier, parts->clock, parts->chance);
  make_rooms (self);

  if (!load_house (self, parts, error) || !od_watch_start (self, error) || !tidy (self, od_clock_now_us (self->clock), error))
    return NULL;
  self->housekeeping_id = g_timeout_add_seconds (HOUSEKEEPING_SECONDS, on_housekeeping, self);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  if (self->courier != NULL)
    od_courier_wake (self->courier);
  return g_steal_pointer (&self);
}

void
od_server_free (OdServer *self)
{
  if (self == NULL)
    return;

  if (self->courier != NULL)
    od_courier_stop (self->courier);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->housekeeping_id, g_source_remove);
  od_entrance_close (self->entrance);
  od_day_end_free (self->day_end);
  od_reports_free (self->reports);
  od_phones_free (self->phones);
  od_stream_free (self->stream);
  od_writes_free (self->writes);
  soup_server_disconnect (od_entrance_get_server (self->entrance));
  od_estimates_free (self->estimates);
  od_line_free (self->line);
  od_throttle_free (self->throttle);
  od_auth_free (self->auth);
  g_hash_table_unref (self->printers);
  g_clear_pointer (&self->map, od_service_map_unref);
  g_clear_pointer (&self->centre, od_centre_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->courier);
  od_entrance_free (self->entrance);
  g_object_unref (self->catalogue);
  g_object_unref (self->clock);
  g_object_unref (self->chance);
  g_free (self->centre_json);
  g_free (self->source);
  g_free (self->url);
  g_free (self->qr_base);
  g_free (self);
}

const char *
od_server_today (OdServer *self,
                 gint64    now_us,
                 GError  **error)
{
  gint64 minute = now_us / (60 * G_USEC_PER_SEC);
  g_autofree char *day = NULL;
  gboolean is_new;

  if (minute == self->day_minute)
    return od_line_get_day (self->line);

  day = od_day_of (now_us, self->centre->zone, self->centre->rollover_hour);
  if (day == NULL) {
    g_set_error (error, OD_SERVER_ERROR, OD_SERVER_ERROR_NO_CENTRE, "the centre's time zone %s is unknown", self->centre->zone);
    return NULL;
  }
  is_new = g_strcmp0 (day, od_line_get_day (self->line)) != 0;
  if (is_new && !od_line_load (self->line, self->store, day, error))
    return NULL;
  self->day_minute = minute;
  self->hour = od_day_hour (now_us, self->centre->zone);
  if (is_new)
    od_day_end_begin (self->day_end);
  return od_line_get_day (self->line);
}

gboolean
od_server_listen (OdServer   *self,
                  const char *address,
                  GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  self->url = od_entrance_listen (self->entrance, address, error);
  if (self->url == NULL)
    return FALSE;
  if (!self->url_given)
    set_public_url (self, g_strdup (self->url));
  return TRUE;
}

const char *
od_server_get_url (OdServer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

void
od_server_stop (OdServer *self)
{
  gint64 deadline = g_get_monotonic_time () + LAST_ANSWERS_US;

  g_return_if_fail (self != NULL);

  od_writes_flush (self->writes);
  while (g_get_monotonic_time () < deadline && g_main_context_iteration (NULL, FALSE))
    ;
}
