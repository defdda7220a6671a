/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* The house itself. See od-store-statements.h. */

#define OD_STORE_POOL_COLUMNS \
  "id, service_id, usual_min, referral_only, daily_cap, slot_min, slot_places, wait_alert_min, min_age, max_age, residents"
#define OD_STORE_POOL_VALUES                                                                                                         \
  "$id, $service_id, $usual_min, $referral_only, $daily_cap, $slot_min, $slot_places, $wait_alert_min, $min_age, $max_age, $residents"
#define OD_STORE_POOL_OVERWRITE                                                                                                         \
  " ON CONFLICT (id) DO UPDATE SET position = excluded.position, service_id = excluded.service_id, usual_min = excluded.usual_min, "   \
  "referral_only = excluded.referral_only, daily_cap = excluded.daily_cap, slot_min = excluded.slot_min, "                             \
  "slot_places = excluded.slot_places, wait_alert_min = excluded.wait_alert_min, min_age = excluded.min_age, "                         \
  "max_age = excluded.max_age, residents = excluded.residents, joint_pool_id = NULL, retired = 0"
#define OD_STORE_OPENING_COLUMNS \
  "valid_from, valid_to, dtstart, until, \"count\", \"interval\", freq, byday, bymonthday, wkst, opens_at, closes_at, closed, description"
#define OD_STORE_OPENING_VALUES                                                                                      \
  "$valid_from, $valid_to, $dtstart, $until, $count, $interval, $freq, $byday, $bymonthday, $wkst, $opens_at, $closes_at, " \
  "$closed, $description"
#define OD_STORE_POLICY_COLUMNS                                                                                      \
  "grace_calls, grace_min, grace_places, wait_alert_min, hold_alert_min, offer_alert_min, calls_alert, "             \
  "appointment_early_min, appointment_lead_min, appointment_late_min, carry_days"
#define OD_STORE_POLICY_VALUES                                                                                       \
  "$grace_calls, $grace_min, $grace_places, $wait_alert_min, $hold_alert_min, $offer_alert_min, $calls_alert, "      \
  "$appointment_early_min, $appointment_lead_min, $appointment_late_min, $carry_days"

#define OD_STORE_HOUSE_STATEMENTS(X)                                                                                            \
  X (CENTRE_PUT,                                                                                                                \
     "INSERT INTO centre (slot, id, zone, language, rollover_hour, reception_pool, public_url, first_pool) "                    \
     "VALUES (1, $id, $zone, $language, $rollover_hour, $reception_pool, $public_url, $first_pool) "                            \
     "ON CONFLICT (slot) DO UPDATE SET id = excluded.id, zone = excluded.zone, language = excluded.language, "                  \
     "rollover_hour = excluded.rollover_hour, reception_pool = excluded.reception_pool, public_url = excluded.public_url, "     \
     "first_pool = excluded.first_pool")                                                                                        \
  X (CENTRE_GET, "SELECT id, zone, language, rollover_hour, reception_pool, public_url, first_pool FROM centre WHERE slot = 1") \
  X (CENTRE_LANGUAGE_ADD, "INSERT INTO centre_language (position, tag) VALUES ($position, $tag)")                               \
  X (CENTRE_LANGUAGE_CLEAR, "DELETE FROM centre_language")                                                                      \
  X (CENTRE_LANGUAGE_LIST, "SELECT tag FROM centre_language ORDER BY position")                                                 \
  X (VOICE_ADD, "INSERT INTO voice (position, tag) VALUES ($position, $tag)")                                                   \
  X (VOICE_CLEAR, "DELETE FROM voice")                                                                                          \
  X (VOICE_LIST, "SELECT tag FROM voice ORDER BY position")                                                                     \
  X (NEED_ADD, "INSERT INTO need (position, id) VALUES ($position, $id)")                                                       \
  X (NEED_CLEAR, "DELETE FROM need")                                                                                            \
  X (NEED_LIST, "SELECT id FROM need ORDER BY position")                                                                        \
  X (PAIR_ADD, "INSERT INTO pair (position, pool_id) VALUES ($position, $pool_id)")                                             \
  X (PAIR_CLEAR, "DELETE FROM pair")                                                                                            \
  X (PAIR_LIST, "SELECT position, pool_id FROM pair ORDER BY position")                                                         \
  X (PAIR_NEED_ADD, "INSERT INTO pair_need (pair_position, position, need) VALUES ($pair_position, $position, $need)")          \
  X (PAIR_NEED_CLEAR, "DELETE FROM pair_need")                                                                                  \
  X (PAIR_NEED_LIST, "SELECT need FROM pair_need WHERE pair_position = $pair_position ORDER BY position")                       \
  X (POLICY_PUT, "INSERT INTO policy (slot, " OD_STORE_POLICY_COLUMNS ") VALUES (1, " OD_STORE_POLICY_VALUES ")")               \
  X (POLICY_CLEAR, "DELETE FROM policy")                                                                                        \
  X (POLICY_GET, "SELECT " OD_STORE_POLICY_COLUMNS " FROM policy WHERE slot = 1")                                               \
  X (PRIORITY_ADD, "INSERT INTO priority (position, id, head_start_min) VALUES ($position, $id, $head_start_min)")              \
  X (PRIORITY_CLEAR, "DELETE FROM priority")                                                                                    \
  X (PRIORITY_LIST, "SELECT id, head_start_min FROM priority ORDER BY position")                                                \
  X (OPENING_ADD,                                                                                                               \
     "INSERT INTO opening (owner, owner_id, position, " OD_STORE_OPENING_COLUMNS                                                \
     ") VALUES ($owner, $owner_id, $position, " OD_STORE_OPENING_VALUES ")")                                                    \
  X (OPENING_CLEAR, "DELETE FROM opening")                                                                                      \
  X (OPENING_LIST,                                                                                                              \
     "SELECT " OD_STORE_OPENING_COLUMNS " FROM opening WHERE owner = $owner AND owner_id = $owner_id ORDER BY position")        \
  X (LABEL_ADD, "INSERT INTO label (owner, owner_id, tag, text) VALUES ($owner, $owner_id, $tag, $text)")                       \
  X (LABEL_CLEAR, "DELETE FROM label")                                                                                          \
  X (LABEL_LIST, "SELECT tag, text FROM label WHERE owner = $owner AND owner_id = $owner_id ORDER BY tag")                      \
  X (LABEL_LIST_OWNERS, "SELECT DISTINCT owner_id FROM label WHERE owner = $owner ORDER BY owner_id")                           \
  X (SETTING_GET, "SELECT value FROM setting WHERE name = $name")                                                               \
  X (SETTING_PUT,                                                                                                               \
     "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value")        \
  X (SETTING_DROP, "DELETE FROM setting WHERE name = $name")

#define OD_STORE_PLACE_STATEMENTS(X)                                                                                                          \
  X (POOL_PUT, "INSERT INTO pool (position, " OD_STORE_POOL_COLUMNS ") VALUES ($position, " OD_STORE_POOL_VALUES ")" OD_STORE_POOL_OVERWRITE) \
  X (POOL_JOIN, "UPDATE pool SET joint_pool_id = $joint_pool_id WHERE id = $id")                                                              \
  X (POOL_RETIRE, "UPDATE pool SET retired = 1 WHERE retired = 0")                                                                            \
  X (POOL_LIST, "SELECT " OD_STORE_POOL_COLUMNS ", joint_pool_id FROM pool WHERE retired = 0 ORDER BY position")                              \
  X (POOL_NEED_ADD, "INSERT INTO pool_need (pool_id, position, need) VALUES ($pool_id, $position, $need)")                                    \
  X (POOL_NEED_CLEAR, "DELETE FROM pool_need")                                                                                                \
  X (POOL_NEED_LIST, "SELECT need FROM pool_need WHERE pool_id = $pool_id ORDER BY position")                                                 \
  X (POOL_LANGUAGE_ADD, "INSERT INTO pool_language (pool_id, position, tag) VALUES ($pool_id, $position, $tag)")                              \
  X (POOL_LANGUAGE_CLEAR, "DELETE FROM pool_language")                                                                                        \
  X (POOL_LANGUAGE_LIST, "SELECT tag FROM pool_language WHERE pool_id = $pool_id ORDER BY position")                                          \
  X (DESK_PUT,                                                                                                                                \
     "INSERT INTO desk (id, position, floor, arrow, seats) VALUES ($id, $position, $floor, $arrow, $seats) "                                  \
     "ON CONFLICT (id) DO UPDATE SET position = excluded.position, floor = excluded.floor, arrow = excluded.arrow, "                          \
     "seats = excluded.seats, retired = 0")                                                                                                   \
  X (DESK_RETIRE, "UPDATE desk SET retired = 1 WHERE retired = 0")                                                                            \
  X (DESK_LIST, "SELECT id, floor, arrow, seats FROM desk WHERE retired = 0 ORDER BY position")                                               \
  X (DESK_POOL_ADD, "INSERT INTO desk_pool (desk_id, position, pool_id) VALUES ($desk_id, $position, $pool_id)")                              \
  X (DESK_POOL_CLEAR, "DELETE FROM desk_pool")                                                                                                \
  X (DESK_POOL_LIST, "SELECT pool_id FROM desk_pool WHERE desk_id = $desk_id ORDER BY position")                                              \
  X (DESK_LANGUAGE_ADD, "INSERT INTO desk_language (desk_id, position, tag) VALUES ($desk_id, $position, $tag)")                              \
  X (DESK_LANGUAGE_CLEAR, "DELETE FROM desk_language")                                                                                        \
  X (DESK_LANGUAGE_LIST, "SELECT tag FROM desk_language WHERE desk_id = $desk_id ORDER BY position")

#define OD_STORE_CENTRE_STATEMENTS(X) \
  OD_STORE_HOUSE_STATEMENTS (X)       \
  OD_STORE_PLACE_STATEMENTS (X)
