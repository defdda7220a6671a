/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

#include "od-alert-private.h"
#include "od-day.h"

G_DEFINE_FINAL_TYPE (OdDeskSession, od_desk_session, G_TYPE_OBJECT)

static GParamSpec *props[OD_DESK_N_PROPS];

enum { REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
od_desk_session_notify (OdDeskSession *self,
                        OdDeskProp     prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

void
od_desk_session_set_state (OdDeskSession *self,
                           OdDeskState    state)
{
  self->state = state;
  od_desk_session_notify (self, OD_DESK_PROP_STATE);
  od_desk_session_weigh (self);
}

void
od_desk_session_set_busy (OdDeskSession *self,
                          gboolean       busy)
{
  self->busy = busy;
  od_desk_session_notify (self, OD_DESK_PROP_BUSY);
  od_desk_session_weigh (self);
}

void
od_desk_session_refuse (OdDeskSession *self,
                        GError        *error,
                        const char    *label)
{
  g_autoptr (GError) owned = error;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_signal_emit (self, signals[REFUSED], 0, owned, label);
  if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_SIGNED_OUT))
    od_desk_session_forget (self);
}

void
od_desk_session_forget (OdDeskSession *self)
{
  od_client_hush (self->client);
  od_client_set_token (self->client, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  od_desk_session_leave_desk (self);
  g_clear_pointer (&self->session, od_session_free);
  g_list_store_remove_all (self->alerts);
  od_desk_session_set_busy (self, FALSE);
  od_desk_session_notify (self, OD_DESK_PROP_STAFF_NAME);
  od_desk_session_notify (self, OD_DESK_PROP_ROLE);
  od_desk_session_set_state (self, OD_DESK_STATE_ENTER);
}

static const char *
name_of_state (OdDeskState state)
{
  static const char *const names[] = { "enter", "choose", "work", "reports" };

  return names[state];
}

static const char *
get_text (OdDeskSession *self,
          OdDeskProp     prop)
{
  switch ((int) prop) {
  case OD_DESK_PROP_STATE:
    return name_of_state (self->state);

  case OD_DESK_PROP_STAFF_NAME:
    return self->session != NULL ? self->session->name : "";

  case OD_DESK_PROP_ROLE:
    return self->session != NULL ? self->session->role : "";

  case OD_DESK_PROP_DESK_ID:
    return self->desk_id != NULL ? self->desk_id : "";

  case OD_DESK_PROP_HOUSE_NAME:
    return self->house != NULL ? od_centre_view_name (self->house) : "";

  case OD_DESK_PROP_DESK_TEXT:
    return self->house != NULL ? od_centre_view_desk_name (self->house, self->desk_id) : "";

  case OD_DESK_PROP_DESK_PLACE:
    return self->house != NULL ? od_centre_view_desk_place (self->house, self->desk_id) : "";

  case OD_DESK_PROP_UNDO_LABEL:
    return self->undo.label != NULL ? self->undo.label : "";

  case OD_DESK_PROP_UNDO_VERB:
    return self->undo.visit_id != NULL ? od_verb_to_text (self->undo.verb) : "";

  case OD_DESK_PROP_WALK_IN_LABEL:
    return self->walk_in_label != NULL ? self->walk_in_label : "";

  case OD_DESK_PROP_WALK_IN_ID:
    return self->walk_in_id != NULL ? self->walk_in_id : "";

  case OD_DESK_PROP_LAST_TICKET:
    return self->last_ticket != NULL ? self->last_ticket : "";

  case OD_DESK_PROP_VISITOR_NAME:
    return self->visitor_name != NULL ? self->visitor_name : "";

  case OD_DESK_PROP_LOST_SINCE:
    return self->lost_since != NULL ? self->lost_since : "";

  default:
    return NULL;
  }
}

static gpointer
get_object (OdDeskSession *self,
            OdDeskProp     prop)
{
  switch ((int) prop) {
  case OD_DESK_PROP_DESKS:
    return self->desks;

  case OD_DESK_PROP_POOLS:
    return self->pools;

  case OD_DESK_PROP_NEEDS:
    return self->needs;

  case OD_DESK_PROP_LANGUAGES:
    return self->languages;

  case OD_DESK_PROP_PRIORITIES:
    return self->priorities;

  case OD_DESK_PROP_PLACES:
    return self->places;

  case OD_DESK_PROP_STAFF:
    return self->staff;

  case OD_DESK_PROP_QUEUE:
    return self->queue;

  case OD_DESK_PROP_ALERTS:
    return self->alerts;

  default:
    return self->current;
  }
}

static void
od_desk_session_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  OdDeskSession *self = OD_DESK_SESSION (object);

  if (id == OD_DESK_PROP_ONLINE)
    g_value_set_boolean (value, od_client_get_online (self->client));
  else if (id == OD_DESK_PROP_BUSY)
    g_value_set_boolean (value, self->busy);
  else if (id == OD_DESK_PROP_CLOCK_BACK)
    g_value_set_boolean (value, self->clock_back);
  else if (id == OD_DESK_PROP_PATH)
    g_value_set_uint (value, self->path_revision);
  else if (id == OD_DESK_PROP_ALLOWED)
    g_value_set_uint (value, self->allowed);
  else if (id == OD_DESK_PROP_UNDO_SECONDS)
    g_value_set_uint (value, self->undo_seconds);
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, get_text (self, id));
  else
    g_value_set_object (value, get_object (self, id));
}

static void
od_desk_session_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == OD_DESK_PROP_CURRENT)
    od_desk_session_set_current (OD_DESK_SESSION (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_desk_session_dispose (GObject *object)
{
  OdDeskSession *self = OD_DESK_SESSION (object);

  g_clear_handle_id (&self->undo_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->current);
  g_clear_object (&self->queue);
  g_clear_object (&self->desks);
  g_clear_object (&self->pools);
  g_clear_object (&self->needs);
  g_clear_object (&self->languages);
  g_clear_object (&self->priorities);
  g_clear_object (&self->places);
  g_clear_object (&self->staff);
  g_clear_object (&self->alerts);
  g_clear_object (&self->house);
  g_clear_object (&self->clock);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (od_desk_session_parent_class)->dispose (object);
}

static void
od_desk_session_finalize (GObject *object)
{
  OdDeskSession *self = OD_DESK_SESSION (object);

  g_clear_pointer (&self->session, od_session_free);
  g_free (self->language);
  g_free (self->desk_id);
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_free (self->walk_in_label);
  g_free (self->walk_in_id);
  g_free (self->walk_in_key);
  g_free (self->walk_in_body);
  g_free (self->sought);
  g_free (self->last_ticket);
  g_free (self->visitor_name);
  g_free (self->asked_id);
  g_free (self->lost_since);
  g_free (self->undo.visit_id);
  g_free (self->undo.label);
  G_OBJECT_CLASS (od_desk_session_parent_class)->finalize (object);
}

static void
install_texts (void)
{
  static const struct {
    OdDeskProp  id;
    const char *name;
  } texts[] = {
    { OD_DESK_PROP_STATE, "state" },
    { OD_DESK_PROP_STAFF_NAME, "staff-name" },
    { OD_DESK_PROP_ROLE, "role" },
    { OD_DESK_PROP_HOUSE_NAME, "house-name" },
    { OD_DESK_PROP_DESK_ID, "desk-id" },
    { OD_DESK_PROP_DESK_TEXT, "desk-text" },
    { OD_DESK_PROP_DESK_PLACE, "desk-place" },
    { OD_DESK_PROP_UNDO_LABEL, "undo-label" },
    { OD_DESK_PROP_UNDO_VERB, "undo-verb" },
    { OD_DESK_PROP_WALK_IN_LABEL, "walk-in-label" },
    { OD_DESK_PROP_WALK_IN_ID, "walk-in-id" },
    { OD_DESK_PROP_LAST_TICKET, "last-ticket" },
    { OD_DESK_PROP_VISITOR_NAME, "visitor-name" },
    { OD_DESK_PROP_LOST_SINCE, "lost-since" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    props[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_lists (void)
{
  static const struct {
    OdDeskProp  id;
    const char *name;
  } lists[] = {
    { OD_DESK_PROP_DESKS, "desks" },
    { OD_DESK_PROP_POOLS, "pools" },
    { OD_DESK_PROP_NEEDS, "needs" },
    { OD_DESK_PROP_LANGUAGES, "languages" },
    { OD_DESK_PROP_PRIORITIES, "priorities" },
    { OD_DESK_PROP_PLACES, "places" },
    { OD_DESK_PROP_STAFF, "staff" },
    { OD_DESK_PROP_ALERTS, "alerts" },
  };
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    props[lists[i].id] = g_param_spec_object (lists[i].name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
}

static void
install_signal (const char *name,
                guint       n_types,
                ...)
{
  va_list types;

  va_start (types, n_types);
  g_signal_new_valist (name, OD_TYPE_DESK_SESSION, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, n_types, types);
  va_end (types);
}

static void
install_signals (void)
{
  signals[REFUSED] = g_signal_new ("refused", OD_TYPE_DESK_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_ERROR, G_TYPE_STRING);
  install_signal ("nobody-waits", 0);
  install_signal ("reason-needed", 1, G_TYPE_UINT);
  install_signal ("partner-needed", 0);
  install_signal ("joined", 1, G_TYPE_STRING);
  install_signal ("ticket", 1, G_TYPE_POINTER);
  install_signal ("carried", 2, G_TYPE_POINTER, G_TYPE_STRING);
  install_signal ("found-nothing", 1, G_TYPE_STRING);
}

static void
od_desk_session_class_init (OdDeskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_desk_session_get_property;
  object_class->set_property = od_desk_session_set_property;
  object_class->dispose = od_desk_session_dispose;
  object_class->finalize = od_desk_session_finalize;

  install_texts ();
  install_lists ();
  props[OD_DESK_PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  props[OD_DESK_PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[OD_DESK_PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, OD_TYPE_QUEUE_MODEL, flags);
  props[OD_DESK_PROP_ALLOWED] = g_param_spec_uint ("allowed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[OD_DESK_PROP_CLOCK_BACK] = g_param_spec_boolean ("clock-back", NULL, NULL, FALSE, flags);
  props[OD_DESK_PROP_PATH] = g_param_spec_uint ("path", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[OD_DESK_PROP_UNDO_SECONDS] = g_param_spec_uint ("undo-seconds", NULL, NULL, 0, OD_UNDO_SECONDS, 0, flags);
  props[OD_DESK_PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, OD_TYPE_VISIT_ITEM,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, OD_DESK_N_PROPS, props);

  install_signals ();
}

static void
od_desk_session_init (OdDeskSession *self)
{
  self->alerts = g_list_store_new (OD_TYPE_ALERT);
  self->staff = g_list_store_new (OD_TYPE_CHOICE);
  self->cancellable = g_cancellable_new ();
}

static void
mark_loss (OdDeskSession *self)
{
  g_clear_pointer (&self->lost_since, g_free);
  if (!od_client_get_online (self->client) && self->state == OD_DESK_STATE_WORK)
    self->lost_since = od_day_wall_clock (od_clock_now_us (self->clock), od_centre_view_get_centre (self->house)->zone);

  od_desk_session_notify (self, OD_DESK_PROP_LOST_SINCE);
}

static void
on_online (OdDeskSession *self)
{
  mark_loss (self);
  od_desk_session_notify (self, OD_DESK_PROP_ONLINE);
  od_desk_session_weigh (self);
}

static void
on_event (OdDeskSession *self,
          const char    *type,
          const char    *json)
{
  g_autoptr (OdBoard) board = g_str_equal (type, "board") ? od_wire_board_from_json (json, NULL) : NULL;

  if (g_str_equal (type, "device"))
    od_alerts_take_news (self->alerts, json);
  else if (board != NULL && self->house != NULL)
    od_desk_session_take_board (self, board);
}

static void
on_signed_out (OdDeskSession *self)
{
  if (self->session != NULL && !self->busy)
    od_desk_session_refuse (self, g_error_new_literal (OD_CLIENT_ERROR, OD_CLIENT_ERROR_SIGNED_OUT, "the session has ended"), "");
}

OdDeskSession *
od_desk_session_new (OdClient   *client,
                     OdClock    *clock,
                     const char *language)
{
  OdDeskSession *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (OD_TYPE_DESK_SESSION, NULL);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  self->language = g_strdup (language);
  g_signal_connect_object (client, "notify::online", G_CALLBACK (on_online), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "signed-out", G_CALLBACK (on_signed_out), self, G_CONNECT_SWAPPED);

  return self;
}

OdVisitItem *
od_desk_session_get_current (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), NULL);

  return self->current;
}

void
od_desk_session_set_current (OdDeskSession *self,
                             OdVisitItem   *item)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (item == NULL || OD_IS_VISIT_ITEM (item));

  if (!g_set_object (&self->current, item))
    return;

  g_clear_pointer (&self->visitor_name, g_free);
  od_desk_session_notify (self, OD_DESK_PROP_VISITOR_NAME);
  od_desk_session_notify (self, OD_DESK_PROP_CURRENT);
  od_desk_session_fetch_path (self);
  od_desk_session_weigh (self);
}

OdCentreView *
od_desk_session_get_house (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), NULL);

  return self->house;
}

OdClient *
od_desk_session_get_client (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), NULL);

  return self->client;
}
