/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

OdClock *
od_desk_session_get_clock (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), NULL);

  return self->clock;
}

const char *
od_desk_session_get_role (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), "");

  return self->session != NULL ? self->session->role : "";
}

const char *
od_desk_session_get_desk_id (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), NULL);

  return self->desk_id;
}
