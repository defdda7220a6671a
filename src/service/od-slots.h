/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"
#include "od-server-private.h"

G_BEGIN_DECLS

/* The slots of a pool: showers, meals, groups. Taken are those that somebody of today's line has, or an appointment. */

typedef enum {
  OD_SLOT_FREE,
  OD_SLOT_TAKEN,     /* no place is left */
  OD_SLOT_NONE,      /* none begins then */
} OdSlotState;

/* (element-type OdSlot) those that begin in [@from_us, @to_us). NULL on a fault. */
GArray *od_slots_list (OdServer     *service,
                       const OdPool *pool,
                       gint64        from_us,
                       gint64        to_us,
                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The one that begins at @due_us. */
gboolean od_slots_look (OdServer     *service,
                        const OdPool *pool,
                        gint64        due_us,
                        OdSlotState  *state,
                        GError      **error);

/* Whether one begins at @due_us that has a place left. */
gboolean od_slots_has_place (OdServer     *service,
                             const OdPool *pool,
                             gint64        due_us,
                             gboolean     *place,
                             GError      **error);

G_END_DECLS
