/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-history.h"

#include <sqlite3.h>

#include "od-day.h"
#include "od-store.h"

#define ZONE      "Europe/Madrid"   /* of the pack that is always open, and its hour */
#define ROLLOVER  4
#define A_DAY     1000              /* visits */

#define ID(kind) "printf ('%08x-%04x-7" kind "-8000-%012x', at_us / 65536000, at_us / 1000 % 65536, n)"

/* A finished visit: came, was called, was served, went; one need, one leg, what the case back-end was told long since sent. */
static const char history_sql[] =
  "CREATE TEMP TABLE past AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $visits) "
  "SELECT n, date ($day, printf ('-%d days', ($visits - n) / $a_day + 1)) AS day, n % $a_day + 1 AS number, "
  "$now - (($visits - n) / $a_day + 1) * 86400000000 + (n % $a_day) * 20000000 AS at_us FROM c";

static const char waiting_sql[] =
  "CREATE TEMP TABLE present AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $waiting) "
  "SELECT n + $visits AS n, $day AS day, n AS number, $now - ($waiting - n + 1) * 1000 AS at_us FROM c WHERE $a_day > 0";

#define VISIT_SQL(...)                                                                                   \
  "(id, day, series, number, token, language, adults, children, companions, interpreter, route, print, " \
  "arrived_us, notes, banned, version, has_name, is_open) SELECT "                                       \
  ID ("111") ", day, 'A', number, printf ('H%023d', n), 'en', 1, 0, 0, 0, 'kiosk', 'printed', at_us, 0, 0, " #__VA_ARGS__ " FROM "

static const char *const fill_sql[] = {
  "INSERT INTO visit " VISIT_SQL (4, 0, 0) "past",
  "INSERT INTO visit " VISIT_SQL (1, 0, 1) "present",
  "INSERT INTO visit_need (visit_id, position, need) SELECT " ID ("111") ", 0, 'person' FROM past",
  "INSERT INTO visit_need (visit_id, position, need) SELECT " ID ("111") ", 0, 'person' FROM present",
  "INSERT INTO leg (visit_id, position, id, pool_id, state, offered, desk_id, made_us, queued_us, place_us, first_called_us, called_us, "
  "started_us, ended_us, calls, missed, priority) "
  "SELECT " ID ("111") ", 0, " ID ("222") ", 'reception', 'done', 0, 'front-1', at_us, at_us, at_us, at_us + 600000000, at_us + 600000000, "
                                          "at_us + 660000000, "
                                          "at_us + 1200000000, 1, 0, 0 FROM past",
  "INSERT INTO leg (visit_id, position, id, pool_id, state, offered, made_us, queued_us, place_us, calls, missed, "
  "priority) SELECT " ID ("111") ", 0, " ID ("222") ", 'reception', 'waiting', 0, at_us, at_us, at_us, 0, 0, 0 FROM present",
  "INSERT INTO event (id, at_us, verb, visit_id, leg_id, version, actor, from_state, to_state, pool_id) "
  "SELECT " ID ("333") ", at_us, 'register', " ID ("111") ", " ID ("222") ", 1, 'device:kiosk', 'waiting', 'waiting', 'reception' FROM past",
  "INSERT INTO event (id, at_us, verb, visit_id, leg_id, version, actor, from_state, to_state, desk_id, pool_id) "
  "SELECT " ID ("334") ", at_us + 600000000, 'finish', " ID ("111") ", " ID ("222") ", 4, 'staff:front', 'serving', 'done', 'front-1', "
                                                                                    "'reception' FROM past",
  "INSERT INTO event (id, at_us, verb, visit_id, leg_id, version, actor, from_state, to_state, pool_id) "
  "SELECT " ID ("333") ", at_us, 'register', " ID ("111") ", " ID ("222") ", 1, 'device:kiosk', 'waiting', 'waiting', 'reception' "
                                                                          "FROM present",
  "INSERT INTO outbox (event_id, visit_id, due_us, sent_us, leads) SELECT " ID ("333") ", " ID ("111") ", at_us, at_us, 0 FROM past",
  "INSERT INTO counter (day, series, last_number) SELECT day, 'A', MAX (number) FROM present GROUP BY day",
};

static gboolean
fail (sqlite3    *db,
      const char *sql,
      GError    **error)
{
  g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_STATEMENT, "%s: %.60s", sqlite3_errmsg (db), sql);
  return FALSE;
}

static void
bind (sqlite3_stmt *statement,
      const char   *name,
      gint64        value)
{
  sqlite3_bind_int64 (statement, sqlite3_bind_parameter_index (statement, name), value);
}

static gboolean
make_days (sqlite3    *db,
           const char *sql,
           guint       n_visits,
           guint       n_waiting,
           GError    **error)
{
  gint64 now_us = g_get_real_time ();
  g_autofree char *day = od_day_of (now_us, ZONE, ROLLOVER);
  sqlite3_stmt *statement = NULL;
  gboolean made;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return fail (db, sql, error);

  bind (statement, "$visits", n_visits);
  bind (statement, "$waiting", n_waiting);
  bind (statement, "$now", now_us);
  bind (statement, "$a_day", A_DAY);
  sqlite3_bind_text (statement, sqlite3_bind_parameter_index (statement, "$day"), day, -1, SQLITE_STATIC);
  made = sqlite3_step (statement) == SQLITE_DONE || fail (db, sql, error);
  sqlite3_finalize (statement);
  return made;
}

static gboolean
run (sqlite3    *db,
     const char *sql,
     GError    **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (db, sql, error);
}

static gboolean
fill (sqlite3 *db,
      guint    n_visits,
      guint    n_waiting,
      GError **error)
{
  if (!run (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY; BEGIN", error) ||
      !make_days (db, history_sql, n_visits, n_waiting, error) || !make_days (db, waiting_sql, n_visits, n_waiting, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (fill_sql); i++)
    if (!run (db, fill_sql[i], error))
      return FALSE;
  return run (db, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

gboolean
od_history_make (const char *dir,
                 guint       n_visits,
                 guint       n_waiting,
                 GError    **error)
{
  g_autofree char *path = g_build_filename (dir, "onedoor.db", NULL);
  sqlite3 *db = NULL;
  gboolean made;

  g_return_val_if_fail (dir != NULL, FALSE);

  if (sqlite3_open (path, &db) != SQLITE_OK)
    return fail (db, path, error);
  made = fill (db, n_visits, n_waiting, error);
  sqlite3_close (db);
  return made;
}
