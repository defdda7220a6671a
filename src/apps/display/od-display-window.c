/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-display-window.h"

#include <glib/gi18n.h>

#include "od-call-card.h"
#include "od-call-row.h"
#include "od-display-words.h"
#include "od-floors.h"
#include "od-language.h"
#include "od-notices.h"

#define ROWS 5
#define LETTERS 2
#define TURN_S 9
#define MANY 1000

struct _OdDisplayWindow {
  GtkWindow          parent_instance;

  /* owned */
  OdBoardModel      *board;
  OdCatalogue       *catalogue;
  GStrv              floors;
  OdBoardItem       *current;
  GtkSliceListModel *recent;

  /* handles */
  guint              timer;

  /* state */
  guint              turn;
  guint              n_open;   /* calls beside the current one to which nobody came yet */

  /* of the template */
  GtkLabel          *house;
  GtkWidget         *mute;
  GtkLabel          *clock;
  GtkWidget         *main;
  OdCallCard        *card;
  GtkLabel          *just_words;
  GtkLabel          *pages;
  GtkListBox        *list;
  GtkStack          *line;
  GtkWidget         *foot;
  GtkLabel          *notice;
  GtkLabel          *letters;
  GtkLabel          *lost;
};

G_DEFINE_FINAL_TYPE (OdDisplayWindow, od_display_window, GTK_TYPE_WINDOW)

enum { PROP_0, PROP_CURRENT, PROP_RECENT, N_PROPS };
static GParamSpec *props[N_PROPS];

static const OdCentre *
get_centre (OdDisplayWindow *self)
{
  OdCentreView *house = od_board_model_get_house (self->board);

  return house != NULL ? od_centre_view_get_centre (house) : NULL;
}

static const char *const *
get_floors (OdDisplayWindow *self)
{
  return (const char *const *) self->floors;
}

static GListModel *
list_of (OdDisplayWindow *self,
         const char      *property)
{
  GListModel *list = NULL;

  g_object_get (self->board, property, &list, NULL);

  return list;
}

/* --- Calls --- */

static gboolean
is_here (gpointer item,
         gpointer user_data)
{
  return od_floors_hold (get_floors (user_data), od_board_item_get_floor (item));
}

static gboolean
is_elsewhere (gpointer item,
              gpointer user_data)
{
  return !is_here (item, user_data);
}

static GListModel *
filter (OdDisplayWindow    *self,
        const char         *property,
        GtkCustomFilterFunc holds)
{
  return G_LIST_MODEL (gtk_filter_list_model_new (list_of (self, property), GTK_FILTER (gtk_custom_filter_new (holds, self, NULL))));
}

/* What stands beside the newest call of these floors: the others of them, the ones of other floors, those of before. */
static void
make_recent (OdDisplayWindow *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) others = G_LIST_MODEL (gtk_slice_list_model_new (filter (self, "now", is_here), 1, MANY));
  g_autoptr (GListModel) elsewhere = filter (self, "now", is_elsewhere);
  g_autoptr (GListModel) last = filter (self, "last", is_here);

  g_list_store_append (parts, others);
  g_list_store_append (parts, elsewhere);
  g_list_store_append (parts, last);
  self->recent = gtk_slice_list_model_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts))), 0, ROWS);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  OdDisplayWindow *self = user_data;

  return od_call_row_new (self->catalogue, od_board_model_get_house (self->board), item, get_floors (self),
                          od_board_model_is_open (self->board, item));
}

static void
show_page (OdDisplayWindow *self)
{
  guint n_pages = MAX (1, (self->n_open + ROWS - 1) / ROWS);
  guint page = self->turn % n_pages;
  g_autofree char *text = n_pages > 1 ? g_strdup_printf ("%u/%u", page + 1, n_pages) : g_strdup ("");

  gtk_slice_list_model_set_offset (self->recent, page * ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self->just_words), g_list_model_get_n_items (G_LIST_MODEL (self->recent)) > 0);
  gtk_label_set_label (self->pages, text);
}

static void
on_now_changed (OdDisplayWindow *self)
{
  g_autoptr (GListModel) now = list_of (self, "now");
  g_autoptr (OdBoardItem) newest = NULL;
  guint n = g_list_model_get_n_items (now);

  for (guint i = 0; newest == NULL && i < n; i++) {
    g_autoptr (OdBoardItem) item = g_list_model_get_item (now, i);

    if (is_here (item, self))
      newest = g_steal_pointer (&item);
  }

  self->n_open = newest != NULL ? n - 1 : n;
  if (g_set_object (&self->current, newest))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
  od_call_card_show (self->card, self->catalogue, od_board_model_get_house (self->board), newest, get_floors (self));
  show_page (self);
}

static void
on_called (OdDisplayWindow *self,
           OdBoardItem     *call)
{
  if (is_here (call, self))
    od_call_card_freshen (self->card);
}

/* --- What comes in turn --- */

static void
show_in_language (GtkLabel   *label,
                  const char *text,
                  const char *tag)
{
  gtk_widget_set_direction (GTK_WIDGET (label), od_language_is_rtl (tag) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_label_set_label (label, text);
}

static void
show_notice (OdDisplayWindow *self,
             const OdCentre  *centre)
{
  g_autoptr (GPtrArray) notices = od_notices_list (self->catalogue, centre, od_board_model_get_board (self->board),
                                                   od_board_model_get_now_us (self->board));
  const OdNotice *notice = notices->len > 0 ? g_ptr_array_index (notices, self->turn % notices->len) : NULL;

  if (notice != NULL)
    show_in_language (self->notice, notice->text, notice->tag);
  else
    gtk_label_set_label (self->notice, "");
}

/* How many wait, and how long with each letter; the language changes when all letters were there. */
static void
show_letters (OdDisplayWindow *self,
              const OdCentre  *centre)
{
  const OdBoard *board = od_board_model_get_board (self->board);
  guint n_pages = board != NULL ? MAX (1, (board->letters->len + LETTERS - 1) / LETTERS) : 1;
  const char *tag = centre->languages[(self->turn / n_pages) % g_strv_length (centre->languages)];
  guint from = self->turn % n_pages * LETTERS;
  gboolean anybody = board != NULL && board->waiting > 0;
  g_autofree char *waiting = anybody ? od_display_words_of_waiting (self->catalogue, tag, board->waiting) : NULL;
  g_autoptr (GString) text = g_string_new (waiting);

  for (guint i = from; board != NULL && i < board->letters->len && i < from + LETTERS; i++) {
    g_autofree char *line = od_display_words_of_letter (self->catalogue, tag, g_ptr_array_index (board->letters, i));

    g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", od_language_is_rtl (tag) ? "\u200f" : "\u200e", line);
  }

  show_in_language (self->letters, text->str, tag);
}

static void
show_turn (OdDisplayWindow *self)
{
  const OdCentre *centre = get_centre (self);

  if (centre == NULL)
    return;

  show_notice (self, centre);
  show_letters (self, centre);
  show_page (self);
}

void
od_display_window_turn (OdDisplayWindow *self)
{
  g_return_if_fail (OD_IS_DISPLAY_WINDOW (self));

  self->turn++;
  show_turn (self);
}

static gboolean
on_read (gpointer user_data)
{
  od_display_window_turn (user_data);

  return G_SOURCE_CONTINUE;
}

/* --- The house and the line to it --- */

static void
on_house (OdDisplayWindow *self)
{
  const OdCentre *centre = get_centre (self);
  g_autofree char *just = NULL;

  if (centre == NULL)
    return;

  gtk_widget_set_default_direction (od_language_is_rtl (centre->language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  just = od_display_words (self->catalogue, centre, N_("Just called"), OD_DISPLAY_IN_LINE);
  gtk_label_set_label (self->house, od_centre_view_name (od_board_model_get_house (self->board)));
  gtk_label_set_label (self->just_words, just);
  on_now_changed (self);
  show_turn (self);
}

static void
on_line (OdDisplayWindow *self)
{
  const OdCentre *centre = get_centre (self);
  gboolean online = FALSE;
  g_autofree char *time = NULL;
  g_autofree char *lost = NULL;

  g_object_get (self->board, "online", &online, "news-text", &time, NULL);
  if (!online && centre != NULL) {
    lost = od_display_words_for_loss (self->catalogue, centre, time);
    gtk_label_set_label (self->lost, lost);
  }
  gtk_stack_set_visible_child_name (self->line, online || centre == NULL ? "well" : "lost");
}

static void
on_board (OdDisplayWindow *self)
{
  on_now_changed (self);
  show_turn (self);
}

static void
on_clock (OdDisplayWindow *self)
{
  g_autofree char *clock = NULL;

  g_object_get (self->board, "clock-text", &clock, NULL);
  gtk_label_set_label (self->clock, clock);
}

static void
connect (OdDisplayWindow *self,
         const char      *signal,
         GCallback        callback)
{
  g_signal_connect_object (self->board, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
set_board (OdDisplayWindow *self,
           OdBoardModel    *board)
{
  self->board = g_object_ref (board);
  make_recent (self);
  connect (self, "notify::house", G_CALLBACK (on_house));
  connect (self, "notify::online", G_CALLBACK (on_line));
  connect (self, "notify::news-text", G_CALLBACK (on_line));
  connect (self, "notify::clock-text", G_CALLBACK (on_clock));
  connect (self, "changed", G_CALLBACK (on_board));
  connect (self, "called", G_CALLBACK (on_called));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->recent), make_row, self, NULL);
  on_house (self);
  on_line (self);
  on_clock (self);
}

void
od_display_window_set_upright (OdDisplayWindow *self,
                               gboolean         upright)
{
  GtkOrientation orientation = upright ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (OD_IS_DISPLAY_WINDOW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->main), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), orientation);
  if (upright)
    gtk_widget_add_css_class (GTK_WIDGET (self), "upright");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "upright");
}

void
od_display_window_set_contrast (OdDisplayWindow *self,
                                gboolean         contrast)
{
  g_return_if_fail (OD_IS_DISPLAY_WINDOW (self));

  if (contrast)
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
}

void
od_display_window_set_mute (OdDisplayWindow *self,
                            gboolean         mute)
{
  const OdCentre *centre;

  g_return_if_fail (OD_IS_DISPLAY_WINDOW (self));

  centre = get_centre (self);
  gtk_widget_set_visible (self->mute, mute);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mute), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  od_catalogue_say (self->catalogue, centre != NULL ? centre->language : NULL,
                                                    N_("The calls cannot be heard.")), -1);
}

void
od_display_window_measure (OdDisplayWindow *self,
                           double          *digit_px,
                           double          *x_px)
{
  g_return_if_fail (OD_IS_DISPLAY_WINDOW (self));

  od_call_card_measure (self->card, digit_px, x_px);
}

static void
od_display_window_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  if (id == PROP_CURRENT)
    g_value_set_object (value, self->current);
  else if (id == PROP_RECENT)
    g_value_set_object (value, self->recent);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_display_window_dispose (GObject *object)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_DISPLAY_WINDOW);
  g_clear_object (&self->recent);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (od_display_window_parent_class)->dispose (object);
}

static void
od_display_window_finalize (GObject *object)
{
  OdDisplayWindow *self = OD_DISPLAY_WINDOW (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->current);
  g_strfreev (self->floors);
  G_OBJECT_CLASS (od_display_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/display/od-display-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, house);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, mute);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, main);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, card);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, just_words);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, list);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, line);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, letters);
  gtk_widget_class_bind_template_child (widget_class, OdDisplayWindow, lost);
}

static void
od_display_window_class_init (OdDisplayWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_type_ensure (OD_TYPE_CALL_CARD);
  object_class->get_property = od_display_window_get_property;
  object_class->dispose = od_display_window_dispose;
  object_class->finalize = od_display_window_finalize;

  props[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, OD_TYPE_BOARD_ITEM, flags);
  props[PROP_RECENT] = g_param_spec_object ("recent", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
od_display_window_init (OdDisplayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->timer = g_timeout_add_seconds (TURN_S, on_read, self);
}

GtkWidget *
od_display_window_new (OdBoardModel      *board,
                       OdCatalogue       *catalogue,
                       const char *const *floors)
{
  OdDisplayWindow *self;

  g_return_val_if_fail (OD_IS_BOARD_MODEL (board), NULL);
  g_return_val_if_fail (OD_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (OD_TYPE_DISPLAY_WINDOW, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->floors = g_strdupv ((char **) floors);
  set_board (self, board);

  return GTK_WIDGET (self);
}
