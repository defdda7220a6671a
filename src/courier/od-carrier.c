/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-carrier-private.h"

G_DEFINE_INTERFACE (OdCarrier, od_carrier, G_TYPE_OBJECT)

static void
od_carrier_default_init (OdCarrierInterface *iface)
{
}

void
od_carry_result_clear (OdCarryResult *result)
{
  g_return_if_fail (result != NULL);

  g_clear_pointer (&result->problem, g_free);
}

static void
result_free (gpointer data)
{
  od_carry_result_clear (data);
  g_free (data);
}

void
od_carrier_task_return (GTask         *task,
                        OdCarryOutcome outcome,
                        gint64         retry_after_us,
                        const char    *problem)
{
  OdCarryResult *result = g_new0 (OdCarryResult, 1);

  result->outcome = outcome;
  result->retry_after_us = retry_after_us;
  result->problem = g_strdup (problem);
  g_task_return_pointer (task, result, result_free);
}

void
od_carrier_task_finish (GAsyncResult  *result,
                        OdCarryResult *carried)
{
  g_autoptr (GError) error = NULL;
  g_autofree OdCarryResult *told = g_task_propagate_pointer (G_TASK (result), &error);

  if (told != NULL)
    *carried = *told;
  else
    *carried = (OdCarryResult) { OD_CARRY_AGAIN, 0, g_strdup (error->message) };
}

void
od_carrier_carry_async (OdCarrier          *self,
                        const char         *event_id,
                        GBytes             *body,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (OD_IS_CARRIER (self));
  g_return_if_fail (event_id != NULL);
  g_return_if_fail (body != NULL);

  OD_CARRIER_GET_IFACE (self)->carry_async (self, event_id, body, cancellable, callback, user_data);
}

void
od_carrier_carry_finish (OdCarrier     *self,
                         GAsyncResult  *result,
                         OdCarryResult *carried)
{
  g_return_if_fail (OD_IS_CARRIER (self));
  g_return_if_fail (G_IS_ASYNC_RESULT (result));
  g_return_if_fail (carried != NULL);

  OD_CARRIER_GET_IFACE (self)->carry_finish (self, result, carried);
}
