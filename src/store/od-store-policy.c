/* SPDX-License-Identifier: EUPL-1.2 */
#include <stddef.h>

#include "od-store-centre-private.h"

/* In the order of OD_STORE_POLICY_COLUMNS. */
static const struct {
  const char *parameter;
  gsize       offset;
} numbers[] = {
  { "$grace_calls", offsetof (OdPolicy, grace_calls) },
  { "$grace_min", offsetof (OdPolicy, grace_min) },
  { "$grace_places", offsetof (OdPolicy, grace_places) },
  { "$wait_alert_min", offsetof (OdPolicy, wait_alert_min) },
  { "$hold_alert_min", offsetof (OdPolicy, hold_alert_min) },
  { "$offer_alert_min", offsetof (OdPolicy, offer_alert_min) },
  { "$calls_alert", offsetof (OdPolicy, calls_alert) },
  { "$appointment_early_min", offsetof (OdPolicy, appointment_early_min) },
  { "$appointment_lead_min", offsetof (OdPolicy, appointment_lead_min) },
  { "$appointment_late_min", offsetof (OdPolicy, appointment_late_min) },
  { "$carry_days", offsetof (OdPolicy, carry_days) },
};

static gboolean
put_numbers (OdStore        *self,
             const OdPolicy *policy,
             GError        **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_POLICY_PUT, error);

  if (statement == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    od_bind_int (statement, numbers[i].parameter, G_STRUCT_MEMBER (guint, policy, numbers[i].offset));
  return od_store_run (self, statement, error);
}

static gboolean
add_priority (OdStore          *self,
              guint             position,
              const OdPriority *priority,
              GError          **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PRIORITY_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$id", priority->id);
  od_bind_int (statement, "$head_start_min", priority->head_start_min);
  return od_store_run (self, statement, error) && od_store_add_labels (self, "priority", priority->id, priority->name, error);
}

gboolean
od_store_put_policy (OdStore        *self,
                     const OdPolicy *policy,
                     GError        **error)
{
  static const OdStatement clear[] = { OD_STATEMENT_POLICY_CLEAR, OD_STATEMENT_PRIORITY_CLEAR };

  if (!od_store_run_each (self, clear, G_N_ELEMENTS (clear), error) || !put_numbers (self, policy, error))
    return FALSE;

  for (guint i = 0; i < policy->priorities->len; i++)
    if (!add_priority (self, i, policy->priorities->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
load_priorities (OdStore   *self,
                 GPtrArray *priorities,
                 GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PRIORITY_LIST, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  g_ptr_array_set_size (priorities, 0);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdPriority *priority = od_priority_new ();

    g_ptr_array_add (priorities, priority);
    priority->id = od_column_dup_text (statement, 0);
    priority->head_start_min = (guint) sqlite3_column_int64 (statement, 1);
    priority->name = od_store_dup_labels (self, "priority", priority->id, error);
    if (priority->name == NULL)
      return FALSE;
  }
  return rc == SQLITE_DONE;
}

gboolean
od_store_load_policy (OdStore  *self,
                      OdPolicy *policy,
                      GError  **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_POLICY_GET, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = od_store_step (self, statement, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (guint, policy, numbers[i].offset) = (guint) sqlite3_column_int64 (statement, (int) i);
  return load_priorities (self, policy->priorities, error);
}
