/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-throttle.h"

#define SPAN_US (60 * G_USEC_PER_SEC)
/* Names come from outside: there may be any number of them. */
#define MAX_NAMES 4096

struct _OdThrottle {
  GHashTable *tries;   /* name → GArray of gint64, oldest first */
};

OdThrottle *
od_throttle_new (void)
{
  OdThrottle *self = g_new0 (OdThrottle, 1);

  self->tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
od_throttle_free (OdThrottle *self)
{
  g_hash_table_unref (self->tries);
  g_free (self);
}

static void
drop_old (GArray *tries,
          gint64  now_us)
{
  guint n_old = 0;

  while (n_old < tries->len && now_us - g_array_index (tries, gint64, n_old) >= SPAN_US)
    n_old++;
  if (n_old > 0)
    g_array_remove_range (tries, 0, n_old);
}

static gboolean
is_forgotten (gpointer name,
              gpointer tries,
              gpointer now_us)
{
  drop_old (tries, *(gint64 *) now_us);
  return ((GArray *) tries)->len == 0;
}

gboolean
od_throttle_try (OdThrottle *self,
                 const char *name,
                 guint       limit,
                 gint64      now_us)
{
  GArray *tries = g_hash_table_lookup (self->tries, name);

  if (tries == NULL) {
    if (g_hash_table_size (self->tries) >= MAX_NAMES)
      g_hash_table_foreach_remove (self->tries, is_forgotten, &now_us);
    if (g_hash_table_size (self->tries) >= MAX_NAMES)
      return FALSE;
    tries = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_hash_table_insert (self->tries, g_strdup (name), tries);
  }

  drop_old (tries, now_us);
  if (tries->len >= limit)
    return FALSE;
  g_array_append_val (tries, now_us);
  return TRUE;
}

void
od_throttle_pardon (OdThrottle *self,
                    const char *name)
{
  g_hash_table_remove (self->tries, name);
}
