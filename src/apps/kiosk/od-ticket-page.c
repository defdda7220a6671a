/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-ticket-page.h"

#include "od-pictogram.h"
#include "od-qr-image.h"
#include "od-say.h"
#include "od-text.h"

struct _OdTicketPage {
  OdKioskPage  parent_instance;

  OdPager     *pager;
  GtkWidget   *cards;
  GtkLabel    *number;
  GtkLabel    *wait;
  GtkLabel    *before;
  GtkLabel    *paper;
  GtkWidget   *arrow;
  OdQrImage   *qr;
  OdPictogram *next_picture;
  GtkLabel    *sit;

  OdPaper     *source;
  gboolean     to_person;
};

G_DEFINE_TYPE (OdTicketPage, od_ticket_page, OD_TYPE_KIOSK_PAGE)

static const char *
say (OdTicketPage * self,
     const char *msgid)
{
  return od_texts_say (od_page_get_texts (OD_PAGE (self)), msgid);
}

/* "10 to 20" in words: a dash between numbers reads backwards to half of our visitors. */
static char *
say_minutes (OdTicketPage     *self,
             const OdEstimate *estimate)
{
  g_autofree char *low = g_strdup_printf ("%u", estimate->low_min);
  g_autofree char *high = g_strdup_printf ("%u", estimate->high_min);
  g_autofree char *from = NULL;

  if (estimate->low_min == estimate->high_min)
    return g_steal_pointer (&high);
  from = od_texts_fill (say (self, N_("%s to %s")), low);
  return od_texts_fill (from, high);
}

static char *
say_wait (OdTicketPage     *self,
          const OdEstimate *estimate)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));
  g_autofree char *minutes = NULL;

  if (!estimate->known)
    return g_strdup (say (self, N_("We don’t know yet how long it takes.")));

  minutes = say_minutes (self, estimate);
  return od_texts_fill (od_texts_say_n (texts, NC_ ("About %s minute", "About %s minutes"), estimate->high_min), minutes);
}

static char *
say_before (OdTicketPage *self,
            guint         before)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));
  g_autofree char *count = g_strdup_printf ("%u", before);

  if (before == 0)
    return g_strdup (say (self, N_("Nobody is before you.")));
  return od_texts_fill (od_texts_say_n (texts, NC_ ("%s person before you", "%s people before you"), before), count);
}

static const char *
say_paper (OdTicketPage *self,
           OdPaperState  state)
{
  switch (state) {
  case OD_PAPER_COMING:
    return say (self, N_("Your ticket is coming …"));
  case OD_PAPER_OUT:
    return say (self, N_("Please take your ticket"));
  case OD_PAPER_NONE:
  case OD_PAPER_FAILED:
  default:
    return say (self, N_("Take a photo, or remember your number. That is enough: the staff know."));
  }
}

static void
show_paper (OdTicketPage *self)
{
  OdPaperState state = self->source != NULL ? od_paper_get_state (self->source) : OD_PAPER_NONE;
  gboolean comes = state == OD_PAPER_COMING || state == OD_PAPER_OUT;

  gtk_label_set_label (self->paper, say_paper (self, state));
  gtk_widget_set_visible (self->arrow, comes);
  if (comes)
    gtk_widget_remove_css_class (self->cards, "shown");
  else
    gtk_widget_add_css_class (self->cards, "shown");
}

static void
show_way (OdTicketPage *self)
{
  od_pictogram_set_pictogram (self->next_picture, self->to_person ? "person" : "coffee");
  gtk_label_set_label (self->sit, self->to_person
                       ? say (self, N_("Please go to the reception desk now and show your number. A person will help you."))
                       : say (self, N_("Sit down, have a coffee. We call your number on the screen. Nobody will say your name.")));
}

static void
show_issued (OdTicketPage   *self,
             const OdIssued *issued)
{
  g_autofree char *number = od_text_number (issued->visit->series, issued->visit->number);
  g_autofree char *wait = say_wait (self, &issued->estimate);
  g_autofree char *before = say_before (self, issued->before);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->wait, wait);
  gtk_label_set_label (self->before, before);
  od_qr_image_set_text (self->qr, issued->url);
}

static void
show_all (OdTicketPage *self)
{
  const OdIssued *issued = od_kiosk_session_get_issued (od_kiosk_page_get_session (OD_KIOSK_PAGE (self)));

  if (issued == NULL)
    return;
  show_issued (self, issued);
  show_paper (self);
  show_way (self);
}

static void
od_ticket_page_retranslate (OdPage *page)
{
  OdTicketPage *self = OD_TICKET_PAGE (page);

  OD_PAGE_CLASS (od_ticket_page_parent_class)->retranslate (page);

  od_kiosk_page_say_pager (OD_KIOSK_PAGE (self), self->pager);
  show_all (self);
}

static void
od_ticket_page_shown (OdPage *page)
{
  show_all (OD_TICKET_PAGE (page));
}

static void
od_ticket_page_reset (OdPage *page)
{
  OdTicketPage *self = OD_TICKET_PAGE (page);

  self->to_person = FALSE;
  gtk_label_set_label (self->number, "");
  gtk_label_set_label (self->wait, "");
  gtk_label_set_label (self->before, "");
  gtk_label_set_label (self->paper, "");
  gtk_label_set_label (self->sit, "");
  od_qr_image_set_text (self->qr, NULL);
  od_pager_rewind (self->pager);
}

static void
od_ticket_page_dispose (GObject *object)
{
  g_clear_object (&OD_TICKET_PAGE (object)->source);

  G_OBJECT_CLASS (od_ticket_page_parent_class)->dispose (object);
}

static void
od_ticket_page_class_init (OdTicketPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OdPageClass *page_class = OD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_ticket_page_dispose;
  page_class->retranslate = od_ticket_page_retranslate;
  page_class->reset = od_ticket_page_reset;
  page_class->shown = od_ticket_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-ticket-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, pager);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, cards);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, number);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, wait);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, before);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, paper);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, arrow);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, qr);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, next_picture);
  gtk_widget_class_bind_template_child (widget_class, OdTicketPage, sit);
}

static void
od_ticket_page_init (OdTicketPage *self)
{
  od_page_init_template (OD_PAGE (self), "/org/onedoor/kiosk/od-ticket-page.ui");
}

void
od_ticket_page_set_paper (OdTicketPage *self,
                          OdPaper      *paper)
{
  g_return_if_fail (OD_IS_TICKET_PAGE (self));
  g_return_if_fail (self->source == NULL);

  self->source = g_object_ref (paper);
  g_signal_connect_object (paper, "notify::state", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
}

void
od_ticket_page_show_person (OdTicketPage *self)
{
  g_return_if_fail (OD_IS_TICKET_PAGE (self));

  self->to_person = TRUE;
  show_way (self);
}
