/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-reception-window.h"

#include <glib/gi18n-lib.h>

#include "od-alarm-strip.h"
#include "od-bin.h"
#include "od-care-words.h"
#include "od-desk-actions.h"
#include "od-desk-page.h"
#include "od-enter-page.h"
#include "od-key-button.h"
#include "od-person-pane.h"
#include "od-queue-pane.h"
#include "od-reports-page.h"
#include "od-reprint.h"
#include "od-scan.h"
#include "od-side-sheets.h"
#include "od-stuck-strip.h"
#include "od-text.h"
#include "od-walk-in-sheet.h"
#include "od-wish-sheet.h"
#include "od-words.h"

/* A refusal is read, then leaves by itself. */
#define NOTICE_S 10

struct _OdReceptionWindow {
  GtkApplicationWindow parent_instance;

  /* owned */
  OdDeskSession       *session;
  OdCareSession       *care;
  OdScan              *scan;
  OdReprint           *reprint;   /* NULL: there is no printer */
  char                *notice;
  char                *sheet;  /* "", "wish", "walk-in" */
  char                *alerts; /* one line a printer */

  /* handles */
  guint                notice_timer;

  /* of the template */
  GtkWidget           *enter_page;
  GtkWidget           *desk_page;
  GtkWidget           *queue_pane;
  GtkWidget           *stuck_strip;
  GtkWidget           *wish_sheet;
  GtkWidget           *walk_in_sheet;
  OdSideSheets        *side_sheets;
  GtkWidget           *reports_page;
  OdQuietButton       *quiet_button;
};

G_DEFINE_FINAL_TYPE (OdReceptionWindow, od_reception_window, GTK_TYPE_APPLICATION_WINDOW)

enum { PROP_0, PROP_SESSION, PROP_NOTICE, PROP_SHEET, PROP_ALERTS, PROP_CARE, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
weigh (OdReceptionWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean free_hands = self->sheet[0] == '\0';
  gboolean busy = FALSE;
  gboolean online = FALSE;

  g_object_get (self->session, "busy", &busy, "online", &online, NULL);
  od_desk_actions_weigh (widget, self->session, free_hands);
  gtk_widget_action_set_enabled (widget, "desk.call-next", free_hands && od_desk_session_allows_call_next (self->session));
  gtk_widget_action_set_enabled (widget, "desk.reprint",
                                 free_hands && self->reprint != NULL && od_desk_session_allows (self->session, OD_VERB_PRINT));
  gtk_widget_action_set_enabled (widget, "desk.walk-in", free_hands && od_desk_session_allows (self->session, OD_VERB_REGISTER));
  gtk_widget_action_set_enabled (widget, "desk.undo", od_desk_session_allows (self->session, OD_VERB_UNDO));
  gtk_widget_action_set_enabled (widget, "desk.ask-name", online && !busy && od_desk_session_get_current (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "desk.close-sheet", !free_hands);
  od_side_sheets_weigh (widget, self->care, free_hands);
}

static void
set_notice (OdReceptionWindow *self,
            char              *notice)
{
  g_clear_handle_id (&self->notice_timer, g_source_remove);
  g_free (self->notice);
  self->notice = notice;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTICE]);
}

static gboolean
on_notice_read (gpointer user_data)
{
  OdReceptionWindow *self = user_data;

  self->notice_timer = 0;
  set_notice (self, g_strdup (""));

  return G_SOURCE_REMOVE;
}

static void
show_notice (OdReceptionWindow *self,
             char              *notice)
{
  set_notice (self, notice);
  self->notice_timer = g_timeout_add_seconds (NOTICE_S, on_notice_read, self);
}

static void
on_refused (OdReceptionWindow *self,
            const GError      *error,
            const char        *label)
{
  /* That has a bar of its own, which stays. */
  if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_CLOCK))
    return;

  show_notice (self, od_words_for_refusal (error, label, od_desk_session_get_house (self->session)));
}

static void
on_care_refused (OdReceptionWindow *self,
                 const GError      *error)
{
  const char *words = od_care_words_refusal (od_client_error_get_problem (error));

  show_notice (self, words != NULL ? g_strdup (words) : od_words_for_refusal (error, "", od_desk_session_get_house (self->session)));
}

static void
on_nobody_waits (OdReceptionWindow *self)
{
  show_notice (self, g_strdup (_("Nobody waits for this desk.")));
}

static void
focus_on_state (OdReceptionWindow *self)
{
  g_autofree char *state = NULL;

  g_object_get (self->session, "state", &state, NULL);
  if (g_str_equal (state, "enter"))
    gtk_widget_grab_focus (self->enter_page);
  else if (g_str_equal (state, "choose"))
    gtk_widget_grab_focus (self->desk_page);
  else if (g_str_equal (state, "reports"))
    gtk_widget_grab_focus (self->reports_page);
  else
    gtk_widget_grab_focus (self->queue_pane);
}

static void
set_sheet (OdReceptionWindow *self,
           const char        *sheet)
{
  if (g_str_equal (self->sheet, sheet))
    return;

  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHEET]);
  weigh (self);

  if (od_side_sheets_show (self->side_sheets, sheet))
    return;

  if (g_str_equal (sheet, "reports"))
    gtk_widget_grab_focus (self->reports_page);
  else if (g_str_equal (sheet, "wish"))
    gtk_widget_grab_focus (self->wish_sheet);
  else if (g_str_equal (sheet, "walk-in"))
    gtk_widget_grab_focus (self->walk_in_sheet);
  else
    focus_on_state (self);
}

static void
on_state (OdReceptionWindow *self)
{
  set_sheet (self, "");
  weigh (self);
  focus_on_state (self);
}

/* In the middle of a sheet a scan is not meant for it; the choice is finished or left first. */
static void
on_scanned (OdReceptionWindow *self,
            const char        *text)
{
  if (self->sheet[0] == '\0')
    od_desk_session_find (self->session, text);
}

static void
on_carried (OdReceptionWindow *self,
            const OdVisit     *visit,
            const char        *token)
{
  od_walk_in_sheet_offer (OD_WALK_IN_SHEET (self->walk_in_sheet), visit, token);
  set_sheet (self, "walk-in");
}

static void
on_found_nothing (OdReceptionWindow *self)
{
  show_notice (self, g_strdup (_("No ticket like this is known here.")));
}

static void
on_reprinted (OdReceptionWindow *self,
              const char        *label,
              gboolean           out)
{
  show_notice (self, g_strdup_printf (out ? _("The ticket of %s is printed.") : _("The ticket of %s did not come out of the printer."), label));
}

static void
ask_first (OdReceptionWindow *self,
           OdVerb             verb,
           gboolean           joint)
{
  od_wish_sheet_open (OD_WISH_SHEET (self->wish_sheet), verb, joint);
  set_sheet (self, "wish");
}

static void
wish (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  OdReceptionWindow *self = OD_RECEPTION_WINDOW (widget);
  const OdDeskAction *wanted = od_desk_actions_find (action);

  if (od_desk_actions_asks (wanted, self->session))
    ask_first (self, wanted->verb, wanted->joint);
  else
    od_desk_session_act (self->session, wanted->verb, NULL);
}

static void
on_reason_needed (OdReceptionWindow *self,
                  guint              verb)
{
  if (verb != OD_VERB_REGISTER && od_desk_session_get_current (self->session) != NULL)
    ask_first (self, verb, FALSE);
}

static void
on_partner_needed (OdReceptionWindow *self)
{
  ask_first (self, OD_VERB_CALL, TRUE);
}

static void
on_joined (OdReceptionWindow *self,
           const char        *label)
{
  show_notice (self, g_strdup_printf (_("%s is called to you, too: you meet them together."), label));
}

static void
call_next (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  od_desk_session_call_next (OD_RECEPTION_WINDOW (widget)->session);
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  od_desk_session_undo (OD_RECEPTION_WINDOW (widget)->session);
}

static void
ask_name (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  od_desk_session_ask_name (OD_RECEPTION_WINDOW (widget)->session);
}

static void
reprint (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  od_desk_session_ask_ticket (OD_RECEPTION_WINDOW (widget)->session, NULL);
}

static void
trust_clock (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  od_desk_session_trust_clock (OD_RECEPTION_WINDOW (widget)->session, "the time is right");
}

static void
look (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  od_stuck_strip_look (OD_STUCK_STRIP (OD_RECEPTION_WINDOW (widget)->stuck_strip));
}

static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  od_queue_pane_search (OD_QUEUE_PANE (OD_RECEPTION_WINDOW (widget)->queue_pane), "");
}

/* A number is looked for as soon as it is typed. */
static gboolean
on_digit (GtkWidget *widget,
          GVariant  *digit,
          gpointer   user_data)
{
  OdReceptionWindow *self = OD_RECEPTION_WINDOW (widget);
  g_autofree char *typed = g_strdup_printf ("%u", g_variant_get_uint32 (digit));

  if (self->sheet[0] != '\0' || !gtk_widget_get_mapped (self->queue_pane))
    return FALSE;

  od_queue_pane_search (OD_QUEUE_PANE (self->queue_pane), typed);
  return TRUE;
}

static void
open_sheet (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  set_sheet (OD_RECEPTION_WINDOW (widget), action + strlen ("desk."));
}

static void
close_sheet (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  OdReceptionWindow *self = OD_RECEPTION_WINDOW (widget);

  set_sheet (self, "");
  od_desk_session_close_walk_in (self->session);
}

static void
ask_quietly (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  od_quiet_button_press (OD_RECEPTION_WINDOW (widget)->quiet_button);
}

static void
show_keys (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/onedoor/reception/od-shortcuts.ui");
  GtkWindow *keys = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (keys, GTK_WINDOW (widget));
  gtk_window_present (keys);
}

static void
change_desk (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  od_desk_session_leave_desk (OD_RECEPTION_WINDOW (widget)->session);
}

static void
sign_out (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  od_desk_session_sign_out (OD_RECEPTION_WINDOW (widget)->session);
}

static char *
say_title (OdReceptionWindow *self,
           const char        *house,
           const char        *desk)
{
  if (house == NULL || house[0] == '\0')
    return g_strdup (_("Reception"));
  if (desk == NULL || desk[0] == '\0')
    return g_strdup_printf (_("Reception · %s"), house);

  return g_strdup_printf ("%s · %s", desk, house);
}

static char *
say_alert (OdAlert *alert)
{
  g_autofree char *name = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *device = NULL;
  g_autofree char *words = NULL;

  g_object_get (alert, "name", &name, "reasons", &reasons, NULL);
  device = od_text_isolate (name != NULL ? name : "");
  words = od_words_for_printer (reasons);

  return g_strdup_printf (_("Printer of %s: %s"), device, words);
}

static void
on_alerts (OdReceptionWindow *self,
           guint              position,
           guint              removed,
           guint              added,
           GListModel        *alerts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++) {
    g_autoptr (OdAlert) alert = g_list_model_get_item (alerts, i);
    g_autofree char *line = say_alert (alert);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }

  g_free (self->alerts);
  self->alerts = g_strdup (text->str);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALERTS]);
}

static char *
say_lost (OdReceptionWindow *self,
          const char        *since)
{
  return g_strdup_printf (_("The service does not answer. This is how things were at %s; it comes back by itself."), since);
}

static gboolean
has_text (OdReceptionWindow *self,
          const char        *text)
{
  return text != NULL && text[0] != '\0';
}

/* Reports take the whole screen: a table with many columns, and for a manager there is nothing else. */
static char *
page_for (OdReceptionWindow *self,
          const char        *state,
          const char        *sheet)
{
  return g_strdup (g_strcmp0 (state, "work") == 0 && g_strcmp0 (sheet, "reports") == 0 ? sheet : state);
}

static gboolean
is_text (OdReceptionWindow *self,
         const char        *text,
         const char        *wanted)
{
  return g_strcmp0 (text, wanted) == 0;
}

static void
set_session (OdReceptionWindow *self,
             OdDeskSession     *session)
{
  g_autoptr (GListModel) alerts = NULL;

  self->session = g_object_ref (session);
  self->care = od_care_session_new (session);
  g_signal_connect_object (self->care, "refused", G_CALLBACK (on_care_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->care, "notify", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARE]);
  g_object_get (session, "alerts", &alerts, NULL);
  g_signal_connect_object (alerts, "items-changed", G_CALLBACK (on_alerts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::allowed", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "nobody-waits", G_CALLBACK (on_nobody_waits), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reason-needed", G_CALLBACK (on_reason_needed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "partner-needed", G_CALLBACK (on_partner_needed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "joined", G_CALLBACK (on_joined), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "carried", G_CALLBACK (on_carried), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "found-nothing", G_CALLBACK (on_found_nothing), self, G_CONNECT_SWAPPED);
}

static void
od_reception_window_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  OdReceptionWindow *self = OD_RECEPTION_WINDOW (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else if (id == PROP_NOTICE)
    g_value_set_string (value, self->notice);
  else if (id == PROP_SHEET)
    g_value_set_string (value, self->sheet);
  else if (id == PROP_ALERTS)
    g_value_set_string (value, self->alerts);
  else if (id == PROP_CARE)
    g_value_set_object (value, self->care);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_reception_window_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    set_session (OD_RECEPTION_WINDOW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_reception_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (od_reception_window_parent_class)->constructed (object);
  on_state (OD_RECEPTION_WINDOW (object));
}

static void
od_reception_window_dispose (GObject *object)
{
  OdReceptionWindow *self = OD_RECEPTION_WINDOW (object);

  g_clear_handle_id (&self->notice_timer, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->care != NULL)
    g_signal_handlers_disconnect_by_data (self->care, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_RECEPTION_WINDOW);
  g_clear_object (&self->care);
  g_clear_object (&self->scan);
  g_clear_object (&self->reprint);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (od_reception_window_parent_class)->dispose (object);
}

static void
od_reception_window_finalize (GObject *object)
{
  OdReceptionWindow *self = OD_RECEPTION_WINDOW (object);

  g_free (self->notice);
  g_free (self->sheet);
  g_free (self->alerts);
  G_OBJECT_CLASS (od_reception_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  od_desk_actions_install (widget_class, wish);
  gtk_widget_class_install_action (widget_class, "desk.call-next", NULL, call_next);
  gtk_widget_class_install_action (widget_class, "desk.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "desk.ask-name", NULL, ask_name);
  gtk_widget_class_install_action (widget_class, "desk.walk-in", NULL, open_sheet);
  gtk_widget_class_install_action (widget_class, "desk.reprint", NULL, reprint);
  gtk_widget_class_install_action (widget_class, "desk.trust-clock", NULL, trust_clock);
  gtk_widget_class_install_action (widget_class, "desk.look", NULL, look);
  gtk_widget_class_install_action (widget_class, "desk.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "desk.keys", NULL, show_keys);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "desk.keys", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK, "desk.keys", NULL);
  gtk_widget_class_install_action (widget_class, "desk.close-sheet", NULL, close_sheet);
  gtk_widget_class_install_action (widget_class, "desk.change-desk", NULL, change_desk);
  gtk_widget_class_install_action (widget_class, "desk.sign-out", NULL, sign_out);
  gtk_widget_class_install_action (widget_class, "desk.ask-quietly", NULL, ask_quietly);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_ALT_MASK, "desk.ask-quietly", NULL);
  od_side_sheets_install_actions (widget_class, open_sheet);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "desk.call-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "desk.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, 0, "desk.reprint", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "desk.trust-clock", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, 0, "desk.look", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, 0, "desk.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "desk.find", NULL);
  for (guint digit = 0; digit <= 9; digit++) {
    gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + digit, 0, on_digit, "u", digit);
    gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + digit, 0, on_digit, "u", digit);
  }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "desk.walk-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "desk.close-sheet", NULL);
}

static void
ensure_types (void)
{
  g_type_ensure (OD_TYPE_ALARM_STRIP);
  g_type_ensure (OD_TYPE_ALERT);
  g_type_ensure (OD_TYPE_CARE_BAR);
  g_type_ensure (OD_TYPE_DESK_PAGE);
  g_type_ensure (OD_TYPE_ENTER_PAGE);
  g_type_ensure (OD_TYPE_WISH_SHEET);
  g_type_ensure (OD_TYPE_KEY_BUTTON);
  g_type_ensure (OD_TYPE_PERSON_PANE);
  g_type_ensure (OD_TYPE_QUEUE_PANE);
  g_type_ensure (OD_TYPE_QUIET_BUTTON);
  g_type_ensure (OD_TYPE_REPORTS_PAGE);
  g_type_ensure (OD_TYPE_SIDE_SHEETS);
  g_type_ensure (OD_TYPE_STUCK_STRIP);
  g_type_ensure (OD_TYPE_WALK_IN_SHEET);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-reception-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, enter_page);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, desk_page);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, queue_pane);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, stuck_strip);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, wish_sheet);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, walk_in_sheet);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, side_sheets);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, quiet_button);
  gtk_widget_class_bind_template_callback (widget_class, say_title);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_child (widget_class, OdReceptionWindow, reports_page);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
  gtk_widget_class_bind_template_callback (widget_class, page_for);
  gtk_widget_class_bind_template_callback (widget_class, say_lost);
}

static void
od_reception_window_class_init (OdReceptionWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  ensure_types ();
  object_class->get_property = od_reception_window_get_property;
  object_class->set_property = od_reception_window_set_property;
  object_class->constructed = od_reception_window_constructed;
  object_class->dispose = od_reception_window_dispose;
  object_class->finalize = od_reception_window_finalize;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  props[PROP_SHEET] = g_param_spec_string ("sheet", NULL, NULL, NULL, flags);
  props[PROP_CARE] = g_param_spec_object ("care", NULL, NULL, OD_TYPE_CARE_SESSION, flags);
  props[PROP_ALERTS] = g_param_spec_string ("alerts", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (widget_class);
  install_actions (widget_class);
}

static void
od_reception_window_init (OdReceptionWindow *self)
{
  self->sheet = g_strdup ("");
  self->notice = g_strdup ("");
  self->alerts = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  od_bin_name_drop_downs (GTK_WIDGET (self));
  self->scan = od_scan_new (GTK_WIDGET (self));
  g_signal_connect_object (self->scan, "scanned", G_CALLBACK (on_scanned), self, G_CONNECT_SWAPPED);
}

GtkWidget *
od_reception_window_new (GtkApplication *application,
                         OdDeskSession  *session)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (session), NULL);

  return g_object_new (OD_TYPE_RECEPTION_WINDOW, "application", application, "session", session, NULL);
}

void
od_reception_window_set_printer (OdReceptionWindow *self,
                                 OdPrinter         *printer,
                                 OdCatalogue       *catalogue)
{
  g_return_if_fail (OD_IS_RECEPTION_WINDOW (self));

  g_clear_object (&self->reprint);
  self->reprint = od_reprint_new (self->session, printer, catalogue);
  g_signal_connect_object (self->reprint, "done", G_CALLBACK (on_reprinted), self, G_CONNECT_SWAPPED);
  weigh (self);
}
