/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client.h"

#include "od-client-private.h"
#include "od-event-stream.h"
#include "od-id.h"

#include <string.h>

/* An answer takes milliseconds; a stream says something every 15 s (docs/API.md). */
#define ANSWER_TIMEOUT_S 5
#define STREAM_TIMEOUT_S 40

struct _OdClient {
  GObject        parent_instance;

  /* owned */
  SoupSession   *session;
  SoupSession   *stream_session;
  OdEventStream *stream;
  OdClock       *clock;
  OdChance      *chance;
  char          *base_url;
  char          *bearer;

  /* state */
  gboolean       online;
};

G_DEFINE_FINAL_TYPE (OdClient, od_client, G_TYPE_OBJECT)

enum { PROP_0, PROP_ONLINE, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { EVENT, RESYNC, SIGNED_OUT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_online (OdClient *self,
            gboolean  online)
{
  if (self->online == online)
    return;

  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ONLINE]);
}

static void
on_word (OdClient *self,
         gboolean  arrived)
{
  set_online (self, arrived);
}

static void
on_answer (OdClient *self,
           gboolean  arrived,
           guint     status)
{
  set_online (self, arrived);
  if (status == SOUP_STATUS_UNAUTHORIZED)
    g_signal_emit (self, signals[SIGNED_OUT], 0);
}

static void
on_refused (OdClient *self,
            guint     status)
{
  on_answer (self, TRUE, status);
}

static void
on_event (OdClient   *self,
          const char *type,
          const char *json)
{
  g_signal_emit (self, signals[EVENT], 0, type, json);
}

static void
on_resync (OdClient *self)
{
  g_signal_emit (self, signals[RESYNC], 0);
}

static void
od_client_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (id == PROP_ONLINE)
    g_value_set_boolean (value, OD_CLIENT (object)->online);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_client_dispose (GObject *object)
{
  OdClient *self = OD_CLIENT (object);

  if (self->stream != NULL)
    od_event_stream_stop (self->stream);
  g_clear_object (&self->stream);
  g_clear_object (&self->session);
  g_clear_object (&self->stream_session);
  g_clear_object (&self->clock);
  g_clear_object (&self->chance);
  G_OBJECT_CLASS (od_client_parent_class)->dispose (object);
}

static void
od_client_finalize (GObject *object)
{
  OdClient *self = OD_CLIENT (object);

  g_free (self->base_url);
  g_free (self->bearer);
  G_OBJECT_CLASS (od_client_parent_class)->finalize (object);
}

static void
od_client_class_init (OdClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = OD_TYPE_CLIENT;

  object_class->get_property = od_client_get_property;
  object_class->dispose = od_client_dispose;
  object_class->finalize = od_client_finalize;

  props[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[EVENT] = g_signal_new ("event", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[RESYNC] = g_signal_new ("resync", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNED_OUT] = g_signal_new ("signed-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_client_init (OdClient *self)
{
}

static SoupSession *
make_session (const char *ca_file,
              guint       timeout_s)
{
  SoupSession *session = soup_session_new ();
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  soup_session_set_timeout (session, timeout_s);
  soup_session_set_user_agent (session, "onedoor/" OD_VERSION);
  if (ca_file == NULL)
    return session;

  path = g_canonicalize_filename (ca_file, NULL);
  trust = g_tls_file_database_new (path, &error);
  if (trust != NULL)
    soup_session_set_tls_database (session, trust);
  else
    g_debug ("trust in %s stays the system's: %s", ca_file, error->message);

  return session;
}

static char *
without_slash (const char *url)
{
  gsize length = strlen (url);

  while (length > 0 && url[length - 1] == '/')
    length--;

  return g_strndup (url, length);
}

OdClient *
od_client_new (const char *base_url,
               const char *ca_file,
               OdClock    *clock,
               OdChance   *chance)
{
  g_autofree char *events = NULL;
  OdClient *self;

  g_return_val_if_fail (base_url != NULL, NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (OD_IS_CHANCE (chance), NULL);

  self = g_object_new (OD_TYPE_CLIENT, NULL);
  self->base_url = without_slash (base_url);
  self->clock = g_object_ref (clock);
  self->chance = g_object_ref (chance);
  self->session = make_session (ca_file, ANSWER_TIMEOUT_S);
  self->stream_session = make_session (ca_file, STREAM_TIMEOUT_S);

  events = g_strconcat (self->base_url, "/api/v1/events", NULL);
  self->stream = od_event_stream_new (self->stream_session, events, chance);
  g_signal_connect_object (self->stream, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "resync", G_CALLBACK (on_resync), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "word", G_CALLBACK (on_word), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);

  return self;
}

void
od_client_set_token (OdClient   *self,
                     const char *token)
{
  g_return_if_fail (OD_IS_CLIENT (self));

  g_free (self->bearer);
  self->bearer = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;
  od_event_stream_set_token (self->stream, token);
}

gboolean
od_client_get_online (OdClient *self)
{
  g_return_val_if_fail (OD_IS_CLIENT (self), FALSE);

  return self->online;
}

void
od_client_listen (OdClient *self)
{
  g_return_if_fail (OD_IS_CLIENT (self));

  od_event_stream_start (self->stream);
}

void
od_client_hush (OdClient *self)
{
  g_return_if_fail (OD_IS_CLIENT (self));

  od_event_stream_stop (self->stream);
}

char *
od_client_make_key (OdClient *self)
{
  g_return_val_if_fail (OD_IS_CLIENT (self), NULL);

  return od_id_new (self->clock, self->chance);
}

OdExchange *
od_client_exchange_new (OdClient   *self,
                        const char *method,
                        char       *path)
{
  OdExchange *exchange = g_new0 (OdExchange, 1);

  exchange->method = method;
  exchange->url = g_strconcat (self->base_url, "/api/v1", path, NULL);
  exchange->bearer = g_strdup (self->bearer);
  exchange->session = g_object_ref (self->session);
  exchange->chance = g_object_ref (self->chance);
  g_free (path);

  return exchange;
}

void
od_client_exchange_write (OdClient   *self,
                          OdExchange *exchange,
                          char       *body)
{
  exchange->body = body;
  exchange->key = od_client_make_key (self);
}

void
od_client_exchange_run (OdExchange *exchange,
                        GTask      *task)
{
  g_task_set_task_data (task, exchange, (GDestroyNotify) od_exchange_free);
  od_exchange_run (task, on_answer);
}
