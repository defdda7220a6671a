/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-chance.h"

G_BEGIN_DECLS

/**
 * OdFakeChance:
 *
 * Chance from a seed: the same seed, the same bytes. Not thread-safe.
 */
#define OD_TYPE_FAKE_CHANCE (od_fake_chance_get_type ())
G_DECLARE_FINAL_TYPE (OdFakeChance, od_fake_chance, OD, FAKE_CHANCE, GObject)

OdFakeChance *od_fake_chance_new (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;

/* A number in [0, @n). */
guint         od_fake_chance_below (OdFakeChance *self,
                                    guint         n);

G_END_DECLS
