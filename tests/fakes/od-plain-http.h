/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OdPlainHttp:
 *
 * One keep-alive HTTP/1.1 connection to a port of the loopback, blocking and thin: so thin that a load made of
 * many of them measures the server. Reads answers with Content-Length only.
 */
typedef struct _OdPlainHttp OdPlainHttp;

OdPlainHttp *od_plain_http_new  (guint16 port) G_GNUC_WARN_UNUSED_RESULT;
void         od_plain_http_free (OdPlainHttp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPlainHttp, od_plain_http_free)

/* A request; @token, @key and @body may be NULL. */
typedef struct {
  const char *method;
  const char *path;
  const char *token;
  const char *key;    /* Idempotency-Key, without its quotes */
  const char *body;
} OdPlainRequest;

/* The answer's status, its body in @answer (may be NULL); 0 when the line was lost before the whole answer came, and the
 * next request connects anew. Gives up after 10 s. */
guint od_plain_http_ask (OdPlainHttp          *self,
                         const OdPlainRequest *request,
                         GString              *answer);

/* The text of string member @name in a flat piece of JSON; NULL when it is not there. Enough for a test's eye. */
char *od_plain_http_pick (const char *json,
                          const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Likewise for a whole number; -1 when it is not there. */
gint64 od_plain_http_pick_number (const char *json,
                                  const char *name);

G_END_DECLS
