/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-house.h"

#include <stddef.h>

#define MAX_CALLS 100
#define MAX_PLACES 1000
#define MAX_DAYS 366

/* Every number of a policy, in the order in which it is written. */
static const struct {
  const char *name;
  gsize       offset;
  guint       max;
} numbers[] = {
  { "grace_calls", offsetof (OdPolicy, grace_calls), MAX_CALLS },
  { "grace_min", offsetof (OdPolicy, grace_min), OD_MAX_MIN },
  { "grace_places", offsetof (OdPolicy, grace_places), MAX_PLACES },
  { "wait_alert_min", offsetof (OdPolicy, wait_alert_min), OD_MAX_MIN },
  { "hold_alert_min", offsetof (OdPolicy, hold_alert_min), OD_MAX_MIN },
  { "offer_alert_min", offsetof (OdPolicy, offer_alert_min), OD_MAX_MIN },
  { "calls_alert", offsetof (OdPolicy, calls_alert), MAX_CALLS },
  { "appointment_early_min", offsetof (OdPolicy, appointment_early_min), OD_MAX_MIN },
  { "appointment_lead_min", offsetof (OdPolicy, appointment_lead_min), OD_MAX_MIN },
  { "appointment_late_min", offsetof (OdPolicy, appointment_late_min), OD_MAX_MIN },
  { "carry_days", offsetof (OdPolicy, carry_days), MAX_DAYS },
};

static void
write_priority (OdJsonWriter     *writer,
                const OdPriority *priority)
{
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", priority->id);
  od_write_labels (writer, "name", priority->name);
  od_json_writer_integer (writer, "head_start_min", priority->head_start_min);
  od_json_writer_end (writer);
}

void
od_write_policy (OdJsonWriter   *writer,
                 const OdPolicy *policy)
{
  od_json_writer_object (writer, "policy");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    od_json_writer_integer (writer, numbers[i].name, G_STRUCT_MEMBER (guint, policy, numbers[i].offset));
  od_json_writer_array (writer, "priorities");
  for (guint i = 0; i < policy->priorities->len; i++)
    write_priority (writer, policy->priorities->pdata[i]);
  od_json_writer_end (writer);
  od_json_writer_end (writer);
}

static gpointer
read_priority (OdReader *reader,
               OdJson   *object)
{
  OdPriority *priority = od_priority_new ();

  priority->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  priority->name = od_reader_labels (reader, object, "name", OD_READ_OPTIONAL);
  priority->head_start_min = (guint) od_reader_integer (reader, object, "head_start_min", OD_READ_OPTIONAL, 0, OD_MAX_MIN);
  return priority;
}

/* Everybody who was given no priority is of the first class, so that one can be nobody's privilege. */
static void
check_priorities (OdReader  *reader,
                  GPtrArray *priorities)
{
  const OdPriority *ordinary = priorities->len > 0 ? priorities->pdata[0] : NULL;

  if (ordinary == NULL || ordinary->head_start_min != 0)
    od_reader_fail (reader, OD_WIRE_ERROR_VALUE, "priorities", "must begin with a class without a head start");
}

static void
read_priorities (OdReader *reader,
                 OdJson   *object,
                 OdPolicy *policy)
{
  if (od_json_kind (od_json_member (object, "priorities")) == OD_JSON_NULL)
    return;

  g_ptr_array_set_size (policy->priorities, 0);
  od_reader_each (reader, object, "priorities", OD_READ_REQUIRED, read_priority, policy->priorities);
  check_priorities (reader, policy->priorities);
}

void
od_read_policy (OdReader *reader,
                OdJson   *object,
                OdPolicy *policy)
{
  OdJson *member = od_reader_enter (reader, object, "policy", OD_READ_OPTIONAL);

  if (member == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    guint *number = &G_STRUCT_MEMBER (guint, policy, numbers[i].offset);

    *number = (guint) od_reader_integer_or (reader, member, numbers[i].name, *number, numbers[i].max);
  }
  read_priorities (reader, member, policy);
  od_reader_leave (reader);
}
