/* SPDX-License-Identifier: EUPL-1.2 */
#include "model-line.h"

#include <string.h>

ModelLeg *
model_find_in (ModelVisit *visit, guint states, const ModelLeg *but)
{
  for (ModelLeg *leg = visit->now.legs; leg < visit->now.legs + visit->now.n_legs; leg++)
    if (leg != but && (states & BIT (leg->state)))
      return leg;
  return NULL;
}

gboolean
model_is_full (Model *self, int desk, const ModelVisit *but)
{
  int n = 0;

  for (guint i = 0; i < self->visits->len; i++) {
    ModelLeg *leg = self->visits->pdata[i] == but ? NULL : model_find_in (self->visits->pdata[i], C | S, NULL);

    n += leg != NULL && (leg->desk == desk || leg->with == desk);
  }
  return n >= self->rules.seats[desk];
}

void
model_find_next (ModelTry *t)
{
  t->leg = NULL;
  for (guint i = 0; i < t->model->visits->len; i++) {
    ModelVisit *visit = t->model->visits->pdata[i];

    for (int j = 0; j < visit->now.n_legs && visit->now.out == 0 && model_find_in (visit, C | S, NULL) == NULL; j++) {
      ModelLeg *leg = &visit->now.legs[j];
      gboolean is_mine = (leg->for_desk == NONE || leg->for_desk == t->wish.desk) && (leg->for_staff == NONE || leg->for_staff == t->wish.who);

      if (leg->state != OD_LEG_WAITING || !is_mine || !SERVES (t->model, t->wish.desk, leg->pool) || leg->not_before > t->model->now)
        continue;
      if (t->leg == NULL || leg->place < t->leg->place || (leg->place == t->leg->place && strcmp (visit->id, t->visit->id) < 0)) {
        t->visit = visit;
        t->leg = leg;
      }
    }
  }
}

ModelLeg *
model_choose_leg (Model *self, ModelVisit *visit, int desk)
{
  const OdLegState order[] = { OD_LEG_SERVING, OD_LEG_CALLED, OD_LEG_ON_HOLD };
  ModelLeg *leg = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (order) && leg == NULL; i++)
    leg = model_find_in (visit, BIT (order[i]), NULL);
  for (int i = 0; i < visit->now.n_legs && leg == NULL && desk != NONE; i++)
    if (visit->now.legs[i].state == OD_LEG_WAITING && SERVES (self, desk, visit->now.legs[i].pool))
      leg = &visit->now.legs[i];
  if (leg == NULL)
    leg = model_find_in (visit, W, NULL);
  return leg != NULL ? leg : &visit->now.legs[visit->now.n_legs - 1];
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

void
model_let_pass (ModelTry *t)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = t->model->rules.grace_places;

  for (guint i = 0; i < t->model->visits->len; i++) {
    ModelVisit *visit = t->model->visits->pdata[i];
    gint64 best = G_MAXINT64;

    for (int j = 0; j < visit->now.n_legs && visit != t->visit && visit->now.out == 0 && model_find_in (visit, C | S, NULL) == NULL; j++)
      if (visit->now.legs[j].state == OD_LEG_WAITING && visit->now.legs[j].pool == t->leg->pool)
        best = MIN (best, visit->now.legs[j].place);
    if (best != G_MAXINT64 && (best > t->leg->place || (best == t->leg->place && strcmp (visit->id, t->visit->id) > 0)))
      g_array_append_val (places, best);
  }
  g_array_sort (places, compare_places);
  if (n > 0 && places->len > 0)
    t->leg->place = MAX (t->leg->place, g_array_index (places, gint64, MIN (n, places->len) - 1) + 1);
}
