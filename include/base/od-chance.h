/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OdChance:
 *
 * Where chance comes from: the kernel in the product, a seed in tests.
 */
#define OD_TYPE_CHANCE (od_chance_get_type ())
G_DECLARE_INTERFACE (OdChance, od_chance, OD, CHANCE, GObject)

struct _OdChanceInterface {
  GTypeInterface parent_iface;

  void (*fill) (OdChance *self,
                guint8   *bytes,
                gsize     n_bytes);
};

/* Fills @bytes; the system source aborts rather than hand out weak bytes. */
void od_chance_fill (OdChance *self,
                     guint8   *bytes,
                     gsize     n_bytes);

/* A double in [0, 1). */
double od_chance_fraction (OdChance *self);

/* getrandom(2). */
OdChance *od_system_chance_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
