/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue-pane.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-queue-row.h"

struct _OdQueuePane {
  GtkWidget           parent_instance;

  /* owned */
  OdDeskSession      *session;

  /* handles */
  guint               focus_idle;

  /* state */
  gboolean            wants_focus;   /* it was to have the keyboard while it was empty */

  /* of the template */
  GtkListView        *list;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (OdQueuePane, od_queue_pane, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

/* A row that goes takes the selection with it, but not the person in front of the desk: only a choice is passed on. */
static void
on_selected (OdQueuePane *self)
{
  OdVisitItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    od_desk_session_set_current (self->session, item);
}

static guint
find_position (OdQueuePane *self,
               OdVisitItem *item)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; item != NULL && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (OdVisitItem) other = g_list_model_get_item (model, i);

    if (other == item)
      return i;
  }

  return GTK_INVALID_LIST_POSITION;
}

/* A row that is gone unselects itself; to do it here would be in the middle of the list's own change. */
static void
on_current (OdQueuePane *self)
{
  guint position = find_position (self, od_desk_session_get_current (self->session));

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Enter calls the person on the right, wherever in the list the keyboard is; only when there is none, the row under it. */
static void
on_activated (OdQueuePane *self,
              guint        position)
{
  if (od_desk_session_get_current (self->session) == NULL)
    gtk_single_selection_set_selected (self->selection, position);

  gtk_widget_activate_action (GTK_WIDGET (self), "desk.call", NULL);
}

/* An empty list leaves the keyboard to the frame around it. */
static gboolean
is_nowhere (OdQueuePane *self,
            GtkWidget   *focus)
{
  return focus == NULL || !gtk_widget_get_mapped (focus) || gtk_widget_is_ancestor (GTK_WIDGET (self->list), focus);
}

static gboolean
on_list_drawn (gpointer user_data)
{
  OdQueuePane *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_idle = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (self->wants_focus || is_nowhere (self, focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* The keyboard has its place in the list as soon as there is one, and keeps it when its row goes. */
static void
on_items_changed (OdQueuePane *self)
{
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (on_list_drawn, self);
}

static char *
say_line (OdQueuePane *self,
          guint        waiting,
          guint        longest)
{
  if (waiting == 0)
    return g_strdup (_("Nobody waits"));

  return g_strdup_printf (ngettext ("%u waiting · longest %u min", "%u waiting · longest %u min", waiting), waiting, longest);
}

static void
set_session (OdQueuePane   *self,
             OdDeskSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::current", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static gboolean
od_queue_pane_grab_focus (GtkWidget *widget)
{
  OdQueuePane *self = OD_QUEUE_PANE (widget);

  self->wants_focus = !gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return !self->wants_focus;
}

static void
od_queue_pane_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_QUEUE_PANE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_queue_pane_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    set_session (OD_QUEUE_PANE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_queue_pane_dispose (GObject *object)
{
  g_clear_handle_id (&OD_QUEUE_PANE (object)->focus_idle, g_source_remove);
  g_clear_object (&OD_QUEUE_PANE (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_QUEUE_PANE);
  G_OBJECT_CLASS (od_queue_pane_parent_class)->dispose (object);
}

static void
od_queue_pane_class_init (OdQueuePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_QUEUE_ROW);
  object_class->get_property = od_queue_pane_get_property;
  object_class->set_property = od_queue_pane_set_property;
  object_class->dispose = od_queue_pane_dispose;
  widget_class->grab_focus = od_queue_pane_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-queue-pane.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "queuepane");
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, list);
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_items_changed);
  gtk_widget_class_bind_template_callback (widget_class, say_line);
}

static void
od_queue_pane_init (OdQueuePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
