/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phones.h"

#include "od-line.h"
#include "od-feed.h"
#include "od-store-visits.h"

#define GREET_SECONDS 15
/* News of the line come in bunches; a phone is told once for each. */
#define BUNCH_MS 200
/* Of one ticket: a family's phones, and the lines of a phone that fell silent. */
#define MAX_OF_A_TICKET 8

typedef struct {
  OdPhones *phones;   /* borrowed */
  OdFeed   *feed;
  char     *token;
  char     *tag;
  char     *said;     /* what it was told last */
} Phone;

struct _OdPhones {
  OdServer  *service;    /* borrowed */
  GPtrArray *listeners;  /* Phone, owned */
  guint      greet_id;
  guint      bunch_id;
};

static void
phone_free (Phone *self)
{
  od_feed_free (self->feed);
  g_free (self->token);
  g_free (self->tag);
  g_free (self->said);
  g_free (self);
}

static char *
words_now (Phone *self)
{
  OdServer *service = self->phones->service;
  g_auto (OdPhoneWords) words = { 0 };
  g_autoptr (OdVisit) stored = NULL;
  const OdVisit *visit = od_line_find_by_token (service->line, self->token);

  if (visit == NULL)
    visit = stored = od_store_dup_visit_by_token (service->store, self->token, NULL);
  if (visit == NULL)
    return NULL;
  od_phone_words_fill (&words, service, visit, self->tag);
  return od_phone_words_to_json (&words);
}

static void
tell (Phone *self)
{
  g_autofree char *words = words_now (self);

  if (words == NULL || g_strcmp0 (words, self->said) == 0)
    return;
  if (od_feed_send (self->feed, 0, NULL, words)) {
    g_free (self->said);
    self->said = g_steal_pointer (&words);
  }
}

static gboolean
on_greet (gpointer data)
{
  OdPhones *self = data;

  for (guint i = 0; i < self->listeners->len; i++) {
    Phone *phone = g_ptr_array_index (self->listeners, i);

    tell (phone);
    od_feed_greet (phone->feed);
  }
  return G_SOURCE_CONTINUE;
}

OdPhones *
od_phones_new (OdServer *service)
{
  OdPhones *self = g_new0 (OdPhones, 1);

  self->service = service;
  self->listeners = g_ptr_array_new_with_free_func ((GDestroyNotify) phone_free);
  self->greet_id = g_timeout_add_seconds (GREET_SECONDS, on_greet, self);
  return self;
}

void
od_phones_free (OdPhones *self)
{
  g_source_remove (self->greet_id);
  g_clear_handle_id (&self->bunch_id, g_source_remove);
  g_ptr_array_unref (self->listeners);
  g_free (self);
}

/* What did not fit is not kept: the words of now are all that a phone needs. */
static void
on_drained (OdFeed  *feed,
            gpointer data)
{
  tell (data);
}

static void
on_gone (OdFeed  *feed,
         gpointer data)
{
  Phone *self = data;

  g_ptr_array_remove (self->phones->listeners, self);
}

static void
make_room (OdPhones   *self,
           const char *token)
{
  guint n_same = 0;
  guint oldest = 0;

  for (guint i = self->listeners->len; i-- > 0;) {
    if (!g_str_equal (((Phone *) g_ptr_array_index (self->listeners, i))->token, token))
      continue;
    n_same++;
    oldest = i;
  }
  if (n_same >= MAX_OF_A_TICKET)
    g_ptr_array_remove_index (self->listeners, oldest);
}

void
od_phones_add (OdPhones   *self,
               OdCall     *call,
               const char *token,
               const char *tag)
{
  g_autoptr (OdCall) owned G_GNUC_UNUSED = call;
  Phone *phone = NULL;

  make_room (self, token);
  phone = g_new0 (Phone, 1);
  phone->phones = self;
  phone->token = g_strdup (token);
  phone->tag = g_strdup (tag);
  phone->feed = od_feed_new (call->message, on_drained, on_gone, phone);
  g_ptr_array_add (self->listeners, phone);
  self->service->tally.answers[2]++;
  tell (phone);
}

static gboolean
on_bunch (gpointer data)
{
  OdPhones *self = data;

  self->bunch_id = 0;
  for (guint i = 0; i < self->listeners->len; i++)
    tell (g_ptr_array_index (self->listeners, i));
  return G_SOURCE_REMOVE;
}

void
od_phones_tell (OdPhones *self)
{
  if (self->listeners->len > 0 && self->bunch_id == 0)
    self->bunch_id = g_timeout_add (BUNCH_MS, on_bunch, self);
}

guint
od_phones_count (OdPhones *self)
{
  return self->listeners->len;
}
