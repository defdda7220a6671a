/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

OdBoardLetter *
od_board_letter_new (void)
{
  return g_new0 (OdBoardLetter, 1);
}

void
od_board_letter_free (OdBoardLetter *self)
{
  if (self == NULL)
    return;

  g_free (self->series);
  g_free (self);
}
