/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue-pane.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-queue-row.h"
#include "od-queue-show.h"

struct _OdQueuePane {
  GtkWidget           parent_instance;

  /* owned */
  OdDeskSession      *session;
  OdQueueModel       *queue;      /* whose changes are heard */
  GtkFilter          *filter;
  char               *show;       /* od-queue-show.h */

  /* handles */
  guint               focus_idle;
  guint               count_idle;

  /* state */
  guint               counts;        /* changes when somebody may be counted elsewhere */
  gboolean            wants_focus;   /* it was to have the keyboard while it was empty */

  /* of the template */
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *shown;
  GtkFlowBox         *chips;
  GtkEditable        *search;
  GtkDropDown        *pools;
};

G_DEFINE_FINAL_TYPE (OdQueuePane, od_queue_pane, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, PROP_SHOW, PROP_COUNTS, N_PROPS };
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
  if (self->session != NULL && self->focus_idle == 0)
    self->focus_idle = g_idle_add (on_list_drawn, self);
}

static char *
say_line (OdQueuePane *self,
          guint        waiting,
          guint        longest,
          const char  *last_ticket)
{
  g_autofree char *line = NULL;
  g_autofree char *last = NULL;

  if (waiting == 0)
    return g_strdup (_("Nobody waits"));

  line = g_strdup_printf (ngettext ("%u waiting · longest %u min", "%u waiting · longest %u min", waiting), waiting, longest);
  if (last_ticket == NULL || last_ticket[0] == '\0')
    return g_steal_pointer (&line);

  last = g_strdup_printf (_("last ticket about %s"), last_ticket);
  return g_strdup_printf ("%s · %s", line, last);
}

static const OdDesk *
find_desk (OdQueuePane *self)
{
  OdCentreView *house = self->session != NULL ? od_desk_session_get_house (self->session) : NULL;
  g_autofree char *desk_id = NULL;

  if (house == NULL)
    return NULL;

  g_object_get (self->session, "desk-id", &desk_id, NULL);
  return od_centre_find_desk (od_centre_view_get_centre (house), desk_id);
}

static gboolean
waits_in (OdVisitItem *item,
          const char  *pool_id)
{
  const OdVisit *visit = od_visit_item_get_visit (item);

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (g_str_equal (leg->pool_id, pool_id) && leg->state <= OD_LEG_ON_HOLD)
      return TRUE;
  }

  return FALSE;
}

static const char *
get_pool (OdQueuePane *self)
{
  OdChoice *pool = gtk_drop_down_get_selected_item (self->pools);

  return pool != NULL ? od_choice_get_id (pool) : "";
}

/* Who looks for a number means everybody of today. */
static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  OdQueuePane *self = user_data;
  const char *typed = gtk_editable_get_text (self->search);
  const char *pool = get_pool (self);

  if (typed[0] != '\0')
    return od_queue_has_number (item, typed);

  return od_queue_shows (item, self->show, find_desk (self)) && (pool[0] == '\0' || waits_in (item, pool));
}

static gboolean
on_count (gpointer user_data)
{
  OdQueuePane *self = user_data;

  self->count_idle = 0;
  self->counts++;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNTS]);

  return G_SOURCE_REMOVE;
}

static void
count_soon (OdQueuePane *self)
{
  if (self->session != NULL && self->count_idle == 0)
    self->count_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_count, self, NULL);
}

static guint
count_in (OdQueuePane *self,
          const char  *show)
{
  const OdDesk *desk = find_desk (self);
  guint count = 0;

  for (guint i = 0; self->queue != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->queue)); i++) {
    g_autoptr (OdVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

    count += od_queue_shows (item, show, desk) ? 1 : 0;
  }

  return count;
}

static void
say_counts (OdQueuePane *self)
{
  const char *const *names = od_queue_show_names ();

  for (guint i = 0; names[i] != NULL; i++) {
    GtkWidget *child = gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (self->chips, (int) i));
    guint count = count_in (self, names[i]);
    g_autofree char *label = g_strdup_printf ("%s %u", od_queue_show_words (names[i]), count);

    gtk_button_set_label (GTK_BUTTON (child), label);
    if (g_str_equal (names[i], "stuck") && count > 0)
      gtk_widget_add_css_class (child, "alert");
    else
      gtk_widget_remove_css_class (child, "alert");
  }
}

static void
add_chip (OdQueuePane *self,
          const char  *name)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "queue.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", name);
  gtk_widget_set_focus_on_click (chip, FALSE);
  gtk_widget_add_css_class (chip, "chip-button");
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
  gtk_flow_box_append (self->chips, child);
}

static void
on_queue (OdQueuePane *self)
{
  g_autoptr (OdQueueModel) queue = NULL;

  g_object_get (self->session, "queue", &queue, NULL);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_set_object (&self->queue, queue);
  if (queue != NULL) {
    g_signal_connect_object (queue, "items-changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (queue, "visit-changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (queue, "aged", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  }
  count_soon (self);
}

static void
on_pools (OdQueuePane *self)
{
  g_autoptr (GListModel) pools = NULL;
  g_autoptr (GListStore) choices = g_list_store_new (OD_TYPE_CHOICE);
  g_autoptr (OdChoice) all = od_choice_new ("", _("All lines"));

  g_list_store_append (choices, all);
  g_object_get (self->session, "pools", &pools, NULL);
  for (guint i = 0; pools != NULL && i < g_list_model_get_n_items (pools); i++) {
    g_autoptr (OdChoice) pool = g_list_model_get_item (pools, i);

    g_list_store_append (choices, pool);
  }

  gtk_drop_down_set_model (self->pools, G_LIST_MODEL (choices));
}

/* Somebody who sees only their own wants to see them at once. */
static void
on_role (OdQueuePane *self)
{
  g_autofree char *role = NULL;

  g_object_get (self->session, "role", &role, NULL);
  g_object_set (self, "show", g_str_equal (role, "provider") ? "mine" : "all", NULL);
}

static void
on_search_entered (OdQueuePane *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->search));

  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  od_desk_session_find (self->session, text);
}

static void
on_search_left (OdQueuePane *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
od_queue_pane_search (OdQueuePane *self,
                      const char  *typed)
{
  g_return_if_fail (OD_IS_QUEUE_PANE (self));
  g_return_if_fail (typed != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_text (self->search, typed);
  gtk_editable_set_position (self->search, -1);
}

static void
set_show (OdQueuePane *self,
          const char  *show)
{
  if (show == NULL || g_str_equal (self->show, show))
    return;

  g_free (self->show);
  self->show = g_strdup (show);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW]);
  count_soon (self);
}

static void
set_session (OdQueuePane   *self,
             OdDeskSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL) {
    g_signal_connect_object (session, "notify::current", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify::queue", G_CALLBACK (on_queue), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify::pools", G_CALLBACK (on_pools), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify::role", G_CALLBACK (on_role), self, G_CONNECT_SWAPPED);
    on_queue (self);
    on_pools (self);
  }
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
  else if (id == PROP_SHOW)
    g_value_set_string (value, OD_QUEUE_PANE (object)->show);
  else if (id == PROP_COUNTS)
    g_value_set_uint (value, OD_QUEUE_PANE (object)->counts);
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
  else if (id == PROP_SHOW)
    set_show (OD_QUEUE_PANE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_queue_pane_dispose (GObject *object)
{
  OdQueuePane *self = OD_QUEUE_PANE (object);

  g_clear_object (&self->session);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_handle_id (&self->count_idle, g_source_remove);
  if (self->shown != NULL)
    gtk_filter_list_model_set_filter (self->shown, NULL);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->filter);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_QUEUE_PANE);
  G_OBJECT_CLASS (od_queue_pane_parent_class)->dispose (object);
}

static void
od_queue_pane_finalize (GObject *object)
{
  g_free (OD_QUEUE_PANE (object)->show);
  G_OBJECT_CLASS (od_queue_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-queue-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, list);
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, selection);
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, shown);
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, chips);
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, search);
  gtk_widget_class_bind_template_child (widget_class, OdQueuePane, pools);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_items_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_left);
  gtk_widget_class_bind_template_callback (widget_class, count_soon);
  gtk_widget_class_bind_template_callback (widget_class, say_line);
}

static void
install_props (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION, G_PARAM_READWRITE | flags);
  props[PROP_SHOW] = g_param_spec_string ("show", NULL, NULL, "all", G_PARAM_READWRITE | flags);
  props[PROP_COUNTS] = g_param_spec_uint ("counts", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  const char *const *names = od_queue_show_names ();

  gtk_widget_class_install_property_action (widget_class, "queue.show", "show");
  for (guint i = 0; names[i] != NULL; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "queue.show", "s", names[i]);
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
  object_class->finalize = od_queue_pane_finalize;
  widget_class->grab_focus = od_queue_pane_grab_focus;
  install_props (object_class);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "queuepane");
  bind_template (widget_class);
  install_keys (widget_class);
}

static void
od_queue_pane_init (OdQueuePane *self)
{
  const char *const *names = od_queue_show_names ();

  self->show = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  gtk_filter_list_model_set_filter (self->shown, self->filter);
  for (guint i = 0; names[i] != NULL; i++)
    add_chip (self, names[i]);
  say_counts (self);
  g_signal_connect (self, "notify::counts", G_CALLBACK (say_counts), NULL);
}
