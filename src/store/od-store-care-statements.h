/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* What staff write down beside the line, and what the reports read. See od-store-statements.h. */

#define OD_STORE_APPOINTMENT_COLUMNS "id, code, pool_id, due_us, language, for_desk_id, for_staff_id, state, visit_id"
#define OD_STORE_ALARM_COLUMNS "id, desk_id, at_us, actor, ended_us, ended_by"
#define OD_STORE_NOTE_COLUMNS "note.id, visit_id, kind, pool_id, at_us, until, actor, ended_us, key, sealed"
#define OD_STORE_NOTE_TABLES "note LEFT JOIN note_key ON note_key.note_id = note.id LEFT JOIN note_text ON note_text.note_id = note.id"
#define OD_STORE_REFERRAL_COLUMNS "id, visit_id, kind, service_id, state, at_us, reason"

#define OD_STORE_CARE_STATEMENTS(X)                                                                                                \
  X (APPOINTMENT_ADD,                                                                                                              \
     "INSERT INTO appointment (" OD_STORE_APPOINTMENT_COLUMNS ") VALUES ($id, $code, $pool_id, $due_us, $language, $for_desk_id, " \
     "$for_staff_id, $state, $visit_id)")                                                                                          \
  X (APPOINTMENT_SET, "UPDATE appointment SET state = $state, visit_id = $visit_id WHERE id = $id")                                \
  X (APPOINTMENT_GET, "SELECT " OD_STORE_APPOINTMENT_COLUMNS " FROM appointment WHERE id = $id")                                   \
  X (APPOINTMENT_GET_BOOKED, "SELECT " OD_STORE_APPOINTMENT_COLUMNS " FROM appointment WHERE code = $code AND state = 'booked'")   \
  X (APPOINTMENT_LIST,                                                                                                             \
     "SELECT " OD_STORE_APPOINTMENT_COLUMNS " FROM appointment WHERE due_us >= $from_us AND due_us < $to_us ORDER BY due_us, id")  \
  X (ALARM_ADD,                                                                                                                    \
     "INSERT INTO alarm (" OD_STORE_ALARM_COLUMNS ") VALUES ($id, $desk_id, $at_us, $actor, $ended_us, $ended_by)")                \
  X (ALARM_END,                                                                                                                    \
     "UPDATE alarm SET ended_us = $ended_us, ended_by = $ended_by, reason = $reason WHERE id = $id AND ended_us IS NULL")          \
  X (ALARM_GET, "SELECT " OD_STORE_ALARM_COLUMNS " FROM alarm WHERE id = $id")                                                     \
  X (ALARM_LIST, "SELECT " OD_STORE_ALARM_COLUMNS " FROM alarm WHERE ended_us IS NULL ORDER BY at_us, id")                         \
  X (NOTE_ADD,                                                                                                                     \
     "INSERT INTO note (id, visit_id, kind, pool_id, at_us, until, actor) "                                                        \
     "VALUES ($id, $visit_id, $kind, $pool_id, $at_us, $until, $actor)")                                                           \
  X (NOTE_KEY_ADD, "INSERT INTO note_key (note_id, key) VALUES ($note_id, $key)")                                                  \
  X (NOTE_TEXT_ADD, "INSERT INTO note_text (note_id, sealed) VALUES ($note_id, $sealed)")                                          \
  X (NOTE_END,                                                                                                                     \
     "UPDATE note SET ended_us = $ended_us, ended_by = $ended_by, reason = $reason WHERE id = $id AND ended_us IS NULL")           \
  X (NOTE_GET, "SELECT " OD_STORE_NOTE_COLUMNS " FROM " OD_STORE_NOTE_TABLES " WHERE note.id = $id")                               \
  X (NOTE_LIST,                                                                                                                    \
     "WITH RECURSIVE earlier (id) AS (SELECT id FROM visit WHERE id = $visit_id UNION SELECT visit.carried_from FROM visit "       \
     "JOIN earlier ON earlier.id = visit.id WHERE visit.carried_from IS NOT NULL) "                                                \
     "SELECT " OD_STORE_NOTE_COLUMNS " FROM " OD_STORE_NOTE_TABLES " WHERE visit_id IN (SELECT id FROM earlier) "                  \
     "AND ended_us IS NULL AND until >= $day ORDER BY at_us, note.id")                                                             \
  X (NOTE_KEY_ERASE, "DELETE FROM note_key WHERE note_id IN (SELECT id FROM note WHERE until < $day)")                             \
  X (NOTE_TEXT_ERASE,                                                                                                              \
     "UPDATE note_text SET sealed = $nothing WHERE sealed <> $nothing AND note_id IN (SELECT id FROM note WHERE until < $day)")    \
  X (NOTE_FORGET, "UPDATE note SET reason = NULL WHERE until < $day AND reason IS NOT NULL")                                       \
  X (REFERRAL_ADD,                                                                                                                 \
     "INSERT INTO referral (" OD_STORE_REFERRAL_COLUMNS ", state_us) "                                                             \
     "VALUES ($id, $visit_id, $kind, $service_id, $state, $at_us, $reason, $at_us)")                                               \
  X (REFERRAL_SET,                                                                                                                 \
     "UPDATE referral SET state = $state, state_us = $state_us, reason = COALESCE ($reason, reason) WHERE id = $id")               \
  X (REFERRAL_GET, "SELECT " OD_STORE_REFERRAL_COLUMNS " FROM referral WHERE id = $id")                                            \
  X (REFERRAL_LIST, "SELECT " OD_STORE_REFERRAL_COLUMNS " FROM referral WHERE visit_id = $visit_id ORDER BY at_us, id")            \
  X (UNMET_ADD,                                                                                                                    \
     "INSERT INTO unmet (id, day, at_us, need, why, visit_id, language) "                                                          \
     "VALUES ($id, $day, $at_us, $need, $why, $visit_id, $language)")                                                              \
  X (FEEDBACK_PUT,                                                                                                                 \
     "INSERT INTO feedback (visit_id, score, at_us) VALUES ($visit_id, $score, $at_us) "                                           \
     "ON CONFLICT (visit_id) DO UPDATE SET score = excluded.score, at_us = excluded.at_us")

/* What is of the visit and not of a leg is asked for with its first leg alone. In the order of an index, so that nothing is sorted. */
#define OD_STORE_REPORT_STATEMENTS(X)                                                                                               \
  X (REPORT_LEGS,                                                                                                                   \
     "SELECT visit.id, visit.day, visit.language, visit.route, visit.arrived_us, leg.pool_id, leg.desk_id, leg.with_desk_id, "      \
     "leg.state, leg.made_us, leg.first_called_us, leg.started_us, leg.ended_us, "                                                  \
     "(SELECT COUNT (*) FROM event WHERE event.visit_id = leg.visit_id AND event.leg_id = leg.id AND event.verb = 'hand-over' "     \
     "AND NOT EXISTS (SELECT 1 FROM event AS taken_back WHERE taken_back.visit_id = event.visit_id AND taken_back.seq > event.seq " \
     "AND taken_back.undoes = event.id)), "                                                                                         \
     "CASE WHEN leg.position = 0 THEN (SELECT score FROM feedback WHERE feedback.visit_id = visit.id) END, "                        \
     "CASE WHEN leg.position = 0 THEN (SELECT COUNT (*) FROM referral WHERE referral.visit_id = visit.id "                          \
     "AND referral.kind = 'referral') END, "                                                                                        \
     "CASE WHEN leg.position = 0 THEN (SELECT COUNT (*) FROM referral WHERE referral.visit_id = visit.id "                          \
     "AND referral.kind = 'referral' AND referral.state = 'arrived') END "                                                          \
     "FROM visit JOIN leg ON leg.visit_id = visit.id WHERE visit.day >= $from AND visit.day <= $to "                                \
     "ORDER BY visit.day, visit.series, visit.number, leg.position")                                                                \
  X (REPORT_UNMET,                                                                                                                  \
     "SELECT unmet.day, unmet.at_us, unmet.need, COALESCE (unmet.language, visit.language), visit.route, unmet.visit_id "           \
     "FROM unmet LEFT JOIN visit ON visit.id = unmet.visit_id WHERE unmet.day >= $from AND unmet.day <= $to")                       \
  X (REPORT_POOLS, "SELECT DISTINCT pool_id FROM leg WHERE visit_id = $visit_id")                                                   \
  X (REPORT_DESKS,                                                                                                                  \
     "SELECT desk_id FROM leg WHERE visit_id = $visit_id AND desk_id IS NOT NULL UNION "                                            \
     "SELECT with_desk_id FROM leg WHERE visit_id = $visit_id AND with_desk_id IS NOT NULL")
