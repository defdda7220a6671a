/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-house-model-private.h"

typedef struct {
  /* owned */
  OdClient     *client;
  OdCentreView *house;
  OdClock      *clock;

  /* handles */
  GCancellable *cancellable;

  /* state */
  gboolean      busy;
} OdHouseModelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OdHouseModel, od_house_model, G_TYPE_OBJECT)

enum { PROP_0, PROP_BUSY, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { CHANGED, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static OdHouseModelPrivate *
get_private (gpointer self)
{
  g_assert (OD_IS_HOUSE_MODEL (self));

  return od_house_model_get_instance_private (self);
}

static void
set_busy (OdHouseModel *self,
          gboolean      busy)
{
  get_private (self)->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
od_house_model_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, get_private (object)->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_house_model_dispose (GObject *object)
{
  OdHouseModelPrivate *priv = get_private (object);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->client);
  g_clear_object (&priv->house);
  g_clear_object (&priv->clock);
  G_OBJECT_CLASS (od_house_model_parent_class)->dispose (object);
}

static void
od_house_model_finalize (GObject *object)
{
  g_object_unref (get_private (object)->cancellable);
  G_OBJECT_CLASS (od_house_model_parent_class)->finalize (object);
}

static void
od_house_model_class_init (OdHouseModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = OD_TYPE_HOUSE_MODEL;

  object_class->get_property = od_house_model_get_property;
  object_class->dispose = od_house_model_dispose;
  object_class->finalize = od_house_model_finalize;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
od_house_model_init (OdHouseModel *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}

static void
on_event (OdHouseModel *self,
          const char   *type,
          const char   *json)
{
  OdHouseModelClass *klass = OD_HOUSE_MODEL_GET_CLASS (self);

  if (klass->news != NULL)
    klass->news (self, type, json);
}

static void
on_resync (OdHouseModel *self)
{
  on_event (self, "resync", NULL);
}

gpointer
od_house_model_make (GType         type,
                     OdClient     *client,
                     OdCentreView *house,
                     OdClock      *clock)
{
  OdHouseModel *self = g_object_new (type, NULL);
  OdHouseModelPrivate *priv = get_private (self);

  priv->client = g_object_ref (client);
  priv->house = g_object_ref (house);
  priv->clock = g_object_ref (clock);
  g_signal_connect_object (client, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "resync", G_CALLBACK (on_resync), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
od_house_model_get_busy (OdHouseModel *self)
{
  g_return_val_if_fail (OD_IS_HOUSE_MODEL (self), FALSE);

  return get_private (self)->busy;
}

OdClient *
od_house_model_client (gpointer self)
{
  return get_private (self)->client;
}

OdCentreView *
od_house_model_house (gpointer self)
{
  return get_private (self)->house;
}

const OdCentre *
od_house_model_centre (gpointer self)
{
  return od_centre_view_get_centre (get_private (self)->house);
}

gint64
od_house_model_now_us (gpointer self)
{
  return od_clock_now_us (get_private (self)->clock);
}

GCancellable *
od_house_model_cancellable (gpointer self)
{
  return get_private (self)->cancellable;
}

void
od_house_model_drop (gpointer self)
{
  OdHouseModelPrivate *priv = get_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_object_unref (priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  if (priv->busy)
    set_busy (self, FALSE);
}

gboolean
od_house_model_begin (gpointer self)
{
  if (get_private (self)->busy)
    return FALSE;

  set_busy (self, TRUE);
  return TRUE;
}

gboolean
od_house_model_end (gpointer self,
                    GError  *error)
{
  g_autoptr (GError) owned = error;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  set_busy (self, FALSE);
  if (error != NULL)
    g_signal_emit (self, signals[REFUSED], 0, error);

  return error == NULL;
}

gboolean
od_house_model_heard (gpointer self,
                      GError  *error)
{
  g_autoptr (GError) owned = error;

  return error == NULL;
}

/* That the service does not answer, or that the session ended, is already told by the queue's side of the screen. */
gboolean
od_house_model_told (gpointer self,
                     GError  *error)
{
  g_autoptr (GError) owned = error;

  if (error == NULL)
    return TRUE;

  if (error->domain == OD_CLIENT_ERROR && error->code != OD_CLIENT_ERROR_OFFLINE && error->code != OD_CLIENT_ERROR_SIGNED_OUT)
    g_signal_emit (self, signals[REFUSED], 0, error);

  return FALSE;
}

void
od_house_model_changed (gpointer self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
od_house_model_fill (GListStore    *store,
                     GPtrArray     *elements,
                     GDestroyNotify free_element)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = elements->len;
  g_autofree gpointer *data = NULL;

  g_ptr_array_set_free_func (elements, NULL);
  data = g_ptr_array_free (elements, FALSE);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, od_record_new (data[i], free_element));

  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), records->pdata, records->len);
}
