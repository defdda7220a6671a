/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-page.h"

#include "od-bin.h"

struct _OdDeskPage {
  GtkWidget      parent_instance;

  /* owned */
  OdDeskSession *session;

  /* of the template */
  GtkListView   *list;
};

G_DEFINE_FINAL_TYPE (OdDeskPage, od_desk_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
on_chosen (OdDeskPage *self,
           guint       position)
{
  g_autoptr (OdChoice) desk = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  od_desk_session_choose_desk (self->session, od_choice_get_id (desk));
}

static void
choose_none (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  od_desk_session_choose_desk (OD_DESK_PAGE (widget)->session, NULL);
}

static gboolean
od_desk_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (OD_DESK_PAGE (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
od_desk_page_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_DESK_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_desk_page_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  OdDeskPage *self = OD_DESK_PAGE (object);

  if (id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&self->session, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
od_desk_page_dispose (GObject *object)
{
  g_clear_object (&OD_DESK_PAGE (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_DESK_PAGE);
  G_OBJECT_CLASS (od_desk_page_parent_class)->dispose (object);
}

static void
od_desk_page_class_init (OdDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_desk_page_get_property;
  object_class->set_property = od_desk_page_set_property;
  object_class->dispose = od_desk_page_dispose;
  widget_class->grab_focus = od_desk_page_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-desk-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "deskpage");
  gtk_widget_class_bind_template_child (widget_class, OdDeskPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_install_action (widget_class, "desk-page.no-desk", NULL, choose_none);
}

static void
od_desk_page_init (OdDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
