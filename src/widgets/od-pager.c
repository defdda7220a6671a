/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-pager.h"

/* A turned page keeps this share of the last one in sight, so that nobody loses the thread. */
#define KEPT 0.15

struct _OdPager {
  GtkWidget          parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget         *bar;
  GtkLabel          *on_label;
  GtkLabel          *back_label;
  GtkWidget         *child;      /* borrowed */
};

enum {
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdPager, od_pager, GTK_TYPE_WIDGET)

static void
turn (OdPager *self,
      int      sign)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                            sign * gtk_adjustment_get_page_size (adjustment) * (1 - KEPT));
}

static void
on_on_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  turn (OD_PAGER (widget), 1);
}

static void
on_back_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  turn (OD_PAGER (widget), -1);
}

static void
on_adjusted (OdPager *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_widget_set_visible (self->bar, od_pager_is_cut (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pager.back", value > 0.5);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pager.on", value < end - 0.5);
}

/* Showing the bar in the middle of an allocation would be lost; a moment later it is not. */
static gboolean
on_settled (gpointer user_data)
{
  on_adjusted (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_adjustment_changed (OdPager *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, g_object_ref (self), g_object_unref);
}

static void
od_pager_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  OdPager *self = OD_PAGER (object);

  if (prop_id == PROP_CHILD)
    g_value_set_object (value, self->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_pager_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  if (prop_id == PROP_CHILD)
    od_pager_set_child (OD_PAGER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_pager_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (od_pager_parent_class)->dispose (object);
}

static void
od_pager_class_init (OdPagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_pager_get_property;
  object_class->set_property = od_pager_set_property;
  object_class->dispose = od_pager_dispose;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "pager");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/widgets/od-pager.ui");
  gtk_widget_class_bind_template_child (widget_class, OdPager, scroller);
  gtk_widget_class_bind_template_child (widget_class, OdPager, bar);
  gtk_widget_class_bind_template_child (widget_class, OdPager, on_label);
  gtk_widget_class_bind_template_child (widget_class, OdPager, back_label);
  gtk_widget_class_install_action (widget_class, "pager.on", NULL, on_on_activated);
  gtk_widget_class_install_action (widget_class, "pager.back", NULL, on_back_activated);
}

static void
od_pager_init (OdPager *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_adjustment_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed), self, G_CONNECT_SWAPPED);
}

void
od_pager_set_child (OdPager   *self,
                    GtkWidget *child)
{
  g_return_if_fail (OD_IS_PAGER (self));

  self->child = child;
  gtk_scrolled_window_set_child (self->scroller, child);
}

void
od_pager_say (OdPager    *self,
              const char *on,
              const char *back)
{
  g_return_if_fail (OD_IS_PAGER (self));

  gtk_label_set_label (self->on_label, on);
  gtk_label_set_label (self->back_label, back);
}

/* The bar itself takes room; what counts is whether the child would fit without it. */
gboolean
od_pager_is_cut (OdPager *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (OD_IS_PAGER (self), FALSE);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  return gtk_adjustment_get_upper (adjustment) > gtk_widget_get_height (GTK_WIDGET (self)) + 0.5;
}

void
od_pager_rewind (OdPager *self)
{
  g_return_if_fail (OD_IS_PAGER (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
