/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phone-html.h"

#include <glib/gi18n.h>

static void
begin_form (OdPhoneHtml   *page,
            const OdVisit *visit,
            const char    *verb,
            const char    *rest)
{
  g_string_append_printf (page->html, "<form method=\"post\" action=\"%s/%s?lang=%s%s\">", visit->token, verb, page->tag, rest);
}

/* One press; nothing is lost by it, so nothing is asked again. */
static void
put_button (OdPhoneHtml   *page,
            const OdVisit *visit,
            const char    *verb,
            const char    *words)
{
  begin_form (page, visit, verb, "");
  od_phone_html_element (page, "<button type=\"submit\">", words, "</button></form>\n");
}

static void
put_return (OdPhoneHtml        *page,
            const OdVisit      *visit,
            const OdPhoneWords *words)
{
  if (words->may_return)
    put_button (page, visit, "back", od_phone_html_say (page, N_("I am back")));
}

/* <details> asks again before it is done, with or without script. */
static void
put_asked (OdPhoneHtml      *page,
           const OdVisit    *visit,
           const char       *verb,
           const char *const words[3])
{
  od_phone_html_element (page, "<details><summary>", od_phone_html_say (page, words[0]), "</summary>\n");
  od_phone_html_element (page, "<p>", od_phone_html_say (page, words[1]), "</p>\n");
  put_button (page, visit, verb, od_phone_html_say (page, words[2]));
  od_phone_html_put (page, "</details>\n");
}

static void
put_ways_out (OdPhoneHtml        *page,
              const OdVisit      *visit,
              const OdPhoneWords *words)
{
  static const char *const step_out[] = {
    N_("I stepped out"), N_("We keep your place. We do not call you until you tell us here that you are back."), N_("Yes, I stepped out"),
  };
  static const char *const leave[] = {
    N_("I leave"), N_("Then the next person gets your place. You can come back any time."), N_("Yes, I leave"),
  };

  if (words->may_step_out)
    put_asked (page, visit, "step-out", step_out);
  if (words->may_leave)
    put_asked (page, visit, "leave", leave);
}

/* The face is a picture, drawn: not every phone has the same ones. Its name is what is read aloud. */
static void
put_faces (OdPhoneHtml   *page,
           const OdVisit *visit)
{
  static const struct {
    const char *mouth;
    const char *name;
  } faces[] = {
    { "17q4-5 8 0", N_("Very bad") }, { "16q4-2 8 0", N_("Bad") }, { "16h8", N_("So-so") }, { "15q4 2 8 0", N_("Good") },
    { "14q4 6 8 0", N_("Very good") },
  };

  begin_form (page, visit, "feedback", "&amp;thanks=yes");
  od_phone_html_put (page, "<div class=\"faces\">\n");
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++) {
    g_string_append_printf (page->html, "<button type=\"submit\" name=\"score\" value=\"%u\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">"
                                        "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M9 8v2M15 8v2M8 %s\"/></svg>", i + 1, faces[i].mouth);
    od_phone_html_element (page, "<small>", od_phone_html_say (page, faces[i].name), "</small></button>\n");
  }
  od_phone_html_put (page, "</div></form>\n");
}

static void
put_questions (OdPhoneHtml   *page,
               const OdVisit *visit)
{
  od_phone_html_element (page, "<section class=\"ask\"><h2>", od_phone_html_say (page, N_("How was it today?")), "</h2>\n");
  put_faces (page, visit);
  begin_form (page, visit, "feedback", "&amp;thanks=yes");
  od_phone_html_element (page, "<button class=\"plain\" type=\"submit\" name=\"unmet\" value=\"none\">",
                         od_phone_html_say (page, N_("Nothing here fitted what I need")), "</button></form>\n");
  od_phone_html_element (page, "<p>", od_phone_html_say (page, N_("We only look at all answers together.")), "</p></section>\n");
}

void
od_phone_forms_put (OdPhoneHtml        *page,
                    const OdVisit      *visit,
                    const OdPhoneWords *words,
                    gboolean            thanks)
{
  put_return (page, visit, words);
  put_ways_out (page, visit, words);
  if (words->may_answer && thanks)
    od_phone_html_element (page, "<p class=\"hint\" role=\"status\">", od_phone_html_say (page, N_("Thank you. This helps us.")), "</p>\n");
  else if (words->may_answer)
    put_questions (page, visit);
}
