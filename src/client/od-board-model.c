/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-board-private.h"

#include "od-day.h"
#include "od-wire.h"

#define TICK_S 5

struct _OdBoardModel {
  GObject       parent_instance;

  /* owned */
  OdClient     *client;
  OdClock      *clock;
  OdCentreView *house;
  GListStore   *now;
  GListStore   *last;
  OdBoard      *board;
  char         *language;

  /* handles */
  GCancellable *cancellable;
  guint         tick_id;

  /* state */
  guint         waiting;
  gint64        news_us;
  gboolean      loaded;
  gboolean      centre_due;  /* to be fetched as soon as the service answers */
  gboolean      board_due;
};

G_DEFINE_FINAL_TYPE (OdBoardModel, od_board_model, G_TYPE_OBJECT)

enum { PROP_0, PROP_NOW, PROP_LAST, PROP_WAITING, PROP_ONLINE, PROP_LOADED, PROP_HOUSE, PROP_NEWS_TEXT, PROP_CLOCK_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { CALLED, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
notify (OdBoardModel *self,
        guint         prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static char *
wall_clock (OdBoardModel *self,
            gint64        us)
{
  return self->house != NULL && us != 0 ? od_day_wall_clock (us, od_centre_view_get_centre (self->house)->zone) : g_strdup ("");
}

static void
hear_news (OdBoardModel *self)
{
  self->news_us = od_clock_now_us (self->clock);
  notify (self, PROP_NEWS_TEXT);
}

static const char *
reading_language (OdBoardModel *self)
{
  return self->language != NULL ? self->language : od_centre_view_get_centre (self->house)->language;
}

static gboolean
holds_call (GListStore  *store,
            OdBoardItem *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++) {
    g_autoptr (OdBoardItem) other = g_list_model_get_item (G_LIST_MODEL (store), i);

    if (od_board_item_is_same_call (item, other))
      return TRUE;
  }

  return FALSE;
}

static GPtrArray *
make_items (OdBoardModel *self,
            GPtrArray    *lines)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const OdCentre *centre = od_centre_view_get_centre (self->house);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, od_board_item_new (g_ptr_array_index (lines, i), reading_language (self), centre));

  return items;
}

static gboolean
is_same (GListStore *store,
         GPtrArray  *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) != items->len)
    return FALSE;

  for (guint i = 0; i < items->len; i++) {
    g_autoptr (OdBoardItem) old = g_list_model_get_item (G_LIST_MODEL (store), i);

    if (!od_board_item_is_same_call (old, g_ptr_array_index (items, i)))
      return FALSE;
  }

  return TRUE;
}

static void
show_items (GListStore *store,
            GPtrArray  *items)
{
  if (!is_same (store, items))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

/* The calls that were not on the board before, oldest first; of the first board nothing is new. */
static GPtrArray *
find_new_calls (OdBoardModel *self,
                GPtrArray    *items)
{
  GPtrArray *calls = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = items->len; self->loaded && i-- > 0;) {
    OdBoardItem *item = g_ptr_array_index (items, i);

    if (!holds_call (self->now, item))
      g_ptr_array_add (calls, g_object_ref (item));
  }

  return calls;
}

static void
keep_board (OdBoardModel *self,
            OdBoard      *board)
{
  g_clear_pointer (&self->board, od_board_free);
  self->board = board;
  if (self->waiting != board->waiting) {
    self->waiting = board->waiting;
    notify (self, PROP_WAITING);
  }
  if (!self->loaded) {
    self->loaded = TRUE;
    notify (self, PROP_LOADED);
  }
  hear_news (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Consumes @board. */
static void
show_board (OdBoardModel *self,
            OdBoard      *board)
{
  g_autoptr (GPtrArray) now = make_items (self, board->now);
  g_autoptr (GPtrArray) last = make_items (self, board->last);
  g_autoptr (GPtrArray) calls = find_new_calls (self, now);

  show_items (self->now, now);
  show_items (self->last, last);
  keep_board (self, board);
  for (guint i = 0; i < calls->len; i++)
    g_signal_emit (self, signals[CALLED], 0, g_ptr_array_index (calls, i));
}

static void
on_board (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdBoardModel) self = user_data;
  g_autoptr (OdBoard) board = NULL;
  g_autoptr (GError) error = NULL;

  board = od_client_get_board_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->board_due = board == NULL;
  if (board != NULL)
    show_board (self, g_steal_pointer (&board));
  else
    g_debug ("the board did not come: %s", error->message);
}

static void
fetch_board (OdBoardModel *self)
{
  self->board_due = FALSE;
  od_client_get_board_async (self->client, self->cancellable, on_board, g_object_ref (self));
}

static void
on_centre (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdBoardModel) self = user_data;
  g_autoptr (GError) error = NULL;
  OdCentre *centre = od_client_get_centre_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->centre_due = centre == NULL;
  if (centre == NULL) {
    g_debug ("the house did not come: %s", error->message);
    return;
  }

  g_clear_object (&self->house);
  self->house = od_centre_view_new (centre, self->language != NULL ? self->language : centre->language);
  notify (self, PROP_HOUSE);
  notify (self, PROP_CLOCK_TEXT);
  fetch_board (self);
}

/* The board's times need the house's zone: the house comes first. */
static void
fetch_all (OdBoardModel *self)
{
  self->centre_due = FALSE;
  od_client_get_centre_async (self->client, self->cancellable, on_centre, g_object_ref (self));
}

static void
fetch_due (OdBoardModel *self)
{
  if (self->centre_due)
    fetch_all (self);
  else if (self->board_due && self->house != NULL)
    fetch_board (self);
}

static void
on_event (OdBoardModel *self,
          const char   *type,
          const char   *json)
{
  g_autoptr (OdBoard) board = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (type, "centre"))
    fetch_all (self);
  if (!g_str_equal (type, "board") || self->house == NULL)
    return;

  board = od_wire_board_from_json (json, &error);
  if (board != NULL)
    show_board (self, g_steal_pointer (&board));
  else
    g_debug ("a board could not be read: %s", error->message);
}

static void
on_resync (OdBoardModel *self)
{
  if (self->house != NULL)
    fetch_board (self);
  else if (self->centre_due)
    fetch_all (self);
}

static void
on_online (OdBoardModel *self)
{
  notify (self, PROP_ONLINE);
  if (od_client_get_online (self->client))
    fetch_due (self);
}

static gboolean
on_tick (gpointer user_data)
{
  OdBoardModel *self = user_data;

  notify (self, PROP_CLOCK_TEXT);
  if (od_client_get_online (self->client)) {
    hear_news (self);
    fetch_due (self);
  }

  return G_SOURCE_CONTINUE;
}

static void
od_board_model_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  OdBoardModel *self = OD_BOARD_MODEL (object);

  if (id == PROP_NOW)
    g_value_set_object (value, self->now);
  else if (id == PROP_LAST)
    g_value_set_object (value, self->last);
  else if (id == PROP_WAITING)
    g_value_set_uint (value, self->waiting);
  else if (id == PROP_ONLINE)
    g_value_set_boolean (value, od_client_get_online (self->client));
  else if (id == PROP_LOADED)
    g_value_set_boolean (value, self->loaded);
  else if (id == PROP_HOUSE)
    g_value_set_object (value, self->house);
  else if (id == PROP_NEWS_TEXT)
    g_value_take_string (value, wall_clock (self, self->news_us));
  else if (id == PROP_CLOCK_TEXT)
    g_value_take_string (value, wall_clock (self, od_clock_now_us (self->clock)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_board_model_dispose (GObject *object)
{
  OdBoardModel *self = OD_BOARD_MODEL (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->house);
  g_clear_object (&self->now);
  g_clear_object (&self->last);
  G_OBJECT_CLASS (od_board_model_parent_class)->dispose (object);
}

static void
od_board_model_finalize (GObject *object)
{
  OdBoardModel *self = OD_BOARD_MODEL (object);

  g_clear_pointer (&self->board, od_board_free);
  g_free (self->language);
  G_OBJECT_CLASS (od_board_model_parent_class)->finalize (object);
}

static void
od_board_model_class_init (OdBoardModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_board_model_get_property;
  object_class->dispose = od_board_model_dispose;
  object_class->finalize = od_board_model_finalize;

  props[PROP_NOW] = g_param_spec_object ("now", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_LAST] = g_param_spec_object ("last", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_WAITING] = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  props[PROP_HOUSE] = g_param_spec_object ("house", NULL, NULL, OD_TYPE_CENTRE_VIEW, flags);
  props[PROP_NEWS_TEXT] = g_param_spec_string ("news-text", NULL, NULL, NULL, flags);
  props[PROP_CLOCK_TEXT] = g_param_spec_string ("clock-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CALLED] = g_signal_new ("called", OD_TYPE_BOARD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, OD_TYPE_BOARD_ITEM);
  signals[CHANGED] = g_signal_new ("changed", OD_TYPE_BOARD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_board_model_init (OdBoardModel *self)
{
  self->now = g_list_store_new (OD_TYPE_BOARD_ITEM);
  self->last = g_list_store_new (OD_TYPE_BOARD_ITEM);
  self->cancellable = g_cancellable_new ();
  self->centre_due = TRUE;
}

OdBoardModel *
od_board_model_new (OdClient   *client,
                    OdClock    *clock,
                    const char *language)
{
  OdBoardModel *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = g_object_new (OD_TYPE_BOARD_MODEL, NULL);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  self->language = g_strdup (language);
  g_signal_connect_object (client, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "resync", G_CALLBACK (on_resync), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::online", G_CALLBACK (on_online), self, G_CONNECT_SWAPPED);
  self->tick_id = g_timeout_add_seconds (TICK_S, on_tick, self);
  od_client_listen (client);

  return self;
}

OdCentreView *
od_board_model_get_house (OdBoardModel *self)
{
  g_return_val_if_fail (OD_IS_BOARD_MODEL (self), NULL);

  return self->house;
}

const OdBoard *
od_board_model_get_board (OdBoardModel *self)
{
  g_return_val_if_fail (OD_IS_BOARD_MODEL (self), NULL);

  return self->board;
}

gboolean
od_board_model_is_open (OdBoardModel *self,
                        OdBoardItem  *item)
{
  g_return_val_if_fail (OD_IS_BOARD_MODEL (self), FALSE);
  g_return_val_if_fail (OD_IS_BOARD_ITEM (item), FALSE);

  return holds_call (self->now, item);
}

gint64
od_board_model_get_now_us (OdBoardModel *self)
{
  g_return_val_if_fail (OD_IS_BOARD_MODEL (self), 0);

  return od_clock_now_us (self->clock);
}
