/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"

G_BEGIN_DECLS

/* Gives @client this device's token: the one kept in @token_file, else the one that the service gives for @code (may be NULL), which
 * is then kept there with mode 0600. Runs the main loop while it waits. Fails with a sentence that says what to do. */
gboolean od_enrol_device (OdClient   *client,
                          const char *token_file,
                          const char *code,
                          GError    **error);

G_END_DECLS
