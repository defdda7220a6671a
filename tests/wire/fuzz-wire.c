/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "od-json.h"
#include "od-wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* What was read is written, and what was written must be read again as the same. */
static void
fuzz_tree (const char *text,
           gsize       size)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (text, (gssize) size, NULL);
  g_autoptr (OdJsonDocument) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  if (document == NULL)
    return;

  written = od_json_to_text (od_json_root (document));
  again = od_json_parse (written, -1, NULL);
  g_assert (again != NULL);
  rewritten = od_json_to_text (od_json_root (again));
  g_assert (g_str_equal (written, rewritten));
}

/* What a reader let through, its writer must bring into a form that the same reader takes. */
static void
fuzz_registration (const char *text)
{
  g_autoptr (OdRegistration) registration = od_wire_registration_from_json (text, NULL);
  g_autoptr (OdRegistration) again = NULL;
  g_autofree char *json = NULL;

  if (registration == NULL)
    return;

  json = od_wire_registration_to_json (registration);
  again = od_wire_registration_from_json (json, NULL);
  g_assert (again != NULL && g_strcmp0 (again->name, registration->name) == 0);
}

static void
fuzz_wish (const char *text)
{
  g_autoptr (OdWishBody) body = od_wire_wish_from_json (text, NULL);
  g_autoptr (OdWishBody) again = NULL;
  g_autofree char *json = NULL;

  if (body == NULL)
    return;

  json = od_wire_wish_to_json (body);
  again = od_wire_wish_from_json (json, NULL);
  g_assert (again != NULL && again->version == body->version);
}

static void
fuzz_strings (const char *text)
{
  const char *const names[] = { "name", "secret", NULL };
  g_auto (GStrv) values = od_wire_strings_from_json (text, names, 1, NULL);

  g_assert (values == NULL || g_strv_length (values) == 2);
}

static void
fuzz_visit (const char *text)
{
  g_autoptr (OdVisit) visit = od_wire_visit_from_json (text, NULL);
  g_autoptr (OdVisit) again = NULL;
  g_autofree char *json = NULL;

  if (visit == NULL)
    return;

  json = od_wire_visit_to_json (visit, OD_WIRE_STAFF);
  again = od_wire_visit_from_json (json, NULL);
  /* A time of 1970-01-01T00:00:00Z is written as never, and so may be missing. */
  g_assert (again != NULL || visit->arrived_us == 0);
}

static void
fuzz_answers (const char *text)
{
  GPtrArray *cards = od_wire_help_from_json (text, NULL);
  GPtrArray *visits = od_wire_visits_from_json (text, NULL);

  od_centre_free (od_wire_centre_from_json (text, NULL));
  od_board_free (od_wire_board_from_json (text, NULL));
  od_issued_free (od_wire_issued_from_json (text, NULL));
  od_session_free (od_wire_session_from_json (text, NULL));
  od_labels_free (od_wire_labels_from_json (text, NULL));
  g_clear_pointer (&cards, g_ptr_array_unref);
  g_clear_pointer (&visits, g_ptr_array_unref);
}

static void
fuzz_lists (const char *text)
{
  GPtrArray *lists[] = {
    od_wire_appointments_from_json (text, NULL), od_wire_alarms_from_json (text, NULL), od_wire_notes_from_json (text, NULL),
    od_wire_referrals_from_json (text, NULL),
  };
  GArray *slots = od_wire_slots_from_json (text, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (&lists[i], g_ptr_array_unref);
  g_clear_pointer (&slots, g_array_unref);
}

static void
fuzz_care (const char *text)
{
  od_appointment_free (od_wire_appointment_from_json (text, NULL));
  od_alarm_free (od_wire_alarm_from_json (text, NULL));
  od_note_free (od_wire_note_from_json (text, NULL));
  od_referral_free (od_wire_referral_from_json (text, NULL));
  od_today_free (od_wire_today_from_json (text, NULL));
}

/* The counts of a report come back as they were, the hidden ones too. */
static void
fuzz_report (const char *text)
{
  g_autoptr (OdReport) report = od_wire_report_from_json (text, NULL);
  g_autoptr (OdReport) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *csv = NULL;

  if (report == NULL)
    return;

  csv = od_wire_report_to_csv (report);
  json = od_wire_report_to_json (report);
  again = od_wire_report_from_json (json, NULL);
  g_assert (again != NULL && again->rows->len == report->rows->len && again->total->visits == report->total->visits);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *exact = g_memdup2 (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);

  fuzz_tree (exact != NULL ? exact : "", size);
  fuzz_registration (text);
  fuzz_wish (text);
  fuzz_strings (text);
  fuzz_visit (text);
  fuzz_answers (text);
  fuzz_lists (text);
  fuzz_care (text);
  fuzz_report (text);
  return 0;
}
