/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-auth.h"
#include "od-store-care.h"

G_BEGIN_DECLS

/* Notes and bans: sealed words that staff leave each other about a visitor. */

/* A note with its words sealed; takes @note, without text and reason. NULL on a fault. */
OdSealedNote *od_notes_seal (OdServer   *service,
                             OdNote     *note,
                             const char *text,
                             const char *reason,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Fills in the words of @sealed's note. */
gboolean od_notes_unseal (OdServer     *service,
                          OdSealedNote *sealed,
                          GError      **error);

/* Whether @note concerns the bearer: one of the house all staff, one of a pool those who serve it, and reception. */
gboolean od_notes_may_see (OdServer       *service,
                           const OdBearer *bearer,
                           const OdNote   *note);

/* What is in force on @day for @visit and what it goes on with: sets its notes and banned. */
gboolean od_notes_count (OdServer   *service,
                         OdVisit    *visit,
                         const char *day,
                         GError    **error);

/* Likewise for @visit that is not in the store yet: what it goes on with. */
gboolean od_notes_inherit (OdServer *service,
                           OdVisit  *visit,
                           GError  **error);

G_END_DECLS
