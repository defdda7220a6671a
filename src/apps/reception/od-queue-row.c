/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue-row.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-visit-words.h"

struct _OdQueueRow {
  GtkWidget    parent_instance;

  /* owned */
  OdVisitItem *item;
};

G_DEFINE_FINAL_TYPE (OdQueueRow, od_queue_row, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_ITEM, N_PROPS };
static GParamSpec *props[N_PROPS];

static char *
say_minutes (OdQueueRow *self,
             int         minutes)
{
  return g_strdup_printf (_("%d min"), minutes);
}

static GStrv
minutes_classes (OdQueueRow  *self,
                 OdVisitItem *item,
                 guint        revision)
{
  const char *classes[] = { "chip", "minutes", od_words_minutes_class (item), NULL };

  return g_strdupv ((char **) classes);
}

static GStrv
row_classes (OdQueueRow  *self,
             OdVisitItem *item,
             guint        revision)
{
  gboolean away = item != NULL && od_visit_item_get_visit (item)->out_us > 0;
  gboolean over = item != NULL && !od_visit_is_open (od_visit_item_get_visit (item));
  const char *classes[] = { "row", away || over ? "away" : NULL, NULL };

  return g_strdupv ((char **) classes);
}

/* The keyboard is on the list's own widget around the row, which knows no name of its own. */
static void
name_row (OdQueueRow *self)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = NULL;

  if (around == NULL || self->item == NULL)
    return;

  words = od_words_for_row (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
set_item (OdQueueRow  *self,
          OdVisitItem *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::revision", G_CALLBACK (name_row), self, G_CONNECT_SWAPPED);
  name_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

static void
od_queue_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (od_queue_row_parent_class)->root (widget);
  name_row (OD_QUEUE_ROW (widget));
}

static void
od_queue_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, OD_QUEUE_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_queue_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (id == PROP_ITEM)
    set_item (OD_QUEUE_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_queue_row_dispose (GObject *object)
{
  g_clear_object (&OD_QUEUE_ROW (object)->item);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_QUEUE_ROW);
  G_OBJECT_CLASS (od_queue_row_parent_class)->dispose (object);
}

static void
od_queue_row_class_init (OdQueueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_queue_row_get_property;
  object_class->set_property = od_queue_row_set_property;
  object_class->dispose = od_queue_row_dispose;
  widget_class->root = od_queue_row_root;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, OD_TYPE_VISIT_ITEM,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-queue-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "queuerow");
  gtk_widget_class_bind_template_callback (widget_class, say_minutes);
  gtk_widget_class_bind_template_callback (widget_class, minutes_classes);
  gtk_widget_class_bind_template_callback (widget_class, row_classes);
  od_words_bind (widget_class);
}

static void
od_queue_row_init (OdQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
