/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-kiosk-window.h"

#include "od-help-page.h"
#include "od-keyboard.h"
#include "od-language.h"
#include "od-look.h"
#include "od-name-page.h"
#include "od-needs-page.h"
#include "od-pictogram.h"
#include "od-qr-image.h"
#include "od-retranslator.h"
#include "od-say.h"
#include "od-text.h"
#include "od-ticket-page.h"
#include "od-tiles.h"
#include "od-tongue-button.h"
#include "od-welcome-page.h"

#define TEMPLATE "/org/onedoor/kiosk/od-kiosk-window.ui"

/* The second tap of a trembling hand lands on the next page's big button; it does not count (EN 301 549 5.8). */
#define DOUBLE_TAP_US (500 * 1000)

/* A hiccup of the service is not worth a fright. */
#define PATIENCE_MS 1500

/* Of the screen that the sizes in CSS were drawn for. */
#define SHORT_SIDE 1080.0
#define LARGE_TEXT 150

struct _OdKioskWindow {
  GtkWindow       parent_instance;

  OdKioskSession *session;
  OdTexts        *texts;
  OdPaper        *paper;
  OdIdleGuard    *guard;
  OdClock        *clock;
  OdRetranslator *retranslator;

  OdPageFlow     *flow;
  GtkWidget      *house;
  GtkLabel       *house_name;
  GtkWidget      *back;
  GtkWidget      *again;
  GtkWidget      *tongue;
  GtkLabel       *tongue_label;
  GtkWidget      *notice;
  GtkWidget      *person;
  GtkLabel       *person_label;
  GtkWidget      *next;
  GtkLabel       *next_label;
  GtkWidget      *tongue_veil;
  GtkWidget      *tongues;
  GtkWidget      *idle_veil;
  GtkLabel       *countdown;
  GtkWidget      *lost;
  GtkWidget      *lost_lines;

  OdPage         *page;          /* borrowed: the one whose properties are listened to */
  gint64          turned_us;
  guint           patience;      /* handle */
};

G_DEFINE_TYPE (OdKioskWindow, od_kiosk_window, GTK_TYPE_WINDOW)

static const OdPageStep steps[] = {
  { "welcome", "needs", NULL },
  { "needs", "help", "welcome" },
  { "help", "name", "needs" },
  { "name", "ticket", "help" },
  { "ticket", NULL, NULL },
};

/* What stands on the page of a lost service before the house, and with it its languages, is known. */
static const char *const first_languages[] = { "en", "es", "ar", NULL };

static gboolean
is_page (OdKioskWindow *self,
         const char    *name)
{
  return self->page != NULL && g_str_equal (gtk_widget_get_name (GTK_WIDGET (self->page)), name);
}

static const char *const *
languages_of (OdKioskWindow *self)
{
  const OdCentre *centre = od_kiosk_session_get_centre (self->session);

  return centre != NULL && centre->languages != NULL ? (const char *const *) centre->languages : first_languages;
}

static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_actions (OdKioskWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean busy = od_kiosk_session_get_busy (self->session) || od_page_get_applying (self->page);

  gtk_widget_action_set_enabled (widget, "kiosk.next", !busy && od_page_get_complete (self->page));
  gtk_widget_action_set_enabled (widget, "kiosk.back", !busy && od_page_flow_can_go_back (self->flow));
  gtk_widget_action_set_enabled (widget, "kiosk.start-again", !is_page (self, "welcome"));
  gtk_widget_action_set_enabled (widget, "kiosk.person", !busy);
}

/* Whoever has not chosen a language yet must find the person all the same. */
static void
say_person (OdKioskWindow *self)
{
  const char *msgid = N_("I want to talk to a person");
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *const *languages = languages_of (self);

  name_button (self->person, od_texts_say (self->texts, msgid));
  if (!is_page (self, "welcome")) {
    gtk_label_set_label (self->person_label, od_texts_say (self->texts, msgid));
    return;
  }
  for (gsize i = 0; languages[i] != NULL && i < 3; i++)
    if (od_texts_speaks (self->texts, languages[i]))
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", od_texts_say_in (self->texts, languages[i], msgid));
  gtk_label_set_label (self->person_label, lines->str);
}

static void
update_chrome (OdKioskWindow *self)
{
  gboolean welcome = is_page (self, "welcome");
  gboolean ticket = is_page (self, "ticket");
  const char *next = od_page_get_next_label (self->page);

  gtk_widget_set_visible (self->house, welcome);
  gtk_widget_set_visible (self->back, !welcome && !ticket);
  gtk_widget_set_visible (self->again, !welcome && !ticket);
  gtk_widget_set_visible (self->next, next != NULL);
  gtk_label_set_label (self->next_label, next != NULL ? next : "");
  say_person (self);
  update_actions (self);
}

static void
on_page_changed (OdKioskWindow *self)
{
  OdPage *page = od_page_flow_get_page (self->flow);

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  self->page = page;
  if (page == NULL)
    return;

  g_signal_connect_object (page, "notify::complete", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::applying", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::next-label", G_CALLBACK (update_chrome), self, G_CONNECT_SWAPPED);
  self->turned_us = od_clock_now_us (self->clock);
  gtk_widget_set_visible (self->notice, FALSE);
  update_chrome (self);
  if (!is_page (self, "welcome"))
    od_idle_guard_arm (self->guard);
}

static void
fill_lost (OdKioskWindow *self)
{
  const char *const *languages = languages_of (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lost_lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lost_lines), child);
  for (gsize i = 0; languages[i] != NULL; i++) {
    if (!od_texts_speaks (self->texts, languages[i]))
      continue;
    child = gtk_label_new (od_texts_say_in (self->texts, languages[i],
                                            N_("Please go to the reception desk. We will help you there.")));
    gtk_label_set_wrap (GTK_LABEL (child), TRUE);
    gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
    gtk_widget_add_css_class (child, "lost-line");
    gtk_box_append (GTK_BOX (self->lost_lines), child);
  }
}

static void
retranslate (OdKioskWindow *self)
{
  const OdCentre *centre = od_kiosk_session_get_centre (self->session);
  const char *tag = od_texts_get_language (self->texts);
  g_autofree char *tongue = od_texts_fill (od_texts_say (self->texts, N_("Language: %s")), od_language_own_name (tag));

  gtk_widget_set_default_direction (od_texts_get_direction (self->texts));
  od_retranslator_apply (self->retranslator, self->texts);
  od_page_flow_retranslate (self->flow);
  gtk_label_set_label (self->tongue_label, od_language_own_name (tag));
  name_button (self->tongue, tongue);
  gtk_label_set_label (self->house_name, centre != NULL ? od_texts_label (self->texts, centre->name) : "");
  od_tongue_button_fill (self->tongues, self->texts, languages_of (self), TRUE);
  fill_lost (self);
  if (self->page != NULL)
    update_chrome (self);
}

static void
take_house_language (OdKioskWindow *self)
{
  const OdCentre *centre = od_kiosk_session_get_centre (self->session);

  if (centre == NULL || centre->language == NULL)
    return;
  od_texts_set_house_language (self->texts, centre->language);
  od_texts_set_language (self->texts, centre->language);
  od_kiosk_session_set_language (self->session, centre->language);
}

static void
on_centre_changed (OdKioskWindow *self)
{
  /* Nobody's language is changed under their hands. */
  if (is_page (self, "welcome"))
    take_house_language (self);
  retranslate (self);
}

static gboolean
on_patience_ended (gpointer user_data)
{
  OdKioskWindow *self = user_data;

  self->patience = 0;
  gtk_widget_set_visible (self->lost, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_ready_changed (OdKioskWindow *self)
{
  if (od_kiosk_session_get_ready (self->session)) {
    g_clear_handle_id (&self->patience, g_source_remove);
    gtk_widget_set_visible (self->lost, FALSE);
  } else if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
}

static void
on_issued_changed (OdKioskWindow *self)
{
  const OdIssued *issued = od_kiosk_session_get_issued (self->session);

  if (issued != NULL)
    od_paper_print (self->paper, issued, od_kiosk_session_get_centre (self->session));
}

static void
on_flow_failed (OdKioskWindow *self,
                OdPage        *page,
                GError        *error)
{
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
on_person_number_taken (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (OdKioskWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (od_kiosk_session_take_number_finish (OD_KIOSK_SESSION (object), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
    od_page_flow_show (self->flow, "ticket");
    od_ticket_page_show_person (OD_TICKET_PAGE (od_page_flow_find (self->flow, "ticket")));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_set_visible (self->notice, TRUE);
}

static void
on_person_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OdKioskWindow *self = OD_KIOSK_WINDOW (widget);

  gtk_widget_set_visible (self->notice, FALSE);
  if (is_page (self, "ticket")) {
    od_ticket_page_show_person (OD_TICKET_PAGE (self->page));
    return;
  }
  od_idle_guard_arm (self->guard);
  od_kiosk_session_take_number_async (self->session, TRUE, NULL, on_person_number_taken, g_object_ref (self));
}

static void
on_next_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  OdKioskWindow *self = OD_KIOSK_WINDOW (widget);

  if (od_clock_now_us (self->clock) - self->turned_us < DOUBLE_TAP_US)
    return;
  gtk_widget_set_visible (self->notice, FALSE);
  if (is_page (self, "ticket"))
    od_kiosk_window_reset (self);
  else
    od_page_flow_go_next (self->flow);
}

static void
on_back_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  od_page_flow_go_back (OD_KIOSK_WINDOW (widget)->flow);
}

static void
on_start_again_activated (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  od_kiosk_window_reset (OD_KIOSK_WINDOW (widget));
}

static void
on_languages_activated (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  gtk_widget_set_visible (OD_KIOSK_WINDOW (widget)->tongue_veil, TRUE);
}

static void
on_close_languages_activated (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  gtk_widget_set_visible (OD_KIOSK_WINDOW (widget)->tongue_veil, FALSE);
}

static void
on_language_activated (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  OdKioskWindow *self = OD_KIOSK_WINDOW (widget);
  g_autofree char *tag = g_variant_dup_string (parameter, NULL);
  gboolean on_menu = gtk_widget_get_visible (self->tongue_veil);

  gtk_widget_set_visible (self->tongue_veil, FALSE);
  od_kiosk_session_set_language (self->session, tag);
  od_texts_set_language (self->texts, tag);
  if (is_page (self, "welcome") && !on_menu)
    od_page_flow_go_next (self->flow);
}

static void
on_still_here_activated (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  od_idle_guard_touch (OD_KIOSK_WINDOW (widget)->guard);
}

static void
on_guard_changed (OdKioskWindow *self)
{
  g_autofree char *left = g_strdup_printf ("%u", od_idle_guard_get_remaining (self->guard));

  gtk_label_set_label (self->countdown, left);
  gtk_widget_set_visible (self->idle_veil, od_idle_guard_get_warning (self->guard));
}

/* Whatever is touched, and wherever, somebody is there. */
static gboolean
on_input (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          gpointer                  user_data)
{
  OdKioskWindow *self = OD_KIOSK_WINDOW (user_data);
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN || type == GDK_KEY_PRESS || type == GDK_SCROLL)
    od_idle_guard_touch (self->guard);
  return GDK_EVENT_PROPAGATE;
}

static void
od_kiosk_window_dispose (GObject *object)
{
  OdKioskWindow *self = OD_KIOSK_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  self->page = NULL;
  g_clear_pointer (&self->retranslator, od_retranslator_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), OD_TYPE_KIOSK_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->texts);
  g_clear_object (&self->paper);
  g_clear_object (&self->guard);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (od_kiosk_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "kiosk.next", NULL, on_next_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.back", NULL, on_back_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.start-again", NULL, on_start_again_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.person", NULL, on_person_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.languages", NULL, on_languages_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.close-languages", NULL, on_close_languages_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.language", "s", on_language_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.still-here", NULL, on_still_here_activated);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, flow);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, house);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, house_name);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, back);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, again);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, tongue);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, tongue_label);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, person);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, person_label);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, next);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, next_label);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, tongue_veil);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, tongues);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, idle_veil);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, countdown);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, lost);
  gtk_widget_class_bind_template_child (widget_class, OdKioskWindow, lost_lines);
}

static void
od_kiosk_window_class_init (OdKioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_kiosk_window_dispose;

  g_type_ensure (OD_TYPE_KEYBOARD);
  g_type_ensure (OD_TYPE_PAGE_FLOW);
  g_type_ensure (OD_TYPE_PAGER);
  g_type_ensure (OD_TYPE_PICTOGRAM);
  g_type_ensure (OD_TYPE_QR_IMAGE);
  g_type_ensure (OD_TYPE_TILES);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
od_kiosk_window_init (OdKioskWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->retranslator = od_retranslator_new (GTK_WIDGET (self), TEMPLATE);
  gtk_widget_set_visible (self->lost, FALSE);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_input), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static OdPage *
add_page (OdKioskWindow *self,
          GType          type,
          const char    *name)
{
  OdPage *page = g_object_new (type, "name", name, "texts", self->texts, "session", self->session, NULL);

  od_page_flow_add (self->flow, page);
  return page;
}

static void
add_pages (OdKioskWindow *self)
{
  od_page_flow_set_steps (self->flow, steps, G_N_ELEMENTS (steps));
  g_signal_connect_object (self->flow, "notify::page", G_CALLBACK (on_page_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "failed", G_CALLBACK (on_flow_failed), self, G_CONNECT_SWAPPED);
  od_page_set_complete (add_page (self, OD_TYPE_WELCOME_PAGE, "welcome"), TRUE);
  add_page (self, OD_TYPE_NEEDS_PAGE, "needs");
  add_page (self, OD_TYPE_HELP_PAGE, "help");
  add_page (self, OD_TYPE_NAME_PAGE, "name");
  od_ticket_page_set_paper (OD_TICKET_PAGE (add_page (self, OD_TYPE_TICKET_PAGE, "ticket")), self->paper);
}

static void
set_class (OdKioskWindow *self,
           const char    *name,
           gboolean       set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

GtkWidget *
od_kiosk_window_new (OdKioskSession *session,
                     OdTexts        *texts,
                     OdPaper        *paper,
                     OdIdleGuard    *guard,
                     OdClock        *clock)
{
  OdKioskWindow *self;

  g_return_val_if_fail (OD_IS_KIOSK_SESSION (session), NULL);
  g_return_val_if_fail (OD_IS_TEXTS (texts), NULL);
  g_return_val_if_fail (OD_IS_PAPER (paper), NULL);
  g_return_val_if_fail (OD_IS_IDLE_GUARD (guard), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = g_object_new (OD_TYPE_KIOSK_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->texts = g_object_ref (texts);
  self->paper = g_object_ref (paper);
  self->guard = g_object_ref (guard);
  self->clock = g_object_ref (clock);
  add_pages (self);

  g_signal_connect_object (texts, "notify::language", G_CALLBACK (retranslate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::centre", G_CALLBACK (on_centre_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::ready", G_CALLBACK (on_ready_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::issued", G_CALLBACK (on_issued_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (guard, "notify", G_CALLBACK (on_guard_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (guard, "expired", G_CALLBACK (od_kiosk_window_reset), self, G_CONNECT_SWAPPED);
  on_centre_changed (self);
  on_ready_changed (self);
  return GTK_WIDGET (self);
}

void
od_kiosk_window_set_shape (OdKioskWindow *self,
                           int            width,
                           int            height,
                           int            percent)
{
  g_return_if_fail (OD_IS_KIOSK_WINDOW (self));
  g_return_if_fail (width > 0 && height > 0 && percent > 0);

  od_look_set_scale (gtk_widget_get_display (GTK_WIDGET (self)), MIN (width, height) / SHORT_SIDE * percent / 100);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  set_class (self, "upright", height > width);
  set_class (self, "lying", height <= width);
  set_class (self, "large-text", percent >= LARGE_TEXT);
}

OdPageFlow *
od_kiosk_window_get_flow (OdKioskWindow *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_WINDOW (self), NULL);

  return self->flow;
}

void
od_kiosk_window_reset (OdKioskWindow *self)
{
  g_return_if_fail (OD_IS_KIOSK_WINDOW (self));

  od_idle_guard_disarm (self->guard);
  od_kiosk_session_reset (self->session);
  od_paper_forget (self->paper);
  od_page_flow_restart (self->flow);
  take_house_language (self);
  gtk_widget_set_visible (self->tongue_veil, FALSE);
  gtk_widget_set_visible (self->notice, FALSE);
}
