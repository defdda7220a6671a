/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre.h"

G_BEGIN_DECLS

/* The floors that a display is for: @floors NULL or empty = all of them. A call without a floor belongs to every display. */
gboolean od_floors_hold (const char *const *floors,
                         const char        *floor);

/* Which way @floor is from there: 1 up, -1 down, 0 when that cannot be told from their names. */
int od_floors_way (const char *const *floors,
                   const char        *floor);

/* Whether the house's desks are on more than one floor. */
gboolean od_floors_are_several (const OdCentre *centre);

G_END_DECLS
