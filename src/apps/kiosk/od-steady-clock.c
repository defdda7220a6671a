/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-steady-clock.h"

#define OD_TYPE_STEADY_CLOCK (od_steady_clock_get_type ())
G_DECLARE_FINAL_TYPE (OdSteadyClock, od_steady_clock, OD, STEADY_CLOCK, GObject)

struct _OdSteadyClock {
  GObject parent_instance;
};

static gint64
od_steady_clock_now_us (OdClock *clock)
{
  return g_get_monotonic_time ();
}

static void
od_steady_clock_clock_init (OdClockInterface *iface)
{
  iface->now_us = od_steady_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OdSteadyClock, od_steady_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_CLOCK, od_steady_clock_clock_init))

static void
od_steady_clock_class_init (OdSteadyClockClass *klass)
{
}

static void
od_steady_clock_init (OdSteadyClock *self)
{
}

OdClock *
od_steady_clock_new (void)
{
  return g_object_new (OD_TYPE_STEADY_CLOCK, NULL);
}
