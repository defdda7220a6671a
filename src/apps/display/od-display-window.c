/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-display-window.h"

#include <glib/gi18n.h>

#include "od-display-words.h"
#include "od-language.h"

#define MOST_RECENT 5
#define FRESH_S 6
#define MESSAGE_S 12

/* Longer numbers than "B 99", isolation marks not counted, need a smaller type. */
#define LONG_NUMBER 5

struct _OdDisplayWindow {
  GtkWindow     parent_instance;

  /* owned */
  OdBoardModel *board;
  OdCatalogue  *catalogue;
  OdBoardItem  *current;
  GListModel   *recent;
  char         *message;

  /* handles */
  guint         fresh_timer;
  guint         message_timer;

  /* state */
  guint         turn;

  /* of the template */
  GtkWidget    *now;
};

G_DEFINE_FINAL_TYPE (OdDisplayWindow, od_display_window, GTK_TYPE_WINDOW)

enum { PROP_0, PROP_BOARD, PROP_CATALOGUE, PROP_CURRENT, PROP_RECENT, PROP_MESSAGE, N_PROPS };
static GParamSpec *props[N_PROPS];

static const OdCentre *
centre_of (OdCentreView *house)
{
  return house != NULL ? od_centre_view_get_centre (house) : NULL;
}

static char *
say (OdDisplayWindow *self,
     OdCentreView    *house,
     const char      *msgid,
     const char      *between)
{
  const OdCentre *centre = centre_of (house);

  return centre != NULL ? od_display_words (self->catalogue, centre, msgid, between) : g_strdup ("");
}

static char *
say_house (OdDisplayWindow *self,
           OdCentreView    *house)
{
  return g_strdup (house != NULL ? od_centre_view_name (house) : "");
}

static char *
say_now (OdDisplayWindow *self,
         OdCentreView    *house)
{
  return say (self, house, N_("Now"), OD_DISPLAY_IN_LINE);
}

static char *
say_just (OdDisplayWindow *self,
          OdCentreView    *house)
{
  return say (self, house, N_("Just called"), OD_DISPLAY_IN_LINE);
}

static char *
say_calm (OdDisplayWindow *self,
          OdCentreView    *house)
{
  return say (self, house, N_("Your number will be shown here."), OD_DISPLAY_IN_LINES);
}

static char *
say_waiting (OdDisplayWindow *self,
             OdCentreView    *house,
             guint            waiting)
{
  const OdCentre *centre = centre_of (house);

  return centre != NULL ? od_display_words_for_waiting (self->catalogue, centre, waiting) : g_strdup ("");
}

static char *
say_lost (OdDisplayWindow *self,
          OdCentreView    *house,
          const char      *time)
{
  const OdCentre *centre = centre_of (house);

  return centre != NULL ? od_display_words_for_loss (self->catalogue, centre, time) : g_strdup ("");
}

static char *
arrow_of (OdDisplayWindow *self,
          const char      *arrow)
{
  return g_strdup (od_display_arrow (arrow));
}

static gboolean
has_text (OdDisplayWindow *self,
          const char      *text)
{
  return text != NULL && text[0] != '\0';
}

static GStrv
number_classes (OdDisplayWindow *self,
                const char      *label)
{
  gboolean is_long = label != NULL && g_utf8_strlen (label, -1) - 2 >= LONG_NUMBER;
  const char *classes[] = { "number", is_long ? "long" : NULL, NULL };

  return g_strdupv ((char **) classes);
}

static char *
page_for (OdDisplayWindow *self,
          OdBoardItem     *current)
{
  return g_strdup (current != NULL ? "somebody" : "nobody");
}

static char *
page_for_line (OdDisplayWindow *self,
               gboolean         online)
{
  return g_strdup (online ? "well" : "lost");
}

static GListModel *
list_of (OdDisplayWindow *self,
         const char      *property)
{
  GListModel *list = NULL;

  g_object_get (self->board, property, &list, NULL);

  return list;
}

static void
on_now_changed (OdDisplayWindow *self)
{
  g_autoptr (GListModel) now = list_of (self, "now");
  g_autoptr (OdBoardItem) newest = g_list_model_get_item (now, 0);

  if (g_set_object (&self->current, newest))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}

/* All open calls but the newest, then those before, five at most. */
static GListModel *
make_recent (OdDisplayWindow *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) last = list_of (self, "last");
  g_autoptr (GtkSliceListModel) others = gtk_slice_list_model_new (list_of (self, "now"), 1, MOST_RECENT);

  g_list_store_append (parts, others);
  g_list_store_append (parts, last);

  return G_LIST_MODEL (gtk_slice_list_model_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts))), 0, MOST_RECENT));
}

static gboolean
on_seen (gpointer user_data)
{
  OdDisplayWindow *self = user_data;

  self->fresh_timer = 0;
  gtk_widget_remove_css_class (self->now, "fresh");

  return G_SOURCE_REMOVE;
}

static void
on_called (OdDisplayWindow *self,
           OdBoardItem     *item)
{
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;
  g_autofree char *spoken = NULL;

  g_object_get (item, "label", &label, "place", &place, NULL);
  spoken = g_strdup_printf ("%s, %s", label, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->now), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (self->now, "fresh");
  g_clear_handle_id (&self->fresh_timer, g_source_remove);
  self->fresh_timer = g_timeout_add_seconds (FRESH_S, on_seen, self);
}

static void
show_message (OdDisplayWindow *self)
{
  const OdCentre *centre = centre_of (od_board_model_get_house (self->board));

  g_free (self->message);
  self->message = NULL;
  if (centre != NULL && centre->messages->len > 0)
    self->message = od_display_words_for_message (centre, g_ptr_array_index (centre->messages, self->turn % centre->messages->len));

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

static void
on_house (OdDisplayWindow *self)
{
  const OdCentre *centre = centre_of (od_board_model_get_house (self->board));

  if (centre != NULL)
    gtk_widget_set_default_direction (od_language_is_rtl (centre->language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);

  show_message (self);
}

void
od_display_window_turn_message (OdDisplayWindow *self)
{
  g_return_if_fail (OD_IS_DISPLAY_WINDOW (self));

  self->turn++;
  show_message (self);
}

static gboolean
on_message_read (gpointer user_data)
{
  od_display_window_turn_message (user_data);

  return G_SOURCE_CONTINUE;
}

static void
set_board (OdDisplayWindow *self,
           OdBoardModel    *board)
{
  g_autoptr (GListModel) now = NULL;

  self->board = g_object_ref (board);
  self->recent = make_recent (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECENT]);
  now = list_of (self, "now");
  g_signal_connect_object (now, "items-changed", G_CALLBACK (on_now_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "notify::house", G_CALLBACK (on_house), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "called", G_CALLBACK (on_called), self, G_CONNECT_SWAPPED);
}

static void
od_display_window_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  if (id == PROP_BOARD)
    g_value_set_object (value, self->board);
  else if (id == PROP_CATALOGUE)
    g_value_set_object (value, self->catalogue);
  else if (id == PROP_CURRENT)
    g_value_set_object (value, self->current);
  else if (id == PROP_RECENT)
    g_value_set_object (value, self->recent);
  else if (id == PROP_MESSAGE)
    g_value_set_string (value, self->message);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_display_window_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  if (id == PROP_BOARD)
    set_board (self, g_value_get_object (value));
  else if (id == PROP_CATALOGUE)
    self->catalogue = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_display_window_constructed (GObject *object)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  G_OBJECT_CLASS (od_display_window_parent_class)->constructed (object);
  on_house (self);
  on_now_changed (self);
  self->message_timer = g_timeout_add_seconds (MESSAGE_S, on_message_read, self);
}

static void
od_display_window_dispose (GObject *object)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  g_clear_handle_id (&self->fresh_timer, g_source_remove);
  g_clear_handle_id (&self->message_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_DISPLAY_WINDOW);
  G_OBJECT_CLASS (od_display_window_parent_class)->dispose (object);
}

static void
od_display_window_finalize (GObject *object)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  g_clear_object (&self->board);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->current);
  g_clear_object (&self->recent);
  g_free (self->message);
  G_OBJECT_CLASS (od_display_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/display/od-display-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, now);
  gtk_widget_class_bind_template_callback (widget_class, say_house);
  gtk_widget_class_bind_template_callback (widget_class, say_now);
  gtk_widget_class_bind_template_callback (widget_class, say_just);
  gtk_widget_class_bind_template_callback (widget_class, say_calm);
  gtk_widget_class_bind_template_callback (widget_class, say_waiting);
  gtk_widget_class_bind_template_callback (widget_class, say_lost);
  gtk_widget_class_bind_template_callback (widget_class, arrow_of);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, number_classes);
  gtk_widget_class_bind_template_callback (widget_class, page_for);
  gtk_widget_class_bind_template_callback (widget_class, page_for_line);
}

static void
od_display_window_class_init (OdDisplayWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (OD_TYPE_BOARD_ITEM);
  object_class->get_property = od_display_window_get_property;
  object_class->set_property = od_display_window_set_property;
  object_class->constructed = od_display_window_constructed;
  object_class->dispose = od_display_window_dispose;
  object_class->finalize = od_display_window_finalize;

  props[PROP_BOARD] = g_param_spec_object ("board", NULL, NULL, OD_TYPE_BOARD_MODEL, given);
  props[PROP_CATALOGUE] = g_param_spec_object ("catalogue", NULL, NULL, OD_TYPE_CATALOGUE, given);
  props[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, OD_TYPE_BOARD_ITEM, read);
  props[PROP_RECENT] = g_param_spec_object ("recent", NULL, NULL, G_TYPE_LIST_MODEL, read);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
od_display_window_init (OdDisplayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_display_window_new (OdBoardModel *board,
                       OdCatalogue  *catalogue)
{
  g_return_val_if_fail (OD_IS_BOARD_MODEL (board), NULL);
  g_return_val_if_fail (OD_IS_CATALOGUE (catalogue), NULL);

  return g_object_new (OD_TYPE_DISPLAY_WINDOW, "board", board, "catalogue", catalogue, NULL);
}
