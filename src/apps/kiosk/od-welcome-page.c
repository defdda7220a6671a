/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-welcome-page.h"

#include "od-language.h"
#include "od-say.h"
#include "od-text.h"
#include "od-tongue-button.h"

/* So many languages greet at once; more would be noise. */
#define MAX_GREETINGS 3

struct _OdWelcomePage {
  OdKioskPage parent_instance;

  GtkLabel   *greeting;
  GtkWidget  *lines;
  GtkWidget  *tongues;
  OdPager    *pager;
};

G_DEFINE_TYPE (OdWelcomePage, od_welcome_page, OD_TYPE_KIOSK_PAGE)

static void
add_line (OdWelcomePage *self,
          const char    *tag)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));
  GtkWidget *label = gtk_label_new (od_texts_say_in (texts, tag,
                                                     N_("Choose your language. You don’t have to tell us your name.")));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_direction (label, od_language_is_rtl (tag) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "second");
  gtk_widget_add_css_class (label, "hello");
  gtk_box_append (GTK_BOX (self->lines), label);
}

static void
add_greeting (OdWelcomePage *self,
              GString       *greeting,
              const char    *tag)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));
  g_autofree char *word = od_text_isolate (od_texts_say_in (texts, tag, N_("Welcome")));

  if (greeting->len > 0)
    g_string_append (greeting, " · ");
  g_string_append (greeting, word);
}

static void
greet (OdWelcomePage     *self,
       const char *const *languages)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));
  g_autoptr (GString) greeting = g_string_new (NULL);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (gsize i = 0; languages[i] != NULL && n < MAX_GREETINGS; i++) {
    if (!od_texts_speaks (texts, languages[i]))
      continue;
    add_greeting (self, greeting, languages[i]);
    add_line (self, languages[i]);
    n++;
  }
  gtk_label_set_label (self->greeting, greeting->str);
}

static void
od_welcome_page_retranslate (OdPage *page)
{
  OdWelcomePage *self = OD_WELCOME_PAGE (page);
  const OdCentre *centre = od_kiosk_session_get_centre (od_kiosk_page_get_session (OD_KIOSK_PAGE (self)));

  OD_PAGE_CLASS (od_welcome_page_parent_class)->retranslate (page);

  od_kiosk_page_say_pager (OD_KIOSK_PAGE (self), self->pager);
  if (centre == NULL)
    return;
  greet (self, (const char *const *) centre->languages);
  od_tongue_button_fill (self->tongues, od_page_get_texts (page), (const char *const *) centre->languages, FALSE);
}

static void
od_welcome_page_class_init (OdWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  OD_PAGE_CLASS (klass)->retranslate = od_welcome_page_retranslate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdWelcomePage, greeting);
  gtk_widget_class_bind_template_child (widget_class, OdWelcomePage, lines);
  gtk_widget_class_bind_template_child (widget_class, OdWelcomePage, tongues);
  gtk_widget_class_bind_template_child (widget_class, OdWelcomePage, pager);
}

static void
od_welcome_page_init (OdWelcomePage *self)
{
  od_page_init_template (OD_PAGE (self), "/org/onedoor/kiosk/od-welcome-page.ui");
}
