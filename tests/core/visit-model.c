/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-model.h"

#include <string.h>

#define NONE MODEL_NONE
#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

static const gint64 head_starts[MODEL_N_CLASSES] = { 0, 20 * MINUTE, 60 * MINUTE, 120 * MINUTE };

static gboolean
is_open (OdLegState state)
{
  return state == OD_LEG_WAITING || state == OD_LEG_CALLED || state == OD_LEG_SERVING || state == OD_LEG_ON_HOLD;
}

static gboolean
is_open_visit (const Model *model)
{
  for (int i = 0; i < model->n_legs; i++)
    if (is_open (model->legs[i].state))
      return TRUE;
  return FALSE;
}

static int
current (const Model *model)
{
  const OdLegState order[] = { OD_LEG_SERVING, OD_LEG_CALLED, OD_LEG_ON_HOLD, OD_LEG_WAITING };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (int leg = 0; leg < model->n_legs; leg++)
      if (model->legs[leg].state == order[i])
        return leg;
  return model->n_legs - 1;
}

static gboolean
is_of_many (OdVerb verb)
{
  return verb == OD_VERB_LEAVE || verb == OD_VERB_CANCEL || verb == OD_VERB_CARRY;
}

static gboolean
is_of_visit (OdVerb verb)
{
  return verb == OD_VERB_ADD || verb == OD_VERB_STEP_OUT || verb == OD_VERB_BACK;
}

static gboolean
goes (OdVerb     verb,
      OdLegState state)
{
  if (verb == OD_VERB_CANCEL)
    return is_open (state);
  return state == OD_LEG_WAITING || state == OD_LEG_CALLED || state == OD_LEG_ON_HOLD;
}

static gboolean
has_it_elsewhere (const ModelLeg  *leg,
                  const ModelWish *wish)
{
  if (leg->state != OD_LEG_CALLED && leg->state != OD_LEG_SERVING && leg->state != OD_LEG_ON_HOLD)
    return FALSE;
  if (leg->desk == NONE || wish->desk == NONE || leg->desk == wish->desk || leg->with == wish->desk)
    return FALSE;
  return wish->verb == OD_VERB_CALL || !wish->any_desk;
}

static gboolean
is_taken (const Model     *model,
          const ModelLeg  *leg,
          const ModelWish *wish)
{
  if (is_of_visit (wish->verb))
    return FALSE;
  if (!is_of_many (wish->verb))
    return has_it_elsewhere (leg, wish);
  for (int i = 0; i < model->n_legs; i++)
    if (goes (wish->verb, model->legs[i].state) && has_it_elsewhere (&model->legs[i], wish))
      return TRUE;
  return FALSE;
}

static gint64
newest (const Model *model)
{
  gint64 moment = MAX (model->arrived, model->out);

  for (int i = 0; i < model->n_legs; i++) {
    const ModelLeg *leg = &model->legs[i];
    const gint64 told[] = { leg->made, leg->first_called, leg->called, leg->started, leg->held, leg->ended };

    for (gsize j = 0; j < G_N_ELEMENTS (told); j++)
      moment = MAX (moment, told[j]);
  }
  return moment;
}

static gboolean
is_at_a_desk (const Model    *model,
              const ModelLeg *but)
{
  for (int i = 0; i < model->n_legs; i++)
    if (&model->legs[i] != but && (model->legs[i].state == OD_LEG_CALLED || model->legs[i].state == OD_LEG_SERVING))
      return TRUE;
  return FALSE;
}

static gboolean
may_step_out (const Model *model)
{
  gboolean waits = FALSE;

  for (int i = 0; i < model->n_legs; i++)
    waits = waits || model->legs[i].state == OD_LEG_WAITING;
  return waits && model->out == 0 && !is_at_a_desk (model, NULL);
}

static gboolean
is_legal (const Model     *model,
          const ModelLeg  *leg,
          const ModelWish *wish)
{
  OdLegState state = leg->state;

  switch ((int) wish->verb) {
  case OD_VERB_CALL:
    return wish->desk != NONE && (state == OD_LEG_WAITING || state == OD_LEG_CALLED);
  case OD_VERB_START:
    return state == OD_LEG_CALLED || (state == OD_LEG_WAITING && wish->desk != NONE);
  case OD_VERB_FINISH:
    return state == OD_LEG_SERVING;
  case OD_VERB_NO_SHOW:
    return state == OD_LEG_CALLED;
  case OD_VERB_RECALL:
    return state == OD_LEG_NO_SHOW || state == OD_LEG_LEFT;
  case OD_VERB_HOLD:
    return state == OD_LEG_CALLED || state == OD_LEG_SERVING || state == OD_LEG_WAITING;
  case OD_VERB_RESUME:
    return state == OD_LEG_ON_HOLD;
  case OD_VERB_HAND_OVER:
    return wish->pool != NONE && (state == OD_LEG_SERVING || state == OD_LEG_CALLED);
  case OD_VERB_ACCEPT:
  case OD_VERB_DECLINE:
    return state == OD_LEG_WAITING && leg->offered;
  case OD_VERB_MOVE:
    return wish->pool != NONE && (state == OD_LEG_WAITING || state == OD_LEG_ON_HOLD);
  case OD_VERB_PRIORITISE:
    return state == OD_LEG_WAITING || state == OD_LEG_ON_HOLD;
  case OD_VERB_ADD:
    return wish->pool != NONE && is_open_visit (model);
  case OD_VERB_STEP_OUT:
    return may_step_out (model);
  case OD_VERB_BACK:
    return model->out != 0 && is_open_visit (model);
  default:
    for (int i = 0; i < model->n_legs; i++)
      if (goes (wish->verb, model->legs[i].state))
        return TRUE;
    return FALSE;
  }
}

static OdOutcome
judge (const Model     *model,
       const ModelLeg  *leg,
       const ModelWish *wish)
{
  gboolean is_call = wish->verb == OD_VERB_CALL || wish->verb == OD_VERB_START;
  gboolean is_new = is_call && leg->state == OD_LEG_WAITING;
  gboolean asks_why = wish->verb == OD_VERB_MOVE || wish->verb == OD_VERB_PRIORITISE || wish->verb == OD_VERB_DECLINE;

  if (is_taken (model, leg, wish))
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != model->version)
    return OD_OUTCOME_STALE;
  if (wish->now < newest (model) - MINUTE)
    return OD_OUTCOME_CLOCK;
  if (!is_legal (model, leg, wish))
    return OD_OUTCOME_ILLEGAL;
  if (wish->verb == OD_VERB_PRIORITISE && (wish->priority < 0 || wish->priority >= MODEL_N_CLASSES))
    return OD_OUTCOME_PRIORITY;
  if (is_call && is_at_a_desk (model, leg))
    return OD_OUTCOME_BUSY;
  if (is_new && wish->desk_full)
    return OD_OUTCOME_DESK_BUSY;
  if (is_new && (wish->with == wish->desk || (wish->needs_partner && wish->with == NONE)))
    return OD_OUTCOME_PARTNER;
  if ((asks_why || (is_new && wish->out_of_order)) && (wish->reason == NULL || *wish->reason == ' '))
    return OD_OUTCOME_REASON;
  return OD_OUTCOME_DONE;
}

static void
wait_again (ModelLeg *leg)
{
  leg->state = OD_LEG_WAITING;
  leg->offered = FALSE;
  leg->desk = leg->with = NONE;
  leg->called = leg->started = leg->ended = leg->held = 0;
}

static void
end (ModelLeg  *leg,
     OdLegState state,
     gint64     now)
{
  leg->state = state;
  leg->offered = FALSE;
  leg->held = 0;
  leg->ended = now;
}

static void
take (ModelLeg        *leg,
      OdLegState       state,
      const ModelWish *wish)
{
  if (leg->state == OD_LEG_WAITING) {
    leg->desk = wish->desk;
    leg->with = wish->with;
  }
  leg->state = state;
  leg->offered = FALSE;
  leg->not_before = 0;
  if (leg->first_called == 0)
    leg->first_called = wish->now;
}

static void
miss (ModelLeg        *leg,
      const ModelWish *wish)
{
  if (++leg->missed >= wish->grace_calls) {
    end (leg, OD_LEG_NO_SHOW, wish->now);
    return;
  }
  wait_again (leg);
  leg->not_before = wish->now + MODEL_GRACE_US;
  if (wish->behind != 0 && wish->behind >= leg->place)
    leg->place = wish->behind + 1;
}

static ModelLeg *
make_leg (Model           *model,
          int              pool,
          const ModelWish *wish)
{
  ModelLeg *leg = &model->legs[model->n_legs++];

  memset (leg, 0, sizeof *leg);
  leg->id = wish->new_id;
  leg->pool = pool;
  leg->made = wish->now;
  leg->desk = leg->with = leg->from_desk = leg->from_pool = leg->for_desk = leg->for_staff = NONE;
  return leg;
}

static void
hand_over (Model           *model,
           ModelLeg        *leg,
           const ModelWish *wish)
{
  ModelLeg *offered = make_leg (model, wish->pool, wish);

  end (leg, OD_LEG_DONE, wish->now);
  offered->offered = TRUE;
  offered->queued = leg->queued;
  offered->place = leg->place;
  offered->priority = leg->priority;
  offered->from_desk = leg->desk;
  offered->from_pool = leg->pool;
  offered->for_desk = wish->for_desk;
  offered->for_staff = wish->for_staff;
}

static void
decline (Model           *model,
         ModelLeg        *leg,
         const ModelWish *wish)
{
  ModelLeg *back = make_leg (model, leg->from_pool, wish);

  end (leg, OD_LEG_CANCELLED, wish->now);
  back->queued = leg->queued;
  back->place = leg->place;
  back->priority = leg->priority;
  back->for_desk = leg->from_desk;
}

static void
add (Model           *model,
     const ModelWish *wish)
{
  ModelLeg *leg = make_leg (model, wish->pool, wish);

  leg->for_desk = wish->for_desk;
  leg->for_staff = wish->for_staff;
  leg->queued = wish->now;
  if (wish->due != 0) {
    leg->due = wish->due;
    leg->not_before = wish->due - MODEL_EARLY_US;
    if (wish->now <= wish->due + MODEL_LATE_US)
      leg->queued = wish->due - MODEL_LEAD_US;
  }
  leg->place = leg->queued;
}

static void
change_one (Model           *model,
            ModelLeg        *leg,
            const ModelWish *wish)
{
  switch ((int) wish->verb) {
  case OD_VERB_CALL:
    take (leg, OD_LEG_CALLED, wish);
    leg->called = wish->now;
    leg->calls++;
    break;
  case OD_VERB_START:
    take (leg, OD_LEG_SERVING, wish);
    leg->started = wish->now;
    break;
  case OD_VERB_FINISH:
    end (leg, OD_LEG_DONE, wish->now);
    break;
  case OD_VERB_NO_SHOW:
    miss (leg, wish);
    break;
  case OD_VERB_RECALL:
    wait_again (leg);
    leg->not_before = 0;
    break;
  case OD_VERB_RESUME:
    wait_again (leg);
    break;
  case OD_VERB_MOVE:
    wait_again (leg);
    leg->pool = wish->pool;
    leg->for_desk = wish->for_desk;
    leg->for_staff = wish->for_staff;
    break;
  case OD_VERB_HOLD:
    if (leg->state == OD_LEG_WAITING)
      leg->desk = wish->desk;
    leg->state = OD_LEG_ON_HOLD;
    leg->offered = FALSE;
    leg->held = wish->now;
    break;
  case OD_VERB_HAND_OVER:
    hand_over (model, leg, wish);
    break;
  case OD_VERB_DECLINE:
    decline (model, leg, wish);
    break;
  case OD_VERB_ACCEPT:
    leg->offered = FALSE;
    break;
  case OD_VERB_PRIORITISE:
    leg->priority = wish->priority;
    leg->place = leg->queued - head_starts[wish->priority];
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
change_many (Model           *model,
             const ModelWish *wish)
{
  OdLegState to = wish->verb == OD_VERB_LEAVE ? OD_LEG_LEFT : wish->verb == OD_VERB_CARRY ? OD_LEG_CARRIED : OD_LEG_CANCELLED;

  for (int i = 0; i < model->n_legs; i++)
    if (goes (wish->verb, model->legs[i].state))
      end (&model->legs[i], to, wish->now);
}

static void
change (Model           *model,
        ModelLeg        *leg,
        const ModelWish *wish)
{
  OdVerb verb = wish->verb;

  if (is_of_many (verb))
    change_many (model, wish);
  else if (verb == OD_VERB_ADD)
    add (model, wish);
  else if (verb == OD_VERB_STEP_OUT)
    model->out = wish->now;
  else if (verb != OD_VERB_BACK)
    change_one (model, leg, wish);

  if (verb == OD_VERB_CALL || verb == OD_VERB_START || verb == OD_VERB_RECALL || verb == OD_VERB_BACK || !is_open_visit (model))
    model->out = 0;
  model->version++;
}

OdOutcome
model_apply (Model           *model,
             ModelPast       *past,
             const ModelWish *wish)
{
  Model before = *model;
  ModelWish steady = *wish;
  ModelLeg *leg = &model->legs[wish->leg == NONE ? current (model) : wish->leg];
  OdOutcome outcome;
  int held_by;

  if (wish->leg == MODEL_MAX_LEGS)
    return OD_OUTCOME_UNKNOWN;
  outcome = judge (model, leg, wish);
  if (outcome != OD_OUTCOME_DONE)
    return outcome;

  if (is_of_many (wish->verb))
    for (leg = model->legs; !goes (wish->verb, leg->state); leg++) {
    }
  steady.now = MAX (wish->now, newest (model));
  held_by = is_of_visit (wish->verb) ? NONE : leg->desk;
  *past = (ModelPast) { wish->verb != OD_VERB_CARRY, steady.now, held_by != NONE ? held_by : wish->desk, NONE, leg->with, before };
  change (model, leg, &steady);
  past->with = leg->with;
  if (is_of_many (wish->verb) || is_of_visit (wish->verb))
    past->with = past->before_with = NONE;
  return OD_OUTCOME_DONE;
}

OdOutcome
model_undo (Model           *model,
            ModelPast       *past,
            const ModelWish *wish)
{
  gint64 now = MAX (wish->now, past->at);
  gboolean is_own = past->desk == wish->desk || past->with == wish->desk || past->before_with == wish->desk;

  if (!past->can_undo)
    return OD_OUTCOME_ILLEGAL;
  if (past->desk != NONE && wish->desk != NONE && !is_own && !wish->any_desk)
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != model->version)
    return OD_OUTCOME_STALE;
  if (wish->now < past->at - MINUTE)
    return OD_OUTCOME_CLOCK;
  if (wish->now > past->at + MINUTE)
    return OD_OUTCOME_TOO_LATE;

  for (int i = 0; i < model->n_legs; i++) {
    if (i < past->before.n_legs)
      model->legs[i] = past->before.legs[i];
    else
      end (&model->legs[i], OD_LEG_CANCELLED, now);
  }
  model->out = past->before.out;
  model->version++;
  past->at = now;
  past->can_undo = FALSE;
  return OD_OUTCOME_DONE;
}
