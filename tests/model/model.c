/* SPDX-License-Identifier: EUPL-1.2 */
#include "model-line.h"

#include <string.h>

/* What a verb takes: one leg, all that are in its states, or none of them. */
typedef enum { ONE, ALL, NO } Takes;

static const struct { guint from; OdLegState to; Takes takes; } ways[OD_N_VERBS] = {
  [OD_VERB_CALL] = { W | C, OD_LEG_CALLED }, [OD_VERB_START] = { W | C, OD_LEG_SERVING }, [OD_VERB_FINISH] = { S, OD_LEG_DONE },
  [OD_VERB_NO_SHOW] = { C, OD_LEG_NO_SHOW }, [OD_VERB_HOLD] = { W | C | S, OD_LEG_ON_HOLD }, [OD_VERB_RESUME] = { H, OD_LEG_WAITING },
  [OD_VERB_HAND_OVER] = { C | S, OD_LEG_DONE }, [OD_VERB_RECALL] = { BIT (OD_LEG_NO_SHOW) | BIT (OD_LEG_LEFT), OD_LEG_WAITING },
  [OD_VERB_ACCEPT] = { W, OD_LEG_WAITING }, [OD_VERB_DECLINE] = { W, OD_LEG_CANCELLED }, [OD_VERB_MOVE] = { W | H, OD_LEG_WAITING },
  [OD_VERB_PRIORITISE] = { W | H, OD_LEG_WAITING }, [OD_VERB_LEAVE] = { W | C | H, OD_LEG_LEFT, ALL },
  [OD_VERB_CANCEL] = { OPEN, OD_LEG_CANCELLED, ALL }, [OD_VERB_CARRY] = { W | C | H, OD_LEG_CARRIED, ALL },
  [OD_VERB_ADD] = { OPEN, OD_LEG_WAITING, NO }, [OD_VERB_STEP_OUT] = { W, OD_LEG_WAITING, NO }, [OD_VERB_BACK] = { OPEN, OD_LEG_WAITING, NO },
};

gboolean
model_is_open (ModelVisit *visit)
{
  return model_find_in (visit, OPEN, NULL) != NULL;
}

static ModelLeg *
make_leg (Model *self, ModelVisit *visit, int pool)
{
  ModelLeg *leg = &visit->now.legs[visit->now.n_legs++];

  *leg = (ModelLeg) { "", pool, OD_LEG_WAITING, FALSE, NONE, NONE, NONE, NONE, NONE, NONE, .made = self->now, .queued = self->now,
                      .place = self->now };
  return leg;
}

ModelVisit *
model_register (Model *self, int series, const int *pools, int n)
{
  ModelVisit *visit = g_new0 (ModelVisit, 1);

  *visit = (ModelVisit) { "", series, ++self->last[series], 1, .verb = OD_VERB_REGISTER, .who = MODEL_SYSTEM, .desk = NONE, .with = NONE,
                          .old_with = NONE, .at = self->now };
  for (int i = 0; i < n; i++)
    make_leg (self, visit, pools[i]);
  g_ptr_array_add (self->visits, visit);
  return visit;
}

/* A call of somebody who waits: the second desk, and what stands against it. */
static int
judge_call (ModelTry *t)
{
  Model *self = t->model;
  int joint = self->rules.joint[t->leg->pool];
  int wanted = SERVES (self, t->wish.desk, t->leg->pool) ? joint : t->leg->pool;
  gboolean is_own = t->leg->for_desk == t->wish.desk || (t->leg->for_staff != NONE && t->leg->for_staff == t->wish.who);
  ModelTry first = *t;

  self->partners = 0;
  for (int i = 0; joint != NONE && i < MODEL_N_DESKS; i++)
    if (i != t->wish.desk && SERVES (self, i, wanted) && !model_is_full (self, i, t->visit))
      self->partners |= BIT (i);
  if (joint != NONE && t->wish.with == NONE)
    t->wish.with = self->partners != 0 ? MODEL_ANY : NONE;
  else if (joint != NONE && !SERVES (self, t->wish.with, wanted))
    t->wish.with = NONE;

  if (model_is_full (self, t->wish.desk, t->visit) || (t->wish.with >= 0 && model_is_full (self, t->wish.with, t->visit)))
    return OD_OUTCOME_DESK_BUSY;
  if (t->wish.with == t->wish.desk || (joint != NONE && t->wish.with == NONE))
    return OD_OUTCOME_PARTNER;
  model_find_next (&first);
  return !is_own && first.leg != t->leg && !t->wish.reason ? OD_OUTCOME_REASON : OD_OUTCOME_DONE;
}

/* Whether another desk has @leg, or it waits for somebody else. */
static int
judge_leg (const ModelLeg *leg, const ModelWish *wish)
{
  gboolean is_others = leg->desk != NONE && wish->desk != NONE && leg->desk != wish->desk && leg->with != wish->desk;

  if (wish->who < MODEL_RECEPTION && leg->desk == NONE && leg->for_staff != NONE && leg->for_staff != wish->who)
    return MODEL_FORBIDDEN;
  if (is_others && ((C | S | H) & BIT (leg->state)) && (wish->who < MODEL_RECEPTION || wish->verb == OD_VERB_CALL))
    return OD_OUTCOME_TAKEN;
  return OD_OUTCOME_DONE;
}

static int
judge_hands (ModelTry *t)
{
  Takes takes = ways[t->wish.verb].takes;
  int worst = takes == ONE && t->leg != NULL ? judge_leg (t->leg, &t->wish) : OD_OUTCOME_DONE;

  for (int i = 0; takes == ALL && i < t->visit->now.n_legs; i++) {
    const ModelLeg *leg = &t->visit->now.legs[i];
    int each = OPEN & BIT (leg->state) ? judge_leg (leg, &t->wish) : OD_OUTCOME_DONE;

    if (each == MODEL_FORBIDDEN || (each != OD_OUTCOME_DONE && (ways[t->wish.verb].from & BIT (leg->state))))
      worst = MAX (worst, each);
  }
  if (worst == MODEL_FORBIDDEN)
    return worst;
  return t->leg == NULL ? (int) OD_OUTCOME_UNKNOWN : worst;
}

static gboolean
is_legal (ModelTry *t)
{
  OdVerb verb = t->wish.verb;

  if (ways[verb].takes == ONE ? !(ways[verb].from & BIT (t->leg->state)) : model_find_in (t->visit, ways[verb].from, NULL) == NULL)
    return FALSE;
  if (verb == OD_VERB_ACCEPT || verb == OD_VERB_DECLINE)
    return t->leg->offered;
  if (verb == OD_VERB_STEP_OUT)
    return t->visit->now.out == 0 && model_find_in (t->visit, C | S, NULL) == NULL;
  if (verb == OD_VERB_START && t->leg->state == OD_LEG_WAITING)
    return t->wish.desk != NONE;
  return verb != OD_VERB_BACK || t->visit->now.out != 0;
}

static int
judge (ModelTry *t)
{
  OdVerb verb = t->wish.verb;
  gboolean is_call = verb == OD_VERB_CALL || verb == OD_VERB_START;
  int hands = judge_hands (t);

  if (hands != OD_OUTCOME_DONE)
    return hands;
  if (t->wish.version != 0 && t->wish.version != t->visit->version)
    return OD_OUTCOME_STALE;
  if (!is_legal (t))
    return OD_OUTCOME_ILLEGAL;
  if (verb == OD_VERB_PRIORITISE && t->wish.priority == NONE)
    return OD_OUTCOME_PRIORITY;
  if (is_call && model_find_in (t->visit, C | S, t->leg) != NULL)
    return OD_OUTCOME_BUSY;
  if (is_call && t->leg->state == OD_LEG_WAITING)
    return judge_call (t);
  return (verb == OD_VERB_MOVE || verb == OD_VERB_PRIORITISE || verb == OD_VERB_DECLINE) && !t->wish.reason ? OD_OUTCOME_REASON : OD_OUTCOME_DONE;
}

/* What every leg that goes from one state to another has in common. */
static void
enter (Model *self, ModelLeg *leg, OdLegState to, const ModelWish *wish)
{
  if ((C | S | H) & BIT (to) && leg->desk == NONE) {
    leg->desk = wish->desk;
    leg->with = wish->desk == NONE || to == OD_LEG_ON_HOLD ? NONE : wish->with;
  }
  leg->state = to;
  leg->offered = FALSE;
  leg->held = to == OD_LEG_ON_HOLD ? self->now : 0;
  if (to == OD_LEG_WAITING) {
    leg->desk = leg->with = NONE;
    leg->called = leg->started = leg->ended = 0;
  } else if ((C | S) & BIT (to)) {
    leg->not_before = 0;
    leg->first_called = leg->first_called != 0 ? leg->first_called : self->now;
  } else if (to != OD_LEG_ON_HOLD) {
    leg->ended = self->now;
  }
}

/* A new leg, in the place of @from when there is one. */
static void
make_next (ModelTry *t, int pool, const ModelLeg *from)
{
  ModelLeg *leg = make_leg (t->model, t->visit, pool);

  if (from != NULL) {
    leg->queued = from->queued;
    leg->place = from->place;
    leg->priority = from->priority;
  }
  leg->for_desk = t->wish.verb == OD_VERB_DECLINE ? from->from_desk : t->wish.for_desk;
  leg->for_staff = t->wish.verb == OD_VERB_DECLINE ? NONE : t->wish.for_staff;
  if (t->wish.verb == OD_VERB_HAND_OVER) {
    leg->offered = TRUE;
    leg->from_desk = from->desk;
    leg->from_pool = from->pool;
  }
}

static void
change_leg (ModelTry *t)
{
  ModelLeg *leg = t->leg;
  OdVerb verb = t->wish.verb;
  gboolean rests = verb == OD_VERB_NO_SHOW && ++leg->missed < t->model->rules.grace_calls;

  if (verb == OD_VERB_ACCEPT)
    leg->offered = FALSE;
  else if (verb != OD_VERB_PRIORITISE)
    enter (t->model, leg, rests ? OD_LEG_WAITING : ways[verb].to, &t->wish);

  if (rests) {
    leg->not_before = t->model->now + t->model->rules.grace_min * MODEL_MINUTE;
    model_let_pass (t);
  } else if (verb == OD_VERB_CALL) {
    leg->called = t->model->now;
    leg->calls++;
  } else if (verb == OD_VERB_START) {
    leg->started = t->model->now;
  } else if (verb == OD_VERB_RECALL) {
    leg->not_before = 0;
  } else if (verb == OD_VERB_PRIORITISE) {
    leg->priority = t->wish.priority;
    leg->place = leg->queued - t->model->rules.head_starts[t->wish.priority];
  } else if (verb == OD_VERB_MOVE) {
    leg->pool = t->wish.pool;
    leg->for_desk = t->wish.for_desk;
    leg->for_staff = t->wish.for_staff;
  } else if (verb == OD_VERB_HAND_OVER || verb == OD_VERB_DECLINE) {
    make_next (t, verb == OD_VERB_DECLINE ? leg->from_pool : t->wish.pool, leg);
  }
}

static void
change (ModelTry *t)
{
  OdVerb verb = t->wish.verb;

  if (verb == OD_VERB_ADD)
    make_next (t, t->wish.pool, NULL);
  else if (verb == OD_VERB_STEP_OUT)
    t->visit->now.out = t->model->now;
  else if (ways[verb].takes == ONE)
    change_leg (t);
  for (int i = 0; ways[verb].takes == ALL && i < t->visit->now.n_legs; i++)
    if (ways[verb].from & BIT (t->visit->now.legs[i].state))
      enter (t->model, &t->visit->now.legs[i], ways[verb].to, &t->wish);

  if (verb == OD_VERB_CALL || verb == OD_VERB_START || verb == OD_VERB_RECALL || verb == OD_VERB_BACK || !model_is_open (t->visit))
    t->visit->now.out = 0;
}

/* For an undo: what was before, and whose change it was. */
static void
remember (ModelTry *t, const ModelLegs *before)
{
  ModelVisit *visit = t->visit;
  const ModelLeg *of_whole = model_find_in (visit, ways[t->wish.verb].from, NULL);
  const ModelLeg *leg = ways[t->wish.verb].takes == ALL ? of_whole : ways[t->wish.verb].takes == ONE ? t->leg : NULL;

  visit->before = *before;
  visit->verb = t->wish.verb;
  visit->who = t->wish.who;
  visit->at = t->model->now;
  visit->desk = leg != NULL && leg->desk != NONE ? leg->desk : t->wish.desk;
  visit->old_with = ways[t->wish.verb].takes == ONE ? leg->with : NONE;
}

/* Whether the change that an undo takes back sent somebody away from a desk that has somebody else now. */
static gboolean
lost_its_desk (ModelTry *t)
{
  for (int i = 0; i < t->visit->before.n_legs; i++) {
    const ModelLeg *leg = &t->visit->before.legs[i];
    gboolean is_full = leg->desk >= 0 && model_is_full (t->model, leg->desk, t->visit);

    if (((C | S) & BIT (leg->state)) && (is_full || (leg->with >= 0 && model_is_full (t->model, leg->with, t->visit))))
      return TRUE;
  }
  return FALSE;
}

static int
undo (ModelTry *t)
{
  ModelVisit *visit = t->visit;
  ModelLegs before = visit->now;
  int desk = t->wish.desk;

  if (visit->desk == NONE && t->wish.who < MODEL_RECEPTION && visit->who != t->wish.who)
    return OD_OUTCOME_TAKEN;
  if (lost_its_desk (t))
    return OD_OUTCOME_DESK_BUSY;
  if (ways[visit->verb].from == 0 || visit->verb == OD_VERB_CARRY)
    return OD_OUTCOME_ILLEGAL;
  if (t->wish.who < MODEL_RECEPTION && visit->desk != NONE && desk != NONE && visit->desk != desk && visit->with != desk && visit->old_with != desk)
    return OD_OUTCOME_TAKEN;
  if (t->wish.version != 0 && t->wish.version != visit->version)
    return OD_OUTCOME_STALE;
  if (t->model->now - visit->at > MODEL_MINUTE)
    return OD_OUTCOME_TOO_LATE;

  for (int i = visit->before.n_legs; i < visit->now.n_legs; i++)
    enter (t->model, &visit->now.legs[i], OD_LEG_CANCELLED, &t->wish);
  memcpy (visit->now.legs, visit->before.legs, (gsize) visit->before.n_legs * sizeof (ModelLeg));
  visit->now.out = visit->before.out;
  visit->before = before;
  visit->verb = OD_VERB_UNDO;
  visit->who = t->wish.who;
  visit->version++;
  return OD_OUTCOME_DONE;
}

static int
apply (ModelTry *t)
{
  ModelLegs before = t->visit->now;
  int outcome = judge (t);

  if (outcome != OD_OUTCOME_DONE)
    return outcome;
  remember (t, &before);
  change (t);
  t->visit->with = ways[t->wish.verb].takes == ONE ? t->leg->with : NONE;
  t->visit->version++;
  return OD_OUTCOME_DONE;
}

int
model_do (Model *self, ModelVisit *visit, const ModelWish *wish)
{
  ModelTry t = { self, visit, NULL, *wish };

  if (wish->verb == OD_VERB_UNDO)
    return undo (&t);
  if (wish->leg != MODEL_MAX_LEGS)
    t.leg = wish->leg == NONE ? model_choose_leg (self, visit, wish->desk) : &visit->now.legs[wish->leg];
  return apply (&t);
}

int
model_call_next (Model *self, const ModelWish *wish, ModelVisit **visit)
{
  ModelTry t = { self, NULL, NULL, *wish };

  model_find_next (&t);
  *visit = t.visit;
  return t.leg == NULL ? MODEL_NOBODY : apply (&t);
}

void
model_end_day (Model *self)
{
  const ModelWish finish = { OD_VERB_FINISH, MODEL_SYSTEM, .desk = NONE }, carry = { OD_VERB_CARRY, MODEL_SYSTEM, .desk = NONE };

  for (guint i = 0; i < self->visits->len; i++) {
    ModelVisit *visit = self->visits->pdata[i];
    ModelTry end = { self, visit, model_find_in (visit, S, NULL), finish };

    if (end.leg != NULL)
      (void) apply (&end);
    end = (ModelTry) { self, visit, visit->now.legs, carry };
    (void) apply (&end);
  }
  memset (self->last, 0, sizeof self->last);
}
