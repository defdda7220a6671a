/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"

G_BEGIN_DECLS

/* The error that an answer of @status with the body @json (a problem, or anything) stands for. */
GError *od_client_error_for_problem (guint       status,
                                     const char *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
