#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A real print system for tests: a private cupsd with one queue "Ticket" and ippeveprinter as its 80 mm roll printer. Several may run side
# by side; everything lives in DIR.
#
#   printer.sh start DIR     starts both; DIR/env then holds CUPS_SERVER and the OD_PRINTER_* variables, to be sourced
#   printer.sh paper DIR out|low|in    takes the roll out, or nearly, puts it back (the printer says so while it is idle, too)
#   printer.sh fault DIR REASON|none    a state that begins with the next job, or in the middle of one: "cover-open-error"
#   printer.sh power DIR off|on     the printer, not the queue
#   printer.sh stop DIR      ends both
#
# Sheets come out as DIR/printed/001.pdf, 002.pdf, ....
set -u
PATH=$PATH:/usr/sbin:/sbin
tools=$(cd "$(dirname "$0")/printer" && pwd)

die() { echo "printer.sh: $*" >&2; exit 1; }

wait_for() # seconds, what for, command...
{
  local tries=$(($1 * 20)) what=$2
  shift 2
  for ((i = 0; i < tries; i++)); do "$@" > /dev/null 2>&1 && return 0; sleep 0.05; done
  die "$what did not happen within $((tries / 20)) s; see $dir/*.log"
}

free_port()
{
  local port
  for _ in $(seq 100); do
    port=$((20000 + RANDOM % 12000))
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
  die "no free port found"
}

write_config()
{
  local root=$dir/cups who=
  mkdir -p "$root"/{etc/ppd,spool/tmp,cache,log,state/certs} "$dir/printed" "$dir/spool"
  if [ "$(id -u)" = 0 ]; then
    who=$'User lp\nGroup lp\nSystemGroup root lpadmin'
    chmod 711 "$dir"
    chown -R root:lp "$root"
    chmod 1770 "$root/spool/tmp"
    chmod 710 "$root/spool"
  fi
  cat > "$root/cups-files.conf" << CONF
ServerRoot $root/etc
ServerBin /usr/lib/cups
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
RequestRoot $root/spool
TempDir $root/spool/tmp
CacheDir $root/cache
StateDir $root/state
AccessLog $root/log/access_log
ErrorLog $root/log/error_log
PageLog $root/log/page_log
$who
Sandboxing Relaxed
Printcap
FatalErrors config
CONF
  cat > "$root/cupsd.conf" << CONF
LogLevel debug
MaxLogSize 0
Listen $root/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory Yes
ErrorPolicy retry-current-job
JobRetryInterval 2
JobRetryLimit 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
CONF
  [ ${#root} -lt 95 ] || die "the path $dir is too long for a socket; choose a shorter one"
}

start_roll()
{
  OD_ROLL=$dir OD_ROLL_TOOLS=$tools OD_ROLL_URI=$uri LD_PRELOAD=$dir/quiet-dnssd.so \
    ippeveprinter -vv -p "$port" -n localhost -d "$dir/spool" -a "$tools/roll.conf" -c "$tools/engine.sh" "Onedoor roll" \
    >> "$dir/roll.log" 2>&1 < /dev/null &
  echo $! > "$dir/roll.pid"
  disown
  wait_for 10 "the start of ippeveprinter" ipptool -q "$uri" "$tools/up.test"
}

cupsd_answers() { lpstat -r | grep -q 'is running'; }

start_cupsd()
{
  cupsd -f -c "$dir/cups/cupsd.conf" -s "$dir/cups/cups-files.conf" >> "$dir/cupsd.log" 2>&1 < /dev/null &
  echo $! > "$dir/cupsd.pid"
  disown
  wait_for 10 "the start of cupsd" cupsd_answers
}

queue_is_ready() { [ -s "$dir/cups/etc/ppd/Ticket.ppd" ] && lpstat -p Ticket | grep -q idle; }

start()
{
  for tool in cupsd ippeveprinter ipptool lpadmin lpstat curl cc; do
    command -v "$tool" > /dev/null || die "$tool is not installed (Debian: cups cups-ipp-utils cups-client curl gcc)"
  done
  mkdir -p "$dir" || die "cannot make $dir"
  [ ! -e "$dir/roll.pid" ] || die "$dir has a printer already; stop it first"
  write_config
  cc -shared -fPIC -o "$dir/quiet-dnssd.so" "$tools/quiet-dnssd.c" || die "cannot build quiet-dnssd.so"
  port=$(free_port) || exit 1
  uri=ipp://localhost:$port/ipp/print
  export CUPS_SERVER=$dir/cups/cups.sock
  cat > "$dir/env" << ENV
export CUPS_SERVER='$CUPS_SERVER'
export OD_PRINTER_QUEUE=Ticket
export OD_PRINTER_URI='$uri'
export OD_PRINTER_PORT=$port
export OD_PRINTER_DIR='$dir'
export OD_PRINTER_PRINTED='$dir/printed'
ENV
  start_roll
  start_cupsd
  lpadmin -p Ticket -v "$uri" -m everywhere -E 2>> "$dir/cupsd.log" || die "lpadmin cannot make the queue; see $dir/cupsd.log"
  wait_for 20 "the queue" queue_is_ready
}

# What has ended but was reaped by nobody is over, too.
runs() { grep -q '^State:.[^ZX]' "/proc/$1/status" 2> /dev/null; }

end() # name
{
  local pid
  pid=$(cat "$dir/$1.pid" 2> /dev/null) || return 0
  kill "$pid" 2> /dev/null
  for _ in $(seq 100); do runs "$pid" || break; sleep 0.05; done
  kill -KILL "$pid" 2> /dev/null
  rm -f "$dir/$1.pid"
}

paper()
{
  local level=250   # of 250 sheets, the only measure that ippeveprinter has
  case "$1" in out) level=0 ;; low) level=5 ;; esac
  curl -sf -o /dev/null "http://localhost:$OD_PRINTER_PORT/media?size0=om_ticket_80x150mm&type0=continuous&level0=$level" \
    || die "the printer does not answer"
}

[ $# -ge 2 ] || die "usage: printer.sh start|stop|paper|fault|power DIR [WHAT]"
dir=$(realpath -m "$2")
[ "$1" = start ] || [ ! -r "$dir/env" ] || . "$dir/env"
port=${OD_PRINTER_PORT:-} uri=${OD_PRINTER_URI:-}
case "$1" in
  start) start ;;
  stop) end cupsd; end roll ;;
  paper) paper "${3:-}" ;;
  fault) [ "${3:-none}" = none ] && : > "$dir/fault" || echo "$3" > "$dir/fault" ;;
  power) if [ "${3:-}" = off ]; then end roll; else start_roll; fi ;;
  *) die "unknown verb $1" ;;
esac
