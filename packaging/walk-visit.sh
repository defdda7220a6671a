# SPDX-License-Identifier: EUPL-1.2
# Sourced by packaging/walk: what happens on one visit, and what must be true of it.

touch_word() {
  touch_at kiosk "$1" "$(word "$2")"
}

see_page() {
  do_at kiosk see heading "$(word "$1")"
  picture kiosk "$2"
}

env_patience() {
  local seconds=$1
  shift
  ONEDOOR_WALK_SECONDS=$seconds at "$@"
}

walk_visitor() {
  check "the kiosk greets within half a minute" env_patience 30 kiosk see 'push button' "$(own_name "$language")"
  do_at display see frame '*'
  picture kiosk welcome
  picture display display-empty
  touch_at kiosk 'push button' "$(own_name "$language")"
  see_page "What is going on?" needs
  for id in "${chosen[@]}"; do
    touch_at kiosk 'push button' "$(need "$id")"
  done
  picture kiosk needs-chosen
  touch_word 'push button' "Next"
  see_page "These people can help you here" help
  check "someone is open now" at kiosk see label "$(word "Open now")"
  touch_word 'push button' "Give me a number"
  see_page "You don’t have to give a name" name
  touch_word 'push button' "Go on without a name"
  do_at kiosk see heading "$(word "Your number")"
}

# A number as everybody says it, with plain spaces and no direction marks.
plain() {
  LC_ALL=C sed 's/\xc2\xa0\|\xe2\x80\xaf/ /g; s/\xe2\x81[\xa6-\xa9]//g; s/\xe2\x80[\x8e\x8f\xaa-\xae]//g'
}

shown_number() {
  at kiosk read label '*' | plain | grep -oE '\b[A-Z] ?[0-9]+\b' | head -n 1
}

printed() {
  ls "$OD_PRINTER_PRINTED"/*.pdf
}

decode() {
  pdftoppm -r 203 -png -singlefile "$1" "$work/ticket" && zbarimg -q --raw "$work/ticket.png" >"$work/decoded"
}

is_own_address() {
  case $address in
  "${url^^}"/T/*) ;;
  *) echo "it says \"$address\""; return 1 ;;
  esac
}

# Letters as wide as a house are set one by one: the spaces between them are not told.
ticket_bears() {
  pdftotext "$out/ticket.pdf" - | plain | tr -d ' ' | grep -qx "${1// /}"
}

page_has_number() {
  curl -sf "$page" | plain | grep -q "$number"
}

says_nothing_personal() {
  ! pdftotext "$out/ticket.pdf" - | grep -i -E "$(need housing)|$(need money)"
}

walk_ticket() {
  check "a ticket came out of the printer" wait_until 20 printed
  cp "$(printed | head -n 1)" "$out/ticket.pdf"
  check "the kiosk says that it is printed" at kiosk see label "$(word "Please take your ticket")*"
  picture kiosk ticket
  number=$(shown_number)
  check "the kiosk shows a number: $number" test -n "$number"
  check "the ticket bears $number" ticket_bears "$number"
  check "the ticket's QR can be read" decode "$out/ticket.pdf"
  address=$(cat "$work/decoded")
  check "the QR is the address of the visit's own page" is_own_address
  page=$(echo "$address" | sed -E 's/^HTTP/http/; s|/T/|/t/|')
  check "that page is there and says $number" page_has_number
  check "the ticket says no need" says_nothing_personal
  picture_of_phone phone-waiting
}

picture_of_phone() {
  pictures=$((pictures + 1))
  local file
  file=$out/$(printf %02d $pictures)-$1.png
  timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --no-first-run \
    --user-data-dir="$work/chromium" --window-size=412,915 --timeout=4000 --screenshot="$file" "$page" >"$work/chromium.log" 2>&1
  check "a browser opens the page: $(basename "$file")" test -s "$file"
}

# Whoever works here signs in with the keyboard; the rest is touched.
sign_in() {
  do_at reception see frame '*'
  picture reception reception-sign-in
  do_at reception touch text 'Name*'
  do_at reception type rosa
  do_at reception touch 'password text' 'Secret*'
  do_at reception type "$secret"
  touch_at reception 'push button' 'Sign in'
}

serve() {
  touch_at reception 'push button' 'Start'
  check "the desk may say that it is done" at reception see 'push button' 'Done'
  picture reception "$1"
  touch_at reception 'push button' 'Done'
}

walk_desk() {
  sign_in
  check "reception sees $number waiting" at reception see label "$number"
  check "reception's list has somebody in it" at reception see 'list item' '*'
  picture reception reception-waiting
  touch_at reception 'push button' 'Call next'
  check "the display calls $number" at display see label "$number*"
  check "the display says where: $place" at display see label "*$place*"
  picture display display-called
  picture reception reception-called
  picture_of_phone phone-called
  check "the phone page says where: $place_of_visitor" sh -c "curl -sf '$page' | grep -q '$place_of_visitor'"
  serve reception-serving
  # Two needs are two lines: the first helper is done, the visit waits on for the second.
  check "$number waits on for the second need" at reception see 'push button' 'Call to *'
  picture reception reception-second-need
  touch_at reception 'push button' 'Call to *'
  # It is another desk's line: the house wants to know why.
  check "reception is asked why" at reception see 'push button' 'It was agreed before*'
  picture reception reception-why
  touch_at reception 'push button' 'It was agreed before*'
  check "the display calls $number again" at display see label "$number*"
  serve reception-serving-second
  check "nobody waits any more" at reception see label 'Nobody waits'
  check "nobody is left in reception's list" at reception gone 'list item' '*'
  picture reception reception-done
  picture_of_phone phone-done
}

events() {
  cat "$house"/outbox/*.json 2>/dev/null
}

# The lines that the chosen needs wait in, in order.
pools_of_needs() {
  for id in "${chosen[@]}"; do
    jq --arg need "$id" 'first(.pools[] | select(.needs | index($need)) | .id)' "$centre/centre.json"
  done | jq -s .
}

has_finished() {
  [ "$(events | grep -o 'org.onedoor.visit.finished.v1' | wc -l)" = ${#chosen[@]} ]
}

# told WORDS FILTER: what must be true of all that the back-end received.
told() {
  check "$1" jq -e --arg number "$number" --argjson needs "$(printf '%s\n' "${chosen[@]}" | jq -R . | jq -s .)" \
    --arg language "$language" --argjson pools "$(pools_of_needs)" --arg desk "$desk" "$2" "$out/visit.json"
}

walk_back_end() {
  check "the back-end heard that the visit is finished" wait_until 20 has_finished
  events | jq -s 'sort_by(.data.version)' >"$out/visit.json"
  told "it heard each step once, in order" \
    '[.[].type] == ["registered", ("called", "started", "finished"), ("called", "started", "finished") | "org.onedoor.visit.\(.).v1"]'
  told "each event has an id of its own" '([.[].id] | unique | length) == length'
  told "all are one visit: $number" '([.[].subject] | unique | length) == 1 and all(.[]; .data.ticket == $number)'
  told "the needs and the language are the chosen ones" \
    'all(.[]; (.data.needs | sort) == ($needs | sort) and .data.language == $language)'
  told "the visit was served for each need, at the desk" \
    '[.[] | select(.type | contains("finished")) | .data.leg | .pool_id, .desk_id] == [$pools[0], $desk, $pools[1], $desk]'
  told "nothing personal travelled" 'all(.[]; .data | has("name") or has("person") | not)'
}
