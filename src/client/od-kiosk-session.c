/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-kiosk-session.h"

#include <string.h>

#include "od-wire.h"

struct _OdKioskSession {
  GObject       parent_instance;

  OdClient     *client;
  OdClock      *clock;
  GCancellable *house;       /* of what is asked for the house */
  GCancellable *visitor;     /* of what is asked for this visitor */
  guint         retry;       /* handle */
  guint         retry_ms;

  OdCentre     *centre;
  gboolean      fetching;
  gboolean      ready;

  char         *language;
  GPtrArray    *needs;       /* char *, in the order chosen */
  char         *name;
  GPtrArray    *cards;
  guint         asked;       /* counts questions, so that the last one wins */
  OdIssued     *issued;
  gboolean      busy;
  char         *wish;        /* what a number was last asked for with, as the service reads it; wiped, NULL */
  char         *key;         /* that wish's */
};

enum {
  PROP_0,
  PROP_READY,
  PROP_BUSY,
  PROP_CENTRE,
  PROP_CARDS,
  PROP_ISSUED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdKioskSession, od_kiosk_session, G_TYPE_OBJECT)

static void fetch_centre (OdKioskSession *self);

static void
notify (OdKioskSession *self,
        guint           prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
set_busy (OdKioskSession *self,
          gboolean        busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  notify (self, PROP_BUSY);
}

static void
update_ready (OdKioskSession *self)
{
  gboolean ready = self->centre != NULL && od_client_get_online (self->client);

  if (self->ready == ready)
    return;
  self->ready = ready;
  notify (self, PROP_READY);
}

static gboolean
on_retry (gpointer user_data)
{
  OdKioskSession *self = user_data;

  self->retry = 0;
  fetch_centre (self);
  return G_SOURCE_REMOVE;
}

static void
take_centre (OdKioskSession *self,
             OdCentre       *centre)
{
  g_clear_pointer (&self->centre, od_centre_free);
  self->centre = centre;
  if (self->language == NULL)
    self->language = g_strdup (centre->language);
  notify (self, PROP_CENTRE);
}

static void
on_centre_ready (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (OdKioskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  OdCentre *centre = od_client_get_centre_finish (OD_CLIENT (object), result, &error);

  self->fetching = FALSE;
  if (centre != NULL)
    take_centre (self, centre);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->retry == 0)
    self->retry = g_timeout_add (self->retry_ms, on_retry, self);
  if (self->client != NULL)
    update_ready (self);
}

static void
fetch_centre (OdKioskSession *self)
{
  if (self->fetching || self->client == NULL)
    return;
  self->fetching = TRUE;
  od_client_get_centre_async (self->client, self->house, on_centre_ready, g_object_ref (self));
}

static void
on_online_changed (OdKioskSession *self)
{
  update_ready (self);
  if (!self->ready && self->retry == 0)
    self->retry = g_timeout_add (self->retry_ms, on_retry, self);
}

static void
on_event (OdKioskSession *self,
          const char     *type,
          const char     *json)
{
  if (g_str_equal (type, "centre"))
    fetch_centre (self);
}

static void
on_help_ready (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  OdKioskSession *self = g_task_get_source_object (task);
  guint question = GPOINTER_TO_UINT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = od_client_find_help_finish (OD_CLIENT (object), result, &error);

  if (cards == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (question == self->asked) {
    g_clear_pointer (&self->cards, g_ptr_array_unref);
    self->cards = g_steal_pointer (&cards);
    notify (self, PROP_CARDS);
  }
  g_task_return_boolean (task, TRUE);
}

static void
wipe (char **text)
{
  if (*text != NULL)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

static void
forget_wish (OdKioskSession *self)
{
  wipe (&self->wish);
  g_clear_pointer (&self->key, g_free);
}

static void
on_registered (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  OdKioskSession *self = g_task_get_source_object (task);
  GCancellable *visitor = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdIssued) issued = od_client_register_finish (OD_CLIENT (object), result, &error);

  /* A number that arrives after its visitor went away belongs to nobody on this screen. */
  if (visitor != self->visitor) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the visitor went away");
    return;
  }

  set_busy (self, FALSE);
  /* Only what the service itself said no to is surely not done. */
  if (issued != NULL || od_client_error_get_problem (error) != NULL)
    forget_wish (self);
  if (issued == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  self->issued = g_steal_pointer (&issued);
  notify (self, PROP_ISSUED);
  g_task_return_boolean (task, TRUE);
}

static GStrv
needs_with_person (OdKioskSession *self)
{
  GStrv needs = od_kiosk_session_dup_needs (self);
  guint n = g_strv_length (needs);

  if (od_kiosk_session_has_need (self, "person"))
    return needs;
  needs = g_renew (char *, needs, n + 2);
  needs[n] = g_strdup ("person");
  needs[n + 1] = NULL;
  return needs;
}

static OdRegistration *
write_registration (OdKioskSession *self,
                    gboolean        person)
{
  OdRegistration *registration = od_registration_new ();

  registration->language = g_strdup (self->language);
  registration->name = g_strdup (self->name);
  registration->needs = person ? needs_with_person (self) : od_kiosk_session_dup_needs (self);
  if (person && self->centre != NULL)
    registration->pool_id = g_strdup (self->centre->reception_pool);
  return registration;
}

/* The same wish, asked for again because no answer came, keeps its key: there may be a number for it already. */
static const char *
key_for (OdKioskSession *self,
         OdRegistration *registration)
{
  char *wish = od_wire_registration_to_json (registration);

  if (g_strcmp0 (wish, self->wish) != 0) {
    forget_wish (self);
    self->wish = g_steal_pointer (&wish);
    self->key = od_client_make_key (self->client);
  }
  wipe (&wish);
  return self->key;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *bare = g_strdup (text != NULL ? text : "");

  return *g_strstrip (bare) == '\0';
}

static gboolean
find_need (OdKioskSession *self,
           const char     *need,
           guint          *index)
{
  return g_ptr_array_find_with_equal_func (self->needs, need, g_str_equal, index);
}

static void
od_kiosk_session_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  OdKioskSession *self = OD_KIOSK_SESSION (object);

  switch (prop_id) {
  case PROP_READY:
    g_value_set_boolean (value, self->ready);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->busy);
    break;
  case PROP_CENTRE:
    g_value_set_pointer (value, self->centre);
    break;
  case PROP_CARDS:
    g_value_set_boxed (value, self->cards);
    break;
  case PROP_ISSUED:
    g_value_set_pointer (value, self->issued);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_kiosk_session_dispose (GObject *object)
{
  OdKioskSession *self = OD_KIOSK_SESSION (object);

  g_cancellable_cancel (self->house);
  g_cancellable_cancel (self->visitor);
  g_clear_handle_id (&self->retry, g_source_remove);
  if (self->client != NULL)
    od_client_hush (self->client);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (od_kiosk_session_parent_class)->dispose (object);
}

static void
od_kiosk_session_finalize (GObject *object)
{
  OdKioskSession *self = OD_KIOSK_SESSION (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->house);
  g_clear_object (&self->visitor);
  g_clear_pointer (&self->centre, od_centre_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->issued, od_issued_free);
  wipe (&self->name);
  forget_wish (self);

  G_OBJECT_CLASS (od_kiosk_session_parent_class)->finalize (object);
}

static void
od_kiosk_session_class_init (OdKioskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_kiosk_session_get_property;
  object_class->dispose = od_kiosk_session_dispose;
  object_class->finalize = od_kiosk_session_finalize;

  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, ro);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, ro);
  props[PROP_CENTRE] = g_param_spec_pointer ("centre", NULL, NULL, ro);
  props[PROP_CARDS] = g_param_spec_boxed ("cards", NULL, NULL, G_TYPE_PTR_ARRAY, ro);
  props[PROP_ISSUED] = g_param_spec_pointer ("issued", NULL, NULL, ro);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_kiosk_session_init (OdKioskSession *self)
{
  self->house = g_cancellable_new ();
  self->visitor = g_cancellable_new ();
  self->needs = g_ptr_array_new_with_free_func (g_free);
}

OdKioskSession *
od_kiosk_session_new (OdClient *client,
                      OdClock  *clock,
                      guint     retry_ms)
{
  OdKioskSession *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = g_object_new (OD_TYPE_KIOSK_SESSION, NULL);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  self->retry_ms = retry_ms;
  return self;
}

void
od_kiosk_session_start (OdKioskSession *self)
{
  g_return_if_fail (OD_IS_KIOSK_SESSION (self));

  g_signal_connect_object (self->client, "notify::online", G_CALLBACK (on_online_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "resync", G_CALLBACK (fetch_centre), self, G_CONNECT_SWAPPED);
  fetch_centre (self);
  od_client_listen (self->client);
}

OdClient *
od_kiosk_session_get_client (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), NULL);

  return self->client;
}

OdClock *
od_kiosk_session_get_clock (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), NULL);

  return self->clock;
}

gboolean
od_kiosk_session_get_ready (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), FALSE);

  return self->ready;
}

gboolean
od_kiosk_session_get_busy (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), FALSE);

  return self->busy;
}

const OdCentre *
od_kiosk_session_get_centre (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), NULL);

  return self->centre;
}

void
od_kiosk_session_set_language (OdKioskSession *self,
                               const char     *tag)
{
  g_return_if_fail (OD_IS_KIOSK_SESSION (self));
  g_return_if_fail (tag != NULL);

  g_free (self->language);
  self->language = g_strdup (tag);
}

void
od_kiosk_session_set_need (OdKioskSession *self,
                           const char     *need,
                           gboolean        chosen)
{
  guint index;
  gboolean known;

  g_return_if_fail (OD_IS_KIOSK_SESSION (self));
  g_return_if_fail (need != NULL);

  known = find_need (self, need, &index);
  if (chosen && !known)
    g_ptr_array_add (self->needs, g_strdup (need));
  else if (!chosen && known)
    g_ptr_array_remove_index (self->needs, index);
}

gboolean
od_kiosk_session_has_need (OdKioskSession *self,
                           const char     *need)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), FALSE);
  g_return_val_if_fail (need != NULL, FALSE);

  return find_need (self, need, NULL);
}

guint
od_kiosk_session_count_needs (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), 0);

  return self->needs->len;
}

GStrv
od_kiosk_session_dup_needs (OdKioskSession *self)
{
  GStrv needs;

  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), NULL);

  needs = g_new0 (char *, self->needs->len + 1);
  for (guint i = 0; i < self->needs->len; i++)
    needs[i] = g_strdup (g_ptr_array_index (self->needs, i));
  return needs;
}

void
od_kiosk_session_set_name (OdKioskSession *self,
                           const char     *name)
{
  g_return_if_fail (OD_IS_KIOSK_SESSION (self));

  wipe (&self->name);
  if (!is_blank (name))
    self->name = g_strstrip (g_strdup (name));
}

void
od_kiosk_session_find_help_async (OdKioskSession     *self,
                                  gboolean            everything,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_auto (GStrv) needs = NULL;
  const char *const none[] = { NULL };
  GTask *task;

  g_return_if_fail (OD_IS_KIOSK_SESSION (self));

  needs = od_kiosk_session_dup_needs (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, GUINT_TO_POINTER (++self->asked), NULL);
  od_client_find_help_async (self->client, everything ? none : (const char *const *) needs, self->language,
                             self->visitor, on_help_ready, task);
}

gboolean
od_kiosk_session_find_help_finish (OdKioskSession *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
od_kiosk_session_get_cards (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), NULL);

  return self->cards;
}

void
od_kiosk_session_take_number_async (OdKioskSession     *self,
                                    gboolean            person,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (OdRegistration) registration = NULL;

  g_return_if_fail (OD_IS_KIOSK_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  if (self->busy || self->issued != NULL) {
    g_task_return_new_error (task, G_IO_ERROR, self->busy ? G_IO_ERROR_PENDING : G_IO_ERROR_EXISTS,
                             "this visitor has a number or is getting one");
    return;
  }

  set_busy (self, TRUE);
  registration = write_registration (self, person);
  g_task_set_task_data (task, g_object_ref (self->visitor), g_object_unref);
  od_client_register_async (self->client, registration, key_for (self, registration), self->visitor, on_registered, g_steal_pointer (&task));
}

gboolean
od_kiosk_session_take_number_finish (OdKioskSession *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const OdIssued *
od_kiosk_session_get_issued (OdKioskSession *self)
{
  g_return_val_if_fail (OD_IS_KIOSK_SESSION (self), NULL);

  return self->issued;
}

void
od_kiosk_session_reset (OdKioskSession *self)
{
  g_return_if_fail (OD_IS_KIOSK_SESSION (self));

  g_cancellable_cancel (self->visitor);
  g_clear_object (&self->visitor);
  self->visitor = g_cancellable_new ();

  g_clear_pointer (&self->language, g_free);
  self->language = g_strdup (self->centre != NULL ? self->centre->language : NULL);
  g_ptr_array_set_size (self->needs, 0);
  wipe (&self->name);
  forget_wish (self);
  self->asked++;
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->issued, od_issued_free);
  set_busy (self, FALSE);
  notify (self, PROP_CARDS);
  notify (self, PROP_ISSUED);
}
