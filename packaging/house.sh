# SPDX-License-Identifier: EUPL-1.2
# Sourced by packaging/run: a house of its own, and the programs in it. Uses $root, $build, $work.

pids=()

say() {
  printf '%s\n' "$*"
}

fail() {
  echo "run: $*" >&2
  exit 1
}

# Only what this script started, by its pid, last first; whoever does not go within 5 s is made to.
stop_all() {
  local index pid tries
  for ((index = ${#pids[@]} - 1; index >= 0; index--)); do
    pid=${pids[index]}
    kill "$pid" 2>/dev/null || continue
    for ((tries = 0; tries < 100; tries++)); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.05
    done
    kill -KILL "$pid" 2>/dev/null
  done
  pids=()
  wait 2>/dev/null
}

# start NAME COMMAND...: in the background, its words in $work/NAME.log.
start() {
  local name=$1
  shift
  "$@" >"$work/$name.log" 2>&1 </dev/null &
  pids+=($!)
  eval "pid_$name=$!"
}

# wait_until SECONDS COMMAND...
wait_until() {
  local tries=$(($1 * 20))
  shift
  while ((tries-- > 0)); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.05
  done
  return 1
}

is_taken() {
  (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

free_port() {
  local port=$1
  while is_taken "$port"; do
    port=$((port + 1))
  done
  echo "$port"
}

last_words() {
  tail -n 1 "$work/$1.log" 2>/dev/null
}

build_house() {
  if [ ! -f "$build/build.ninja" ]; then
    rm -rf "$build"
    CC=gcc meson setup "$build" "$root" >"$work/build.log" 2>&1 || fail "meson cannot set up $build: $(last_words build)"
  fi
  ninja -C "$build" >"$work/build.log" 2>&1 || fail "it does not build: $(grep -m 1 'error' "$work/build.log")"
  export ONEDOOR_DATA_DIR=$root/data ONEDOOR_LOCALE_DIR=$build/po
}

onedoor() {
  "$build/src/cli/onedoor" "$@"
}

# make_house DIR CENTRE PORT: a data directory that listens on PORT of this machine.
make_house() {
  local dir=$1 centre=$2 port=$3 pack=$ONEDOOR_DATA_DIR/centres/$2 files=()
  [ ! -d "$centre" ] || pack=$centre
  onedoor init "$dir" --centre "$centre" --public-url "http://127.0.0.1:$port" >>"$work/init.log" 2>&1 ||
    fail "onedoor init: $(last_words init)"
  sed -i "s|^listen=.*|listen=127.0.0.1:$port|" "$dir/onedoord.conf"
  grep -q "^listen=127.0.0.1:$port\$" "$dir/onedoord.conf" || fail "onedoord.conf has no line listen="
}

# add_device DIR NAME ROLE [--series B]: leaves the one-time code in $code.
add_device() {
  local dir=$1 name=$2 role=$3
  shift 3
  code=$(onedoor device add "$dir" "$name" --role "$role" "$@" 2>>"$work/init.log" | grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}' | head -n 1)
  [ -n "$code" ] || fail "onedoor device add $name gave no code: $(last_words init)"
}

# add_staff DIR NAME SECRET ROLE [--desk ID]...
add_staff() {
  local dir=$1 name=$2 secret=$3 role=$4
  shift 4
  printf '%s\n' "$secret" | onedoor staff add "$dir" "$name" --role "$role" "$@" >>"$work/init.log" 2>&1 ||
    fail "onedoor staff add $name: $(last_words init)"
}

start_service() {
  local dir=$1 port=$2
  start onedoord "$build/src/service/onedoord" "$dir"
  wait_until 10 curl -sf "http://127.0.0.1:$port/healthz" || fail "the service does not answer: $(last_words onedoord)"
}

app() {
  echo "$build/src/apps/$1/onedoor-$1"
}
