/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phones.h"

#include <glib/gi18n.h>

#include "od-catalogue.h"
#include "od-language.h"
#include "od-text.h"

typedef struct {
  OdServer   *service;  /* borrowed */
  const char *tag;
  GString    *html;
} Page;

static const char *
say (const Page *page,
     const char *msgid)
{
  return od_catalogue_say (page->service->catalogue, page->tag, msgid);
}

static void
put (Page       *page,
     const char *html)
{
  g_string_append (page->html, html);
}

static void
put_text (Page       *page,
          const char *text)
{
  g_autofree char *escaped = od_text_escape_html (text);

  g_string_append (page->html, escaped);
}

/* <open>text</close>, the text escaped. */
static void
put_element (Page       *page,
             const char *open,
             const char *text,
             const char *close)
{
  put (page, open);
  put_text (page, text);
  put (page, close);
}

static void
put_attribute (Page       *page,
               const char *name,
               const char *value)
{
  g_string_append_printf (page->html, " %s=\"", name);
  put_text (page, value);
  put (page, "\"");
}

static void
begin_page (Page       *page,
            const char *title,
            const char *head)
{
  const char *dir = od_language_is_rtl (page->tag) ? "rtl" : "ltr";

  put (page, "<!DOCTYPE html>\n<html");
  put_attribute (page, "lang", page->tag);
  put_attribute (page, "dir", dir);
  put (page, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"robots\" content=\"noindex\">\n");
  put_element (page, "<title>", title, "</title>\n");
  put (page, "<link rel=\"stylesheet\" href=\"app.css\">\n");
  put (page, head);
  put (page, "</head>\n");
}

static void
put_centre (Page *page)
{
  const OdCentre *centre = page->service->centre;
  const char *found = NULL;
  const char *name = od_labels_get (centre->name, page->tag, centre->language, &found);

  put (page, "<header><p");
  if (found != NULL)
    put_attribute (page, "lang", found);
  put_element (page, "><bdi>", name == NULL ? "" : name, "</bdi></p></header>\n");
}

static void
put_languages (Page *page)
{
  GStrv languages = page->service->centre->languages;

  put (page, "<nav");
  put_attribute (page, "aria-label", say (page, N_("Languages")));
  put (page, "><ul>\n");
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++) {
    put (page, "<li><a");
    put_attribute (page, "lang", languages[i]);
    put_attribute (page, "hreflang", languages[i]);
    put_attribute (page, "dir", od_language_is_rtl (languages[i]) ? "rtl" : "ltr");
    g_string_append_printf (page->html, " href=\"?lang=%s\"", languages[i]);
    if (g_str_equal (languages[i], page->tag))
      put_attribute (page, "aria-current", "true");
    put_element (page, ">", od_language_own_name (languages[i]), "</a></li>\n");
  }
  put (page, "</ul></nav>\n");
}

static void
end_page (Page *page)
{
  put_languages (page);
  put_element (page, "<footer><p>", say (page, N_("This page does not show or keep your name.")), "</p></footer>\n</body>\n</html>\n");
}

static void
begin_body (Page               *page,
            const OdVisit      *visit,
            const OdPhoneWords *words)
{
  g_autofree char *events = g_strdup_printf ("%s/events?lang=%s", visit->token, page->tag);

  put (page, "<body");
  put_attribute (page, "data-state", words->state);
  put_attribute (page, "data-place", words->place == NULL ? "" : words->place);
  if (!words->over)
    put_attribute (page, "data-events", events);
  put (page, ">\n");
}

static void
put_number (Page          *page,
            const OdVisit *visit)
{
  g_autofree char *label = od_visit_label (visit);

  put_element (page, "<h1><span>", say (page, N_("Your number")), "</span> ");
  put_element (page, "<bdi dir=\"ltr\">", label, "</bdi></h1>\n");
}

static void
put_now (Page               *page,
         const OdPhoneWords *words)
{
  put (page, "<section class=\"now\" role=\"status\" aria-live=\"polite\" aria-atomic=\"true\">\n");
  put_element (page, "<p class=\"headline\" id=\"text\">", words->headline, "</p>\n");
  put_element (page, "<p id=\"more\">", words->more == NULL ? "" : words->more, "</p>\n");
  if (words->place != NULL) {
    put (page, "<p class=\"place\"><bdi");
    if (words->place_tag != NULL)
      put_attribute (page, "lang", words->place_tag);
    put_element (page, ">", words->place, "</bdi></p>\n");
  }
  put (page, "</section>\n");
  put_element (page, "<p class=\"offline\" id=\"offline\" role=\"alert\" hidden>",
               say (page, N_("No connection at the moment. The screen in the waiting room shows your number too.")), "</p>\n");
}

static void
put_hint (Page               *page,
          const OdPhoneWords *words)
{
  if (words->may_leave)
    put_element (page, "<p class=\"hint\">", say (page, N_("Keep this page open. It tells you when it is your turn.")), "</p>\n");
}

static void
put_leave (Page               *page,
           const OdVisit      *visit,
           const OdPhoneWords *words)
{
  if (!words->may_leave)
    return;
  put_element (page, "<details><summary>", say (page, N_("I had to leave")), "</summary>\n");
  put_element (page, "<p>", say (page, N_("Then the next person gets your place. You can come back any time.")), "</p>\n");
  g_string_append_printf (page->html, "<form method=\"post\" action=\"%s/leave?lang=%s\">", visit->token, page->tag);
  put_element (page, "<button type=\"submit\">", say (page, N_("Yes, I left")), "</button></form>\n</details>\n");
}

char *
od_phone_page_render (OdServer      *service,
                      const OdVisit *visit,
                      const char    *tag)
{
  g_auto (OdPhoneWords) words = { 0 };
  g_autofree char *label = od_visit_label (visit);
  Page page = { service, tag, g_string_sized_new (4096) };

  od_phone_words_fill (&words, service, visit, tag);
  begin_page (&page, label, words.over ? "" : "<noscript><meta http-equiv=\"refresh\" content=\"20\"></noscript>\n"
                                              "<script src=\"app.js\" defer></script>\n");
  begin_body (&page, visit, &words);
  put_centre (&page);
  put (&page, "<main>\n");
  put_number (&page, visit);
  put_now (&page, &words);
  put_hint (&page, &words);
  put_leave (&page, visit, &words);
  put (&page, "</main>\n");
  end_page (&page);
  return g_string_free (page.html, FALSE);
}

char *
od_phone_page_render_missing (OdServer   *service,
                              const char *tag,
                              gboolean    old)
{
  Page page = { service, tag, g_string_sized_new (2048) };
  const char *headline = say (&page, old ? N_("This ticket is from another day.") : N_("We do not know this ticket."));

  begin_page (&page, headline, "");
  put (&page, "<body>\n");
  put_centre (&page);
  put (&page, "<main>\n");
  put_element (&page, "<h1 class=\"headline\">", headline, "</h1>\n");
  put_element (&page, "<p>", say (&page, old ? N_("Please take a new ticket at the entrance.")
                                             : N_("Please scan the ticket again or ask at reception.")), "</p>\n");
  put (&page, "</main>\n");
  end_page (&page);
  return g_string_free (page.html, FALSE);
}
