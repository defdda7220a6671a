/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phone-html.h"

#include <glib/gi18n.h>

#include "od-catalogue.h"
#include "od-language.h"

static void
begin_page (OdPhoneHtml *page,
            const char  *title,
            const char  *head)
{
  const char *dir = od_language_is_rtl (page->tag) ? "rtl" : "ltr";

  od_phone_html_put (page, "<!DOCTYPE html>\n<html");
  od_phone_html_attribute (page, "lang", page->tag);
  od_phone_html_attribute (page, "dir", dir);
  od_phone_html_put (page, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"robots\" content=\"noindex\">\n");
  od_phone_html_element (page, "<title>", title, "</title>\n");
  od_phone_html_put (page, "<link rel=\"stylesheet\" href=\"app.css\">\n");
  od_phone_html_put (page, head);
  od_phone_html_put (page, "</head>\n");
}

static void
put_centre (OdPhoneHtml *page)
{
  const OdCentre *centre = page->service->centre;
  const char *found = NULL;
  const char *name = od_labels_get (centre->name, page->tag, centre->language, &found);

  od_phone_html_put (page, "<header><p");
  if (found != NULL)
    od_phone_html_attribute (page, "lang", found);
  od_phone_html_element (page, "><bdi>", name == NULL ? "" : name, "</bdi></p></header>\n");
}

static void
put_languages (OdPhoneHtml *page)
{
  GStrv languages = page->service->centre->languages;

  od_phone_html_put (page, "<nav");
  od_phone_html_attribute (page, "aria-label", od_phone_html_say (page, N_("Languages")));
  od_phone_html_put (page, "><ul>\n");
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++) {
    if (!od_phones_speak (page->service, languages[i]))
      continue;
    od_phone_html_put (page, "<li><a");
    od_phone_html_attribute (page, "lang", languages[i]);
    od_phone_html_attribute (page, "hreflang", languages[i]);
    od_phone_html_attribute (page, "dir", od_language_is_rtl (languages[i]) ? "rtl" : "ltr");
    g_string_append_printf (page->html, " href=\"?lang=%s\"", languages[i]);
    if (g_str_equal (languages[i], page->tag))
      od_phone_html_attribute (page, "aria-current", "true");
    od_phone_html_element (page, ">", od_language_own_name (languages[i]), "</a></li>\n");
  }
  od_phone_html_put (page, "</ul></nav>\n");
}

static void
end_page (OdPhoneHtml *page)
{
  put_languages (page);
  od_phone_html_element (page, "<footer><p>", od_phone_html_say (page, N_("This page does not show or keep your name.")), "</p></footer>\n</body>\n</html>\n");
}

static void
begin_body (OdPhoneHtml        *page,
            const OdVisit      *visit,
            const OdPhoneWords *words)
{
  g_autofree char *events = g_strdup_printf ("%s/events?lang=%s", visit->token, page->tag);

  od_phone_html_put (page, "<body");
  od_phone_html_attribute (page, "data-state", words->state);
  od_phone_html_attribute (page, "data-place", words->place == NULL ? "" : words->place);
  if (!words->over)
    od_phone_html_attribute (page, "data-events", events);
  od_phone_html_put (page, ">\n");
}

static void
put_number (OdPhoneHtml   *page,
            const OdVisit *visit)
{
  g_autofree char *label = od_visit_label (visit);

  od_phone_html_element (page, "<h1><span>", od_phone_html_say (page, N_("Your number")), "</span> ");
  od_phone_html_element (page, "<bdi dir=\"ltr\">", label, "</bdi></h1>\n");
}

static void
put_now (OdPhoneHtml        *page,
         const OdPhoneWords *words)
{
  od_phone_html_put (page, "<section class=\"now\" role=\"status\" aria-live=\"polite\" aria-atomic=\"true\">\n");
  od_phone_html_element (page, "<p class=\"headline\" id=\"text\">", words->headline, "</p>\n");
  od_phone_html_element (page, "<p id=\"more\">", words->more == NULL ? "" : words->more, "</p>\n");
  if (words->place != NULL) {
    od_phone_html_put (page, "<p class=\"place\"><bdi");
    if (words->place_tag != NULL)
      od_phone_html_attribute (page, "lang", words->place_tag);
    od_phone_html_element (page, ">", words->place, "</bdi></p>\n");
  }
  if (words->way != NULL)
    od_phone_html_element (page, "<p class=\"way\">", words->way, "</p>\n");
  od_phone_html_element (page, "<p id=\"late\">", words->late == NULL ? "" : words->late, "</p>\n");
  od_phone_html_put (page, "</section>\n");
  od_phone_html_element (page, "<p class=\"offline\" id=\"offline\" role=\"alert\" hidden>",
                         od_phone_html_say (page, N_("No connection at the moment. The screen in the waiting room shows your number too.")), "</p>\n");
}

static void
put_hint (OdPhoneHtml        *page,
          const OdPhoneWords *words)
{
  if (words->may_leave && !words->may_return)
    od_phone_html_element (page, "<p class=\"hint\">", od_phone_html_say (page, N_("Keep this page open. It tells you when it is your turn.")), "</p>\n");
}

char *
od_phone_page_render (OdServer      *service,
                      const OdVisit *visit,
                      const char    *tag,
                      gboolean       thanks)
{
  g_auto (OdPhoneWords) words = { 0 };
  g_autofree char *label = od_visit_label (visit);
  OdPhoneHtml page = { service, tag, g_string_sized_new (4096) };

  od_phone_words_fill (&words, service, visit, tag);
  begin_page (&page, label, words.over ? "" : "<noscript><meta http-equiv=\"refresh\" content=\"20\"></noscript>\n"
                                              "<script src=\"app.js\" defer></script>\n");
  begin_body (&page, visit, &words);
  put_centre (&page);
  od_phone_html_put (&page, "<main>\n");
  put_number (&page, visit);
  put_now (&page, &words);
  put_hint (&page, &words);
  od_phone_forms_put (&page, visit, &words, thanks);
  od_phone_html_put (&page, "</main>\n");
  end_page (&page);
  return g_string_free (page.html, FALSE);
}

char *
od_phone_page_render_missing (OdServer   *service,
                              const char *tag,
                              gboolean    old)
{
  OdPhoneHtml page = { service, tag, g_string_sized_new (2048) };
  const char *headline = od_phone_html_say (&page, old ? N_("This ticket is from another day.") : N_("We do not know this ticket."));

  begin_page (&page, headline, "");
  od_phone_html_put (&page, "<body>\n");
  put_centre (&page);
  od_phone_html_put (&page, "<main>\n");
  od_phone_html_element (&page, "<h1 class=\"headline\">", headline, "</h1>\n");
  od_phone_html_element (&page, "<p>", od_phone_html_say (&page, old ? N_("Please take a new ticket at the entrance.")
                                             : N_("Please scan the ticket again or ask at reception.")), "</p>\n");
  od_phone_html_put (&page, "</main>\n");
  end_page (&page);
  return g_string_free (page.html, FALSE);
}
