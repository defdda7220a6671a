/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-walk-in-sheet.h"

#include "od-bin.h"

struct _OdWalkInSheet {
  GtkWidget      parent_instance;

  /* owned */
  OdDeskSession *session;
  char          *language;

  /* of the template */
  GtkStack      *stack;
  GtkGridView   *languages;
  GtkGridView   *needs;
  GtkWidget     *close;
};

G_DEFINE_FINAL_TYPE (OdWalkInSheet, od_walk_in_sheet, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
focus_on (GtkGridView *grid)
{
  gtk_widget_child_focus (GTK_WIDGET (grid), GTK_DIR_TAB_FORWARD);
}

static OdChoice *
choice_at (GtkGridView *grid,
           guint        position)
{
  return g_list_model_get_item (G_LIST_MODEL (gtk_grid_view_get_model (grid)), position);
}

static void
on_language (OdWalkInSheet *self,
             guint          position)
{
  g_autoptr (OdChoice) language = choice_at (self->languages, position);

  g_free (self->language);
  self->language = g_strdup (od_choice_get_id (language));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.talk", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "needs");
  focus_on (self->needs);
}

static void
register_for (OdWalkInSheet *self,
              const char    *need)
{
  const char *needs[] = { need, NULL };
  OdRegistration registration = { .language = self->language, .needs = (GStrv) needs };

  od_desk_session_register (self->session, &registration);
}

static void
on_need (OdWalkInSheet *self,
         guint          position)
{
  g_autoptr (OdChoice) need = choice_at (self->needs, position);
  const char *id = od_choice_get_id (need);

  register_for (self, g_str_equal (id, "person") ? NULL : id);
}

static void
talk (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  register_for (OD_WALK_IN_SHEET (widget), NULL);
}

static void
on_number (OdWalkInSheet *self)
{
  g_autofree char *label = NULL;

  g_object_get (self->session, "walk-in-label", &label, NULL);
  if (label == NULL || label[0] == '\0')
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.talk", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "number");
  gtk_widget_grab_focus (self->close);
}

static void
set_session (OdWalkInSheet *self,
             OdDeskSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::walk-in-label", G_CALLBACK (on_number), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/* Each time it is opened it begins anew: nothing of the last person stays. */
static gboolean
od_walk_in_sheet_grab_focus (GtkWidget *widget)
{
  OdWalkInSheet *self = OD_WALK_IN_SHEET (widget);

  g_clear_pointer (&self->language, g_free);
  gtk_widget_action_set_enabled (widget, "walk-in.talk", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "languages");
  focus_on (self->languages);

  return TRUE;
}

static void
od_walk_in_sheet_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_WALK_IN_SHEET (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_walk_in_sheet_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    set_session (OD_WALK_IN_SHEET (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_walk_in_sheet_dispose (GObject *object)
{
  OdWalkInSheet *self = OD_WALK_IN_SHEET (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->language, g_free);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_WALK_IN_SHEET);
  G_OBJECT_CLASS (od_walk_in_sheet_parent_class)->dispose (object);
}

static void
od_walk_in_sheet_class_init (OdWalkInSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_walk_in_sheet_get_property;
  object_class->set_property = od_walk_in_sheet_set_property;
  object_class->dispose = od_walk_in_sheet_dispose;
  widget_class->grab_focus = od_walk_in_sheet_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-walk-in-sheet.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, languages);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, needs);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, close);
  gtk_widget_class_bind_template_callback (widget_class, on_language);
  gtk_widget_class_bind_template_callback (widget_class, on_need);
  gtk_widget_class_install_action (widget_class, "walk-in.talk", NULL, talk);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "walk-in.talk", NULL);
}

static void
od_walk_in_sheet_init (OdWalkInSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.talk", FALSE);
}
