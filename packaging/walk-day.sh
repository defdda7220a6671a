# SPDX-License-Identifier: EUPL-1.2
# Sourced by packaging/walk: a whole busy day of the house in its own time, told by a clock that its programs share. 200 visits, 8 desks,
# a printer without paper, a back-end that is away for hours, closing time, and the night that carries over whoever is left.

date=2026-11-23 next_date=2026-11-24
day_visits=200
# Seconds of the house for each real one: while people come and go, and while somebody looks.
busy=420 calm=2
desks_of_day=(front-1 room-1 room-2 room-3 room-4 room-5 room-6 room-7)

# house_time 10:30 [DATE]: the wall clock of the house as an instant.
house_time() {
  TZ=UTC date -d "TZ=\"$zone\" ${2:-$date} $1" +%Y-%m-%dT%H:%M:%SZ
}

odclock() {
  "$build/tests/day/odclock" "$work/clock" "$@"
}

until_time() {
  odclock rate $busy
  odclock wait "$(house_time "$1")"
  odclock rate $calm
  note "it is $1 in the house"
}

start_clock() {
  odclock set "$(house_time 08:45)" 1
  export ONEDOOR_HOUSE_CLOCK=$work/clock
  preload=$build/tests/day/houseclock.so
}

open_day_house() {
  centre=$root/data/centres/casa-abierta zone=$(jq -r .zone "$root/data/centres/casa-abierta/centre.json")
  house=$work/house port=$(free_port 18080) url=http://127.0.0.1:$port back_end=$(free_port 19080)
  start_clock
  export LD_PRELOAD=$preload
  make_house "$house" casa-abierta "$port"
  sed -i "s|^carrier=.*|carrier=cloudevents|; s|^url=.*|url=http://127.0.0.1:$back_end/events|" "$house/onedoord.conf"
  grep -q "^url=" "$house/onedoord.conf" || sed -i "s|^carrier=.*|&\nurl=http://127.0.0.1:$back_end/events|" "$house/onedoord.conf"
  secret=$(head -c 6 /dev/urandom | od -An -tx1 | tr -d ' \n')
  add_staff "$house" rosa "$secret" reception --desk front-2
  add_staff "$house" marta "$secret" manager
  for desk in "${desks_of_day[@]}"; do
    add_staff "$house" "at-$desk" "$secret" provider --desk "$desk"
  done
  add_device "$house" Kiosk kiosk --series B
  kiosk_code=$code
  add_device "$house" "Waiting room" display
  display_code=$code
  for door in C D E; do
    add_device "$house" "Door $door" kiosk --series "$door"
    door_codes+=("$code")
  done
  open_back_end
  start_service "$house" "$port"
  unset LD_PRELOAD
  note "the house opens at $(odclock now), zone $zone"
}

open_back_end() {
  LD_PRELOAD='' start receiver "$build/tests/day/odreceiver" "$back_end" "$out/back-end.jsonl"
  wait_until 5 is_taken "$back_end" || wrong "the back-end does not listen"
}

close_back_end() {
  kill "$pid_receiver"
  wait "$pid_receiver" 2>/dev/null
}

door_token() {
  curl -sf -X POST "$url/api/v1/devices/enrol" -H 'Content-Type: application/json' -d "{\"code\":\"$1\"}" | jq -r .token
}

make_plan() {
  local tokens=() code lunch=0
  for code in "${door_codes[@]}"; do
    tokens+=("$(door_token "$code")")
  done
  for desk in "${desks_of_day[@]}"; do
    jq -n --arg id "$desk" --arg secret "$secret" --arg lunch "$(house_time "$(printf '%02d:%02d' $((12 + lunch / 60)) $((lunch % 60)))")" \
      '{$id, name: "at-\($id)", $secret, $lunch}'
    lunch=$((lunch + 20))
  done >"$work/desks.json"
  jq -n --slurpfile desks "$work/desks.json" --slurpfile centre "$centre/centre.json" --argjson visits "$day_visits" \
    --arg opens "$(house_time 09:00)" --arg last "$(house_time 18:50)" --arg closes "$(house_time 19:00)" --args \
    '{seed: 3, $visits, $opens, $last, $closes, $desks, kiosks: $ARGS.positional,
      pools: [$centre[0].pools[] | {id, usual_min}],
      needs: [$centre[0].needs[].id]}' "${tokens[@]}" >"$work/plan.json"
}

people_come() {
  LD_PRELOAD=$preload start people "$build/tests/day/odday" "$port" "$work/plan.json" "$out/summary.json"
}

# The page is there and lies still: a touch while it slides in is nobody's.
come_to() {
  do_at kiosk see heading "$(word "$1")"
  settle kiosk "$work/still.png"
}

# A visitor with real touches at the real kiosk; the number and the page of the ticket are left in $number and $page.
visit_kiosk() {
  local need=$1 own
  own=$(own_name "$language")
  check "the kiosk greets" env_patience 30 kiosk see 'push button' "$own"
  touch_at kiosk 'push button' "$own"
  come_to "What is going on?"
  touch_at kiosk 'push button' "$(need "$need")"
  touch_word 'push button' "Next"
  come_to "These people can help you here"
  touch_word 'push button' "Give me a number"
  come_to "You don’t have to give a name"
  touch_word 'push button' "Go on without a name"
  do_at kiosk see heading "$(word "Your number")"
  number=$(shown_number)
  page=$(page_of "$number")
  check "the kiosk gives a number: $number" test -n "$number" -a -n "$page"
}

# The page of a ticket by its number, as reception would find it.
page_of() {
  local id
  id=$(as_reception "visits/find?q=${1// /}" | jq -r '.visits[0].id // empty')
  as_reception "visits/$id/ticket" | jq -r '.url // empty' | sed -E 's/^HTTP/http/; s|/T/|/t/|'
}

as_reception() {
  curl -sf "$url/api/v1/$1" -H "Authorization: Bearer $reception_token"
}

enter_as() {
  curl -sf -X POST "$url/api/v1/session" -H 'Content-Type: application/json' -d "{\"name\":\"$1\",\"secret\":\"$secret\"}" | jq -r .token
}

next_visitor() {
  touch_word 'push button' "I have it. Finish"
}

open_day_programs() {
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress \
    >"$work/a11y.log" 2>&1 || wrong "no accessibility bus: $(last_words a11y)"
  export LD_PRELOAD=$preload
  start kiosk "$tools/screen.sh" run "$work/kiosk" "$(app kiosk)" --service "$url" --token-file "$work/kiosk.token" \
    --code "$kiosk_code" --printer "$OD_PRINTER_QUEUE"
  start display "$tools/screen.sh" run "$work/display" "$(app display)" --service "$url" --token-file "$work/display.token" \
    --code "$display_code"
  start reception "$tools/screen.sh" run "$work/reception" "$(app reception)" --service "$url"
  unset LD_PRELOAD
  note "kiosk, display and reception are started"
}

walk_morning() {
  sign_in
  do_at display see frame '*'
  people_come
  until_time 10:30
  check "reception's list has somebody in it" at reception see 'list item' '*'
  picture reception reception-morning
  picture display display-morning
  visit_kiosk housing
  picture kiosk kiosk-morning
  picture_of_phone phone-morning
  next_visitor
}

# No paper: the number is on the screen all the same, reception hears of it, and it passes by itself.
walk_printer_fault() {
  "$tools/printer.sh" paper "$work/printer" out >"$work/paper.log" 2>&1 || wrong "the paper cannot be taken out"
  check "reception is told of the printer" env_patience 20 reception see '*' '*paper*'
  visit_kiosk money
  check "the kiosk does not claim a ticket" at kiosk see label "$(word "Take a photo, or remember your number. That is enough: the staff know.")"
  picture kiosk kiosk-without-paper
  picture reception reception-without-paper
  next_visitor
  "$tools/printer.sh" paper "$work/printer" in >"$work/paper.log" 2>&1 || wrong "the paper cannot be put back"
  check "reception's alert is over" env_patience 20 reception gone '*' '*paper*'
}


has_helped_more_than() {
  [ "$(as_reception reports/today | jq .done)" -gt "$1" ]
}

walk_outage() {
  close_back_end
  helped=$(as_reception reports/today | jq .done)
  note "the back-end is away"
  until_time 15:30
  check "the house goes on: more than $helped were helped" has_helped_more_than "$helped"
  picture reception reception-afternoon
  open_back_end
  note "the back-end is there again"
}

walk_closing() {
  until_time 18:40
  visit_kiosk language
  picture kiosk kiosk-closing
  picture_of_phone phone-closing
  last_page=$page last_number=$number
  next_visitor
  picture display display-closing
  odclock rate $busy
  wait "$pid_people" || wrong "the day went wrong: $(jq -c '.errors[:3]' "$out/summary.json") $(last_words people)"
  odclock rate $calm
  note "the last helper goes home at $(odclock now)"
  check "nothing of the day went wrong" jq -e '.errors == []' "$out/summary.json"
  check "200 people came through the doors" jq -e --argjson n "$day_visits" '.done.issued == $n' "$out/summary.json"
  picture display display-closed
  picture reception reception-closed
}

report() {
  as_reception "reports?from=$date&to=$date&by=${1:-pool}"
}

is_carried() {
  curl -sf "$last_page" | grep -q "$(word "We could not see you today. We are sorry.")"
}

nobody_is_left() {
  [ "$(as_reception visits | jq '.visits | length')" = 0 ]
}

# Nobody is hidden: who still waits when the day ends is told, and goes first next time.
walk_night() {
  left=$(as_reception visits | jq '.visits | length')
  odclock set "$(house_time 04:05 $next_date)" $calm
  # Whoever signed in yesterday is signed out by now.
  reception_token=$(enter_as rosa)
  check "$last_number is told that its turn did not come" wait_until 30 is_carried
  page=$last_page
  picture_of_phone phone-carried
  check "all $left who were left are carried over" wait_until 30 nobody_is_left
}

# told_day WORDS FILTER: what must be true of all that the back-end received.
told_day() {
  check "$1" jq -s -e --argjson left "$left" "$2" "$out/back-end.jsonl"
}

has_heard_all() {
  [ "$(curl -sf "$url/metrics" | awk '$1 == "onedoor_outbox_waiting" { print int($2) }')" = 0 ]
}

walk_day_back_end() {
  check "the back-end has heard everything" wait_until 30 has_heard_all
  told_day "it heard each thing exactly once" '([.[].id] | unique | length) == length'
  told_day "and in order for each visit" 'group_by(.subject) | all(.[]; [.[].data.version] | . == sort and . == unique)'
  told_day "all who were left are carried over" '[.[] | select(.type | contains("carried")) | .subject] | unique | length == $left'
  told_day "no number was given twice" \
    '[.[] | select(.type | contains("registered")) | "\(.data.day) \(.data.ticket)"] | length == (unique | length)'
  told_day "nobody was called to two places at once" 'group_by(.subject) | all(.[];
    reduce .[] as $e ({open: 0, ok: true}; if ($e.type | test("visit.called")) then (if .open != 0 and .open != $e.data.leg.desk_id then .ok = false else .open = $e.data.leg.desk_id end)
      elif ($e.type | test("finished|no-show|held|handed-over|left|cancelled|carried|undone")) then .open = 0 else . end) | .ok)'
  told_day "nothing personal travelled" 'all(.[]; .data | has("name") or has("person") | not)'
}

# A manager signs in and sees the reports, and nothing else.
walk_report_page() {
  stop_reception
  LD_PRELOAD=$preload start reception "$tools/screen.sh" run "$work/reception" "$(app reception)" --service "$url"
  do_at reception see frame '*'
  do_at reception touch text 'Name*'
  do_at reception type marta
  do_at reception touch 'password text' 'Secret*'
  do_at reception type "$secret"
  touch_at reception 'push button' 'Sign in'
  check "the manager sees the report" env_patience 20 reception see '*' '*Wait*'
  picture reception reception-report
}

stop_reception() {
  kill "$pid_reception"
  wait "$pid_reception" 2>/dev/null
}

has_lines() {
  [ "$(wc -l <"$1")" = "$2" ]
}

walk_report() {
  report pool >"$out/report.json"
  as_reception "reports.csv?from=$date&to=$date&by=pool" >"$out/report.csv"
  check "the report knows everybody who came" jq -e --argjson n "$((day_visits + 3))" '.total.visits == $n' "$out/report.json"
  check "its hand-overs are those that were made" jq -e --slurpfile summary "$out/summary.json" \
    '.total.hand_overs == $summary[0].done.hand_overs' "$out/report.json"
  walk_report_page
  check "its CSV has a line for each row" has_lines "$out/report.csv" "$(jq '.rows | length + 2' "$out/report.json")"
}

walk_day() {
  open_day_house
  open_screens
  reception_token=$(enter_as rosa)
  make_plan
  open_day_programs
  walk_morning
  walk_printer_fault
  until_time 12:00
  walk_outage
  walk_closing
  walk_night
  walk_day_back_end
  walk_report
}
