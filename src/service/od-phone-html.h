/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-phones.h"

G_BEGIN_DECLS

/* A phone page while it is written: every text of it goes through here, and is escaped. */
typedef struct {
  OdServer   *service;  /* borrowed */
  const char *tag;      /* its language; borrowed */
  GString    *html;     /* the caller's */
} OdPhoneHtml;

/* Our own sentence in the page's language. Borrowed. */
const char *od_phone_html_say       (const OdPhoneHtml *self,
                                     const char        *msgid);

/* Markup, as it is. */
void        od_phone_html_put       (OdPhoneHtml *self,
                                     const char  *html);
void        od_phone_html_text      (OdPhoneHtml *self,
                                     const char  *text);
/* @open and @close are markup, @text between them is escaped. */
void        od_phone_html_element   (OdPhoneHtml *self,
                                     const char  *open,
                                     const char  *text,
                                     const char  *close);
void        od_phone_html_attribute (OdPhoneHtml *self,
                                     const char  *name,
                                     const char  *value);

/* What the visitor can tell us of @visit now: stepped out, back, left; what it was like. @thanks: they just told. */
void        od_phone_forms_put      (OdPhoneHtml        *self,
                                     const OdVisit      *visit,
                                     const OdPhoneWords *words,
                                     gboolean            thanks);

G_END_DECLS
