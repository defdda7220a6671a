/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-carrier.h"
#include "od-chance.h"
#include "od-clock.h"
#include "od-store.h"

G_BEGIN_DECLS

/**
 * OdCourier:
 *
 * Empties the outbox: in order for each visit, one try at a time for each visit, full-jitter back-off from 1 s to 15 min, parks
 * what will never be taken, picks up where it was after a crash. Runs on the main context of the thread that owns the store, where no
 * transaction may be open when it runs. Results that come together share a commit.
 */
#define OD_TYPE_COURIER (od_courier_get_type ())
G_DECLARE_FINAL_TYPE (OdCourier, od_courier, OD, COURIER, GObject)

OdCourier *od_courier_new (OdStore   *store,
                           OdCarrier *carrier,
                           OdClock   *clock,
                           OdChance  *chance) G_GNUC_WARN_UNUSED_RESULT;

/* Visitors come first: between two rounds of tries the courier rests, so that a backlog never slows the tickets. 100 ms unless set; tests
 * that turn the clock by hand set 0. */
void od_courier_set_rest (OdCourier *self,
                          gint64     rest_us);

/* Looks at the outbox soon, and by itself when the next row falls due. Call it after a commit that added rows. */
void od_courier_wake (OdCourier *self);

/* Lets no new try begin; running ones are cancelled (and will be tried again by the next run). To be called before the store closes,
 * which it does not touch from then on. */
void od_courier_stop (OdCourier *self);

/* The wait before try @tries + 1, in microseconds: full jitter, @fraction in [0, 1) chosen by chance. Pure. */
gint64 od_courier_back_off (guint  tries,
                            double fraction);

G_END_DECLS
