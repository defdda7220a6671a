/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-store-care-statements.h"
#include "od-store-centre-statements.h"
#include "od-store-map-statements.h"

/* Every statement that the product can ever run, beside the migrations in data/sql; prepared once, on first use. Values come in as
 * $name parameters only. What is not in the engine's block is in the common subset of SQLite 3.40 and PostgreSQL 15. */

/* What runs for every ticket has no RETURNING, and for legs no ON CONFLICT: SQLite makes a table of its own for either each time, which costs
 * more than the statement. For the same reason the tables that a ticket writes have no CHECK with an IN of three words or more: each row would
 * make one, a third of what a ticket costs. They say OR instead; new migrations mind it, and rebuild the tables of 0001 that do not. */

/* SQLite's own: how the file is opened, copied and locked. */
#define OD_STORE_ENGINE_STATEMENTS(X)                    \
  X (BEGIN, "BEGIN IMMEDIATE")                           \
  X (COMMIT, "COMMIT")                                   \
  X (ROLLBACK, "ROLLBACK")                               \
  X (MARK, "SAVEPOINT one_of_many")                      \
  X (KEEP, "RELEASE one_of_many")                        \
  X (DROP, "ROLLBACK TO one_of_many")                    \
  X (GET_OWNER, "PRAGMA application_id")                 \
  X (GET_VERSION, "PRAGMA user_version")                 \
  X (COUNT_TABLES, "SELECT COUNT(*) FROM sqlite_schema") \
  X (USE_WAL, "PRAGMA journal_mode = WAL")               \
  X (USE_SYNC, "PRAGMA synchronous = FULL")              \
  X (USE_MEMORY, "PRAGMA temp_store = MEMORY")           \
  X (USE_LONG_LOG, "PRAGMA wal_autocheckpoint = 4000")   \
  X (USE_CACHE, "PRAGMA cache_size = -4000")            \
  X (USE_KEYS, "PRAGMA foreign_keys = ON")               \
  X (USE_SECURE_DELETE, "PRAGMA secure_delete = ON")     \
  X (USE_STRICT_SCHEMA, "PRAGMA trusted_schema = OFF")   \
  X (CHECK_KEYS, "PRAGMA foreign_key_check")             \
  X (COPY, "VACUUM INTO $path")                          \
  X (CHECKPOINT, "PRAGMA wal_checkpoint (TRUNCATE)")

#define OD_STORE_VISIT_COLUMNS \
  "visit.id, day, series, number, token, language, adults, children, companions, interpreter, age, residence, route, " \
  "print, arrived_us, out_us, carried_from, version, has_name, notes, banned "
#define OD_STORE_LEG_COLUMNS \
  "id, pool_id, state, offered, desk_id, with_desk_id, from_desk_id, from_pool_id, for_desk_id, for_staff_id, made_us, " \
  "queued_us, place_us, due_us, not_before_us, first_called_us, called_us, started_us, held_us, ended_us, calls, missed, " \
  "priority"
#define OD_STORE_LEG_VALUES \
  "$id, $pool_id, $state, $offered, $desk_id, $with_desk_id, $from_desk_id, $from_pool_id, $for_desk_id, $for_staff_id, " \
  "$made_us, $queued_us, $place_us, $due_us, $not_before_us, $first_called_us, $called_us, $started_us, $held_us, " \
  "$ended_us, $calls, $missed, $priority"
#define OD_STORE_LEG_OVERWRITE \
  " ON CONFLICT (visit_id, position) DO UPDATE SET " \
  "pool_id = excluded.pool_id, state = excluded.state, offered = excluded.offered, desk_id = excluded.desk_id, " \
  "with_desk_id = excluded.with_desk_id, from_desk_id = excluded.from_desk_id, from_pool_id = excluded.from_pool_id, " \
  "for_desk_id = excluded.for_desk_id, for_staff_id = excluded.for_staff_id, made_us = excluded.made_us, " \
  "queued_us = excluded.queued_us, place_us = excluded.place_us, due_us = excluded.due_us, " \
  "not_before_us = excluded.not_before_us, first_called_us = excluded.first_called_us, called_us = excluded.called_us, " \
  "started_us = excluded.started_us, held_us = excluded.held_us, ended_us = excluded.ended_us, calls = excluded.calls, " \
  "missed = excluded.missed, priority = excluded.priority"
/* Only the words "is_open = 1" let the small index visit_open be used. */

#define OD_STORE_VISIT_STATEMENTS(X)                                                                                                \
  X (COUNTER_NEXT,                                                                                                                  \
     "INSERT INTO counter (day, series, last_number) VALUES ($day, $series, 1) "                                                    \
     "ON CONFLICT (day, series) DO UPDATE SET last_number = counter.last_number + 1")                                               \
  X (COUNTER_GET, "SELECT last_number FROM counter WHERE day = $day AND series = $series")                                          \
  X (VISIT_ADD,                                                                                                                     \
     "INSERT INTO visit (id, day, series, number, token, language, adults, children, companions, interpreter, age, "                \
     "residence, route, print, arrived_us, out_us, carried_from, version, has_name, notes, banned, is_open) VALUES "                \
     "($id, $day, $series, $number, $token, $language, $adults, $children, $companions, $interpreter, $age, "                       \
     "$residence, $route, $print, $arrived_us, $out_us, $carried_from, $version, $has_name, $notes, $banned, "                      \
     "$is_open)")                                                                                                                   \
  X (VISIT_UPDATE,                                                                                                                  \
     "UPDATE visit SET language = $language, adults = $adults, children = $children, companions = $companions, "                    \
     "interpreter = $interpreter, age = $age, residence = $residence, print = $print, arrived_us = $arrived_us, out_us = $out_us, "   \
     "version = $version, has_name = $has_name, notes = $notes, banned = $banned, is_open = $is_open WHERE id = $id AND "                     \
     "version = $version - 1")                                                                                                      \
  X (VISIT_GET, "SELECT " OD_STORE_VISIT_COLUMNS "FROM visit WHERE id = $id")                                                       \
  X (VISIT_GET_BY_TOKEN, "SELECT " OD_STORE_VISIT_COLUMNS "FROM visit WHERE token = $token")                                        \
  X (VISIT_GET_FROM, "SELECT " OD_STORE_VISIT_COLUMNS "FROM visit WHERE carried_from = $carried_from ORDER BY id DESC LIMIT 1")     \
  X (VISIT_LIST_OPEN,                                                                                                               \
     "SELECT " OD_STORE_VISIT_COLUMNS "FROM visit WHERE day = $day AND is_open = 1 ORDER BY arrived_us, id")                        \
  X (VISIT_LIST_ALL, "SELECT " OD_STORE_VISIT_COLUMNS "FROM visit WHERE day = $day ORDER BY arrived_us, id")                        \
  X (VISIT_LEFT_OVER, "SELECT id FROM visit WHERE day < $day AND is_open = 1 ORDER BY day, id")                                          \
  X (VISIT_NEED_PUT,                                                                                                                \
     "INSERT INTO visit_need (visit_id, position, need) VALUES ($visit_id, $position, $need) "                                      \
     "ON CONFLICT (visit_id, position) DO UPDATE SET need = excluded.need")                                                         \
  X (VISIT_NEED_CUT, "DELETE FROM visit_need WHERE visit_id = $visit_id AND position >= $position")                                 \
  X (VISIT_NEED_GET, "SELECT need FROM visit_need WHERE visit_id = $visit_id ORDER BY position")                                    \
  X (VISIT_NEED_LIST,                                                                                                               \
     "SELECT visit_id, need FROM visit_need WHERE visit_id BETWEEN $first AND $last ORDER BY visit_id, position")                   \
  X (LEG_ADD,                                                                                                                       \
     "INSERT INTO leg (visit_id, position, " OD_STORE_LEG_COLUMNS ") VALUES ($visit_id, $position, " OD_STORE_LEG_VALUES ")")       \
  X (LEG_PUT,                                                                                                                       \
     "INSERT INTO leg (visit_id, position, " OD_STORE_LEG_COLUMNS ") VALUES ($visit_id, $position, " OD_STORE_LEG_VALUES ")"        \
     OD_STORE_LEG_OVERWRITE)                                                                                                        \
  X (LEG_GET, "SELECT visit_id, " OD_STORE_LEG_COLUMNS " FROM leg WHERE visit_id = $visit_id ORDER BY position")                    \
  X (LEG_LIST,                                                                                                                      \
     "SELECT visit_id, " OD_STORE_LEG_COLUMNS " FROM leg WHERE visit_id BETWEEN $first AND $last ORDER BY visit_id, position")      \
  X (LEG_MINUTES,                                                                                                                   \
     "SELECT ended_us - started_us FROM leg WHERE pool_id = $pool_id AND state = 'done' AND started_us IS NOT NULL "                \
     "ORDER BY ended_us DESC LIMIT $limit")                                                                                         \
  X (LEG_SERVED,                                                                                                                    \
     "SELECT started_us, ended_us - started_us FROM leg WHERE pool_id = $pool_id AND state = 'done' AND started_us IS NOT NULL "    \
     "AND ended_us > $since_us ORDER BY ended_us DESC LIMIT $limit")                                                                \
  X (PERSON_KEY_PUT,                                                                                                                \
     "INSERT INTO person_key (visit_id, key) VALUES ($visit_id, $key) ON CONFLICT (visit_id) DO UPDATE SET key = excluded.key")     \
  X (PERSON_TEXT_PUT,                                                                                                               \
     "INSERT INTO person_text (visit_id, sealed) VALUES ($visit_id, $sealed) "                                                      \
     "ON CONFLICT (visit_id) DO UPDATE SET sealed = excluded.sealed")                                                               \
  X (PERSON_GET,                                                                                                                    \
     "SELECT key, sealed FROM person_key JOIN person_text ON person_text.visit_id = person_key.visit_id "                           \
     "WHERE person_key.visit_id = $visit_id")                                                                                       \
  X (PERSON_KEY_ERASE, "DELETE FROM person_key WHERE (SELECT day FROM visit WHERE visit.id = person_key.visit_id) < $day")          \
  X (PERSON_TEXT_ERASE,                                                                                                             \
     "UPDATE person_text SET sealed = $nothing WHERE visit_id IN (SELECT id FROM visit WHERE day < $day AND has_name = 1)")         \
  X (PERSON_FORGET, "UPDATE visit SET has_name = 0 WHERE day < $day AND has_name = 1")

#define OD_STORE_EVENT_COLUMNS \
  "id, at_us, verb, visit_id, leg_id, version, actor, from_state, to_state, desk_id, pool_id, reason, undoes"
#define OD_STORE_EVENT_VALUES                                                                                                \
  "$id, $at_us, $verb, $visit_id, $leg_id, $version, $actor, $from_state, $to_state, $desk_id, $pool_id, $reason, $undoes, " \
  "$before_version, $before_out_us"

#define OD_STORE_LOG_STATEMENTS(X)                                                                                              \
  X (EVENT_ADD, "INSERT INTO event (" OD_STORE_EVENT_COLUMNS ", before_version, before_out_us) VALUES (" OD_STORE_EVENT_VALUES ")")            \
  X (EVENT_LIST,                                                                                                                \
     "SELECT seq, " OD_STORE_EVENT_COLUMNS " FROM event WHERE seq > $seq ORDER BY seq LIMIT $limit")                            \
  X (EVENT_LIST_OF_VISIT,                                                                                                       \
     "SELECT seq, " OD_STORE_EVENT_COLUMNS " FROM event WHERE visit_id = $visit_id ORDER BY seq")                               \
  X (EVENT_GET_LAST,                                                                                                            \
     "SELECT seq, " OD_STORE_EVENT_COLUMNS ", before_version, before_out_us FROM event WHERE visit_id = $visit_id "                  \
     "AND verb NOT IN ('note', 'read') ORDER BY seq DESC LIMIT 1")  \
  X (EVENT_LAST_SEQ, "SELECT seq FROM event ORDER BY seq DESC LIMIT 1")                                                         \
  X (EVENT_LEG_ADD,                                                                                                             \
     "INSERT INTO event_leg (event_seq, position, " OD_STORE_LEG_COLUMNS                                                        \
     ") VALUES ($event_seq, $position, " OD_STORE_LEG_VALUES ")")                                                               \
  X (EVENT_LEG_GET, "SELECT event_seq, " OD_STORE_LEG_COLUMNS " FROM event_leg WHERE event_seq = $event_seq ORDER BY position") \
  X (ANSWER_GET, "SELECT digest, status, body FROM answer WHERE who = $who AND key = $key")                                     \
  X (ANSWER_ADD,                                                                                                                \
     "INSERT INTO answer (who, key, digest, status, body, at_us) VALUES ($who, $key, $digest, $status, $body, $at_us)")         \
  X (ANSWER_DROP, "DELETE FROM answer WHERE at_us < $at_us")

#define OD_STORE_OUTBOX_STATEMENTS(X)                                                                                          \
  X (OUTBOX_ADD,                                                                                                               \
     "INSERT INTO outbox (event_id, visit_id, body, due_us, leads) VALUES ($event_id, $visit_id, $body, $due_us, "             \
     "CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE visit_id = $visit_id AND sent_us IS NULL) THEN 0 ELSE 1 END)")              \
  X (OUTBOX_DUE,                                                                                                               \
     "SELECT seq, event_id, visit_id, body, tries, due_us, parked_us, problem FROM (SELECT * FROM outbox WHERE leads = 1 AND " \
     "parked_us IS NULL AND due_us <= $now_us ORDER BY due_us, seq LIMIT $limit) AS due ORDER BY seq")                         \
  X (OUTBOX_NEXT_DUE, "SELECT due_us FROM outbox WHERE leads = 1 AND parked_us IS NULL ORDER BY due_us LIMIT 1")               \
  X (OUTBOX_SENT,                                                                                                              \
     "UPDATE outbox SET sent_us = $now_us, body = NULL, parked_us = NULL, problem = NULL, leads = 0 "                          \
     "WHERE seq = $seq AND sent_us IS NULL RETURNING visit_id")                                                                \
  X (OUTBOX_LEAD,                                                                                                              \
     "UPDATE outbox SET leads = 1 WHERE seq = (SELECT MIN (seq) FROM outbox WHERE visit_id = $visit_id AND sent_us IS NULL)")  \
  X (OUTBOX_RETRY,                                                                                                             \
     "UPDATE outbox SET tries = tries + 1, due_us = $due_us, problem = $problem WHERE seq = $seq AND sent_us IS NULL")         \
  X (OUTBOX_PARK,                                                                                                              \
     "UPDATE outbox SET tries = tries + 1, parked_us = $now_us, problem = $problem WHERE seq = $seq AND sent_us IS NULL")      \
  X (OUTBOX_UNPARK, "UPDATE outbox SET parked_us = NULL, tries = 0 WHERE seq = $seq AND parked_us IS NOT NULL")                \
  X (OUTBOX_COUNT_UNSENT, "SELECT COUNT (*), COUNT (parked_us) FROM outbox WHERE sent_us IS NULL")                             \
  X (OUTBOX_COUNT, "SELECT COUNT (*) FROM outbox")

#define OD_STORE_ACCESS_STATEMENTS(X)                                                                                     \
  X (DEVICE_ADD,                                                                                                          \
     "INSERT INTO device (id, name, role, series, code_digest, code_expires_us) "                                         \
     "VALUES ($id, $name, $role, $series, $code_digest, $code_expires_us)")                                               \
  X (DEVICE_ENROL,                                                                                                        \
     "UPDATE device SET token_digest = $token_digest, enrolled_us = $now_us, code_digest = NULL, code_expires_us = NULL " \
     "WHERE code_digest = $code_digest AND code_expires_us > $now_us RETURNING id, name, role, series")                   \
  X (DEVICE_GET_BY_TOKEN, "SELECT id, name, role, series FROM device WHERE token_digest = $token_digest")                 \
  X (STAFF_ADD,                                                                                                           \
     "INSERT INTO staff (id, name, role, series, secret_hash) VALUES ($id, $name, $role, $series, $secret_hash)")         \
  X (STAFF_GET_BY_NAME, "SELECT id, name, role, series, secret_hash FROM staff WHERE name = $name")                       \
  X (STAFF_LIST, "SELECT id, name, role, series FROM staff ORDER BY name, id")                                            \
  X (STAFF_GET_BY_SESSION,                                                                                                \
     "SELECT staff.id, name, role, series, secret_hash FROM session JOIN staff ON staff.id = session.staff_id "           \
     "WHERE token_digest = $token_digest AND expires_us > $now_us")                                                       \
  X (STAFF_DESK_ADD, "INSERT INTO staff_desk (staff_id, position, desk_id) VALUES ($staff_id, $position, $desk_id)")      \
  X (STAFF_DESK_LIST, "SELECT desk_id FROM staff_desk WHERE staff_id = $staff_id ORDER BY position")                      \
  X (SESSION_ADD,                                                                                                         \
     "INSERT INTO session (token_digest, staff_id, expires_us) VALUES ($token_digest, $staff_id, $expires_us)")           \
  X (SESSION_DROP, "DELETE FROM session WHERE token_digest = $token_digest")                                              \
  X (SESSION_DROP_OLD, "DELETE FROM session WHERE expires_us <= $before_us")

#define OD_STORE_STATEMENTS(X)   \
  OD_STORE_ENGINE_STATEMENTS (X) \
  OD_STORE_CENTRE_STATEMENTS (X) \
  OD_STORE_VISIT_STATEMENTS (X)  \
  OD_STORE_LOG_STATEMENTS (X)    \
  OD_STORE_OUTBOX_STATEMENTS (X) \
  OD_STORE_ACCESS_STATEMENTS (X) \
  OD_STORE_CARE_STATEMENTS (X)   \
  OD_STORE_REPORT_STATEMENTS (X) \
  OD_STORE_MAP_STATEMENTS (X)

typedef enum {
#define X(name, sql) OD_STATEMENT_ ## name,
  OD_STORE_STATEMENTS (X)
#undef X
  OD_N_STATEMENTS
} OdStatement;

/* How many of them, from the first, are the engine's. */
enum {
#define X(name, sql) OD_ENGINE_STATEMENT_ ## name,
  OD_STORE_ENGINE_STATEMENTS (X)
#undef X
  OD_N_ENGINE_STATEMENTS
};
