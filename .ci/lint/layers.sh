#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A room sees the contracts that layers.txt grants it, and its own foreign library alone.
. "$(dirname "$0")/lint.sh"

table=$root/.ci/lint/layers.txt

rooms() {
  grep -v '^#' "$table" | cut -d: -f1
}

granted() {
  echo "base $1 $(grep "^$1:" "$table" | cut -d: -f2)"
}

foreign() {
  grep "^$1:" "$table" | cut -d: -f3 | tr ' ' '\n' | sed '/^$/d'
}

all_foreign() {
  grep -v '^#' "$table" | cut -d: -f3 | tr ' ' '\n' | sed '/^$/d; s/@.*//' | sort -u
}

# "file header" for each include of a room: its sources and its contracts.
includes() {
  for folder in "$1/src/$2" "$1/include/$2"; do
    [ -d "$folder" ] && grep -rHoE --include=*.c --include=*.h '^# *include +[<"][^>"]+' "$folder" |
      sed -E 's/:# *include +[<"]/ /'
  done
}

owner() {
  found=$(find "$root/include" "$1/include" -name "$2" 2>/dev/null | head -n 1)
  [ -z "$found" ] || basename "$(dirname "$found")"
}

check_rooms() {
  for room in $(rooms); do
    seen=" $(granted "$room") "
    includes "$1" "$room" | while read -r file header; do
      of=$(owner "$1" "$(basename "$header")")
      case $seen in *" ${of:-base} "*) continue ;; esac
      [ -e "$(dirname "$file")/$header" ] || echo "${file#"$1"/} includes $header of $of"
    done
  done
}

plant_rooms() {
  touch "$1/include/store/od-store.h"
  echo '#include "od-store.h"' >"$1/src/apps/kiosk/bad.c"
}

may_use() {
  for grant in $(foreign "$1"); do
    # shellcheck disable=SC2254
    case $3 in ${grant%@*}) case $2 in ${grant#*@}) return 0 ;; esac ;; esac
  done
  return 1
}

is_foreign() {
  for pattern in $(all_foreign); do
    # shellcheck disable=SC2254
    case $1 in $pattern) return 0 ;; esac
  done
  return 1
}

check_libraries() {
  set -f
  for room in $(rooms); do
    includes "$1" "$room" | while read -r file header; do
      is_foreign "$header" || continue
      may_use "$room" "$(basename "$file")" "$header" || echo "${file#"$1"/} includes $header"
    done
  done
  set +f
}

plant_libraries() {
  echo '#include <sqlite3.h>' >"$1/src/apps/kiosk/bad.c"
}

# A contract shows no foreign type; the widgets' contract is GTK's by its nature.
check_contracts() {
  files "$1/include" .h | grep -v "^$1/include/widgets/" |
    among "$1" '\b(sqlite3(_stmt)?|SoupServer|SoupSession|SoupMessage|JsonNode|JsonObject|JsonArray|JsonBuilder|icaltime[a-z]*|QRcode|http_t|ipp_t|cups_[a-z]+_t|cairo_t|PangoLayout|GtkWidget|GdkRGBA)\b *\*?'
}

plant_contracts() {
  echo 'void f (sqlite3 *db);' >"$1/include/store/od-bad.h"
}

# The include path itself keeps the rooms apart: with the kiosk's own command line, its own contract is
# found and the store's is not.
compile_commands=${ONEDOOR_BUILD_DIR:-$root/build}/compile_commands.json

compiles() {
  command=$(jq -r 'map (select (.file | test ("src/apps/kiosk/[^/]*\\.c$"))) | first | .command // empty' "$compile_commands" |
    sed -E 's/ -o [^ ]+//; s/ -M[DFQ]+( [^ -][^ ]*)?//g; s/ -c [^ ]+//')
  scratch=$(mktemp -d)
  printf '#include "%s"\n' "$1" >"$scratch/scratch.c"
  (cd "$(dirname "$compile_commands")" && eval "$command -w -fsyntax-only $scratch/scratch.c") 2>"$scratch/said"
  status=$?
  cat "$scratch/said"
  rm -r "$scratch"
  return $status
}

if [ -f "$compile_commands" ] && grep -q 'src/apps/kiosk/[^/]*\.c"' "$compile_commands"; then
  if compiles od-client.h >/dev/null && compiles od-store.h | grep -q 'od-store.h.*[Nn]o such file\|od-store.h.*not found'; then
    report ok "the kiosk's include path has no store in it"
  else
    report "not ok" "the kiosk's include path has no store in it"
  fi
fi

lint rooms libraries contracts
