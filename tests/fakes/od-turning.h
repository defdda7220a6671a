/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Turns the main loop until @condition holds; ends the program when it never does. */
#define od_turn_until(condition)                                              \
  G_STMT_START {                                                              \
    gint64 od_turn_end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;       \
    guint od_turn_alarm = g_timeout_add (50, od_turn_tick, NULL);             \
    while (!(condition)) {                                                    \
      if (g_get_monotonic_time () > od_turn_end)                              \
      g_error ("%s:%d: never came true: %s", __FILE__, __LINE__, #condition); \
      g_main_context_iteration (NULL, TRUE);                                  \
    }                                                                         \
    g_source_remove (od_turn_alarm);                                          \
  } G_STMT_END

static inline gboolean
od_turn_tick (gpointer nothing)
{
  return G_SOURCE_CONTINUE;
}

G_END_DECLS
