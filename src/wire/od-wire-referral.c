/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-list.h"

static const char *const kinds[] = { "referral", "signpost" };

static gboolean
find_kind (const char *text,
           guint      *value)
{
  *value = g_str_equal (text, kinds[1]) ? 1 : 0;
  return g_str_equal (text, kinds[*value]);
}

static gboolean
find_state (const char *text,
            guint      *value)
{
  OdReferralState state;

  if (!od_referral_state_from_text (text, &state))
    return FALSE;
  *value = state;
  return TRUE;
}

static void
write_referral (OdJsonWriter *writer,
                gconstpointer element)
{
  const OdReferral *referral = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", referral->id);
  od_json_writer_string (writer, "visit_id", referral->visit_id);
  od_json_writer_string (writer, "kind", kinds[referral->is_signpost ? 1 : 0]);
  od_json_writer_string (writer, "service_id", referral->service_id);
  od_json_writer_string (writer, "state", od_referral_state_to_text (referral->state));
  od_write_time (writer, "at", referral->at_us);
  od_json_writer_string (writer, "reason", referral->reason);
  od_json_writer_end (writer);
}

static gpointer
read_referral (OdReader *reader,
               OdJson   *object)
{
  OdReferral *referral = od_referral_new ();

  referral->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  referral->visit_id = od_reader_string (reader, object, "visit_id", OD_READ_OPTIONAL);
  referral->is_signpost = od_reader_name (reader, object, "kind", OD_READ_REQUIRED, find_kind) != 0;
  referral->service_id = od_reader_string (reader, object, "service_id", OD_READ_REQUIRED);
  referral->state = od_reader_name (reader, object, "state", OD_READ_REQUIRED, find_state);
  referral->at_us = od_reader_time (reader, object, "at", OD_READ_REQUIRED);
  referral->reason = od_reader_string (reader, object, "reason", OD_READ_OPTIONAL);
  return referral;
}

char *
od_wire_referral_to_json (const OdReferral *referral)
{
  g_return_val_if_fail (referral != NULL, NULL);

  return od_write_alone (referral, write_referral);
}

OdReferral *
od_wire_referral_from_json (const char *json,
                            GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_alone (json, read_referral, (GDestroyNotify) od_referral_free, error);
}

char *
od_wire_referrals_to_json (GPtrArray *referrals)
{
  g_return_val_if_fail (referrals != NULL, NULL);

  return od_write_list ("referrals", referrals, write_referral);
}

GPtrArray *
od_wire_referrals_from_json (const char *json,
                             GError    **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return od_read_list (json, "referrals", read_referral, (GDestroyNotify) od_referral_free, error);
}
