# SPDX-License-Identifier: EUPL-1.2
# Sourced by packaging/walk: what happens on one visit, and what must be true of it.

touch_word() {
  touch_at kiosk "$1" "$(word "$2")"
}

see_page() {
  do_at kiosk see heading "$(word "$1")"
  picture kiosk "$2"
}

walk_visitor() {
  do_at kiosk see 'push button' "$(own_name "$language")"
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
  sed 's/\xc2\xa0\|\xe2\x80\xaf/ /g; s/\xe2\x81[\xa6-\xa9]//g; s/\xe2\x80[\x8e\x8f]//g'
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
  check "the ticket bears $number" sh -c "pdftotext '$out/ticket.pdf' - | grep -q '$number'"
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

sign_in() {
  do_at reception touch text Name
  do_at reception - type rosa
}
