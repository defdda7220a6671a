/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-idle-guard.h"

#define TICK_MS 250

struct _OdIdleGuard {
  GObject  parent_instance;

  OdClock *clock;
  guint    source;         /* handle; 0 = not armed */

  guint    idle_seconds;
  guint    warn_seconds;
  gint64   touched_us;
  gboolean warning;
  guint    remaining;
};

enum {
  PROP_0,
  PROP_WARNING,
  PROP_REMAINING,
  N_PROPS
};

enum {
  EXPIRED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE (OdIdleGuard, od_idle_guard, G_TYPE_OBJECT)

static gboolean
on_tick (gpointer user_data)
{
  od_idle_guard_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
set_remaining (OdIdleGuard *self,
               guint        remaining)
{
  if (self->remaining == remaining)
    return;
  self->remaining = remaining;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REMAINING]);
}

static void
set_warning (OdIdleGuard *self,
             gboolean     warning)
{
  if (self->warning == warning)
    return;
  self->warning = warning;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WARNING]);
}

static void
od_idle_guard_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OdIdleGuard *self = OD_IDLE_GUARD (object);

  switch (prop_id) {
  case PROP_WARNING:
    g_value_set_boolean (value, self->warning);
    break;
  case PROP_REMAINING:
    g_value_set_uint (value, self->remaining);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_idle_guard_dispose (GObject *object)
{
  OdIdleGuard *self = OD_IDLE_GUARD (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (od_idle_guard_parent_class)->dispose (object);
}

static void
od_idle_guard_class_init (OdIdleGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_idle_guard_get_property;
  object_class->dispose = od_idle_guard_dispose;

  props[PROP_WARNING] = g_param_spec_boolean ("warning", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_REMAINING] = g_param_spec_uint ("remaining", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[EXPIRED] = g_signal_new ("expired", OD_TYPE_IDLE_GUARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_idle_guard_init (OdIdleGuard *self)
{
}

OdIdleGuard *
od_idle_guard_new (OdClock *clock,
                   guint    idle_seconds,
                   guint    warn_seconds)
{
  OdIdleGuard *self;

  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = g_object_new (OD_TYPE_IDLE_GUARD, NULL);
  self->clock = g_object_ref (clock);
  self->idle_seconds = idle_seconds;
  self->warn_seconds = MAX (warn_seconds, OD_IDLE_GUARD_WARN_MIN_SECONDS);
  return self;
}

void
od_idle_guard_arm (OdIdleGuard *self)
{
  g_return_if_fail (OD_IS_IDLE_GUARD (self));

  if (self->source != 0)
    return;
  self->touched_us = od_clock_now_us (self->clock);
  self->source = g_timeout_add (TICK_MS, on_tick, self);
}

void
od_idle_guard_disarm (OdIdleGuard *self)
{
  g_return_if_fail (OD_IS_IDLE_GUARD (self));

  g_clear_handle_id (&self->source, g_source_remove);
  set_warning (self, FALSE);
}

void
od_idle_guard_touch (OdIdleGuard *self)
{
  g_return_if_fail (OD_IS_IDLE_GUARD (self));

  self->touched_us = od_clock_now_us (self->clock);
  set_warning (self, FALSE);
}

gboolean
od_idle_guard_get_warning (OdIdleGuard *self)
{
  g_return_val_if_fail (OD_IS_IDLE_GUARD (self), FALSE);

  return self->warning;
}

guint
od_idle_guard_get_remaining (OdIdleGuard *self)
{
  g_return_val_if_fail (OD_IS_IDLE_GUARD (self), 0);

  return self->remaining;
}

void
od_idle_guard_tick (OdIdleGuard *self)
{
  gint64 quiet_us, left_us;

  g_return_if_fail (OD_IS_IDLE_GUARD (self));

  if (self->source == 0)
    return;

  quiet_us = od_clock_now_us (self->clock) - self->touched_us;
  left_us = (self->idle_seconds + (gint64) self->warn_seconds) * G_USEC_PER_SEC - quiet_us;
  if (left_us <= 0) {
    od_idle_guard_disarm (self);
    g_signal_emit (self, signals[EXPIRED], 0);
  } else if (quiet_us >= self->idle_seconds * (gint64) G_USEC_PER_SEC) {
    set_remaining (self, (guint) ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC));
    set_warning (self, TRUE);
  }
}
