/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-watch.h"

#include "od-store-centre.h"
#include "od-store-events.h"

/* "<seq> <µs> <actor> <reason>": what the log had when the clock was accepted, and as what. */
#define SETTING "clock_accepted"
#define SLACK_US (60 * (gint64) G_USEC_PER_SEC)

static gboolean
read_newest (OdServer *self,
             gint64   *seq,
             gint64   *at_us,
             GError  **error)
{
  g_autoptr (GPtrArray) newest = NULL;

  *seq = od_store_get_last_seq (self->store);
  *at_us = 0;
  if (*seq == 0)
    return TRUE;
  newest = od_store_list_events (self->store, *seq - 1, 1, error);
  if (newest == NULL)
    return FALSE;
  if (newest->len > 0)
    *at_us = ((OdEvent *) g_ptr_array_index (newest, 0))->at_us;
  return TRUE;
}

gboolean
od_watch_start (OdServer *self,
                GError  **error)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *accepted = od_store_dup_setting (self->store, SETTING, &fault);
  char *rest = NULL;
  gint64 accepted_seq;
  gint64 seq = 0;

  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (!read_newest (self, &seq, &self->floor_us, error))
    return FALSE;
  if (accepted == NULL)
    return TRUE;
  accepted_seq = g_ascii_strtoll (accepted, &rest, 10);
  if (seq <= accepted_seq)
    self->floor_us = g_ascii_strtoll (rest, NULL, 10);
  return TRUE;
}

gboolean
od_watch_set (OdServer *self,
              gint64   *now_us)
{
  if (self->floor_us - *now_us > SLACK_US)
    return FALSE;
  /* After what was written last, so that nobody who comes now stands before it. */
  if (*now_us < self->floor_us)
    *now_us = self->floor_us + 1;
  return TRUE;
}

void
od_watch_saw (OdServer *self,
              gint64    at_us)
{
  self->floor_us = MAX (self->floor_us, at_us);
}

gboolean
od_watch_accept (OdServer   *self,
                 gint64      now_us,
                 const char *actor,
                 const char *reason,
                 GError    **error)
{
  g_autofree char *accepted = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s",
                                               od_store_get_last_seq (self->store), now_us, actor, reason);

  if (!od_store_put_setting (self->store, SETTING, accepted, error))
    return FALSE;
  self->floor_us = now_us;
  return TRUE;
}
