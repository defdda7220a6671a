/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-page-flow.h"

struct _OdPageFlow {
  GtkWidget         parent_instance;

  GCancellable     *cancellable;
  const OdPageStep *steps;      /* borrowed */
  gsize             n_steps;
  OdPage           *page;       /* borrowed: a child */
};

enum {
  PROP_0,
  PROP_PAGE,
  N_PROPS
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE (OdPageFlow, od_page_flow, GTK_TYPE_WIDGET)

static const OdPageStep *
find_step (OdPageFlow * self,
           const char *name)
{
  for (gsize i = 0; i < self->n_steps; i++)
    if (g_str_equal (self->steps[i].page, name))
      return &self->steps[i];
  return NULL;
}

static const OdPageStep *
current_step (OdPageFlow *self)
{
  return self->page != NULL ? find_step (self, gtk_widget_get_name (GTK_WIDGET (self->page))) : NULL;
}

static void
turn_to (OdPageFlow *self,
         OdPage     *page)
{
  if (self->page == page)
    return;
  if (self->page != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);

  self->page = page;
  od_page_shown (page);
  gtk_widget_set_visible (GTK_WIDGET (page), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

static void
on_page_applied (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (OdPageFlow) self = user_data;
  OdPage *page = OD_PAGE (object);
  const OdPageStep *step = find_step (self, gtk_widget_get_name (GTK_WIDGET (page)));
  g_autoptr (GError) error = NULL;

  if (!od_page_apply_finish (page, result, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_signal_emit (self, signals[FAILED], 0, page, error);
    return;
  }
  /* Somebody who touched "start again" meanwhile is elsewhere by now. */
  if (page == self->page && step->next != NULL)
    od_page_flow_show (self, step->next);
}

static void
give_up (OdPageFlow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
od_page_flow_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  OdPageFlow *self = OD_PAGE_FLOW (object);

  if (prop_id == PROP_PAGE)
    g_value_set_object (value, self->page);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_page_flow_dispose (GObject *object)
{
  OdPageFlow *self = OD_PAGE_FLOW (object);
  GtkWidget *child;

  give_up (self);
  self->page = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (od_page_flow_parent_class)->dispose (object);
}

static void
od_page_flow_class_init (OdPageFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_page_flow_get_property;
  object_class->dispose = od_page_flow_dispose;

  props[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, OD_TYPE_PAGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[FAILED] = g_signal_new ("failed", OD_TYPE_PAGE_FLOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, OD_TYPE_PAGE, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "flow");
}

static void
od_page_flow_init (OdPageFlow *self)
{
}

void
od_page_flow_set_steps (OdPageFlow       *self,
                        const OdPageStep *steps,
                        gsize             n_steps)
{
  g_return_if_fail (OD_IS_PAGE_FLOW (self));
  g_return_if_fail (n_steps > 0);

  self->steps = steps;
  self->n_steps = n_steps;
}

void
od_page_flow_add (OdPageFlow *self,
                  OdPage     *page)
{
  g_return_if_fail (OD_IS_PAGE_FLOW (self));
  g_return_if_fail (OD_IS_PAGE (page));
  g_return_if_fail (find_step (self, gtk_widget_get_name (GTK_WIDGET (page))) != NULL);

  gtk_widget_set_visible (GTK_WIDGET (page), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (page), GTK_WIDGET (self));
  od_page_retranslate (page);
  if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (page)), self->steps[0].page))
    turn_to (self, page);
}

OdPage *
od_page_flow_get_page (OdPageFlow *self)
{
  g_return_val_if_fail (OD_IS_PAGE_FLOW (self), NULL);

  return self->page;
}

OdPage *
od_page_flow_find (OdPageFlow *self,
                   const char *name)
{
  g_return_val_if_fail (OD_IS_PAGE_FLOW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), name))
      return OD_PAGE (child);
  return NULL;
}

gboolean
od_page_flow_can_go_back (OdPageFlow *self)
{
  const OdPageStep *step;

  g_return_val_if_fail (OD_IS_PAGE_FLOW (self), FALSE);

  step = current_step (self);
  return step != NULL && step->back != NULL;
}

void
od_page_flow_go_next (OdPageFlow *self)
{
  g_return_if_fail (OD_IS_PAGE_FLOW (self));

  if (self->page == NULL || !od_page_get_complete (self->page) || od_page_get_applying (self->page))
    return;
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  od_page_apply_async (self->page, self->cancellable, on_page_applied, g_object_ref (self));
}

void
od_page_flow_go_back (OdPageFlow *self)
{
  g_return_if_fail (OD_IS_PAGE_FLOW (self));

  if (od_page_flow_can_go_back (self) && !od_page_get_applying (self->page))
    od_page_flow_show (self, current_step (self)->back);
}

void
od_page_flow_show (OdPageFlow *self,
                   const char *name)
{
  OdPage *page;

  g_return_if_fail (OD_IS_PAGE_FLOW (self));

  page = od_page_flow_find (self, name);
  g_return_if_fail (page != NULL);
  turn_to (self, page);
}

void
od_page_flow_restart (OdPageFlow *self)
{
  g_return_if_fail (OD_IS_PAGE_FLOW (self));

  give_up (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    od_page_reset (OD_PAGE (child));
  od_page_flow_show (self, self->steps[0].page);
}

void
od_page_flow_retranslate (OdPageFlow *self)
{
  g_return_if_fail (OD_IS_PAGE_FLOW (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    od_page_retranslate (OD_PAGE (child));
}
