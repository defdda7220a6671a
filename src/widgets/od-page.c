/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-page.h"

#include "od-retranslator.h"

typedef struct {
  OdTexts        *texts;
  OdRetranslator *retranslator;
  char           *title;
  char           *next_label;
  gboolean        complete;
  gboolean        applying;
} OdPagePrivate;

enum {
  PROP_0,
  PROP_TEXTS,
  PROP_TITLE,
  PROP_NEXT_LABEL,
  PROP_COMPLETE,
  PROP_APPLYING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OdPage, od_page, GTK_TYPE_WIDGET)

static void
set_applying (OdPage  *self,
              gboolean applying)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  if (priv->applying == applying)
    return;
  priv->applying = applying;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_APPLYING]);
}

static void
on_applied (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  OdPage *self = OD_PAGE (object);
  g_autoptr (GError) error = NULL;

  set_applying (self, FALSE);
  if (OD_PAGE_GET_CLASS (self)->apply_finish (self, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
od_page_real_apply_async (OdPage             *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static gboolean
od_page_real_apply_finish (OdPage       *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
od_page_real_reset (OdPage *self)
{
}

static void
od_page_real_retranslate (OdPage *self)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  if (priv->retranslator != NULL)
    od_retranslator_apply (priv->retranslator, priv->texts);
}

static void
set_text (OdPage     *self,
          char      **field,
          const char *text,
          guint       prop_id)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
od_page_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  OdPagePrivate *priv = od_page_get_instance_private (OD_PAGE (object));

  switch (prop_id) {
  case PROP_TEXTS:
    g_value_set_object (value, priv->texts);
    break;
  case PROP_TITLE:
    g_value_set_string (value, priv->title);
    break;
  case PROP_NEXT_LABEL:
    g_value_set_string (value, priv->next_label);
    break;
  case PROP_COMPLETE:
    g_value_set_boolean (value, priv->complete);
    break;
  case PROP_APPLYING:
    g_value_set_boolean (value, priv->applying);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_page_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  OdPage *self = OD_PAGE (object);
  OdPagePrivate *priv = od_page_get_instance_private (self);

  switch (prop_id) {
  case PROP_TEXTS:
    priv->texts = g_value_dup_object (value);
    break;
  case PROP_TITLE:
    set_text (self, &priv->title, g_value_get_string (value), PROP_TITLE);
    break;
  case PROP_NEXT_LABEL:
    set_text (self, &priv->next_label, g_value_get_string (value), PROP_NEXT_LABEL);
    break;
  case PROP_COMPLETE:
    od_page_set_complete (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_page_dispose (GObject *object)
{
  OdPagePrivate *priv = od_page_get_instance_private (OD_PAGE (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&priv->retranslator, od_retranslator_free);
  g_clear_object (&priv->texts);

  G_OBJECT_CLASS (od_page_parent_class)->dispose (object);
}

static void
od_page_finalize (GObject *object)
{
  OdPagePrivate *priv = od_page_get_instance_private (OD_PAGE (object));

  g_free (priv->title);
  g_free (priv->next_label);

  G_OBJECT_CLASS (od_page_parent_class)->finalize (object);
}

static void
od_page_class_init (OdPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_page_get_property;
  object_class->set_property = od_page_set_property;
  object_class->dispose = od_page_dispose;
  object_class->finalize = od_page_finalize;
  klass->apply_async = od_page_real_apply_async;
  klass->apply_finish = od_page_real_apply_finish;
  klass->reset = od_page_real_reset;
  klass->retranslate = od_page_real_retranslate;
  klass->shown = od_page_real_reset;

  props[PROP_TEXTS] = g_param_spec_object ("texts", NULL, NULL, OD_TYPE_TEXTS,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, rw);
  props[PROP_NEXT_LABEL] = g_param_spec_string ("next-label", NULL, NULL, NULL, rw);
  props[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, rw);
  props[PROP_APPLYING] = g_param_spec_boolean ("applying", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "page");
}

static void
od_page_init (OdPage *self)
{
}

OdTexts *
od_page_get_texts (OdPage *self)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_val_if_fail (OD_IS_PAGE (self), NULL);

  return priv->texts;
}

const char *
od_page_get_title (OdPage *self)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_val_if_fail (OD_IS_PAGE (self), NULL);

  return priv->title;
}

const char *
od_page_get_next_label (OdPage *self)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_val_if_fail (OD_IS_PAGE (self), NULL);

  return priv->next_label;
}

void
od_page_set_next_label (OdPage     *self,
                        const char *text)
{
  g_return_if_fail (OD_IS_PAGE (self));

  g_object_set (self, "next-label", text, NULL);
}

gboolean
od_page_get_complete (OdPage *self)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_val_if_fail (OD_IS_PAGE (self), FALSE);

  return priv->complete;
}

void
od_page_set_complete (OdPage  *self,
                      gboolean complete)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_if_fail (OD_IS_PAGE (self));

  if (priv->complete == complete)
    return;
  priv->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETE]);
}

gboolean
od_page_get_applying (OdPage *self)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_val_if_fail (OD_IS_PAGE (self), FALSE);

  return priv->applying;
}

void
od_page_init_template (OdPage     *self,
                       const char *resource_path)
{
  OdPagePrivate *priv = od_page_get_instance_private (self);

  g_return_if_fail (OD_IS_PAGE (self));
  g_return_if_fail (priv->retranslator == NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->retranslator = od_retranslator_new (GTK_WIDGET (self), resource_path);
}

void
od_page_apply_async (OdPage             *self,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (OD_IS_PAGE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, od_page_apply_async);
  if (od_page_get_applying (self)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "the page is applying already");
    return;
  }

  set_applying (self, TRUE);
  OD_PAGE_GET_CLASS (self)->apply_async (self, cancellable, on_applied, g_steal_pointer (&task));
}

gboolean
od_page_apply_finish (OdPage       *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_page_reset (OdPage *self)
{
  g_return_if_fail (OD_IS_PAGE (self));

  OD_PAGE_GET_CLASS (self)->reset (self);
}

void
od_page_retranslate (OdPage *self)
{
  g_return_if_fail (OD_IS_PAGE (self));

  OD_PAGE_GET_CLASS (self)->retranslate (self);
}

void
od_page_shown (OdPage *self)
{
  g_return_if_fail (OD_IS_PAGE (self));

  OD_PAGE_GET_CLASS (self)->shown (self);
}
