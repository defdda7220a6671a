/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chance.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

G_DEFINE_INTERFACE (OdChance, od_chance, G_TYPE_OBJECT)

#define OD_TYPE_SYSTEM_CHANCE (od_system_chance_get_type ())
G_DECLARE_FINAL_TYPE (OdSystemChance, od_system_chance, OD, SYSTEM_CHANCE, GObject)

struct _OdSystemChance {
  GObject parent_instance;
};

static void
od_system_chance_fill (OdChance *chance,
                       guint8   *bytes,
                       gsize     n_bytes)
{
  while (n_bytes > 0) {
    gssize n_got = getrandom (bytes, n_bytes, 0);

    if (n_got < 0 && errno == EINTR)
      continue;
    if (n_got <= 0)
      g_error ("the kernel gives no chance: %s", g_strerror (errno));
    bytes += n_got;
    n_bytes -= (gsize) n_got;
  }
}

static void
od_system_chance_iface_init (OdChanceInterface *iface)
{
  iface->fill = od_system_chance_fill;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OdSystemChance, od_system_chance, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_CHANCE, od_system_chance_iface_init))

static void
od_system_chance_class_init (OdSystemChanceClass *klass)
{
}

static void
od_system_chance_init (OdSystemChance *self)
{
}

static void
od_chance_default_init (OdChanceInterface *iface)
{
}

void
od_chance_fill (OdChance *self,
                guint8   *bytes,
                gsize     n_bytes)
{
  g_return_if_fail (OD_IS_CHANCE (self));
  g_return_if_fail (bytes != NULL || n_bytes == 0);

  OD_CHANCE_GET_IFACE (self)->fill (self, bytes, n_bytes);
}

double
od_chance_fraction (OdChance *self)
{
  guint8 bytes[8];
  guint64 bits;

  g_return_val_if_fail (OD_IS_CHANCE (self), 0);

  od_chance_fill (self, bytes, sizeof bytes);
  memcpy (&bits, bytes, sizeof bits);
  /* 53 bits are what a double holds exactly, so that the result never rounds up to 1. */
  return (double) (bits >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

OdChance *
od_system_chance_new (void)
{
  return g_object_new (OD_TYPE_SYSTEM_CHANCE, NULL);
}
