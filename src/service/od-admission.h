/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"
#include "od-message.h"

G_BEGIN_DECLS

/* How a registration becomes a visit, and the rules of the house that may stand against it. Each of these answers @call when it refuses; a
 * refusal changes nothing. */

/* Whether the members make sense in this house and are for this caller. FALSE: refused. */
gboolean od_admission_check (OdCall               *call,
                             const OdRegistration *registration);

/* The visit that @registration asks for, on @day, with its legs in their places, without a number. NULL with @call answered, or with @error
 * set. @appointment: the one it keeps, owned; NULL. When the ticket that it goes on with became a visit already, that one, with its
 * number. */
OdVisit *od_admission_make (OdCall               *call,
                            const OdRegistration *registration,
                            const char           *day,
                            OdAppointment       **appointment,
                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether somebody takes the slot at @due_us of @pool_id, who may go over the rules of the house when @over. */
gboolean od_admission_check_slot (OdCall     *call,
                                  const char *pool_id,
                                  gint64      due_us,
                                  gboolean    over,
                                  gboolean   *fine,
                                  GError    **error);

G_END_DECLS
