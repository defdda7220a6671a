/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue-show.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_here (OdVisitItem  *item,
         const OdDesk *desk)
{
  return od_visit_is_open (od_visit_item_get_visit (item));
}

static gboolean
is_at (const OdLeg  *leg,
       const OdDesk *desk)
{
  return g_strcmp0 (leg->desk_id, desk->id) == 0 || g_strcmp0 (leg->with_desk_id, desk->id) == 0;
}

static gboolean
is_mine (OdVisitItem  *item,
         const OdDesk *desk)
{
  const OdLeg *leg = od_visit_item_get_leg (item);

  if (desk == NULL || !is_here (item, desk))
    return FALSE;
  if (leg->desk_id != NULL)
    return is_at (leg, desk);

  return (leg->for_desk_id == NULL || g_str_equal (leg->for_desk_id, desk->id)) &&
         g_strv_contains ((const char *const *) desk->pools, leg->pool_id);
}

static gboolean
is_called (OdVisitItem  *item,
           const OdDesk *desk)
{
  return od_visit_item_get_leg (item)->state == OD_LEG_CALLED;
}

static gboolean
is_held (OdVisitItem  *item,
         const OdDesk *desk)
{
  return od_visit_item_get_leg (item)->state == OD_LEG_ON_HOLD;
}

static gboolean
is_stuck (OdVisitItem  *item,
          const OdDesk *desk)
{
  g_autofree char *stuck = NULL;

  g_object_get (item, "stuck", &stuck, NULL);

  return is_here (item, desk) && !g_str_equal (stuck, "not");
}

static gboolean
is_out (OdVisitItem  *item,
        const OdDesk *desk)
{
  return od_visit_item_get_visit (item)->out_us > 0 && is_here (item, desk);
}

/* A miss that still rests counts as well: that person may stand here any moment. */
static gboolean
is_late (OdVisitItem  *item,
         const OdDesk *desk)
{
  const OdVisit *visit = od_visit_item_get_visit (item);

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (leg->state == OD_LEG_NO_SHOW || leg->state == OD_LEG_LEFT || (leg->state == OD_LEG_WAITING && leg->missed > 0))
      return TRUE;
  }

  return FALSE;
}

static const struct {
  const char *name;
  const char *words;
  gboolean    (*holds) (OdVisitItem  *item,
                        const OdDesk *desk);
} shows[] = {
  { "all", N_("All"), is_here },
  { "mine", N_("Mine"), is_mine },
  { "called", N_("Called"), is_called },
  { "held", N_("On hold"), is_held },
  { "stuck", N_("Stuck"), is_stuck },
  { "out", N_("Out"), is_out },
  { "late", N_("Missed"), is_late },
};

const char *const *
od_queue_show_names (void)
{
  static const char *const names[] = { "all", "mine", "called", "held", "stuck", "out", "late", NULL };

  return names;
}

const char *
od_queue_show_words (const char *show)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++) {
    if (g_str_equal (shows[i].name, show))
      return _(shows[i].words);
  }

  return show;
}

gboolean
od_queue_shows (OdVisitItem  *item,
                const char   *show,
                const OdDesk *desk)
{
  g_return_val_if_fail (OD_IS_VISIT_ITEM (item), FALSE);
  g_return_val_if_fail (show != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++) {
    if (g_str_equal (shows[i].name, show))
      return shows[i].holds (item, desk);
  }

  return FALSE;
}

gboolean
od_queue_has_number (OdVisitItem *item,
                     const char  *typed)
{
  const OdVisit *visit;
  g_autofree char *label = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (OD_IS_VISIT_ITEM (item), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  visit = od_visit_item_get_visit (item);
  label = g_strdup_printf ("%s%u", visit->series, visit->number);
  wanted = g_ascii_strup (typed, -1);
  g_strstrip (wanted);
  for (char *blank = strchr (wanted, ' '); blank != NULL; blank = strchr (wanted, ' '))
    memmove (blank, blank + 1, strlen (blank));

  return strstr (label, wanted) != NULL;
}
