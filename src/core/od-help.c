/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-help.h"

OdHelpCard *
od_help_card_new (void)
{
  return g_new0 (OdHelpCard, 1);
}

void
od_help_card_free (OdHelpCard *self)
{
  if (self == NULL)
    return;

  g_free (self->service_id);
  g_free (self->pool_id);
  g_free (self->name);
  g_free (self->name_language);
  g_free (self->summary);
  g_free (self->place);
  g_free (self->bring);
  g_free (self->phone);
  g_strfreev (self->languages);
  g_strfreev (self->needs);
  g_free (self->hours_text);
  g_free (self);
}
