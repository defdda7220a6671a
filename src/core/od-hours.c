/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-hours.h"

#include "od-names-private.h"

static const char *const open_states[] = { "open", "later", "closed", "ask" };

const char *
od_open_state_to_text (OdOpenState state)
{
  return od_name_of (state, open_states, G_N_ELEMENTS (open_states));
}
