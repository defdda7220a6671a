/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-alarm-model.h"

#include "od-house-model-private.h"
#include "od-wire.h"

/* The exchange itself has tried for some seconds before this. */
#define AGAIN_S 2

typedef enum {
  OWN_NONE,
  OWN_SENDING,
  OWN_HEARD,
} Own;

struct _OdAlarmModel {
  OdHouseModel parent_instance;

  /* owned */
  GListStore  *others;
  char        *desk_id;
  char        *key;       /* of the alarm on its way: however often it is sent, it is one */
  char        *own_id;    /* NULL until it was heard */

  /* handles */
  guint        again_id;

  /* state */
  Own          own;
};

G_DEFINE_FINAL_TYPE (OdAlarmModel, od_alarm_model, OD_TYPE_HOUSE_MODEL)

enum { PROP_0, PROP_OTHERS, PROP_OWN, N_PROPS };
static GParamSpec *props[N_PROPS];

static void send_alarm (OdAlarmModel *self);

static void
set_own (OdAlarmModel *self,
         Own           own)
{
  self->own = own;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OWN]);
  od_house_model_changed (self);
}

static gboolean
is_own (OdAlarmModel  *self,
        const OdAlarm *alarm)
{
  return self->desk_id != NULL && g_str_equal (alarm->desk_id, self->desk_id);
}

static guint
find_other (OdAlarmModel *self,
            const char   *alarm_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->others));

  for (guint i = 0; i < n; i++) {
    g_autoptr (OdRecord) record = g_list_model_get_item (G_LIST_MODEL (self->others), i);
    const OdAlarm *alarm = od_record_get (record);

    if (g_str_equal (alarm->id, alarm_id))
      return i;
  }

  return n;
}

static void
forget_other (OdAlarmModel *self,
              const char   *alarm_id)
{
  guint position = find_other (self, alarm_id);

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->others)))
    g_list_store_remove (self->others, position);
}

static void
take_own (OdAlarmModel  *self,
          const OdAlarm *alarm)
{
  if (alarm->ended_us == 0) {
    g_free (self->own_id);
    self->own_id = g_strdup (alarm->id);
    set_own (self, OWN_HEARD);
  } else if (g_strcmp0 (alarm->id, self->own_id) == 0) {
    g_clear_pointer (&self->own_id, g_free);
    set_own (self, OWN_NONE);
  }
}

/* Consumes @alarm. */
static void
take_alarm (OdAlarmModel *self,
            OdAlarm      *alarm)
{
  g_autoptr (OdRecord) record = od_record_new (alarm, (GDestroyNotify) od_alarm_free);

  forget_other (self, alarm->id);
  if (is_own (self, alarm))
    take_own (self, alarm);
  else if (alarm->ended_us == 0)
    g_list_store_append (self->others, record);

  od_house_model_changed (self);
}

static void
on_list (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdAlarmModel) self = user_data;
  g_autoptr (GPtrArray) alarms = NULL;
  GError *error = NULL;

  alarms = od_client_list_alarms_finish (OD_CLIENT (source), result, &error);
  if (!od_house_model_heard (self, error))
    return;

  g_list_store_remove_all (self->others);
  if (self->own == OWN_HEARD)
    set_own (self, OWN_NONE);
  g_ptr_array_set_free_func (alarms, NULL);
  for (guint i = 0; i < alarms->len; i++)
    take_alarm (self, g_ptr_array_index (alarms, i));

  od_house_model_changed (self);
}

static void
fetch (OdAlarmModel *self)
{
  od_client_list_alarms_async (od_house_model_client (self), od_house_model_cancellable (self), on_list, g_object_ref (self));
}

static void
od_alarm_model_news (OdHouseModel *model,
                     const char   *type,
                     const char   *json)
{
  OdAlarmModel *self = OD_ALARM_MODEL (model);
  OdAlarm *alarm = NULL;

  if (g_str_equal (type, "resync")) {
    fetch (self);
  } else if (g_str_equal (type, "alarm")) {
    alarm = od_wire_alarm_from_json (json, NULL);
    if (alarm != NULL)
      take_alarm (self, alarm);
  }
}

static gboolean
on_again (gpointer user_data)
{
  OdAlarmModel *self = user_data;

  self->again_id = 0;
  send_alarm (self);

  return G_SOURCE_REMOVE;
}

static void
on_raised (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdAlarmModel) self = user_data;
  g_autoptr (GError) error = NULL;
  OdAlarm *alarm = od_client_raise_alarm_finish (OD_CLIENT (source), result, &error);

  if (alarm != NULL) {
    g_clear_pointer (&self->key, g_free);
    take_alarm (self, alarm);
  } else if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE)) {
    self->again_id = g_timeout_add_seconds (AGAIN_S, on_again, self);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_clear_pointer (&self->key, g_free);
    set_own (self, OWN_NONE);
  }
}

static void
send_alarm (OdAlarmModel *self)
{
  od_client_raise_alarm_async (od_house_model_client (self), self->desk_id, self->key, od_house_model_cancellable (self), on_raised,
                               g_object_ref (self));
}

void
od_alarm_model_raise (OdAlarmModel *self)
{
  g_return_if_fail (OD_IS_ALARM_MODEL (self));

  if (self->desk_id == NULL || self->own != OWN_NONE)
    return;

  self->key = od_client_make_key (od_house_model_client (self));
  set_own (self, OWN_SENDING);
  send_alarm (self);
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdAlarmModel) self = user_data;
  GError *error = NULL;
  OdAlarm *alarm = od_client_end_alarm_finish (OD_CLIENT (source), result, &error);

  if (od_house_model_end (self, error))
    take_alarm (self, alarm);
}

void
od_alarm_model_end (OdAlarmModel *self,
                    const char   *alarm_id,
                    const char   *word)
{
  g_return_if_fail (OD_IS_ALARM_MODEL (self));
  g_return_if_fail (alarm_id != NULL);
  g_return_if_fail (word != NULL);

  if (od_house_model_begin (self))
    od_client_end_alarm_async (od_house_model_client (self), alarm_id, word, od_house_model_cancellable (self), on_ended, g_object_ref (self));
}

static void
od_alarm_model_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  OdAlarmModel *self = OD_ALARM_MODEL (object);

  if (id == PROP_OTHERS)
    g_value_set_object (value, self->others);
  else if (id == PROP_OWN)
    g_value_set_string (value, od_alarm_model_get_own (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_alarm_model_dispose (GObject *object)
{
  g_clear_handle_id (&OD_ALARM_MODEL (object)->again_id, g_source_remove);
  G_OBJECT_CLASS (od_alarm_model_parent_class)->dispose (object);
}

static void
od_alarm_model_finalize (GObject *object)
{
  OdAlarmModel *self = OD_ALARM_MODEL (object);

  g_object_unref (self->others);
  g_free (self->desk_id);
  g_free (self->key);
  g_free (self->own_id);
  G_OBJECT_CLASS (od_alarm_model_parent_class)->finalize (object);
}

static void
od_alarm_model_class_init (OdAlarmModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_alarm_model_get_property;
  object_class->dispose = od_alarm_model_dispose;
  object_class->finalize = od_alarm_model_finalize;
  OD_HOUSE_MODEL_CLASS (klass)->news = od_alarm_model_news;

  props[PROP_OTHERS] = g_param_spec_object ("others", NULL, NULL, G_TYPE_LIST_MODEL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_OWN] = g_param_spec_string ("own", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_alarm_model_init (OdAlarmModel *self)
{
  self->others = g_list_store_new (OD_TYPE_RECORD);
}

OdAlarmModel *
od_alarm_model_new (OdClient     *client,
                    OdCentreView *house,
                    OdClock      *clock)
{
  OdAlarmModel *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = od_house_model_make (OD_TYPE_ALARM_MODEL, client, house, clock);
  fetch (self);

  return self;
}

void
od_alarm_model_set_desk (OdAlarmModel *self,
                         const char   *desk_id)
{
  g_return_if_fail (OD_IS_ALARM_MODEL (self));

  if (g_strcmp0 (self->desk_id, desk_id) == 0)
    return;

  g_free (self->desk_id);
  self->desk_id = g_strdup (desk_id);
  fetch (self);
}

GListModel *
od_alarm_model_get_others (OdAlarmModel *self)
{
  g_return_val_if_fail (OD_IS_ALARM_MODEL (self), NULL);

  return G_LIST_MODEL (self->others);
}

const char *
od_alarm_model_get_own (OdAlarmModel *self)
{
  static const char *const names[] = { "none", "sending", "heard" };

  g_return_val_if_fail (OD_IS_ALARM_MODEL (self), "none");

  return names[self->own];
}
