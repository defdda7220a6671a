/* SPDX-License-Identifier: EUPL-1.2 */
#include "model-compare.h"

#include <string.h>

#include "od-wire.h"

static int
number_of (const char *id)
{
  const char *dash = id == NULL ? NULL : strrchr (id, '-');

  return dash == NULL ? MODEL_NONE : (int) g_ascii_strtoll (dash + 1, NULL, 10);
}

static gboolean
is_staff (const char *id,
          int         who,
          ModelHouse *house)
{
  return g_strcmp0 (id, who == MODEL_NONE ? NULL : model_house_get_staff_id (house, who)) == 0;
}

static gboolean
are_same_places (const OdLeg    *real,
                 const ModelLeg *leg,
                 ModelHouse     *house)
{
  return number_of (real->pool_id) == leg->pool && number_of (real->desk_id) == leg->desk && number_of (real->with_desk_id) == leg->with &&
         number_of (real->from_desk_id) == leg->from_desk && number_of (real->from_pool_id) == leg->from_pool &&
         number_of (real->for_desk_id) == leg->for_desk && is_staff (real->for_staff_id, leg->for_staff, house);
}

/* Times travel as milliseconds; the service puts what comes later a microsecond later. */
static gboolean
is_same_moment (gint64 a,
                gint64 b)
{
  return a / 1000 == b / 1000;
}

static gboolean
are_same_times (const OdLeg    *real,
                const ModelLeg *leg)
{
  return is_same_moment (real->made_us, leg->made) && is_same_moment (real->queued_us, leg->queued) && real->due_us == 0 &&
         is_same_moment (real->place_us, leg->place) && is_same_moment (real->not_before_us, leg->not_before) &&
         is_same_moment (real->first_called_us, leg->first_called) && is_same_moment (real->called_us, leg->called) &&
         is_same_moment (real->started_us, leg->started) && is_same_moment (real->held_us, leg->held) &&
         is_same_moment (real->ended_us, leg->ended);
}

static const char *
compare_leg (const OdLeg *real,
             Model       *model,
             ModelVisit  *visit,
             ModelLeg    *leg,
             ModelHouse  *house)
{
  if (leg->id[0] == '\0')
    g_strlcpy (leg->id, real->id, sizeof leg->id);
  if (leg->with == MODEL_ANY) {
    visit->with = leg->with = number_of (real->with_desk_id);
    if (leg->with == MODEL_NONE || !(model->partners & (1u << leg->with)))
      return "a second desk that cannot be";
  }
  if (!g_str_equal (real->id, leg->id))
    return "id of a leg";
  if (real->state != leg->state || real->offered != leg->offered)
    return "state of a leg";
  if (!are_same_places (real, leg, house))
    return "a leg's pool, desk or person";
  if (!are_same_times (real, leg))
    return "a leg's times";
  return real->calls == leg->calls && real->missed == leg->missed && real->priority == leg->priority ? NULL : "a leg's calls or priority";
}

const char *
model_compare (const OdVisit *real,
               Model         *model,
               ModelVisit    *visit,
               ModelHouse    *house)
{
  if (visit->id[0] == '\0')
    g_strlcpy (visit->id, real->id, sizeof visit->id);
  if (!g_str_equal (real->id, visit->id))
    return "id";
  if (real->series[0] != 'A' + visit->series || real->number != visit->number)
    return "number";
  if (real->version != visit->version)
    return "version";
  if (!is_same_moment (real->out_us, visit->now.out))
    return "stepped out";
  if ((int) real->legs->len != visit->now.n_legs)
    return "number of legs";
  for (guint i = 0; i < real->legs->len; i++) {
    const char *wrong = compare_leg (real->legs->pdata[i], model, visit, &visit->now.legs[i], house);

    if (wrong != NULL)
      return wrong;
  }
  return NULL;
}

static gboolean
is_at_desk (const OdLeg *leg)
{
  return leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING;
}

static const char *
check_leg (const OdLeg *leg)
{
  if (leg->offered && leg->state != OD_LEG_WAITING)
    return "offered, but not waiting";
  if (leg->state == OD_LEG_WAITING && (leg->desk_id != NULL || leg->ended_us != 0 || leg->called_us != 0))
    return "waiting, and at a desk";
  if (is_at_desk (leg) && (leg->desk_id == NULL || leg->first_called_us == 0))
    return "at no desk";
  if ((leg->held_us != 0) != (leg->state == OD_LEG_ON_HOLD))
    return "held, but not on hold";
  if (leg->with_desk_id != NULL && g_strcmp0 (leg->desk_id, leg->with_desk_id) == 0)
    return "one desk twice";
  return (leg->state > OD_LEG_ON_HOLD) != (leg->ended_us != 0) ? "over, but without an end" : NULL;
}

const char *
model_check_visit (const OdVisit *real)
{
  int n_at_desk = 0;

  for (guint i = 0; i < real->legs->len; i++) {
    const char *wrong = check_leg (real->legs->pdata[i]);

    if (wrong != NULL)
      return wrong;
    n_at_desk += is_at_desk (real->legs->pdata[i]);
  }

  if (n_at_desk > 1)
    return "called to two places";
  return real->out_us != 0 && (n_at_desk > 0 || !od_visit_is_open (real)) ? "out, and at a desk or gone" : NULL;
}

const char *
model_check_restored (const OdVisit *real,
                      const OdVisit *before)
{
  g_autoptr (OdVisit) cut = od_visit_copy (real);
  g_autofree char *now = NULL;
  g_autofree char *then = od_wire_visit_to_json (before, OD_WIRE_STAFF);

  for (guint i = before->legs->len; i < real->legs->len; i++) {
    if (((OdLeg *) real->legs->pdata[i])->state != OD_LEG_CANCELLED)
      return "a leg that an undo left";
  }
  g_ptr_array_set_size (cut->legs, (int) before->legs->len);
  cut->version = before->version;
  now = od_wire_visit_to_json (cut, OD_WIRE_STAFF);
  return g_str_equal (now, then) ? NULL : "not as it was before the undone change";
}

/* Whether @desk could call @leg as well as any: nobody's own, not resting, at no other desk, here. */
static gboolean
could_be_called (const OdVisit    *visit,
                 const OdLeg      *leg,
                 int               desk,
                 gint64            now_us,
                 const ModelRules *rules)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    if (is_at_desk (visit->legs->pdata[i]))
      return FALSE;
  }

  return leg->state == OD_LEG_WAITING && visit->out_us == 0 && leg->for_desk_id == NULL && leg->for_staff_id == NULL &&
         leg->not_before_us <= now_us && (rules->pools[desk] & (1u << number_of (leg->pool_id)));
}

/* Never by a worse place; and who stands where one belongs, not further back for a missed call, is passed by nobody who came later than the
 * largest head start. */
static const char *
check_pair (const OdLeg      *called,
            const OdLeg      *waiting,
            const ModelRules *rules)
{
  gint64 own = rules->head_starts[waiting->priority];
  gint64 largest = rules->head_starts[G_N_ELEMENTS (rules->head_starts) - 1] - own;

  if (called->place_us > waiting->place_us)
    return "called before somebody with a better place";
  if (waiting->place_us == waiting->queued_us - own && called->queued_us > waiting->queued_us + largest)
    return "somebody is passed for longer than the bound";
  return NULL;
}

const char *
model_check_order (GPtrArray        *visits,
                   const OdVisit    *called,
                   int               desk,
                   gint64            now_us,
                   const ModelRules *rules)
{
  const OdLeg *leg = od_visit_current_leg (called);
  const char *wrong = NULL;

  for (guint i = 0; i < visits->len && wrong == NULL; i++) {
    const OdVisit *visit = visits->pdata[i];

    for (guint j = 0; j < visit->legs->len && wrong == NULL && !g_str_equal (visit->id, called->id); j++) {
      if (could_be_called (visit, visit->legs->pdata[j], desk, now_us, rules))
        wrong = check_pair (leg, visit->legs->pdata[j], rules);
    }
  }
  return wrong;
}
