#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A virtual screen with a seat that obeys: screen.sh start DIR WIDTHxHEIGHT ["touch pointer keyboard"] |
# run DIR COMMAND... | shot DIR FILE.png | stop DIR. DIR is made, and must be short (sockets live there).
set -eu

module=${ONEDOOR_TOUCH_MODULE:-${OD_BUILD_DIR:-build}/tests/tools/wtouch.so}

say() {
  echo "screen: $*" >&2
  exit 1
}

on_screen() {
  XDG_RUNTIME_DIR=$1 WAYLAND_DISPLAY=screen GDK_BACKEND=wayland GSK_RENDERER=${GSK_RENDERER:-cairo}
  ONEDOOR_SEAT_SOCKET=$1/seat
  export XDG_RUNTIME_DIR WAYLAND_DISPLAY GDK_BACKEND GSK_RENDERER ONEDOOR_SEAT_SOCKET
}

start() {
  dir=$1 size=$2
  [ -f "$module" ] || say "the touch module is not built: $module"
  mkdir -p "$dir"
  chmod 700 "$dir"
  dir=$(cd "$dir" && pwd)
  [ ${#dir} -le 80 ] || say "the folder's name is too long for a socket: $dir"
  module=$(cd "$(dirname "$module")" && pwd)/wtouch.so
  XDG_RUNTIME_DIR=$dir ONEDOOR_SEAT_SOCKET=$dir/seat ONEDOOR_SEAT=${3:-touch} \
    weston --backend=headless-backend.so --use-pixman --width="${size%x*}" --height="${size#*x}" \
    --shell=kiosk-shell.so --modules="$module" --no-config --idle-time=0 --socket=screen --debug \
    --log="$dir/weston.log" >"$dir/weston.out" 2>&1 &
  echo $! >"$dir/pid"
  tries=0
  until [ -S "$dir/seat" ] && [ -S "$dir/screen" ]; do
    kill -0 "$(cat "$dir/pid")" 2>/dev/null || say "weston ended: $(tail -n 1 "$dir/weston.log" 2>/dev/null)"
    tries=$((tries + 1))
    [ $tries -lt 500 ] || say "weston did not start"
    sleep 0.02
  done
}

# The screenshooter names its own file, so it gets a folder of its own to write in.
shot() {
  on_screen "$(cd "$1" && pwd)"
  folder=$(mktemp -d)
  (cd "$folder" && weston-screenshooter >"$folder/out" 2>&1) || say "no picture: $(cat "$folder/out")"
  mv "$folder"/wayland-screenshot-*.png "$2"
  rm -r "$folder"
}

# What has ended but was reaped by nobody is over, too.
runs() {
  grep -q '^State:.[^ZX]' "/proc/$1/status" 2>/dev/null
}

stop() {
  [ -f "$1/pid" ] || return 0
  pid=$(cat "$1/pid")
  kill "$pid" 2>/dev/null || true
  tries=0
  while runs "$pid" && [ $tries -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.02
  done
  rm -f "$1/pid"
}

verb=${1:-} dir=${2:-}
[ -n "$dir" ] || say "start DIR WxH [seat] | run DIR COMMAND... | shot DIR FILE | stop DIR"
shift 2
case $verb in
start) start "$dir" "$@" ;;
run) on_screen "$(cd "$dir" && pwd)"; exec "$@" ;;
shot) shot "$dir" "$1" ;;
stop) stop "$dir" ;;
*) say "unknown verb: $verb" ;;
esac
