/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-stuck-strip.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-visit-words.h"

/* More would be a list, and that is below. */
#define MOST_SHOWN 3

struct _OdStuckStrip {
  GtkWidget      parent_instance;

  /* owned */
  OdDeskSession *session;
  OdQueueModel  *queue;
  GPtrArray     *stuck;     /* OdVisitItem, the most pressing first */

  /* handles */
  guint          look_idle;

  /* of the template */
  GtkBox        *buttons;
  GtkLabel      *more;
};

G_DEFINE_FINAL_TYPE (OdStuckStrip, od_stuck_strip, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static guint
rank (OdVisitItem *item)
{
  static const char *const order[] = { "offer", "calls", "hold", "wait" };
  g_autofree char *stuck = NULL;

  g_object_get (item, "stuck", &stuck, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    if (g_str_equal (stuck, order[i]))
      return i;
  }

  return G_MAXUINT;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  OdVisitItem *first = *(OdVisitItem *const *) a;
  OdVisitItem *second = *(OdVisitItem *const *) b;
  guint difference = rank (first) - rank (second);

  return difference != 0 ? (int) difference : od_visit_item_compare (first, second);
}

static void
gather (OdStuckStrip *self)
{
  g_ptr_array_set_size (self->stuck, 0);
  for (guint i = 0; self->queue != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->queue)); i++) {
    g_autoptr (OdVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

    if (od_visit_is_open (od_visit_item_get_visit (item)) && rank (item) != G_MAXUINT)
      g_ptr_array_add (self->stuck, g_steal_pointer (&item));
  }

  g_ptr_array_sort (self->stuck, compare);
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  OdStuckStrip *self = OD_STUCK_STRIP (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index < self->stuck->len)
    od_desk_session_set_current (self->session, g_ptr_array_index (self->stuck, index));
}

/* The buttons stay, with other words: the keyboard must not lose its place whenever a minute passes. */
static void
show_button (OdStuckStrip *self,
             GtkWidget    *button,
             guint         index)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (button, index < self->stuck->len);
  if (index >= self->stuck->len)
    return;

  words = od_words_for_stuck (g_ptr_array_index (self->stuck, index));
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), words) == 0)
    return;

  gtk_button_set_label (GTK_BUTTON (button), words);
  gtk_widget_set_tooltip_text (button, words);
  /* Three long sentences are wider than the screen. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
}

static gboolean
on_look (gpointer user_data)
{
  OdStuckStrip *self = user_data;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons));
  g_autofree char *more = NULL;

  self->look_idle = 0;
  gather (self);
  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    show_button (self, button, i);

  if (self->stuck->len > MOST_SHOWN)
    more = g_strdup_printf (ngettext ("and %u more", "and %u more", self->stuck->len - MOST_SHOWN), self->stuck->len - MOST_SHOWN);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self), self->stuck->len > 0);

  return G_SOURCE_REMOVE;
}

static void
look_soon (OdStuckStrip *self)
{
  if (self->look_idle == 0)
    self->look_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_look, self, NULL);
}

gboolean
od_stuck_strip_look (OdStuckStrip *self)
{
  g_return_val_if_fail (OD_IS_STUCK_STRIP (self), FALSE);

  if (self->stuck->len == 0)
    return FALSE;

  od_desk_session_set_current (self->session, g_ptr_array_index (self->stuck, 0));
  return TRUE;
}

static void
on_queue (OdStuckStrip *self)
{
  g_autoptr (OdQueueModel) queue = NULL;

  g_object_get (self->session, "queue", &queue, NULL);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_set_object (&self->queue, queue);
  if (queue != NULL) {
    g_signal_connect_object (queue, "items-changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (queue, "visit-changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (queue, "aged", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  }
  look_soon (self);
}

static void
od_stuck_strip_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_STUCK_STRIP (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_stuck_strip_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  OdStuckStrip *self = OD_STUCK_STRIP (object);

  if (id != PROP_SESSION) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  } else if (g_set_object (&self->session, g_value_get_object (value))) {
    if (self->session != NULL) {
      g_signal_connect_object (self->session, "notify::queue", G_CALLBACK (on_queue), self, G_CONNECT_SWAPPED);
      on_queue (self);
    }
    g_object_notify_by_pspec (object, pspec);
  }
}

static void
od_stuck_strip_dispose (GObject *object)
{
  OdStuckStrip *self = OD_STUCK_STRIP (object);

  g_clear_handle_id (&self->look_idle, g_source_remove);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->session);
  g_clear_pointer (&self->stuck, g_ptr_array_unref);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_STUCK_STRIP);
  G_OBJECT_CLASS (od_stuck_strip_parent_class)->dispose (object);
}

static void
od_stuck_strip_class_init (OdStuckStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_stuck_strip_get_property;
  object_class->set_property = od_stuck_strip_set_property;
  object_class->dispose = od_stuck_strip_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-stuck-strip.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stuckstrip");
  gtk_widget_class_bind_template_child (widget_class, OdStuckStrip, buttons);
  gtk_widget_class_bind_template_child (widget_class, OdStuckStrip, more);
  gtk_widget_class_install_action (widget_class, "stuck.choose", "u", choose);
}

static void
od_stuck_strip_init (OdStuckStrip *self)
{
  self->stuck = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
