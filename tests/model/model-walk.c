/* SPDX-License-Identifier: EUPL-1.2 */
#include "model-walk.h"

#include <stdio.h>
#include <string.h>

#include "model-compare.h"
#include "od-fake-chance.h"
#include "od-wire.h"

#define NONE MODEL_NONE
#define SECOND ((gint64) G_USEC_PER_SEC)
#define RECENT 24            /* visits that are walked upon */
#define LIST_EVERY 400       /* steps between two looks at the whole day */
#define PATIENCE_S 20

typedef struct {
  /* owned */
  ModelHouse         *house;
  OdPlainHttp        *http;
  OdFakeChance       *chance;
  Model               model;
  GHashTable         *mirror; /* id → OdVisit: what the service said last of each visit of today */
  GHashTable         *before; /* id → OdVisit: what it said before the newest change */
  GString            *answer;
  char               *day;
  char               *trouble; /* what the newest step was, for the report */
  OdVisit            *old;     /* of a day that is over */

  const ModelStretch *stretch;
  ModelAsk            ask;
  GMainLoop          *loop;
  guint64             seed;
  guint               n_steps;
  gint64              clock;    /* as it is set */
  gint64              floor;    /* the newest change: the service writes what comes later behind it */
  guint               n_visits;
  guint               n_days;
  guint               n_done;
} Walk;

static guint
below (Walk *self,
       guint n)
{
  return od_fake_chance_below (self->chance, n);
}

static int
number_or_none (Walk *self,
                guint n)
{
  return (int) below (self, n + 1) - 1;
}

static guint
ask (Walk       *self,
     int         who,
     const char *path,
     const char *body)
{
  g_autofree char *key = body == NULL ? NULL : g_uuid_string_random ();
  const OdPlainRequest request = { body == NULL ? "GET" : "POST", path, model_house_get_token (self->house, who), key, body };

  return self->ask (self->http, &request, self->answer);
}

static OdVisit *
fetch (Walk       *self,
       const char *id)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s", id);

  if (ask (self, MODEL_RECEPTION, path, NULL) != 200)
    return NULL;
  return od_wire_visit_from_json (self->answer->str, NULL);
}

static void
set_clock (Walk  *self,
           gint64 us)
{
  self->clock = us;
  od_fake_clock_set_us (model_house_get_clock (self->house), us);
  self->model.now = us < self->floor ? self->floor + 1 : us;
}

/* The business day, looked at as the wall clock shows it now and at every quarter of an hour of the last three: where the clock was put
 * back, the old day does not come again. */
static char *
day_of (const ModelStretch *stretch,
        gint64              us)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (stretch->zone);
  gint64 quarter = 15 * 60;
  gint64 unix_s = us / SECOND;
  char *day = NULL;

  for (gint64 at = unix_s; at > unix_s - 13 * quarter; at -= at % quarter + 1) {
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at);
    g_autoptr (GDateTime) wall = g_date_time_to_timezone (utc, zone);
    g_autoptr (GDateTime) plain = g_date_time_new_utc (g_date_time_get_year (wall), g_date_time_get_month (wall),
                                                       g_date_time_get_day_of_month (wall), g_date_time_get_hour (wall), 0, 0);
    g_autoptr (GDateTime) shifted = g_date_time_add_hours (plain, -stretch->rollover_hour);
    char *each = g_date_time_format (shifted, "%Y-%m-%d");

    if (day == NULL || strcmp (each, day) > 0) {
      g_free (day);
      day = each;
    } else {
      g_free (each);
    }
  }
  return day;
}

/* Takes over what the service says of @visit; what is wrong with it, or NULL. */
static const char *
take (Walk       *self,
      OdVisit    *real,
      ModelVisit *visit)
{
  const char *wrong = model_compare (real, &self->model, visit, self->house);

  if (wrong == NULL)
    wrong = model_check_visit (real);
  if (wrong == NULL && !g_str_equal (real->day, self->day))
    wrong = "day";
  g_hash_table_replace (self->mirror, g_strdup (real->id), real);
  return wrong;
}

static const char *
step_register (Walk *self)
{
  static const int whos[MODEL_N_SERIES] = { MODEL_RECEPTION, MODEL_SYSTEM + 1, MODEL_SYSTEM + 2 };
  static const char *const needs[MODEL_N_POOLS] = { "person", "work", "housing", "money", "health" };
  int pools[3] = { (int) below (self, MODEL_N_POOLS), 0, 0 };
  int series = (int) below (self, MODEL_N_SERIES);
  int n = 1;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *body = NULL;
  g_autofree char *id = NULL;
  ModelVisit *visit;

  for (guint more = below (self, 3); pools[0] != 0 && more > 0 && pools[0] + n < MODEL_N_POOLS; more--, n++)
    pools[n] = pools[0] + n;
  for (int i = 0; i < n; i++)
    g_string_append_printf (list, "%s\"%s\"", i > 0 ? "," : "", needs[pools[i]]);
  body = g_strdup_printf ("{\"language\":\"en\",\"needs\":[%s]}", list->str);
  self->trouble = g_strdup_printf ("register %s", body);

  if (ask (self, whos[series], "/api/v1/visits", body) != 201)
    return "a ticket is refused";
  id = od_plain_http_pick (self->answer->str, "id");
  visit = model_register (&self->model, series, pools, n);
  self->floor = self->model.now;
  self->n_visits++;
  return take (self, fetch (self, id), visit);
}

static void
add_id (GString    *body,
        const char *name,
        const char *kind,
        int         number)
{
  if (number != NONE)
    g_string_append_printf (body, ",\"%s\":\"%s-%d\"", name, kind, number);
}

static char *
write_wish (Walk            *self,
            const ModelWish *wish,
            const char      *leg_id)
{
  static const char *const classes[] = { "ordinary", "soon", "urgent", "carried" };
  GString *body = g_string_new ("{\"version\":");

  g_string_append_printf (body, "%" G_GINT64_FORMAT, wish->version);
  if (leg_id != NULL)
    g_string_append_printf (body, ",\"leg_id\":\"%s\"", leg_id);
  add_id (body, "desk_id", "desk", wish->desk);
  add_id (body, "with_desk_id", "desk", wish->with);
  add_id (body, "pool_id", "pool", wish->pool);
  add_id (body, "for_desk_id", "desk", wish->for_desk);
  if (wish->for_staff != NONE)
    g_string_append_printf (body, ",\"for_staff_id\":\"%s\"", model_house_get_staff_id (self->house, wish->for_staff));
  if (wish->verb == OD_VERB_PRIORITISE)
    g_string_append_printf (body, ",\"priority\":\"%s\"", wish->priority == NONE ? "royal" : classes[wish->priority]);
  if (wish->reason)
    g_string_append (body, ",\"reason\":\"as asked\"");
  if (wish->version == 0)
    g_string_erase (body, 1, strlen ("\"version\":0") + (body->str[strlen ("{\"version\":0")] == ',' ? 1 : 0));
  g_string_append_c (body, '}');
  return g_string_free (body, FALSE);
}

static ModelWish
invent_wish (Walk             *self,
             const ModelVisit *visit)
{
  static const OdVerb verbs[] = {
    OD_VERB_CALL, OD_VERB_CALL, OD_VERB_CALL, OD_VERB_START, OD_VERB_START, OD_VERB_START, OD_VERB_FINISH, OD_VERB_FINISH, OD_VERB_FINISH,
    OD_VERB_NO_SHOW, OD_VERB_NO_SHOW, OD_VERB_RECALL, OD_VERB_HOLD, OD_VERB_RESUME, OD_VERB_RESUME, OD_VERB_HAND_OVER, OD_VERB_LEAVE,
    OD_VERB_CANCEL, OD_VERB_UNDO, OD_VERB_UNDO, OD_VERB_ACCEPT, OD_VERB_DECLINE, OD_VERB_STEP_OUT, OD_VERB_BACK, OD_VERB_BACK,
    OD_VERB_PRIORITISE, OD_VERB_MOVE, OD_VERB_ADD, OD_VERB_CARRY,
  };
  ModelWish wish = { 0 };
  guint dice = below (self, 24);

  wish.verb = verbs[below (self, G_N_ELEMENTS (verbs))];
  wish.who = (int) below (self, MODEL_RECEPTION + 1);
  wish.leg = dice == 0 ? MODEL_MAX_LEGS : dice < 10 ? (int) below (self, (guint) visit->now.n_legs) : NONE;
  wish.version = below (self, 2) == 0 ? 0 : visit->version - (below (self, 8) == 0 && visit->version > 1 ? 1 : 0);
  wish.desk = wish.who < MODEL_RECEPTION || wish.verb == OD_VERB_CALL ? (int) below (self, MODEL_N_DESKS) : number_or_none (self, MODEL_N_DESKS);
  wish.with = below (self, 3) == 0 ? (int) below (self, MODEL_N_DESKS) : NONE;
  wish.pool = (int) below (self, MODEL_N_POOLS);
  wish.for_desk = below (self, 4) == 0 ? (int) below (self, MODEL_N_DESKS) : NONE;
  while (wish.for_desk != NONE && !(self->model.rules.pools[wish.for_desk] & (1u << wish.pool)))
    wish.for_desk = (int) below (self, MODEL_N_DESKS);
  wish.for_staff = below (self, 6) == 0 ? (int) below (self, MODEL_RECEPTION) : NONE;
  wish.priority = number_or_none (self, 4);
  wish.reason = below (self, 3) != 0;
  return wish;
}

/* Half of the wishes go to where they may be fulfilled: the desk that has the visit, one that serves its pool. */
static void
make_sensible (Walk             *self,
               const ModelVisit *visit,
               ModelWish        *wish)
{
  const ModelLeg *leg = &visit->now.legs[wish->leg >= 0 && wish->leg < MODEL_MAX_LEGS ? wish->leg : 0];

  if (below (self, 2) == 0)
    return;
  for (int i = 0; i < visit->now.n_legs && wish->leg == NONE; i++) {
    if (visit->now.legs[i].desk != NONE && visit->now.legs[i].state <= OD_LEG_ON_HOLD)
      leg = &visit->now.legs[i];
  }
  if (leg->desk != NONE) {
    wish->desk = leg->desk;
    return;
  }
  while (!(self->model.rules.pools[wish->desk == NONE ? 0 : wish->desk] & (1u << leg->pool)) || wish->desk == NONE)
    wish->desk = (int) below (self, MODEL_N_DESKS);
}

static ModelVisit *
choose_visit (Walk *self)
{
  guint n = self->model.visits->len;
  guint recent = MIN (n, RECENT);

  for (int i = 0; i < 8 && n > 0; i++) {
    ModelVisit *visit = self->model.visits->pdata[n - 1 - below (self, recent)];

    if (visit->now.n_legs < MODEL_MAX_LEGS && (model_is_open (visit) || i > 5))
      return visit;
  }
  return NULL;
}

/* What docs/API.md answers for an outcome: a status and a kind of problem. */
static const char *
compare_answer (Walk *self,
                guint status,
                int   outcome)
{
  g_autofree char *type = od_plain_http_pick (self->answer->str, "type");
  g_autofree char *detail = od_plain_http_pick (self->answer->str, "detail");
  const char *name = outcome == MODEL_FORBIDDEN ? "forbidden" : outcome == OD_OUTCOME_UNKNOWN ? "wrong-value" :
                     outcome == MODEL_NOBODY ? NULL : od_outcome_to_text ((OdOutcome) outcome);
  g_autofree char *wanted = g_strdup_printf ("urn:onedoor:problem:%s", name);
  guint expected = outcome == OD_OUTCOME_DONE ? 200 : outcome == MODEL_FORBIDDEN ? 403 : outcome == OD_OUTCOME_UNKNOWN ? 400 :
                   outcome == MODEL_NOBODY ? 204 : 409;

  if (status == expected && (expected < 300 || g_strcmp0 (type, wanted) == 0) && (expected < 300 || (detail != NULL && strlen (detail) > 10)))
    return NULL;
  {
    g_autofree char *said = g_strdup_printf ("%s → %u %s; expected %s", self->trouble, status, type != NULL ? type : "", name);

    g_free (self->trouble);
    self->trouble = g_steal_pointer (&said);
  }
  return "outcome";
}

/* After a change that was done: the answer is the visit, as the model has it, and nothing that cannot be. */
static const char *
take_change (Walk       *self,
             ModelVisit *visit,
             gboolean    is_undo)
{
  g_autoptr (OdVisit) real = od_wire_visit_from_json (self->answer->str, NULL);
  const OdVisit *known = g_hash_table_lookup (self->mirror, visit->id);
  const OdVisit *before = g_hash_table_lookup (self->before, visit->id);
  const char *wrong = NULL;

  if (real == NULL || known == NULL || real->version != known->version + 1)
    return "an answer that is no newer visit";
  self->floor = self->model.now;
  self->n_done++;
  if (is_undo)
    wrong = before == NULL ? "an undo of nothing" : model_check_restored (real, before);
  g_hash_table_replace (self->before, g_strdup (visit->id), od_visit_copy (known));
  return wrong != NULL ? wrong : take (self, g_steal_pointer (&real), visit);
}

static const char *
step_verb (Walk *self)
{
  ModelVisit *visit = choose_visit (self);
  g_autofree char *body = NULL;
  g_autofree char *path = NULL;
  const char *wrong;
  ModelWish wish;
  guint status;
  int outcome;

  if (visit == NULL)
    return step_register (self);
  wish = invent_wish (self, visit);
  make_sensible (self, visit, &wish);
  body = write_wish (self, &wish, wish.leg == NONE ? NULL : wish.leg == MODEL_MAX_LEGS ? "nowhere" : visit->now.legs[wish.leg].id);
  path = g_strdup_printf ("/api/v1/visits/%s/%s", visit->id, od_verb_to_text (wish.verb));
  self->trouble = g_strdup_printf ("%s by %d %s", path, wish.who, body);

  status = ask (self, wish.who, path, body);
  outcome = model_do (&self->model, visit, &wish);
  wrong = compare_answer (self, status, outcome);
  return wrong == NULL && outcome == OD_OUTCOME_DONE ? take_change (self, visit, wish.verb == OD_VERB_UNDO) : wrong;
}

static const char *
check_order (Walk             *self,
             const ModelVisit *visit,
             int               desk)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  const OdVisit *called = g_hash_table_lookup (self->mirror, visit->id);
  GHashTableIter iter;
  gpointer each;

  g_hash_table_iter_init (&iter, self->mirror);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    g_ptr_array_add (visits, each);
  return model_check_order (visits, called, desk, self->model.now, &self->model.rules);
}

static const char *
step_next (Walk *self)
{
  ModelWish wish = { .verb = OD_VERB_CALL, .leg = NONE, .with = NONE, .pool = NONE, .for_desk = NONE, .for_staff = NONE };
  g_autofree char *path = NULL;
  ModelVisit *visit = NULL;
  const char *wrong;
  guint status;
  int outcome;

  wish.who = (int) below (self, MODEL_RECEPTION + 1);
  wish.desk = (int) below (self, MODEL_N_DESKS);
  path = g_strdup_printf ("/api/v1/desks/desk-%d/call-next", wish.desk);
  self->trouble = g_strdup_printf ("%s by %d", path, wish.who);

  status = ask (self, wish.who, path, "{}");
  outcome = model_call_next (&self->model, &wish, &visit);
  wrong = compare_answer (self, status, outcome);
  if (wrong != NULL || outcome != OD_OUTCOME_DONE)
    return wrong;
  wrong = take_change (self, visit, FALSE);
  return wrong != NULL ? wrong : check_order (self, visit, wish.desk);
}

/* Everybody of the day is there, as the model has them, and no number was given twice. */
static const char *
look_at_all (Walk *self)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  self->trouble = g_strdup ("looking at the day");
  if (ask (self, MODEL_RECEPTION, "/api/v1/visits?all=yes", NULL) != 200)
    return "the day is not told";
  visits = od_wire_visits_from_json (self->answer->str, NULL);
  if (visits == NULL || visits->len != self->model.visits->len)
    return "somebody is lost";
  for (guint i = 0; i < visits->len; i++) {
    OdVisit *visit = visits->pdata[i];

    if (!g_hash_table_add (numbers, g_strdup_printf ("%s %s %u", visit->day, visit->series, visit->number)))
      return "a number given twice";
    g_hash_table_insert (known, visit->id, visit);
  }
  for (guint i = 0; i < self->model.visits->len; i++) {
    ModelVisit *visit = self->model.visits->pdata[i];
    const OdVisit *real = g_hash_table_lookup (known, visit->id);
    const char *wrong = real == NULL ? "somebody is lost" : model_compare (real, &self->model, visit, self->house);

    if (wrong != NULL)
      return wrong;
  }
  return NULL;
}

/* The service works the end of the day off by itself; everybody is fetched until nobody is open. */
static const char *
look_at_yesterday (Walk *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_S * SECOND;

  for (guint i = 0; i < self->model.visits->len; i++) {
    ModelVisit *visit = self->model.visits->pdata[i];
    g_autoptr (OdVisit) real = fetch (self, visit->id);
    const char *wrong;

    while (real != NULL && real->version < visit->version && g_get_monotonic_time () < deadline) {
      g_usleep (1000);
      g_clear_pointer (&real, od_visit_free);
      real = fetch (self, visit->id);
    }
    if (real == NULL)
      return "somebody is lost with the day";
    wrong = model_compare (real, &self->model, visit, self->house);
    if (wrong != NULL)
      return wrong;
    g_clear_pointer (&self->old, od_visit_free);
    self->old = g_steal_pointer (&real);
  }
  return NULL;
}

static const char *
begin_day (Walk *self,
           char *day)
{
  const char *wrong;
  gboolean any;

  self->trouble = g_strdup_printf ("the day %s begins", day);
  if (strcmp (day, self->day) < 0)
    return "a day that comes again";
  if (ask (self, MODEL_RECEPTION, "/api/v1/visits", NULL) != 200)
    return "the new day is not told";
  any = self->model.visits->len > 0;
  model_end_day (&self->model);
  wrong = look_at_yesterday (self);
  g_ptr_array_set_size (self->model.visits, 0);
  g_hash_table_remove_all (self->mirror);
  g_hash_table_remove_all (self->before);
  g_free (self->day);
  self->day = day;
  self->n_days++;
  if (any)
    self->floor = self->model.now;
  return wrong;
}

/* Nobody works on a visit of a day that is over. */
static const char *
step_old (Walk *self)
{
  static const OdVerb verbs[] = { OD_VERB_RECALL, OD_VERB_ADD, OD_VERB_UNDO, OD_VERB_CALL, OD_VERB_BACK };
  OdVerb verb = verbs[below (self, G_N_ELEMENTS (verbs))];
  g_autofree char *path = NULL;

  if (self->old == NULL)
    return step_verb (self);
  path = g_strdup_printf ("/api/v1/visits/%s/%s", self->old->id, od_verb_to_text (verb));
  self->trouble = g_strdup (path);
  return compare_answer (self, ask (self, MODEL_RECEPTION, path, "{\"desk_id\":\"desk-0\",\"pool_id\":\"pool-1\",\"reason\":\"as asked\"}"),
                         OD_OUTCOME_ILLEGAL);
}

/* The clock jumps back an hour: every change is refused, and nothing is changed; then it is right again. */
static const char *
step_clock_back (Walk *self)
{
  ModelVisit *visit = choose_visit (self);
  gint64 right = self->clock;
  const char *wrong;
  g_autofree char *path = NULL;
  g_autoptr (OdVisit) real = NULL;

  if (visit == NULL || self->floor == 0 || self->model.visits->len < 4)
    return step_verb (self);
  path = g_strdup_printf ("/api/v1/visits/%s/call", visit->id);
  self->trouble = g_strdup_printf ("an hour back, %s", path);
  set_clock (self, self->floor - 60 * 60 * SECOND);
  wrong = compare_answer (self, ask (self, MODEL_RECEPTION, path, "{\"desk_id\":\"desk-0\"}"), OD_OUTCOME_CLOCK);
  if (wrong == NULL && ask (self, MODEL_SYSTEM + 1, "/api/v1/visits", "{\"language\":\"en\",\"needs\":[\"work\"]}") != 409)
    wrong = "a ticket of an hour ago";
  set_clock (self, right);
  real = fetch (self, visit->id);
  if (wrong == NULL)
    wrong = real == NULL ? "somebody is lost" : model_compare (real, &self->model, visit, self->house);
  return wrong;
}

static gint64
invent_time (Walk *self)
{
  guint dice = below (self, 300);

  if (dice == 0)
    return self->clock + (gint64) below (self, 90) * 60 * SECOND;
  if (dice < 6 && self->clock > self->floor - 10 * SECOND)
    return self->clock - (gint64) below (self, 50) * SECOND;
  return self->clock + (dice < 16 ? 61 : (gint64) below (self, 40)) * SECOND + (gint64) below (self, 1000) * 1000;
}

static const char *
do_step (Walk *self,
         guint step)
{
  guint dice = below (self, 100);
  g_autofree char *day = NULL;

  g_clear_pointer (&self->trouble, g_free);
  set_clock (self, invent_time (self));
  day = day_of (self->stretch, self->model.now);
  /* A little step back does not bring yesterday back for those who only look. */
  if (strcmp (day, self->day) < 0)
    set_clock (self, self->clock + 60 * SECOND);
  else if (strcmp (day, self->day) > 0)
    return begin_day (self, g_steal_pointer (&day));
  if (step % LIST_EVERY == LIST_EVERY - 1)
    return look_at_all (self);
  if (dice == 0)
    return step_clock_back (self);
  if (dice == 1)
    return step_old (self);
  return dice < 10 ? step_register (self) : dice < 25 ? step_next (self) : step_verb (self);
}

static gboolean
on_end (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static gpointer
run (gpointer data)
{
  Walk *self = data;
  const char *wrong = NULL;
  char *report = NULL;

  for (guint i = 0; i < self->n_steps && wrong == NULL; i++) {
    wrong = do_step (self, i);
    if (wrong != NULL)
      report = g_strdup_printf ("%s, OD_SEED=%" G_GUINT64_FORMAT ", step %u, %s: %s", self->stretch->name, self->seed, i,
                                self->trouble != NULL ? self->trouble : "", wrong);
  }
  g_main_context_invoke (NULL, on_end, self->loop);
  return report;
}

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->http, od_plain_http_free);
  model_house_free (self->house);
  g_object_unref (self->chance);
  g_ptr_array_unref (self->model.visits);
  g_hash_table_unref (self->mirror);
  g_hash_table_unref (self->before);
  g_string_free (self->answer, TRUE);
  g_free (self->day);
  g_free (self->trouble);
  od_visit_free (self->old);
  g_main_loop_unref (self->loop);
}

static const ModelRules rules = {
  /* reception 0, three plain pools, and 4, met by a desk of it and one of pool 1 together */
  .pools = { 1, 1 | 2, 2, 2 | 4, 4, 8, 16, 1 | 2 | 4 | 8 | 16 },
  .seats = { 1, 1, 1, 1, 1, 2, 1, 1 },
  .joint = { NONE, NONE, NONE, NONE, 1 },
  .grace_min = 5,
  .head_starts = { 0, 20 * MODEL_MINUTE, 60 * MODEL_MINUTE, 120 * MODEL_MINUTE },
};

char *
model_walk (const ModelStretch *stretch,
            ModelAsk            ask_through,
            guint64             seed,
            guint               n_steps)
{
  Walk walk = { .stretch = stretch, .ask = ask_through, .seed = seed, .n_steps = n_steps };
  g_autoptr (GError) error = NULL;
  char *report;

  walk.model.rules = rules;
  walk.model.rules.grace_calls = stretch->grace_calls;
  walk.model.rules.grace_places = stretch->grace_places;
  walk.model.visits = g_ptr_array_new_with_free_func (g_free);
  walk.mirror = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) od_visit_free);
  walk.before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) od_visit_free);
  walk.chance = od_fake_chance_new (seed);
  walk.answer = g_string_new (NULL);
  walk.loop = g_main_loop_new (NULL, FALSE);
  walk.house = model_house_new (stretch->zone, stretch->rollover_hour, stretch->start, &walk.model.rules, seed, &error);
  if (walk.house == NULL) {
    report = g_strdup_printf ("the house does not open: %s", error->message);
  } else {
    GThread *thread;

    set_clock (&walk, od_clock_now_us (OD_CLOCK (model_house_get_clock (walk.house))));
    walk.day = day_of (stretch, walk.clock);
    walk.http = od_plain_http_new (model_house_get_port (walk.house));
    thread = g_thread_new ("walk", run, &walk);
    g_main_loop_run (walk.loop);
    report = g_thread_join (thread);
    printf ("# %s: %u visits, %u days began, %u changes done\n", stretch->name, walk.n_visits, walk.n_days, walk.n_done);
  }
  walk_clear (&walk);
  return report;
}
