/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-carrier.h"

G_BEGIN_DECLS

/* DIR/onedoord.conf; every key has a default, and no file means all of them. */
typedef struct {
  char *listen;       /* [service] listen=127.0.0.1:8080 */
  char *public_url;   /* [service] public_url=; NULL */
  char *carrier;      /* [courier] carrier=dir|cloudevents|none */
  char *folder;       /* [courier] folder=DIR/outbox */
  char *url;          /* [courier] url= */
  char *token_file;   /* [courier] token_file=; NULL */
} OdConfig;

/* Errors are G_KEY_FILE_ERROR and name the file. */
OdConfig *od_config_load         (const char *dir,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void       od_config_free         (OdConfig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdConfig, od_config_free)

/* NULL without @error for carrier=none. */
OdCarrier *od_config_make_carrier (const OdConfig * self,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
