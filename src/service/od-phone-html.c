/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phone-html.h"

#include "od-catalogue.h"
#include "od-text.h"

const char *
od_phone_html_say (const OdPhoneHtml *self,
                   const char        *msgid)
{
  return od_catalogue_say (self->service->catalogue, self->tag, msgid);
}

void
od_phone_html_put (OdPhoneHtml *self,
                   const char  *html)
{
  g_string_append (self->html, html);
}

void
od_phone_html_text (OdPhoneHtml *self,
                    const char  *text)
{
  g_autofree char *escaped = od_text_escape_html (text);

  g_string_append (self->html, escaped);
}

void
od_phone_html_element (OdPhoneHtml *self,
                       const char  *open,
                       const char  *text,
                       const char  *close)
{
  od_phone_html_put (self, open);
  od_phone_html_text (self, text);
  od_phone_html_put (self, close);
}

void
od_phone_html_attribute (OdPhoneHtml *self,
                         const char  *name,
                         const char  *value)
{
  g_string_append_printf (self->html, " %s=\"", name);
  od_phone_html_text (self, value);
  od_phone_html_put (self, "\"");
}
