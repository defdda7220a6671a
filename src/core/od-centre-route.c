/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre.h"

#include <string.h>

/* How well a pool suits a visitor's language. */
enum {
  SUITS_NOT,
  SUITS_EVERYBODY,
  SUITS_WELL
};

/* "es" is spoken to who chose "es-419", and the other way round. */
static gboolean
is_same_language (const char *a,
                  const char *b)
{
  gsize length = MIN (strlen (a), strlen (b));

  return g_ascii_strncasecmp (a, b, length) == 0 && (a[length] == '\0' || a[length] == '-') && (b[length] == '\0' || b[length] == '-');
}

static int
suit_language (const OdPool *pool,
               const char   *language)
{
  if (pool->languages == NULL || pool->languages[0] == NULL)
    return SUITS_EVERYBODY;

  for (gsize i = 0; language != NULL && pool->languages[i] != NULL; i++) {
    if (is_same_language (pool->languages[i], language))
      return SUITS_WELL;
  }
  return SUITS_NOT;
}

static gboolean
has_need (const OdPool *pool,
          const char   *need)
{
  return pool->needs != NULL && g_strv_contains ((const char *const *) pool->needs, need);
}

/* Whom nobody can see without being sent goes to reception, and is told there. */
static const char *
find_pool_for_need (const OdCentre *self,
                    const char     *need,
                    const char     *language)
{
  const char *found = NULL;
  int best = SUITS_NOT;
  gboolean is_closed_door = FALSE;

  for (guint i = 0; i < self->pools->len; i++) {
    const OdPool *pool = self->pools->pdata[i];
    int suits = has_need (pool, need) ? suit_language (pool, language) : SUITS_NOT;

    if (suits != SUITS_NOT && pool->referral_only)
      is_closed_door = TRUE;
    if (suits > best && !pool->referral_only) {
      best = suits;
      found = pool->id;
    }
  }
  return found == NULL && is_closed_door ? self->reception_pool : found;
}

static gboolean
is_pair_there (const OdPair      *pair,
               const char *const *needs)
{
  for (gsize i = 0; pair->needs != NULL && pair->needs[i] != NULL; i++) {
    if (!g_strv_contains (needs, pair->needs[i]))
      return FALSE;
  }

  return pair->needs != NULL && pair->needs[0] != NULL;
}

/* The pool of the pair that takes @need together with others of @needs; NULL when each goes its own way. */
static const char *
find_pool_for_pair (const OdCentre    *self,
                    const char        *need,
                    const char *const *needs,
                    const char        *language)
{
  for (guint i = 0; i < self->pairs->len; i++) {
    const OdPair *pair = self->pairs->pdata[i];
    const OdPool *pool = od_centre_find_pool (self, pair->pool_id);

    if (pool == NULL || pool->referral_only || suit_language (pool, language) == SUITS_NOT)
      continue;
    if (is_pair_there (pair, needs) && g_strv_contains ((const char *const *) pair->needs, need))
      return pool->id;
  }

  return NULL;
}

static void
add_pools_for_needs (const OdCentre    *self,
                     const char *const *needs,
                     const char        *language,
                     GPtrArray         *route)
{
  for (gsize i = 0; needs[i] != NULL; i++) {
    const char *pool_id = find_pool_for_pair (self, needs[i], needs, language);

    if (pool_id == NULL)
      pool_id = find_pool_for_need (self, needs[i], language);
    if (pool_id != NULL && !g_ptr_array_find_with_equal_func (route, pool_id, g_str_equal, NULL))
      g_ptr_array_add (route, (char *) pool_id);
  }
}

GPtrArray *
od_centre_route (const OdCentre    *self,
                 const char *const *needs,
                 const char        *language)
{
  GPtrArray *route;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->reception_pool != NULL, NULL);

  route = g_ptr_array_new ();
  if (self->first_pool != NULL)
    g_ptr_array_add (route, self->first_pool);
  else if (needs != NULL && !g_strv_contains (needs, "person"))
    add_pools_for_needs (self, needs, language, route);
  if (route->len == 0)
    g_ptr_array_add (route, self->reception_pool);
  return route;
}

/* The years of the age bands, as od-visit.h has them. */
static const struct {
  const char *age;
  guint       first;
  guint       last;
} bands[] = { { "under-18", 0, 17 }, { "18-29", 18, 29 }, { "30-64", 30, 64 }, { "65-plus", 65, G_MAXUINT } };

static OdFit
fit_years (const OdPool *pool,
           guint         first,
           guint         last)
{
  guint max_age = pool->max_age > 0 ? pool->max_age : G_MAXUINT;

  if (first >= pool->min_age && last <= max_age)
    return OD_FIT_YES;
  if (last < pool->min_age || first > max_age)
    return OD_FIT_NO;
  return OD_FIT_UNKNOWN;
}

OdFit
od_pool_fit_age (const OdPool *self,
                 const char   *age)
{
  g_return_val_if_fail (self != NULL, OD_FIT_UNKNOWN);

  if (self->min_age == 0 && self->max_age == 0)
    return OD_FIT_YES;

  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++) {
    if (g_strcmp0 (age, bands[i].age) == 0)
      return fit_years (self, bands[i].first, bands[i].last);
  }
  return OD_FIT_UNKNOWN;
}

OdFit
od_pool_fit_residence (const OdPool *self,
                       const char   *residence)
{
  g_return_val_if_fail (self != NULL, OD_FIT_UNKNOWN);

  if (!self->residents || g_strcmp0 (residence, "here") == 0)
    return OD_FIT_YES;
  return g_strcmp0 (residence, "elsewhere") == 0 ? OD_FIT_NO : OD_FIT_UNKNOWN;
}
