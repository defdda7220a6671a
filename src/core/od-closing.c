/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-names-private.h"
#include "od-queue.h"

static const char *const closing_states[] = { "open", "tight", "full", "closed", "unknown" };

const char *
od_closing_state_to_text (OdClosingState state)
{
  return od_name_of (state, closing_states, G_N_ELEMENTS (closing_states));
}

gboolean
od_closing_state_from_text (const char     *text,
                            OdClosingState *state)
{
  guint value;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!od_name_find (text, closing_states, G_N_ELEMENTS (closing_states), &value))
    return FALSE;

  *state = value;
  return TRUE;
}
