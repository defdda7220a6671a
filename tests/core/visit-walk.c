/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-walk.h"

#include <stdio.h>
#include <string.h>

#include "od-fake-chance.h"
#include "visit-model.h"

#define MAX_LEGS MODEL_MAX_LEGS
#define NONE MODEL_NONE
#define SECOND G_USEC_PER_SEC

typedef struct {
  /* owned */
  OdFakeChance *chance;
  OdVisit      *visit;
  OdEvent      *last;
  OdPolicy     *policy;

  /* state */
  Model         model;
  ModelPast     past;
  gint64        now;
  int           n_ids;
  OdVerb        verb;      /* of the newest wish */
  OdOutcome     expected;
  OdOutcome     outcome;
} Walk;

static guint
below (Walk *walk,
       guint n)
{
  return od_fake_chance_below (walk->chance, n);
}

static char *
name_of (const char *kind,
         int         number)
{
  return number == NONE ? NULL : g_strdup_printf ("%s-%d", kind, number);
}

static void
add_leg (Walk *walk)
{
  ModelLeg *model = &walk->model.legs[walk->model.n_legs++];
  OdLeg *leg = od_leg_new ();

  memset (model, 0, sizeof *model);
  model->id = walk->n_ids++;
  model->pool = (int) below (walk, 3);
  model->desk = model->with = model->from_desk = model->from_pool = model->for_desk = model->for_staff = NONE;
  model->made = model->queued = model->place = walk->now;
  leg->id = name_of ("leg", model->id);
  leg->pool_id = name_of ("pool", model->pool);
  leg->made_us = leg->queued_us = leg->place_us = walk->now;
  g_ptr_array_add (walk->visit->legs, leg);
}

static void
begin_visit (Walk *walk)
{
  guint n_legs = 1 + below (walk, 3);

  g_clear_pointer (&walk->visit, od_visit_free);
  g_clear_pointer (&walk->last, od_event_free);
  memset (&walk->model, 0, sizeof walk->model);
  memset (&walk->past, 0, sizeof walk->past);
  walk->visit = od_visit_new ();
  walk->visit->id = name_of ("visit", walk->n_ids++);
  walk->visit->version = walk->model.version = 1;
  walk->visit->arrived_us = walk->model.arrived = walk->now;
  walk->policy->grace_calls = 1 + below (walk, 3);
  for (guint i = 0; i < n_legs; i++)
    add_leg (walk);
}

static int
number_or_none (Walk *walk,
                guint n)
{
  return (int) below (walk, n + 1) - 1;
}

/* Mostly a little later than before, sometimes too late for an undo, sometimes by a clock that was put back. */
static gint64
invent_time (Walk *walk)
{
  guint dice = below (walk, 24);

  if (dice == 0)
    return walk->now - (gint64) below (walk, 130) * SECOND;
  walk->now += dice < 3 ? 61 * SECOND : (gint64) below (walk, 30) * SECOND + 1;
  return walk->now;
}

static void
invent_place (Walk      *walk,
              ModelWish *wish)
{
  wish->desk = number_or_none (walk, 3);
  wish->pool = number_or_none (walk, 3);
  wish->with = below (walk, 3) == 0 ? number_or_none (walk, 3) : NONE;
  wish->for_desk = number_or_none (walk, 2);
  wish->for_staff = number_or_none (walk, 2);
  wish->priority = number_or_none (walk, MODEL_N_CLASSES + 1);
  wish->due = below (walk, 2) == 0 ? 0 : walk->now + ((gint64) below (walk, 80) - 40) * 60 * SECOND;
  wish->behind = below (walk, 2) == 0 ? 0 : walk->now + ((gint64) below (walk, 80) - 40) * 60 * SECOND;
}

static ModelWish
invent_wish (Walk *walk)
{
  static const OdVerb verbs[] = {
    OD_VERB_CALL, OD_VERB_CALL, OD_VERB_CALL, OD_VERB_CALL, OD_VERB_START, OD_VERB_START, OD_VERB_FINISH, OD_VERB_NO_SHOW, OD_VERB_NO_SHOW,
    OD_VERB_RECALL, OD_VERB_RECALL, OD_VERB_HOLD, OD_VERB_RESUME, OD_VERB_HAND_OVER, OD_VERB_HAND_OVER, OD_VERB_LEAVE, OD_VERB_CANCEL,
    OD_VERB_UNDO, OD_VERB_UNDO, OD_VERB_ACCEPT, OD_VERB_DECLINE, OD_VERB_STEP_OUT, OD_VERB_BACK, OD_VERB_PRIORITISE, OD_VERB_MOVE,
    OD_VERB_ADD, OD_VERB_CARRY,
  };
  static const char *const reasons[] = { NULL, "  ", "as asked", "as asked", "as asked" };
  ModelWish wish = { 0 };
  guint dice = below (walk, 20);

  wish.now = invent_time (walk);
  wish.verb = verbs[below (walk, G_N_ELEMENTS (verbs))];
  wish.leg = dice == 0 ? MAX_LEGS : dice < 8 ? (int) below (walk, (guint) walk->model.n_legs) : NONE;
  wish.version = below (walk, 2) == 0 ? 0 : walk->model.version - (below (walk, 6) == 0 ? 1 : 0);
  invent_place (walk, &wish);
  wish.reason = reasons[below (walk, G_N_ELEMENTS (reasons))];
  wish.any_desk = below (walk, 4) == 0;
  wish.out_of_order = below (walk, 4) == 0;
  wish.desk_full = below (walk, 8) == 0;
  wish.needs_partner = below (walk, 6) == 0;
  wish.new_id = walk->n_ids++;
  wish.grace_calls = walk->policy->grace_calls;
  return wish;
}

static gboolean
is_name (const char *name,
         const char *kind,
         int         number)
{
  g_autofree char *expected = name_of (kind, number);

  return g_strcmp0 (name, expected) == 0;
}

static gboolean
are_same_names (const OdLeg    *leg,
                const ModelLeg *model)
{
  return is_name (leg->id, "leg", model->id) && is_name (leg->pool_id, "pool", model->pool) && is_name (leg->desk_id, "desk", model->desk) &&
         is_name (leg->with_desk_id, "desk", model->with) && is_name (leg->from_desk_id, "desk", model->from_desk) &&
         is_name (leg->from_pool_id, "pool", model->from_pool) && is_name (leg->for_desk_id, "desk", model->for_desk) &&
         is_name (leg->for_staff_id, "staff", model->for_staff);
}

static gboolean
are_same_times (const OdLeg    *leg,
                const ModelLeg *model)
{
  return leg->made_us == model->made && leg->queued_us == model->queued && leg->place_us == model->place && leg->due_us == model->due &&
         leg->not_before_us == model->not_before && leg->first_called_us == model->first_called && leg->called_us == model->called &&
         leg->started_us == model->started && leg->held_us == model->held && leg->ended_us == model->ended;
}

static gboolean
is_same_leg (const OdLeg    *leg,
             const ModelLeg *model)
{
  return are_same_names (leg, model) && are_same_times (leg, model) && leg->state == model->state && leg->offered == model->offered &&
         leg->calls == model->calls && leg->missed == model->missed && leg->priority == model->priority;
}

static const char *
compare_visit (const OdVisit *visit,
               const Model   *model)
{
  if (visit->version != model->version)
    return "version";
  if (visit->out_us != model->out)
    return "stepped out";
  if ((int) visit->legs->len != model->n_legs)
    return "number of legs";
  for (int i = 0; i < model->n_legs; i++)
    if (!is_same_leg (visit->legs->pdata[i], &model->legs[i]))
      return "a leg";
  return NULL;
}

static const char *
compare_event (const OdEvent   *event,
               const Walk      *walk,
               const ModelWish *wish)
{
  g_autofree char *desk = name_of ("desk", walk->past.desk);

  if (event == NULL)
    return "no event";
  if (event->verb != wish->verb || event->at_us != walk->past.at || event->version != walk->model.version)
    return "the event's verb, time or version";
  if (g_strcmp0 (event->desk_id, desk) != 0)
    return "the event's desk";
  if (wish->verb == OD_VERB_UNDO)
    return g_strcmp0 (event->undoes, walk->last->id) == 0 ? NULL : "what the event undoes";
  return compare_visit (event->before, &walk->past.before) != NULL ? "the event's before" : NULL;
}

static void
do_both (Walk              *walk,
         const WalkSubject *subject,
         const ModelWish   *wish,
         OdWish            *real,
         OdEvent          **event)
{
  walk->verb = wish->verb;
  if (wish->verb == OD_VERB_UNDO) {
    walk->expected = model_undo (&walk->model, &walk->past, wish);
    walk->outcome = subject->undo (walk->visit, walk->last, real, event);
  } else {
    walk->expected = model_apply (&walk->model, &walk->past, wish);
    walk->outcome = subject->apply (walk->visit, real, event);
  }
}

static const char *
compare_all (Walk            *walk,
             const ModelWish *wish,
             OdEvent         *event)
{
  const char *difference = walk->outcome != walk->expected ? "outcome" : compare_visit (walk->visit, &walk->model);

  if (difference != NULL)
    return difference;
  if (walk->outcome != OD_OUTCOME_DONE)
    return event != NULL ? "an event of nothing" : NULL;
  return compare_event (event, walk, wish);
}

static const char *
step (Walk              *walk,
      const WalkSubject *subject)
{
  ModelWish wish = invent_wish (walk);
  g_autofree char *event_id = name_of ("event", walk->n_ids++);
  g_autofree char *new_leg_id = name_of ("leg", wish.new_id);
  g_autofree char *leg_id = name_of ("leg", wish.leg == NONE ? NONE : wish.leg == MAX_LEGS ? 0 : walk->model.legs[wish.leg].id);
  g_autofree char *desk_id = name_of ("desk", wish.desk);
  g_autofree char *with_desk_id = name_of ("desk", wish.with);
  g_autofree char *for_desk_id = name_of ("desk", wish.for_desk);
  g_autofree char *for_staff_id = name_of ("staff", wish.for_staff);
  g_autofree char *pool_id = name_of ("pool", wish.pool);
  g_autoptr (OdEvent) event = NULL;
  const char *difference;
  OdWish real = {
    .verb = wish.verb, .actor = "staff:1", .leg_id = leg_id, .version = wish.version, .desk_id = desk_id, .pool_id = pool_id,
    .with_desk_id = with_desk_id, .for_desk_id = for_desk_id, .for_staff_id = for_staff_id, .priority = wish.priority, .due_us = wish.due,
    .reason = wish.reason, .now_us = wish.now, .event_id = event_id, .new_leg_id = new_leg_id, .any_desk = wish.any_desk,
    .out_of_order = wish.out_of_order, .desk_full = wish.desk_full, .needs_partner = wish.needs_partner, .behind_us = wish.behind,
    .policy = walk->policy
  };

  if (wish.verb == OD_VERB_UNDO && walk->last == NULL)
    return NULL;
  do_both (walk, subject, &wish, &real, &event);
  difference = compare_all (walk, &wish, event);
  if (difference == NULL && event != NULL) {
    g_clear_pointer (&walk->last, od_event_free);
    walk->last = g_steal_pointer (&event);
  }
  return difference;
}

char *
walk_visits (const WalkSubject *subject,
             guint64            seed,
             guint              n_steps)
{
  Walk walk = { 0 };
  const char *difference = NULL;
  char *report = NULL;

  walk.chance = od_fake_chance_new (seed);
  walk.now = G_GINT64_CONSTANT (1795338840) * SECOND;
  walk.n_ids = 1;
  walk.policy = od_policy_new ();
  begin_visit (&walk);
  for (guint i = 0; i < n_steps && difference == NULL; i++) {
    if (walk.model.n_legs == MAX_LEGS - 1 || below (&walk, 40) == 0)
      begin_visit (&walk);
    difference = step (&walk, subject);
    if (difference != NULL)
      report = g_strdup_printf ("seed %" G_GUINT64_FORMAT ", step %u, %s (%s, expected %s): %s", seed, i, od_verb_to_text (walk.verb),
                                od_outcome_to_text (walk.outcome), od_outcome_to_text (walk.expected), difference);
  }
  od_visit_free (walk.visit);
  od_event_free (walk.last);
  od_policy_free (walk.policy);
  g_object_unref (walk.chance);
  return report;
}

guint64
walk_seed (void)
{
  const char *given = g_getenv ("OD_SEED");
  guint64 seed = given != NULL ? g_ascii_strtoull (given, NULL, 10) : (guint64) g_get_real_time ();

  printf ("# walking with OD_SEED=%" G_GUINT64_FORMAT "\n", seed);
  return seed;
}
