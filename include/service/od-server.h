/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-carrier.h"
#include "od-catalogue.h"
#include "od-chance.h"
#include "od-clock.h"
#include "od-store.h"
#include "od-vault.h"

G_BEGIN_DECLS

/**
 * OdServer:
 *
 * The centre's service: the HTTP API of docs/API.md over one store. Lives on the default main context of the thread that opened the store.
 */
typedef struct _OdServer OdServer;

#define OD_SERVER_ERROR (od_server_error_quark ())
GQuark od_server_error_quark (void);

typedef enum {
  OD_SERVER_ERROR_NO_CENTRE = 1,   /* nobody put a centre into the store yet */
  OD_SERVER_ERROR_LISTEN,          /* the address is taken, not ours, or no address */
} OdServerError;

/* What main.c wires in. Borrowed by the service, which takes references where there are any; @store and @vault must outlive it. */
typedef struct {
  OdStore     *store;
  OdVault     *vault;
  OdCarrier   *carrier;      /* NULL: the outbox waits */
  OdCatalogue *catalogue;    /* of the visitor's texts */
  OdClock     *clock;
  OdChance    *chance;
  const char  *public_url;   /* over the centre's own; NULL: the centre's, else where we listen */
} OdServerParts;

OdServer *od_server_new     (const OdServerParts *parts,
                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void        od_server_free    (OdServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdServer, od_server_free)

/* @address "127.0.0.1:8080"; port 0 takes a free one. */
gboolean    od_server_listen  (OdServer   *self,
                               const char *address,
                               GError    **error);

/* "http://127.0.0.1:8080"; NULL before od_server_listen (). Borrowed. */
const char *od_server_get_url (OdServer *self);

/* Finishes what was begun: runs the writes that wait, lets their answers out for at most a second, ends the streams, closes the door. */
void        od_server_stop    (OdServer *self);

G_END_DECLS
