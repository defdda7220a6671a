# SPDX-License-Identifier: EUPL-1.2
# Sourced by every linter. A linter has rules: check_RULE DIR prints what is wrong under DIR, plant_RULE DIR
# writes an example that is wrong. lint RULE... shows for each that it goes red on its example (a rule that
# cannot is a failure), then that this tree is clean. Output is TAP.

root=$(cd "$(dirname "$0")/../.." && pwd)
name=$(basename "$0" .sh)
bad=0
number=0

report() {
  number=$((number + 1))
  echo "$1 $number - $name: $2"
  [ "$1" = ok ] || bad=1
}

goes_red() {
  example=$(mktemp -d)
  mkdir -p "$example/src/apps/kiosk" "$example/include/store"
  "plant_$1" "$example"
  found=$("check_$1" "$example")
  rm -r "$example"
  [ -n "$found" ]
}

lint() {
  for rule in "$@"; do
    if goes_red "$rule"; then
      report ok "$rule sees a planted fault"
    else
      report "not ok" "$rule does not see a planted fault"
    fi
    problems=$("check_$rule" "$root")
    if [ -z "$problems" ]; then
      report ok "$rule"
    else
      report "not ok" "$rule"
      echo "$problems" | head -n 40 | sed 's/^/  # /'
    fi
  done
  echo "1..$number"
  exit $bad
}

# The project's own files under DIR ($1) with one of the endings that follow; never what was built or fetched.
files() {
  dir=$1
  shift
  [ -d "$dir" ] || return 0
  for ending in "$@"; do
    find "$dir" \( -name .git -o -name node_modules -o -path "$dir/build*" -o -path "$dir/out" \) -prune \
      -o -type f -name "*$ending" -print
  done
}

# grep over files named on stdin; says path:line:text without the folder in front.
among() {
  dir=$1
  shift
  tr '\n' '\0' | xargs -0 -r grep -HnE "$@" 2>/dev/null | sed "s|^$dir/||"
}
