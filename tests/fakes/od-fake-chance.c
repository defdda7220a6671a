/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-fake-chance.h"

struct _OdFakeChance {
  GObject parent_instance;

  guint64 state;
};

/* SplitMix64: every seed gives a good row, zero as well. */
static guint64
next_bits (OdFakeChance *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static void
od_fake_chance_fill (OdChance *chance,
                     guint8   *bytes,
                     gsize     n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) (next_bits (OD_FAKE_CHANCE (chance)) >> 56);
}

static void
od_fake_chance_iface_init (OdChanceInterface *iface)
{
  iface->fill = od_fake_chance_fill;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OdFakeChance, od_fake_chance, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_CHANCE, od_fake_chance_iface_init))

static void
od_fake_chance_class_init (OdFakeChanceClass *klass)
{
}

static void
od_fake_chance_init (OdFakeChance *self)
{
}

OdFakeChance *
od_fake_chance_new (guint64 seed)
{
  OdFakeChance *self = g_object_new (OD_TYPE_FAKE_CHANCE, NULL);

  self->state = seed;
  return self;
}

guint
od_fake_chance_below (OdFakeChance *self,
                      guint         n)
{
  g_assert (n > 0);

  return (guint) (next_bits (self) % n);
}
