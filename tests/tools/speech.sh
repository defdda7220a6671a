#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A real voice for tests: speech-dispatcher with espeak-ng, on a PulseAudio without a loudspeaker whose sound is kept in a file. Several
# may run side by side; everything lives in DIR.
#
#   speech.sh start DIR     DIR/speech.sock is the service; DIR/heard.raw grows with what is to be heard (22050 Hz, 16 bit, one channel)
#   speech.sh service DIR off|on    speech-dispatcher alone
#   speech.sh stop DIR
set -u

die() { echo "speech.sh: $*" >&2; exit 1; }

wait_for() # what for, command...
{
  local what=$1
  shift
  for _ in $(seq 800); do "$@" > /dev/null 2>&1 && return 0; sleep 0.05; done
  die "$what did not happen within 40 s; see $dir/*.log"
}

has_ended() { ! kill -0 "$1" 2> /dev/null; }

end() # name
{
  local pid
  pid=$(cat "$dir/$1.pid" 2> /dev/null) || return 0
  kill "$pid" 2> /dev/null
  wait_for "the end of $1" has_ended "$pid"
  rm -f "$dir/$1.pid"
}

start_sound()
{
  pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --disallow-exit \
    --load="module-native-protocol-unix socket=$dir/pulse.sock auth-anonymous=1" \
    --load="module-null-sink sink_name=hall rate=22050 channels=1" > "$dir/pulse.log" 2>&1 < /dev/null &
  echo $! > "$dir/pulse.pid"
  wait_for "the start of pulseaudio" pactl info
  parec -d hall.monitor --raw --rate=22050 --channels=1 --format=s16le --latency-msec=50 "$dir/heard.raw" \
    2> "$dir/parec.log" < /dev/null &
  echo $! > "$dir/parec.pid"
}

start_service()
{
  rm -f "$dir/speech.sock"
  speech-dispatcher -s -C "$dir/config" -c unix_socket -S "$dir/speech.sock" -t 0 -L "$dir" -P "$dir/dispatcher.own.pid" \
    > "$dir/dispatcher.log" 2>&1 < /dev/null &
  echo $! > "$dir/dispatcher.pid"
  wait_for "the start of speech-dispatcher" test -S "$dir/speech.sock"
}

start()
{
  for tool in pulseaudio pactl parec speech-dispatcher; do
    command -v "$tool" > /dev/null || die "$tool is not installed (Debian: speech-dispatcher speech-dispatcher-espeak-ng pulseaudio pulseaudio-utils)"
  done
  mkdir -p "$dir/config/modules" "$dir/home" || die "cannot make $dir"
  cat > "$dir/config/speechd.conf" << CONF
LogLevel 1
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
CONF
  cp /etc/speech-dispatcher/modules/espeak-ng.conf "$dir/config/modules/" 2> /dev/null || : > "$dir/config/modules/espeak-ng.conf"
  start_sound
  start_service
}

[ $# -ge 2 ] || die "usage: speech.sh start|service|stop DIR [off|on]"
dir=$(realpath -m "$2")
export XDG_RUNTIME_DIR=$dir HOME=$dir/home PULSE_SERVER=unix:$dir/pulse.sock
case "$1" in
  start) start ;;
  service) if [ "${3:-}" = off ]; then end dispatcher; else start_service; fi ;;
  stop) end dispatcher; end parec; end pulse ;;
  *) die "unknown verb $1" ;;
esac
