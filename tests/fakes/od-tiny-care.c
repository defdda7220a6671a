/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-tiny-care.h"

#include <string.h>

#include "od-id.h"
#include "od-json.h"

OdTinyCare *
od_tiny_care_new (void)
{
  OdTinyCare *self = g_new0 (OdTinyCare, 1);

  self->clock = od_system_clock_new ();
  self->chance = od_system_chance_new ();
  self->alarms = g_ptr_array_new_with_free_func ((GDestroyNotify) od_alarm_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) od_note_free);
  self->referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) od_referral_free);
  self->appointments = g_ptr_array_new_with_free_func ((GDestroyNotify) od_appointment_free);
  self->slots = g_array_new (FALSE, TRUE, sizeof (OdSlot));

  return self;
}

void
od_tiny_care_free (OdTinyCare *self)
{
  g_object_unref (self->clock);
  g_object_unref (self->chance);
  g_ptr_array_unref (self->alarms);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->referrals);
  g_ptr_array_unref (self->appointments);
  g_array_unref (self->slots);
  od_today_free (self->today);
  od_report_free (self->report);
  g_free (self->last_body);
  g_free (self->last_query);
  g_free (self);
}

static gboolean
is_at (char      **parts,
       guint       position,
       const char *word)
{
  return g_strv_length (parts) > position && g_str_equal (parts[position], word);
}

/* A string member of the newest wish; NULL. */
static char *
wished (OdTinyCare *self,
        const char *name)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (self->last_body, -1, NULL);

  return document != NULL ? g_strdup (od_json_string (od_json_member (od_json_root (document), name))) : NULL;
}

static void
tell_alarm (OdTinyService *service,
            const OdAlarm *alarm)
{
  g_autofree char *json = od_wire_alarm_to_json (alarm);

  od_tiny_service_say (service, "alarm", json);
}

const char *
od_tiny_care_raise (OdTinyCare    *self,
                    OdTinyService *service,
                    const char    *desk_id)
{
  OdAlarm *alarm = od_alarm_new ();

  alarm->id = od_id_new (self->clock, self->chance);
  alarm->desk_id = g_strdup (desk_id);
  alarm->at_us = od_clock_now_us (self->clock);
  alarm->actor = g_strdup ("staff:s1");
  g_ptr_array_add (self->alarms, alarm);
  tell_alarm (service, alarm);

  return alarm->id;
}

static char *
list_alarms (OdTinyCare *self)
{
  g_autoptr (GPtrArray) lasting = g_ptr_array_new ();

  for (guint i = 0; i < self->alarms->len; i++) {
    if (((OdAlarm *) g_ptr_array_index (self->alarms, i))->ended_us == 0)
      g_ptr_array_add (lasting, g_ptr_array_index (self->alarms, i));
  }

  return od_wire_alarms_to_json (lasting);
}

static char *
end_alarm (OdTinyCare    *self,
           OdTinyService *service,
           const char    *id)
{
  for (guint i = 0; i < self->alarms->len; i++) {
    OdAlarm *alarm = g_ptr_array_index (self->alarms, i);

    if (g_str_equal (alarm->id, id)) {
      alarm->ended_us = od_clock_now_us (self->clock);
      alarm->ended_by = g_strdup ("staff:s1");
      tell_alarm (service, alarm);
      return od_wire_alarm_to_json (alarm);
    }
  }

  return NULL;
}

static char *
list_notes (OdTinyCare *self)
{
  g_autoptr (GPtrArray) in_force = g_ptr_array_new ();

  self->n_reads++;
  for (guint i = 0; i < self->notes->len; i++) {
    if (((OdNote *) g_ptr_array_index (self->notes, i))->ended_us == 0)
      g_ptr_array_add (in_force, g_ptr_array_index (self->notes, i));
  }

  return od_wire_notes_to_json (in_force);
}

static char *
add_note (OdTinyCare *self,
          const char *visit_id)
{
  g_autofree char *kind = wished (self, "kind");
  OdNote *note = od_note_new ();

  note->id = od_id_new (self->clock, self->chance);
  note->visit_id = g_strdup (visit_id);
  note->text = wished (self, "text");
  note->until = wished (self, "until");
  note->pool_id = wished (self, "pool_id");
  note->at_us = od_clock_now_us (self->clock);
  note->actor = g_strdup ("staff:s1");
  if (!od_note_kind_from_text (kind, &note->kind))
    note->kind = OD_NOTE_PLAIN;
  g_ptr_array_add (self->notes, note);

  return od_wire_note_to_json (note);
}

static char *
end_note (OdTinyCare *self,
          const char *id)
{
  for (guint i = 0; i < self->notes->len; i++) {
    OdNote *note = g_ptr_array_index (self->notes, i);

    if (g_str_equal (note->id, id)) {
      note->ended_us = od_clock_now_us (self->clock);
      return od_wire_note_to_json (note);
    }
  }

  return NULL;
}

static char *
add_referral (OdTinyCare *self,
              const char *visit_id)
{
  g_autofree char *kind = wished (self, "kind");
  OdReferral *referral = od_referral_new ();

  referral->id = od_id_new (self->clock, self->chance);
  referral->visit_id = g_strdup (visit_id);
  referral->is_signpost = g_strcmp0 (kind, "signpost") == 0;
  referral->service_id = wished (self, "service_id");
  referral->reason = wished (self, "reason");
  referral->at_us = od_clock_now_us (self->clock);
  g_ptr_array_add (self->referrals, referral);

  return od_wire_referral_to_json (referral);
}

static char *
move_referral (OdTinyCare *self,
               const char *id,
               const char *verb,
               guint      *status)
{
  static const char *const verbs[] = { "offer", "accept", "decline", "arrive", "lose", NULL };

  for (guint i = 0; i < self->referrals->len; i++) {
    OdReferral *referral = g_ptr_array_index (self->referrals, i);

    for (guint to = 1; verbs[to] != NULL; to++) {
      if (!g_str_equal (referral->id, id) || !g_str_equal (verbs[to], verb))
        continue;
      if (!od_referral_allows (referral, (OdReferralState) to)) {
        *status = 409;
        return g_strdup ("{\"type\":\"urn:onedoor:problem:illegal\",\"title\":\"illegal\",\"status\":409,\"detail\":\"no\"}");
      }
      referral->state = (OdReferralState) to;
      return od_wire_referral_to_json (referral);
    }
  }

  return NULL;
}

static char *
make_appointment (OdTinyCare *self)
{
  g_autofree char *due = wished (self, "due");
  OdAppointment *appointment = od_appointment_new ();

  appointment->id = od_id_new (self->clock, self->chance);
  appointment->code = g_strdup ("K7M4PQ");
  appointment->pool_id = wished (self, "pool_id");
  appointment->language = wished (self, "language");
  appointment->for_staff_id = wished (self, "for_staff_id");
  if (due == NULL || !od_time_parse (due, &appointment->due_us))
    appointment->due_us = 0;
  g_ptr_array_add (self->appointments, appointment);

  return od_wire_appointment_to_json (appointment);
}

static char *
cancel_appointment (OdTinyCare *self,
                    const char *id)
{
  for (guint i = 0; i < self->appointments->len; i++) {
    OdAppointment *appointment = g_ptr_array_index (self->appointments, i);

    if (g_str_equal (appointment->id, id)) {
      appointment->state = OD_APPOINTMENT_CANCELLED;
      return od_wire_appointment_to_json (appointment);
    }
  }

  return NULL;
}

static char *
give_help (void)
{
  return g_strdup ("{\"cards\":[{\"service_id\":\"s-roof\",\"pool_id\":\"housing\",\"here\":true,\"name\":\"Housing advice\","
                   "\"name_language\":\"en\",\"summary\":\"Rent and rooms\",\"place\":\"Room 1\",\"bring\":null,\"phone\":null,"
                   "\"languages\":[\"en\"],\"needs\":[\"housing\"],\"state\":\"open\",\"opens\":null,\"closes\":null,\"hours_text\":null},"
                   "{\"service_id\":\"s-food\",\"pool_id\":null,\"here\":false,\"name\":\"Food shelf\",\"name_language\":\"en\","
                   "\"summary\":\"Food for a week\",\"place\":\"Mill Lane 3\",\"bring\":null,\"phone\":\"555 0100\",\"languages\":[\"en\"],"
                   "\"needs\":[\"money\"],\"state\":\"closed\",\"opens\":null,\"closes\":null,\"hours_text\":null}]}");
}

static char *
read_report (OdTinyCare *self,
             char      **parts,
             const char *query)
{
  if (is_at (parts, 1, "today")) {
    self->n_todays++;
    return self->today != NULL ? od_wire_today_to_json (self->today) : NULL;
  }

  g_free (self->last_query);
  self->last_query = g_strdup (query);

  return self->report != NULL ? od_wire_report_to_json (self->report) : NULL;
}

static char *
do_read (OdTinyCare *self,
         char      **parts,
         const char *query)
{
  if (is_at (parts, 0, "alarms"))
    return list_alarms (self);
  if (is_at (parts, 0, "reports"))
    return read_report (self, parts, query);
  if (is_at (parts, 0, "help"))
    return give_help ();
  if (is_at (parts, 0, "appointments"))
    return od_wire_appointments_to_json (self->appointments);
  if (is_at (parts, 2, "slots"))
    return od_wire_slots_to_json (self->slots);
  if (is_at (parts, 2, "notes"))
    return list_notes (self);

  return is_at (parts, 2, "referrals") ? od_wire_referrals_to_json (self->referrals) : NULL;
}

static char *
tell_unmet (OdTinyCare *self)
{
  self->n_unmet++;

  return g_strdup ("{\"id\":\"u1\"}");
}

static char *
do_new (OdTinyCare    *self,
        OdTinyService *service,
        char         **parts)
{
  if (is_at (parts, 2, "alarm")) {
    od_tiny_care_raise (self, service, parts[1]);
    return od_wire_alarm_to_json (g_ptr_array_index (self->alarms, self->alarms->len - 1));
  }
  if (is_at (parts, 2, "notes"))
    return add_note (self, parts[1]);
  if (is_at (parts, 2, "referrals"))
    return add_referral (self, parts[1]);
  if (is_at (parts, 0, "unmet"))
    return tell_unmet (self);

  return is_at (parts, 0, "appointments") && g_strv_length (parts) == 1 ? make_appointment (self) : NULL;
}

static char *
do_change (OdTinyCare    *self,
           OdTinyService *service,
           char         **parts,
           guint         *status)
{
  if (g_strv_length (parts) != 3)
    return NULL;
  if (is_at (parts, 0, "alarms"))
    return end_alarm (self, service, parts[1]);
  if (is_at (parts, 0, "notes"))
    return end_note (self, parts[1]);
  if (is_at (parts, 0, "referrals"))
    return move_referral (self, parts[1], parts[2], status);

  return is_at (parts, 0, "appointments") ? cancel_appointment (self, parts[1]) : NULL;
}

char *
od_tiny_care_answer (OdTinyCare    *self,
                     OdTinyService *service,
                     char         **parts,
                     const char    *query,
                     const char    *body,
                     guint         *status)
{
  char *json;

  *status = 200;
  if (body == NULL)
    return do_read (self, parts, query);

  g_free (self->last_body);
  self->last_body = g_strdup (body);
  json = do_new (self, service, parts);
  if (json != NULL)
    *status = 201;

  return json != NULL ? json : do_change (self, service, parts, status);
}

static void
add_hour (OdToday *today,
          guint    hour,
          guint    arrived,
          guint    served)
{
  OdTodayHour *each = g_new0 (OdTodayHour, 1);

  *each = (OdTodayHour) { hour, arrived, served };
  g_ptr_array_add (today->hours, each);
}

static void
add_pool (OdTinyCare    *self,
          const char    *pool_id,
          guint          waiting,
          guint          longest,
          OdClosingState state)
{
  OdTodayPool *pool = g_new0 (OdTodayPool, 1);

  pool->pool_id = g_strdup (pool_id);
  pool->waiting = waiting;
  pool->longest_min = longest;
  pool->closing.state = state;
  pool->closing.last_ticket_us = state == OD_CLOSING_OPEN ? self->today->at_us + 2 * G_TIME_SPAN_HOUR : 0;
  g_ptr_array_add (self->today->pools, pool);
}

void
od_tiny_care_fill_today (OdTinyCare *self)
{
  od_today_free (self->today);
  self->today = od_today_new ();
  self->today->at_us = G_GINT64_CONSTANT (1795341600) * G_USEC_PER_SEC;   /* 2026-11-22T10:00:00Z */
  self->today->waiting = 14;
  self->today->done = 37;
  self->today->wait_p50 = 12;
  self->today->wait_p90 = 35;
  add_hour (self->today, 8, 6, 3);
  add_hour (self->today, 9, 18, 11);
  add_hour (self->today, 10, 14, 12);
  add_hour (self->today, 11, 13, 11);
  add_pool (self, "reception", 4, 9, OD_CLOSING_OPEN);
  add_pool (self, "housing", 10, 41, OD_CLOSING_FULL);
}

static OdReportRow *
make_row (const char *key,
          guint       visits,
          double      p50,
          double      p90)
{
  OdReportRow *row = od_report_row_new ();

  row->key = g_strdup (key);
  row->visits = visits;
  row->waits = (OdSpread) { .n = visits, .mean = p50 + 3, .p50 = p50, .p90 = p90, .max = p90 + 20 };
  row->services = (OdSpread) { .n = visits, .mean = 15, .p50 = 14, .p90 = 32, .max = 60 };
  row->no_shows = visits / 10;
  row->left = OD_REPORT_HIDDEN;
  row->hand_overs = visits / 8;
  row->referrals = visits / 9;
  row->arrived = visits / 12;
  row->unmet = 6;
  row->satisfaction = (OdSpread) { .n = 40, .mean = 4.3, .p50 = 5, .p90 = 5, .max = 5 };

  return row;
}

void
od_tiny_care_fill_report (OdTinyCare *self)
{
  OdReportRow *small = make_row ("nobody-knows", OD_REPORT_HIDDEN, 0, 0);

  small->waits = small->services = small->satisfaction = (OdSpread) { 0 };
  small->no_shows = small->hand_overs = small->referrals = small->arrived = small->unmet = OD_REPORT_HIDDEN;
  od_report_free (self->report);
  self->report = od_report_new ();
  self->report->from = g_strdup ("2026-11-16");
  self->report->to = g_strdup ("2026-11-22");
  self->report->by = g_strdup ("pool");
  self->report->k = 5;
  g_ptr_array_add (self->report->rows, make_row ("reception", 212, 6, 19));
  g_ptr_array_add (self->report->rows, make_row ("housing", 131, 14, 47));
  g_ptr_array_add (self->report->rows, small);
  od_report_row_free (self->report->total);
  self->report->total = make_row ("", 347, 9, 33);
}
