/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-crowd.h"

#include <sys/resource.h>

/* For the database, the outbox, the log and the courier's own connections. */
#define FOR_THE_HOUSE 64
#define MOST 16384

struct _OdCrowd {
  guint max;
  guint n_in;
};

static guint
room_of_the_process (void)
{
  struct rlimit files = { 0 };

  if (getrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= MOST)
    return MOST;
  return files.rlim_cur > 2 * FOR_THE_HOUSE ? (guint) files.rlim_cur - FOR_THE_HOUSE : FOR_THE_HOUSE;
}

OdCrowd *
od_crowd_new (guint max)
{
  OdCrowd *self = g_rc_box_new0 (OdCrowd);

  self->max = max != 0 ? max : room_of_the_process ();
  return self;
}

void
od_crowd_free (OdCrowd *self)
{
  g_rc_box_release (self);
}

static void
on_gone (gpointer data)
{
  OdCrowd *self = data;

  self->n_in--;
  g_rc_box_release (self);
}

gboolean
od_crowd_let_in (OdCrowd           *self,
                 GSocketConnection *connection)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_SOCKET_CONNECTION (connection), FALSE);

  if (self->n_in >= self->max)
    return FALSE;
  self->n_in++;
  g_object_set_data_full (G_OBJECT (connection), "od-crowd", g_rc_box_acquire (self), on_gone);
  return TRUE;
}
