/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-care.h"

#include "od-client-ask-private.h"
#include "od-wire.h"

static gpointer
read_today (const char *json,
            GError    **error)
{
  return od_wire_today_from_json (json, error);
}

static gpointer
read_report (const char *json,
             GError    **error)
{
  return od_wire_report_from_json (json, error);
}

static const OdAnswerKind today = { read_today, (GDestroyNotify) od_today_free };
static const OdAnswerKind a_report = { read_report, (GDestroyNotify) od_report_free };

void
od_client_get_today_async (OdClient           *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));

  od_client_ask (self, g_strdup ("/reports/today"), &today, &waiting);
}

OdToday *
od_client_get_today_finish (OdClient     *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_get_report_async (OdClient           *self,
                            const char         *from,
                            const char         *to,
                            const char         *by,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (from != NULL);
  g_return_if_fail (to != NULL);
  g_return_if_fail (by != NULL);

  od_client_ask (self, g_strdup_printf ("/reports?from=%s&to=%s&by=%s", from, to, by), &a_report, &waiting);
}

OdReport *
od_client_get_report_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return od_client_hear (self, result, error);
}
