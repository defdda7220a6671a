/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-hand-over-sheet.h"

#include "od-bin.h"

struct _OdHandOverSheet {
  GtkWidget      parent_instance;

  /* owned */
  OdDeskSession *session;

  /* of the template */
  GtkListView   *list;
};

G_DEFINE_FINAL_TYPE (OdHandOverSheet, od_hand_over_sheet, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
on_chosen (OdHandOverSheet *self,
           guint            position)
{
  g_autoptr (OdChoice) pool = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  od_desk_session_send (self->session, OD_VERB_HAND_OVER, OD_TARGET_POOL, od_choice_get_id (pool), NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.close-sheet", NULL);
}

static gboolean
od_hand_over_sheet_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (OD_HAND_OVER_SHEET (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
od_hand_over_sheet_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_HAND_OVER_SHEET (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_hand_over_sheet_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  OdHandOverSheet *self = OD_HAND_OVER_SHEET (object);

  if (id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&self->session, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
od_hand_over_sheet_dispose (GObject *object)
{
  g_clear_object (&OD_HAND_OVER_SHEET (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_HAND_OVER_SHEET);
  G_OBJECT_CLASS (od_hand_over_sheet_parent_class)->dispose (object);
}

static void
od_hand_over_sheet_class_init (OdHandOverSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_hand_over_sheet_get_property;
  object_class->set_property = od_hand_over_sheet_set_property;
  object_class->dispose = od_hand_over_sheet_dispose;
  widget_class->grab_focus = od_hand_over_sheet_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-hand-over-sheet.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_bind_template_child (widget_class, OdHandOverSheet, list);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
od_hand_over_sheet_init (OdHandOverSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
