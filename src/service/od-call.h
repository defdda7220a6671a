/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-auth.h"
#include "od-event.h"
#include "od-server-private.h"

G_BEGIN_DECLS

#define OD_CALL_MAX_BODY (64 * 1024)
/* Bytes of a reason that is no part of a wish. */
#define OD_CALL_MAX_REASON 500

typedef struct _OdCall OdCall;
typedef struct _OdEndpoint OdEndpoint;

/* Answers @call, a refusal included. FALSE with @error only when the house itself failed: the caller then answers for it. A write refuses
 * before its first change in the store, and may be run again after it failed. */
typedef gboolean (*OdHandler) (OdCall  *call,
                               GError **error);

/* One request on its way to an answer. */
struct _OdCall {
  OdServer          *service;   /* borrowed */
  const OdEndpoint  *endpoint;  /* borrowed */
  SoupServerMessage *message;
  GStrv              parts;      /* what stood where the pattern has {braces} */
  GHashTable        *query;      /* NULL when there is none */
  OdBearer          *bearer;     /* NULL: nobody in particular */
  char              *actor;      /* for the log: "staff:<id>", "device:<id>", "visitor", "nobody" */
  char              *body;       /* UTF-8; "" when there is none */
  char              *key;        /* Idempotency-Key, NULL */
  char              *digest;     /* of method, path and body */
  OdHandler          work;       /* what a write does inside its transaction */
  gpointer           data;       /* for handlers that go on later */
  GDestroyNotify     free_data;
  gint64             now_us;
  gulong             finished_id;
  gboolean           held;
  gboolean           gone;       /* the connection is closed */
  /* the answer */
  guint              status;     /* 0: not answered yet */
  char              *answer;     /* NULL: empty */
  const char        *type;
  /* what a write changed */
  OdVisit           *visit;      /* as it is now; NULL: nothing */
  OdEvent           *event;
  gboolean           resync;     /* so much changed that everybody fetches everything anew */
  char              *alarm;      /* JSON of one that was raised or ended; NULL */
};

OdCall *od_call_new  (OdServer          *service,
                      SoupServerMessage *message) G_GNUC_WARN_UNUSED_RESULT;
void    od_call_free (OdCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdCall, od_call_free)

/* The answer is made later: keeps the message waiting until od_call_release (). */
void od_call_hold    (OdCall *self);

/* Puts the answer on the message and lets it go. */
void od_call_release (OdCall *self);

/* @json is taken. */
void od_call_answer (OdCall *self,
                     guint   status,
                     char   *json);
void od_call_empty  (OdCall *self,
                     guint   status);

/* Answers with an RFC 9457 problem. @name is the type's tail; @detail a sentence for a person. */
void od_call_refuse  (OdCall     *self,
                      guint       status,
                      const char *name,
                      const char *format,
                      ...) G_GNUC_PRINTF (4, 5);

/* 409 with who has it. */
void od_call_refuse_taken (OdCall     *self,
                           const char *holder);

/* 400 with the name that suits an OD_WIRE_ERROR. */
void od_call_refuse_wire  (OdCall       *self,
                           const GError *error);

/* 500, or 503 when the disk is the reason; says nothing of the inside to the caller. */
void od_call_refuse_fault (OdCall       *self,
                           const GError *error);

/* The last value of a query's @name, or NULL. Borrowed. */
const char *od_call_query (OdCall     *self,
                           const char *name);

void od_call_set_header (OdCall     *self,
                         const char *name,
                         const char *value);

/* Whether the other end sits on this machine. */
gboolean od_call_is_local (OdCall *self);

G_END_DECLS
