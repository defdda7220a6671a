/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

typedef enum {
  OD_WAY_READ,      /* answered at once */
  OD_WAY_WRITE,     /* queued for the next commit */
  OD_WAY_KEYED,     /* likewise, and refused without an Idempotency-Key */
  OD_WAY_ANY_TIME,  /* like a write, even when the clock went back: it logs nothing of a visit */
  OD_WAY_TAKE,      /* the handler takes the call and answers when it likes */
} OdWay;

struct _OdEndpoint {
  const char *method;
  const char *pattern;   /* "/api/v1/visits/{id}" */
  OdRole      roles;     /* OD_ROLE_NOBODY: open to everybody */
  OdWay       way;
  OdHandler   handler;
};

/* Every address of the service. */
const OdEndpoint *od_routes_get (gsize *n_endpoints);

/* Whether @path fits @pattern; @parts (owned) are the segments in the place of {braces}. */
gboolean od_routes_match (const char *pattern,
                          const char *path,
                          GStrv      *parts);

/* Takes over every request of @service's server. */
void od_routes_serve (OdServer *service);

G_END_DECLS
