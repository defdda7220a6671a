/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-enter-page.h"

#include "od-bin.h"

struct _OdEnterPage {
  GtkWidget         parent_instance;

  /* owned */
  OdDeskSession    *session;

  /* of the template */
  GtkEntry         *name;
  GtkPasswordEntry *secret;
};

G_DEFINE_FINAL_TYPE (OdEnterPage, od_enter_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
is_complete (OdEnterPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name))[0] != '\0' && gtk_editable_get_text (GTK_EDITABLE (self->secret))[0] != '\0';
}

static void
weigh (OdEnterPage *self)
{
  gboolean busy = FALSE;

  if (self->session != NULL)
    g_object_get (self->session, "busy", &busy, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "enter.sign-in", self->session != NULL && !busy && is_complete (self));
}

static void
sign_in (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  OdEnterPage *self = OD_ENTER_PAGE (widget);
  g_autofree char *secret = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->secret)));

  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  od_desk_session_sign_in (self->session, gtk_editable_get_text (GTK_EDITABLE (self->name)), secret);
}

static void
submit (OdEnterPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "enter.sign-in", NULL);
}

static void
set_session (OdEnterPage   *self,
             OdDeskSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::busy", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  weigh (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static gboolean
od_enter_page_grab_focus (GtkWidget *widget)
{
  OdEnterPage *self = OD_ENTER_PAGE (widget);
  gboolean named = gtk_editable_get_text (GTK_EDITABLE (self->name))[0] != '\0';

  return gtk_widget_grab_focus (named ? GTK_WIDGET (self->secret) : GTK_WIDGET (self->name));
}

static void
od_enter_page_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_ENTER_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_enter_page_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    set_session (OD_ENTER_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_enter_page_dispose (GObject *object)
{
  g_clear_object (&OD_ENTER_PAGE (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_ENTER_PAGE);
  G_OBJECT_CLASS (od_enter_page_parent_class)->dispose (object);
}

static void
od_enter_page_class_init (OdEnterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_enter_page_get_property;
  object_class->set_property = od_enter_page_set_property;
  object_class->dispose = od_enter_page_dispose;
  widget_class->grab_focus = od_enter_page_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-enter-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "enterpage");
  gtk_widget_class_bind_template_child (widget_class, OdEnterPage, name);
  gtk_widget_class_bind_template_child (widget_class, OdEnterPage, secret);
  gtk_widget_class_bind_template_callback (widget_class, weigh);
  gtk_widget_class_bind_template_callback (widget_class, submit);
  gtk_widget_class_install_action (widget_class, "enter.sign-in", NULL, sign_in);
}

static void
od_enter_page_init (OdEnterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  weigh (self);
}
