/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-fake-client.h"

struct _OdClient {
  GObject    parent_instance;

  gboolean   online;
  OdCentre  *centre;       /* owned until fetched; copied by JSON is another room's business */
  GPtrArray *cards;
  guint      before;
  OdEstimate estimate;
  gboolean   held;
  gboolean   refusing;
  GPtrArray *waiting;      /* GTask */
  guint      n_wishes;
  guint      n_keys;
  guint      n_issued;
  char      *wish;
  char      *language;
  GString   *prints;
  char      *health;
};

enum { PROP_0, PROP_ONLINE, N_PROPS };
enum { EVENT, RESYNC, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE (OdClient, od_client, G_TYPE_OBJECT)
G_DEFINE_QUARK (od - client - error - quark, od_client_error)

static void
od_client_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  g_value_set_boolean (value, OD_CLIENT (object)->online);
}

static void
od_client_finalize (GObject *object)
{
  OdClient *self = OD_CLIENT (object);

  g_clear_pointer (&self->centre, od_centre_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self->wish);
  g_free (self->language);
  g_string_free (self->prints, TRUE);
  g_free (self->health);

  G_OBJECT_CLASS (od_client_parent_class)->finalize (object);
}

static void
od_client_class_init (OdClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_client_get_property;
  object_class->finalize = od_client_finalize;
  props[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[EVENT] = g_signal_new ("event", OD_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[RESYNC] = g_signal_new ("resync", OD_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_client_init (OdClient *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->prints = g_string_new (NULL);
}

OdClient *
od_client_new (const char *base_url,
               const char *ca_file,
               OdClock    *clock,
               OdChance   *chance)
{
  return g_object_new (OD_TYPE_CLIENT, NULL);
}

gboolean
od_client_get_online (OdClient *self)
{
  return self->online;
}

void
od_client_listen (OdClient *self)
{
}

void
od_client_hush (OdClient *self)
{
}

static gboolean
fail_offline (GTask *task)
{
  g_task_return_new_error (task, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE, "the service did not answer");
  return FALSE;
}

void
od_client_get_centre_async (OdClient           *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (self->centre == NULL)
    fail_offline (task);
  else {
    od_fake_client_set_online (self, TRUE);
    g_task_return_pointer (task, g_steal_pointer (&self->centre), (GDestroyNotify) od_centre_free);
  }
}

OdCentre *
od_client_get_centre_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_find_help_async (OdClient           *self,
                           const char *const  *needs,
                           const char         *language,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (self->cards == NULL)
    fail_offline (task);
  else
    g_task_return_pointer (task, g_ptr_array_ref (self->cards), (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
od_client_find_help_finish (OdClient     *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static OdIssued *
issue (OdClient *self)
{
  OdIssued *issued = od_issued_new ();

  issued->visit = od_visit_new ();
  issued->visit->id = g_strdup_printf ("01935b6c-0000-7000-8000-%012u", ++self->n_issued);
  issued->visit->day = g_strdup ("2026-11-22");
  issued->visit->series = g_strdup ("B");
  issued->visit->number = 26 + self->n_issued;
  issued->visit->token = g_strdup ("ABCDEFGHJKMNPQRS");
  issued->visit->language = g_strdup (self->language);
  issued->visit->arrived_us = G_GINT64_CONSTANT (1795340520000000);
  issued->url = g_strdup ("HTTP://127.0.0.1:8080/T/ABCDEFGHJKMNPQRS");
  issued->before = self->before;
  issued->estimate = self->estimate;
  return issued;
}

static void
answer (OdClient *self,
        GTask    *task)
{
  if (self->refusing)
    fail_offline (task);
  else
    g_task_return_pointer (task, issue (self), (GDestroyNotify) od_issued_free);
}

char *
od_client_make_key (OdClient *self)
{
  return g_strdup_printf ("key %u", ++self->n_keys);
}

const char *
od_client_error_get_problem (const GError *error)
{
  return NULL;
}

void
od_client_register_async (OdClient             *self,
                          const OdRegistration *registration,
                          const char           *key,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *needs = g_strjoinv (" ", registration->needs);

  self->n_wishes++;
  g_free (self->wish);
  g_free (self->language);
  self->language = g_strdup (registration->language);
  self->wish = g_strdup_printf ("%s|%s|%s|%s", registration->language, needs,
                                registration->pool_id != NULL ? registration->pool_id : "",
                                registration->name != NULL ? registration->name : "");
  if (self->held)
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  else
    answer (self, task);
}

OdIssued *
od_client_register_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_tell_print_async (OdClient           *self,
                            const char         *visit_id,
                            OdPrintState        state,
                            const char         *reason,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_string_append_printf (self->prints, "%s%s:%s", self->prints->len > 0 ? " " : "", od_print_state_to_text (state),
                          reason != NULL ? reason : "");
  g_task_return_boolean (task, TRUE);
}

gboolean
od_client_tell_print_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_client_tell_health_async (OdClient           *self,
                             gboolean            blocked,
                             const char *const  *reasons,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *words = g_strjoinv (" ", (char **) reasons);

  g_free (self->health);
  self->health = g_strdup_printf ("%s %s", blocked ? "blocked" : "well", words);
  g_task_return_boolean (task, TRUE);
}

gboolean
od_client_tell_health_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_fake_client_take_centre (OdClient *self,
                            OdCentre *centre)
{
  g_clear_pointer (&self->centre, od_centre_free);
  self->centre = centre;
}

void
od_fake_client_set_online (OdClient *self,
                           gboolean  online)
{
  if (self->online == online)
    return;
  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ONLINE]);
}

void
od_fake_client_set_cards (OdClient  *self,
                          GPtrArray *cards)
{
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = cards != NULL ? g_ptr_array_ref (cards) : NULL;
}

void
od_fake_client_set_line (OdClient  *self,
                         guint      before,
                         OdEstimate estimate)
{
  self->before = before;
  self->estimate = estimate;
}

void
od_fake_client_hold (OdClient *self)
{
  self->held = TRUE;
}

void
od_fake_client_release (OdClient *self)
{
  self->held = FALSE;
  for (guint i = 0; i < self->waiting->len; i++)
    answer (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

void
od_fake_client_set_refusing (OdClient *self,
                             gboolean  refusing)
{
  self->refusing = refusing;
}

guint
od_fake_client_count_wishes (OdClient *self)
{
  return self->n_wishes;
}

const char *
od_fake_client_get_last_wish (OdClient *self)
{
  return self->wish;
}

const char *
od_fake_client_get_prints (OdClient *self)
{
  return self->prints->str;
}

const char *
od_fake_client_get_health (OdClient *self)
{
  return self->health;
}
