/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-walk.h"

#include <stdio.h>
#include <string.h>

#include "od-fake-chance.h"

#define MAX_LEGS 12
#define NONE (-1)
#define SECOND G_USEC_PER_SEC

/* The model: numbers for names, so that nothing of it is shared with what it judges. */
typedef struct {
  int        id;
  int        pool;
  OdLegState state;
  gboolean   offered;
  int        desk;
  gint64     queued;
  gint64     called;
  gint64     started;
  gint64     ended;
  guint      calls;
  int        priority;
} ModelLeg;

typedef struct {
  ModelLeg legs[MAX_LEGS];
  int      n_legs;
  gint64   version;
} Model;

typedef struct {
  OdVerb   verb;
  int      leg;      /* NONE: the current one; MAX_LEGS: there is none */
  gint64   version;
  int      desk;
  int      pool;
  gboolean any_desk;
  gint64   now;
} ModelWish;

/* What the last change was, for undo. */
typedef struct {
  gboolean is_there;
  gboolean can_undo;
  gint64   at;
  gint64   version;
  int      desk;
  Model    before;
} ModelPast;

typedef struct {
  /* owned */
  OdFakeChance *chance;
  OdVisit      *visit;
  OdEvent      *last;

  /* state */
  Model         model;
  ModelPast     past;
  gint64        now;
  int           n_ids;
} Walk;

static gboolean
is_open (OdLegState state)
{
  return state == OD_LEG_WAITING || state == OD_LEG_CALLED || state == OD_LEG_SERVING || state == OD_LEG_ON_HOLD;
}

static int
model_current (const Model *model)
{
  const OdLegState order[] = { OD_LEG_SERVING, OD_LEG_CALLED, OD_LEG_ON_HOLD, OD_LEG_WAITING };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (int leg = 0; leg < model->n_legs; leg++)
      if (model->legs[leg].state == order[i])
        return leg;
  return model->n_legs - 1;
}

static gboolean
model_has_it_elsewhere (const ModelLeg  *leg,
                        const ModelWish *wish)
{
  if (leg->state != OD_LEG_CALLED && leg->state != OD_LEG_SERVING && leg->state != OD_LEG_ON_HOLD)
    return FALSE;
  if (leg->desk == NONE || wish->desk == NONE || leg->desk == wish->desk)
    return FALSE;
  return wish->verb == OD_VERB_CALL || !wish->any_desk;
}

static gboolean
model_leaves (OdVerb     verb,
              OdLegState state)
{
  if (verb == OD_VERB_LEAVE)
    return state == OD_LEG_WAITING || state == OD_LEG_CALLED || state == OD_LEG_ON_HOLD;
  return is_open (state);
}

static gboolean
model_is_taken (const Model     *model,
                const ModelLeg  *leg,
                const ModelWish *wish)
{
  if (wish->verb != OD_VERB_LEAVE && wish->verb != OD_VERB_CANCEL)
    return model_has_it_elsewhere (leg, wish);

  for (int i = 0; i < model->n_legs; i++)
    if (model_leaves (wish->verb, model->legs[i].state) && model_has_it_elsewhere (&model->legs[i], wish))
      return TRUE;
  return FALSE;
}

static gboolean
model_is_legal (const Model     *model,
                const ModelLeg  *leg,
                const ModelWish *wish)
{
  switch ((int) wish->verb) {
  case OD_VERB_CALL:
    return wish->desk != NONE && (leg->state == OD_LEG_WAITING || leg->state == OD_LEG_CALLED);
  case OD_VERB_START:
    return leg->state == OD_LEG_CALLED || (leg->state == OD_LEG_WAITING && wish->desk != NONE);
  case OD_VERB_FINISH:
    return leg->state == OD_LEG_SERVING;
  case OD_VERB_NO_SHOW:
    return leg->state == OD_LEG_CALLED;
  case OD_VERB_RECALL:
    return leg->state == OD_LEG_NO_SHOW;
  case OD_VERB_HOLD:
    return leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING || leg->state == OD_LEG_WAITING;
  case OD_VERB_RESUME:
    return leg->state == OD_LEG_ON_HOLD;
  case OD_VERB_HAND_OVER:
    return wish->pool != NONE && (leg->state == OD_LEG_SERVING || leg->state == OD_LEG_CALLED);
  default:
    for (int i = 0; i < model->n_legs; i++)
      if (model_leaves (wish->verb, model->legs[i].state))
        return TRUE;
    return FALSE;
  }
}

static gboolean
model_is_busy (const Model     *model,
               const ModelLeg  *leg,
               const ModelWish *wish)
{
  if (wish->verb != OD_VERB_CALL && wish->verb != OD_VERB_START)
    return FALSE;
  for (int i = 0; i < model->n_legs; i++)
    if (&model->legs[i] != leg && (model->legs[i].state == OD_LEG_CALLED || model->legs[i].state == OD_LEG_SERVING))
      return TRUE;
  return FALSE;
}

static void
model_wait_again (ModelLeg *leg)
{
  leg->state = OD_LEG_WAITING;
  leg->desk = NONE;
  leg->called = leg->started = leg->ended = 0;
}

static void
model_end (ModelLeg  *leg,
           OdLegState state,
           gint64     now)
{
  leg->state = state;
  leg->ended = now;
}

static void
model_take (ModelLeg *leg,
            int       desk)
{
  leg->offered = FALSE;
  if (leg->desk == NONE)
    leg->desk = desk;
}

static void
model_hand_over (Model           *model,
                 ModelLeg        *leg,
                 const ModelWish *wish,
                 int              new_id)
{
  ModelLeg *new_leg = &model->legs[model->n_legs++];

  model_end (leg, OD_LEG_DONE, wish->now);
  memset (new_leg, 0, sizeof *new_leg);
  new_leg->id = new_id;
  new_leg->pool = wish->pool;
  new_leg->offered = TRUE;
  new_leg->desk = NONE;
  new_leg->queued = leg->queued;
  new_leg->priority = leg->priority;
}

static void
model_change (Model           *model,
              ModelLeg        *leg,
              const ModelWish *wish,
              int              new_id)
{
  switch ((int) wish->verb) {
  case OD_VERB_CALL:
    model_take (leg, wish->desk);
    leg->state = OD_LEG_CALLED;
    leg->called = wish->now;
    leg->calls++;
    break;
  case OD_VERB_START:
    model_take (leg, wish->desk);
    leg->state = OD_LEG_SERVING;
    leg->started = wish->now;
    break;
  case OD_VERB_FINISH:
    model_end (leg, OD_LEG_DONE, wish->now);
    break;
  case OD_VERB_NO_SHOW:
    model_end (leg, OD_LEG_NO_SHOW, wish->now);
    break;
  case OD_VERB_RECALL:
  case OD_VERB_RESUME:
    model_wait_again (leg);
    break;
  case OD_VERB_HOLD:
    leg->state = OD_LEG_ON_HOLD;
    break;
  case OD_VERB_HAND_OVER:
    model_hand_over (model, leg, wish, new_id);
    break;
  default:
    for (int i = 0; i < model->n_legs; i++)
      if (model_leaves (wish->verb, model->legs[i].state))
        model_end (&model->legs[i], wish->verb == OD_VERB_LEAVE ? OD_LEG_LEFT : OD_LEG_CANCELLED, wish->now);
  }
  model->version++;
}

static ModelLeg *
model_find (Model           *model,
            const ModelWish *wish)
{
  int leg = wish->leg;

  if (leg == MAX_LEGS)
    return NULL;
  return &model->legs[leg == NONE ? model_current (model) : leg];
}

static OdOutcome
model_apply (Model           *model,
             ModelPast       *past,
             const ModelWish *wish,
             int              new_id)
{
  ModelLeg *leg = model_find (model, wish);
  Model before = *model;
  int held_by;

  if (leg == NULL)
    return OD_OUTCOME_UNKNOWN;
  if (model_is_taken (model, leg, wish))
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != model->version)
    return OD_OUTCOME_STALE;
  if (!model_is_legal (model, leg, wish))
    return OD_OUTCOME_ILLEGAL;
  if (model_is_busy (model, leg, wish))
    return OD_OUTCOME_BUSY;

  if (wish->verb == OD_VERB_LEAVE || wish->verb == OD_VERB_CANCEL)
    for (leg = model->legs; !model_leaves (wish->verb, leg->state); leg++) {
    }
  held_by = leg->desk;
  model_change (model, leg, wish, new_id);
  *past = (ModelPast) { TRUE, TRUE, wish->now, model->version, held_by != NONE ? held_by : wish->desk, before };
  return OD_OUTCOME_DONE;
}

static OdOutcome
model_undo (Model           *model,
            ModelPast       *past,
            const ModelWish *wish)
{
  Model now = *model;

  if (!past->can_undo)
    return OD_OUTCOME_ILLEGAL;
  if (past->desk != NONE && wish->desk != NONE && past->desk != wish->desk && !wish->any_desk)
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != model->version)
    return OD_OUTCOME_STALE;
  if (wish->now - past->at > 60 * SECOND)
    return OD_OUTCOME_TOO_LATE;

  for (int i = 0; i < now.n_legs; i++) {
    if (i < past->before.n_legs) {
      model->legs[i] = past->before.legs[i];
    } else {
      model_end (&model->legs[i], OD_LEG_CANCELLED, wish->now);
      model->legs[i].offered = FALSE;
    }
  }
  model->version++;
  past->can_undo = FALSE;
  return OD_OUTCOME_DONE;
}

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
  model->desk = NONE;
  model->queued = walk->now;
  model->priority = (int) below (walk, 2);
  leg->id = name_of ("leg", model->id);
  leg->pool_id = name_of ("pool", model->pool);
  leg->queued_us = model->queued;
  leg->priority = model->priority;
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
  for (guint i = 0; i < n_legs; i++)
    add_leg (walk);
}

static int
number_or_none (Walk *walk,
                guint n)
{
  return (int) below (walk, n + 1) - 1;
}

static ModelWish
invent_wish (Walk *walk)
{
  static const OdVerb verbs[] = {
    OD_VERB_CALL, OD_VERB_CALL, OD_VERB_CALL, OD_VERB_START, OD_VERB_START, OD_VERB_FINISH, OD_VERB_NO_SHOW, OD_VERB_RECALL,
    OD_VERB_RECALL, OD_VERB_HOLD, OD_VERB_RESUME, OD_VERB_HAND_OVER, OD_VERB_HAND_OVER, OD_VERB_LEAVE, OD_VERB_CANCEL, OD_VERB_UNDO,
    OD_VERB_UNDO,
  };
  ModelWish wish = { 0 };
  guint dice = below (walk, 20);

  walk->now += below (walk, 10) == 0 ? 61 * SECOND : (gint64) below (walk, 30) * SECOND + 1;
  wish.verb = verbs[below (walk, G_N_ELEMENTS (verbs))];
  wish.leg = dice == 0 ? MAX_LEGS : dice < 8 ? (int) below (walk, (guint) walk->model.n_legs) : NONE;
  wish.version = below (walk, 2) == 0 ? 0 : walk->model.version - (below (walk, 6) == 0 ? 1 : 0);
  wish.desk = number_or_none (walk, 3);
  wish.pool = number_or_none (walk, 3);
  wish.any_desk = below (walk, 4) == 0;
  wish.now = walk->now;
  return wish;
}

static gboolean
is_same_leg (const OdLeg    *leg,
             const ModelLeg *model)
{
  g_autofree char *id = name_of ("leg", model->id);
  g_autofree char *pool = name_of ("pool", model->pool);
  g_autofree char *desk = name_of ("desk", model->desk);

  return g_strcmp0 (leg->id, id) == 0 && g_strcmp0 (leg->pool_id, pool) == 0 && g_strcmp0 (leg->desk_id, desk) == 0 &&
         leg->state == model->state && leg->offered == model->offered && leg->queued_us == model->queued &&
         leg->called_us == model->called && leg->started_us == model->started && leg->ended_us == model->ended &&
         leg->calls == model->calls && leg->priority == model->priority;
}

static const char *
compare_visit (const OdVisit *visit,
               const Model   *model)
{
  if (visit->version != model->version)
    return "version";
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
  if (event->verb != wish->verb || event->at_us != wish->now || event->version != walk->model.version)
    return "the event's verb, time or version";
  if (g_strcmp0 (event->desk_id, desk) != 0)
    return "the event's desk";
  if (wish->verb == OD_VERB_UNDO)
    return g_strcmp0 (event->undoes, walk->last->id) == 0 ? NULL : "what the event undoes";
  return compare_visit (event->before, &walk->past.before) != NULL ? "the event's before" : NULL;
}

static const char *
step (Walk              *walk,
      const WalkSubject *subject)
{
  ModelWish wish = invent_wish (walk);
  int new_id = walk->n_ids++;
  g_autofree char *event_id = name_of ("event", walk->n_ids++);
  g_autofree char *new_leg_id = name_of ("leg", new_id);
  g_autofree char *leg_id = name_of ("leg", wish.leg == NONE ? NONE : wish.leg == MAX_LEGS ? 0 : walk->model.legs[wish.leg].id);
  g_autofree char *desk_id = name_of ("desk", wish.desk);
  g_autofree char *pool_id = name_of ("pool", wish.pool);
  g_autoptr (OdEvent) event = NULL;
  OdOutcome expected, outcome;
  const char *difference;
  OdWish real = {
    .verb = wish.verb, .actor = "staff:1", .leg_id = leg_id, .version = wish.version, .desk_id = desk_id, .pool_id = pool_id,
    .now_us = wish.now, .event_id = event_id, .new_leg_id = new_leg_id, .any_desk = wish.any_desk
  };

  if (wish.verb == OD_VERB_UNDO) {
    if (walk->last == NULL)
      return NULL;
    expected = model_undo (&walk->model, &walk->past, &wish);
    outcome = subject->undo (walk->visit, walk->last, &real, &event);
  } else {
    expected = model_apply (&walk->model, &walk->past, &wish, new_id);
    outcome = subject->apply (walk->visit, &real, &event);
  }

  if (outcome != expected)
    return "outcome";
  difference = compare_visit (walk->visit, &walk->model);
  if (difference != NULL || outcome != OD_OUTCOME_DONE)
    return difference != NULL ? difference : event != NULL ? "an event of nothing" : NULL;
  difference = compare_event (event, walk, &wish);
  if (difference == NULL) {
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
  begin_visit (&walk);
  for (guint i = 0; i < n_steps && difference == NULL; i++) {
    if (walk.model.n_legs == MAX_LEGS - 1 || below (&walk, 40) == 0)
      begin_visit (&walk);
    difference = step (&walk, subject);
    if (difference != NULL)
      report = g_strdup_printf ("seed %" G_GUINT64_FORMAT ", step %u: %s", seed, i, difference);
  }
  od_visit_free (walk.visit);
  od_event_free (walk.last);
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
