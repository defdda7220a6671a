/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-care-session.h"

#include "od-house-model-private.h"

typedef enum {
  MODEL_ALARMS,
  MODEL_TODAY,
  MODEL_CARE,
  MODEL_BOOK,
  MODEL_REPORT,
  N_MODELS
} Model;

struct _OdCareSession {
  GObject        parent_instance;

  /* owned */
  OdDeskSession *session;
  OdCentreView  *house;             /* of the models */
  OdHouseModel  *models[N_MODELS];
};

G_DEFINE_FINAL_TYPE (OdCareSession, od_care_session, G_TYPE_OBJECT)

enum { PROP_0, PROP_SESSION, PROP_MODEL, N_PROPS = PROP_MODEL + N_MODELS };
static GParamSpec *props[N_PROPS];

enum { REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_refused (OdCareSession *self,
            GError        *error)
{
  g_signal_emit (self, signals[REFUSED], 0, error);
}

static void
set_model (OdCareSession *self,
           Model          which,
           OdHouseModel  *model)
{
  OdHouseModel *old = self->models[which];

  if (old == NULL && model == NULL)
    return;

  self->models[which] = model;
  if (model != NULL)
    g_signal_connect_object (model, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODEL + which]);
  if (old != NULL) {
    g_signal_handlers_disconnect_by_data (old, self);
    od_house_model_drop (old);
    g_object_unref (old);
  }
}

static void
drop_models (OdCareSession *self)
{
  for (guint i = 0; i < N_MODELS; i++)
    set_model (self, i, NULL);

  g_clear_object (&self->house);
}

static gboolean
may_see_reports (OdCareSession *self)
{
  static const char *const roles[] = { "reception", "admin", "manager", NULL };

  return g_strv_contains (roles, od_desk_session_get_role (self->session));
}

static void
make_models (OdCareSession *self,
             gboolean       at_desk)
{
  OdClient *client = od_desk_session_get_client (self->session);
  OdClock *clock = od_desk_session_get_clock (self->session);

  self->house = g_object_ref (od_desk_session_get_house (self->session));
  if (at_desk) {
    set_model (self, MODEL_ALARMS, OD_HOUSE_MODEL (od_alarm_model_new (client, self->house, clock)));
    set_model (self, MODEL_TODAY, OD_HOUSE_MODEL (od_today_model_new (client, self->house, clock)));
    set_model (self, MODEL_CARE, OD_HOUSE_MODEL (od_care_model_new (client, self->house, clock)));
    set_model (self, MODEL_BOOK, OD_HOUSE_MODEL (od_book_model_new (client, self->house, clock)));
  }
  if (may_see_reports (self))
    set_model (self, MODEL_REPORT, OD_HOUSE_MODEL (od_report_model_new (client, self->house, clock)));
}

static void
follow_current (OdCareSession *self)
{
  OdVisitItem *current = od_desk_session_get_current (self->session);

  if (self->models[MODEL_CARE] != NULL)
    od_care_model_set_visit (od_care_session_get_care (self), current != NULL ? od_visit_item_get_visit (current) : NULL);
}

static void
follow_desk (OdCareSession *self)
{
  if (self->models[MODEL_ALARMS] != NULL)
    od_alarm_model_set_desk (od_care_session_get_alarms (self), od_desk_session_get_desk_id (self->session));
}

static void
on_state (OdCareSession *self)
{
  OdCentreView *house = od_desk_session_get_house (self->session);
  g_autofree char *state = NULL;

  g_object_get (self->session, "state", &state, NULL);
  if (self->house != house || g_str_equal (state, "enter") || g_str_equal (state, "choose"))
    drop_models (self);

  if (self->house == NULL && (g_str_equal (state, "work") || g_str_equal (state, "reports")))
    make_models (self, g_str_equal (state, "work"));

  follow_desk (self);
  follow_current (self);
}

static void
od_care_session_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  OdCareSession *self = OD_CARE_SESSION (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    g_value_set_object (value, self->models[id - PROP_MODEL]);
}

static void
od_care_session_dispose (GObject *object)
{
  OdCareSession *self = OD_CARE_SESSION (object);

  drop_models (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (od_care_session_parent_class)->dispose (object);
}

static void
od_care_session_class_init (OdCareSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_care_session_get_property;
  object_class->dispose = od_care_session_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION, flags);
  props[PROP_MODEL + MODEL_ALARMS] = g_param_spec_object ("alarms", NULL, NULL, OD_TYPE_ALARM_MODEL, flags);
  props[PROP_MODEL + MODEL_TODAY] = g_param_spec_object ("today", NULL, NULL, OD_TYPE_TODAY_MODEL, flags);
  props[PROP_MODEL + MODEL_CARE] = g_param_spec_object ("care", NULL, NULL, OD_TYPE_CARE_MODEL, flags);
  props[PROP_MODEL + MODEL_BOOK] = g_param_spec_object ("book", NULL, NULL, OD_TYPE_BOOK_MODEL, flags);
  props[PROP_MODEL + MODEL_REPORT] = g_param_spec_object ("report", NULL, NULL, OD_TYPE_REPORT_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[REFUSED] = g_signal_new ("refused", OD_TYPE_CARE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
od_care_session_init (OdCareSession *self)
{
}

OdCareSession *
od_care_session_new (OdDeskSession *session)
{
  OdCareSession *self;

  g_return_val_if_fail (OD_IS_DESK_SESSION (session), NULL);

  self = g_object_new (OD_TYPE_CARE_SESSION, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (follow_current), self, G_CONNECT_SWAPPED);
  on_state (self);

  return self;
}

OdDeskSession *
od_care_session_get_session (OdCareSession *self)
{
  g_return_val_if_fail (OD_IS_CARE_SESSION (self), NULL);

  return self->session;
}

OdAlarmModel *
od_care_session_get_alarms (OdCareSession *self)
{
  g_return_val_if_fail (OD_IS_CARE_SESSION (self), NULL);

  return (OdAlarmModel *) self->models[MODEL_ALARMS];
}

OdTodayModel *
od_care_session_get_today (OdCareSession *self)
{
  g_return_val_if_fail (OD_IS_CARE_SESSION (self), NULL);

  return (OdTodayModel *) self->models[MODEL_TODAY];
}

OdCareModel *
od_care_session_get_care (OdCareSession *self)
{
  g_return_val_if_fail (OD_IS_CARE_SESSION (self), NULL);

  return (OdCareModel *) self->models[MODEL_CARE];
}

OdBookModel *
od_care_session_get_book (OdCareSession *self)
{
  g_return_val_if_fail (OD_IS_CARE_SESSION (self), NULL);

  return (OdBookModel *) self->models[MODEL_BOOK];
}

OdReportModel *
od_care_session_get_report (OdCareSession *self)
{
  g_return_val_if_fail (OD_IS_CARE_SESSION (self), NULL);

  return (OdReportModel *) self->models[MODEL_REPORT];
}
