/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-exchange.h"

G_BEGIN_DECLS

/* A wish for @path (consumed) below /api/v1, with the client's token. */
OdExchange *od_client_exchange_new   (OdClient   *self,
                                      const char *method,
                                      char       *path) G_GNUC_WARN_UNUSED_RESULT;

/* Gives the wish a body (consumed) and a fresh key: it is done once, however often it is asked. */
void        od_client_exchange_write (OdClient   *self,
                                      OdExchange *exchange,
                                      char       *body);

/* Consumes both. */
void        od_client_exchange_run   (OdExchange *exchange,
                                      GTask      *task);

G_END_DECLS
