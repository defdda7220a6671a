/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-store-access.h"
#include "od-store-private.h"

G_BEGIN_DECLS

/* From columns id, name, role, series and, where there is a fifth, secret_hash. */
OdAccount *od_column_dup_account (OdBorrowedStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

gboolean od_store_load_desks (OdStore   *self,
                              OdAccount *staff,
                              GError   **error);

G_END_DECLS
