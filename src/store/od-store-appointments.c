/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-care.h"
#include "od-store-private.h"

gboolean
od_store_add_appointment (OdStore             *self,
                          const OdAppointment *appointment,
                          GError             **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (appointment != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_APPOINTMENT_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", appointment->id);
  od_bind_text (statement, "$code", appointment->code);
  od_bind_text (statement, "$pool_id", appointment->pool_id);
  od_bind_int (statement, "$due_us", appointment->due_us);
  od_bind_text (statement, "$language", appointment->language);
  od_bind_text (statement, "$for_desk_id", appointment->for_desk_id);
  od_bind_text (statement, "$for_staff_id", appointment->for_staff_id);
  od_bind_text (statement, "$state", od_appointment_state_to_text (appointment->state));
  od_bind_text (statement, "$visit_id", appointment->visit_id);
  return od_store_run (self, statement, error);
}

gboolean
od_store_set_appointment (OdStore           *self,
                          const char        *id,
                          OdAppointmentState state,
                          const char        *visit_id,
                          GError           **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_APPOINTMENT_SET, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", id);
  od_bind_text (statement, "$state", od_appointment_state_to_text (state));
  od_bind_text (statement, "$visit_id", visit_id);
  return od_store_run (self, statement, error);
}

static OdAppointment *
dup_row (OdBorrowedStatement *statement)
{
  OdAppointment *appointment = od_appointment_new ();
  int column = 0;

  appointment->id = od_column_dup_text (statement, column++);
  appointment->code = od_column_dup_text (statement, column++);
  appointment->pool_id = od_column_dup_text (statement, column++);
  appointment->due_us = sqlite3_column_int64 (statement, column++);
  appointment->language = od_column_dup_text (statement, column++);
  appointment->for_desk_id = od_column_dup_text (statement, column++);
  appointment->for_staff_id = od_column_dup_text (statement, column++);
  od_appointment_state_from_text ((const char *) sqlite3_column_text (statement, column++), &appointment->state);
  appointment->visit_id = od_column_dup_text (statement, column++);
  return appointment;
}

static OdAppointment *
dup_by (OdStore    *self,
        OdStatement id,
        const char *parameter,
        const char *value,
        GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return NULL;

  od_bind_text (statement, parameter, value);
  return od_store_step (self, statement, error) == SQLITE_ROW ? dup_row (statement) : NULL;
}

OdAppointment *
od_store_dup_appointment (OdStore    *self,
                          const char *id,
                          GError    **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dup_by (self, OD_STATEMENT_APPOINTMENT_GET, "$id", id, error);
}

OdAppointment *
od_store_dup_booked (OdStore    *self,
                     const char *code,
                     GError    **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return dup_by (self, OD_STATEMENT_APPOINTMENT_GET_BOOKED, "$code", code, error);
}

GPtrArray *
od_store_list_appointments (OdStore *self,
                            gint64   from_us,
                            gint64   to_us,
                            GError **error)
{
  g_autoptr (GPtrArray) appointments = g_ptr_array_new_with_free_func ((GDestroyNotify) od_appointment_free);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_APPOINTMENT_LIST, error);
  if (statement == NULL)
    return NULL;

  od_bind_int (statement, "$from_us", from_us);
  od_bind_int (statement, "$to_us", to_us);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (appointments, dup_row (statement));

  return rc == SQLITE_DONE ? g_steal_pointer (&appointments) : NULL;
}
