/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-fake-clock.h"

struct _OdFakeClock {
  GObject parent_instance;

  GMutex  lock;
  gint64  now_us;
};

static gint64
od_fake_clock_now_us (OdClock *clock)
{
  OdFakeClock *self = OD_FAKE_CLOCK (clock);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  return self->now_us;
}

static void
od_fake_clock_iface_init (OdClockInterface *iface)
{
  iface->now_us = od_fake_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OdFakeClock, od_fake_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_CLOCK, od_fake_clock_iface_init))

static void
od_fake_clock_finalize (GObject *object)
{
  OdFakeClock *self = OD_FAKE_CLOCK (object);

  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (od_fake_clock_parent_class)->finalize (object);
}

static void
od_fake_clock_class_init (OdFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_fake_clock_finalize;
}

static void
od_fake_clock_init (OdFakeClock *self)
{
  g_mutex_init (&self->lock);
}

OdFakeClock *
od_fake_clock_new (const char *time)
{
  OdFakeClock *self = g_object_new (OD_TYPE_FAKE_CLOCK, NULL);

  od_fake_clock_set (self, time);
  return self;
}

void
od_fake_clock_set (OdFakeClock *self,
                   const char  *time)
{
  gint64 us = 0;

  if (!od_time_parse (time, &us))
    g_error ("not a time: %s", time);
  od_fake_clock_set_us (self, us);
}

void
od_fake_clock_set_us (OdFakeClock *self,
                      gint64       us)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  self->now_us = us;
}

void
od_fake_clock_advance (OdFakeClock *self,
                       double       seconds)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  self->now_us += (gint64) (seconds * G_USEC_PER_SEC);
}
