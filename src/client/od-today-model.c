/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-today-model.h"

#include "od-house-model-private.h"

/* Eight busy desks make several changes a second; nobody reads figures that fast. */
#define QUIET_S 3
#define TICK_S 60

struct _OdTodayModel {
  OdHouseModel parent_instance;

  /* owned */
  OdToday     *today;

  /* handles */
  guint        due_id;
  guint        tick_id;
};

G_DEFINE_FINAL_TYPE (OdTodayModel, od_today_model, OD_TYPE_HOUSE_MODEL)

static void
on_today (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdTodayModel) self = user_data;
  GError *error = NULL;
  OdToday *today = od_client_get_today_finish (OD_CLIENT (source), result, &error);

  if (!od_house_model_heard (self, error))
    return;

  od_today_free (self->today);
  self->today = today;
  od_house_model_changed (self);
}

static void
fetch (OdTodayModel *self)
{
  od_client_get_today_async (od_house_model_client (self), od_house_model_cancellable (self), on_today, g_object_ref (self));
}

static gboolean
on_due (gpointer user_data)
{
  OdTodayModel *self = user_data;

  self->due_id = 0;
  fetch (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer user_data)
{
  fetch (user_data);

  return G_SOURCE_CONTINUE;
}

static void
od_today_model_news (OdHouseModel *model,
                     const char   *type,
                     const char   *json)
{
  OdTodayModel *self = OD_TODAY_MODEL (model);

  if (self->due_id == 0 && (g_str_equal (type, "visit") || g_str_equal (type, "resync")))
    self->due_id = g_timeout_add_seconds (QUIET_S, on_due, self);
}

static void
od_today_model_dispose (GObject *object)
{
  OdTodayModel *self = OD_TODAY_MODEL (object);

  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  G_OBJECT_CLASS (od_today_model_parent_class)->dispose (object);
}

static void
od_today_model_finalize (GObject *object)
{
  od_today_free (OD_TODAY_MODEL (object)->today);
  G_OBJECT_CLASS (od_today_model_parent_class)->finalize (object);
}

static void
od_today_model_class_init (OdTodayModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_today_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = od_today_model_finalize;
  OD_HOUSE_MODEL_CLASS (klass)->news = od_today_model_news;
}

static void
od_today_model_init (OdTodayModel *self)
{
}

OdTodayModel *
od_today_model_new (OdClient     *client,
                    OdCentreView *house,
                    OdClock      *clock)
{
  OdTodayModel *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = od_house_model_make (OD_TYPE_TODAY_MODEL, client, house, clock);
  self->tick_id = g_timeout_add_seconds (TICK_S, on_tick, self);
  fetch (self);

  return self;
}

const OdToday *
od_today_model_get (OdTodayModel *self)
{
  g_return_val_if_fail (OD_IS_TODAY_MODEL (self), NULL);

  return self->today;
}

OdCentreView *
od_today_model_house (OdTodayModel *self)
{
  g_return_val_if_fail (OD_IS_TODAY_MODEL (self), NULL);

  return od_house_model_house (self);
}
