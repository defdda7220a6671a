/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-board.h"
#include "od-stream.h"
#include "od-wire.h"

gboolean
od_handle_board (OdCall  *call,
                 GError **error)
{
  g_autoptr (OdBoard) board = NULL;

  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  board = od_server_make_board (call->service, call->now_us);
  od_call_answer (call, 200, od_wire_board_to_json (board));
  return TRUE;
}

gboolean
od_handle_events (OdCall  *call,
                  GError **error)
{
  od_stream_add (call->service->stream, call);
  return TRUE;
}
