#!/bin/sh
# Captures one run with tcpdump: from before the first SYN to after the last FIN, then ends by itself.
#
#   capture.sh [--interface NAME] [--listen-timeout SECONDS] [--buffer KIB] [--snapshot BYTES] FILE.pcap PORT...
#
#   --buffer      the memory in which the kernel keeps packets for tcpdump; on loopback it takes twice as much
#   --snapshot    no packet of the run is longer: each takes less of that memory, and never twice as much
#
# Prints `capturing ...` on stdout when capturing has begun, and `watching ...` when a program listens on
# one of the ports. The run is over when no program listens any more and every connection of the ports is
# closed or in TIME-WAIT; the script reads that from the kernel's tables and sends no packet. SIGINT, SIGQUIT,
# SIGTERM and SIGHUP end it earlier, with a whole file. capture.log beside the file gets tcpdump's output,
# the name of the host's clock (`clock ...`), the line `watching ...`, and a last line with the outcome. If
# TWOFLOW_STOP_AT_EOF is set, the end of its standard input ends it, too, as by SIGTERM.
#
# Exit codes: 0 complete; 1 packets were dropped or not read, no packet was captured, no program listened,
# the file was removed or lacks packets, or tcpdump failed; 2 wrong use; 69 capturing is not permitted, or
# tcpdump or /proc/net/tcp is missing; 130 after SIGINT, 131 after SIGQUIT, 143 after SIGTERM and SIGHUP.
set -eu

wrong_use() {
  printf 'capture: %s\n' "$1" >&2
  exit 2
}

interface=lo
listen_timeout_s=60
# With 64 MiB nothing is lost in bursts. On loopback tcpdump then takes 130 MB.
buffer_kib=65536
# Whole packets, however long.
snapshot_bytes=0
usage='usage: capture.sh [--interface NAME] [--listen-timeout SECONDS] [--buffer KIB] [--snapshot BYTES] FILE.pcap PORT...'
while [ $# -ge 2 ]; do
  case $1 in
    --interface) interface=$2 ;;
    --listen-timeout) listen_timeout_s=$2 ;;
    --buffer) buffer_kib=$2 ;;
    --snapshot) snapshot_bytes=$2 ;;
    -*) wrong_use "unknown option $1" ;;
    *) break ;;
  esac
  shift 2
done
case ${1:-} in
  --interface | --listen-timeout | --buffer | --snapshot) wrong_use "$1 needs a value" ;;
  -*) wrong_use "unknown option $1" ;;
esac
[ $# -ge 2 ] || wrong_use "$usage"
# For several interfaces together, the number of packets that tcpdump has to read is unknown.
[ "$interface" != any ] || wrong_use '--interface any cannot be checked for lost packets: name one interface'
file=$1
shift
case $file in
  */*) folder=${file%/*}/ ;;
  *) folder=./ ;;
esac
log=${folder}capture.log

filter='' ports_hex=' '
for port in "$@"; do
  case $port in
    '' | *[!0-9]*) wrong_use "not a port: $port" ;;
  esac
  filter="${filter:+$filter or }tcp port $port"
  ports_hex="$ports_hex$(printf '%04X' "$port") "
done
{ [ ! -e "$file" ] && [ ! -h "$file" ]; } || wrong_use "$file exists and is never overwritten"

# --- Output: a closed output or a full disk does not end the capture -----------------------------------

# If an output is closed, another file would get its number.
true 3>&2 || exec 2>/dev/null
{ true 3>&1; } 2>/dev/null || exec >/dev/null
trap '' PIPE

print() { # LINE
  { printf '%s\n' "$1" || :; } 2>/dev/null
}

log_line() { # LINE
  { printf '%s\n' "$1" >>"$log"; } 2>/dev/null || :
}

finish() { # CODE OUTCOME: the last line of the log, and the end
  log_line "capture: $2"
  print "capture: $2" >&2
  exit "$1"
}

here=${0%"${0##*/}"}. # without a process, as dirname would be one
# shellcheck source=captures/sidecar/clock.sh
. "$here/clock.sh"
# shellcheck source=captures/sidecar/tcpdump.sh
. "$here/tcpdump.sh"

# --- Start ------------------------------------------------------------------------------------------

# A signal to the whole process group, such as Ctrl-C, also reaches the command that is running. So from
# here on, a failed command does not end the script, and most commands ignore signals (shield).
signal_code=0
trap 'signal_code=130' INT
trap 'signal_code=131' QUIT
trap 'signal_code=143' TERM HUP
true >"$log" || exit 1
set +e

# Each process costs about as much as reading a small file here in the shell, so what is done again and again
# starts few, and a subshell becomes (exec) its command.
shield() { # in a subshell: the commands that it starts ignore signals
  trap '' HUP INT QUIT TERM
}

# Containers see the boot ID of their kernel. The event files name the clock in the same way (ClockName.java).
log_clock() { # logs whose clock the times of the packets are, if that is known
  crc=$({ shield; exec cksum </proc/sys/kernel/random/boot_id; } 2>/dev/null) || return 0
  log_line "clock $(printf '%08x' "${crc%% *}")"
}

pause() { # SECONDS
  (shield; exec sleep "$1")
}

finish_unless_stopped() { # CODE OUTCOME: if a signal was the cause, finishes with the signal's exit code
  [ "$signal_code" -eq 0 ] || finish "$signal_code" 'stopped before anything was captured'
  finish "$1" "$2"
}

[ -r /proc/net/tcp ] ||
  finish 69 'UNAVAILABLE: this system has no /proc/net/tcp, which shows when the run is over'
command -v tcpdump >/dev/null ||
  finish 69 'UNAVAILABLE: tcpdump is not installed (Debian: apt install tcpdump)'
watcher_pid=''
# shellcheck disable=SC2317  # called by the traps
end_watcher() {
  [ -z "$watcher_pid" ] || kill -KILL "$watcher_pid" 2>/dev/null
}
trap end_watcher EXIT
if [ -n "${TWOFLOW_STOP_AT_EOF:-}" ]; then
  # By another number: a shell gives /dev/null as standard input to what it starts in the background.
  { (shield; while read -r _; do :; done; kill -TERM $$) <&3 3<&- >/dev/null 2>&1 & } 3<&0
  watcher_pid=$!
fi
scratch=$(shield; exec mktemp -d) || finish_unless_stopped 1 'FAILED: no temporary folder can be made'
trap 'end_watcher; [ -z "$tcpdump_pid" ] || kill "$tcpdump_pid" 2>/dev/null; rm -rf "$scratch"' EXIT
start_tcpdump || {
  wait "$tcpdump_pid"
  finish_unless_stopped 69 "UNAVAILABLE: tcpdump cannot capture: $(sed -n '1s/^tcpdump: //p' "$scratch/words") (as root, or with the capability net_raw, it can)"
}
print "capturing $filter on $interface into ${file#"$PWD/"}"
log_clock

# --- Watch listeners and connections ------------------------------------------------------------------

# The kernel's tables for IPv4 and IPv6 begin with all listeners. For the connections behind them, it has to search
# a large memory each time, so a turn does without them as long as it can. That needs a shell that reads byte by
# byte, as dash does: bash reads a block for each line, which would take longer than the whole look. So would the
# lines of a host with very many listeners.
most_lines=60
listens() { # whether a listener of one of the ports is found before the first connection
  [ -z "${BASH_VERSION:-}" ] || return 1
  lines=0
  for table in /proc/net/tcp6 /proc/net/tcp; do
    [ -r "$table" ] || continue
    while read -r _ here_at _ state _; do
      lines=$((lines + 1))
      [ "$lines" -le "$most_lines" ] || return 1
      case $state in
        st) ;;
        0A) case $ports_hex in *" ${here_at##*:} "*) return 0 ;; esac ;;
        *) break ;;
      esac
    done <"$table"
  done
  return 1
}

sockets() { # in a subshell: prints listening, connected or none, from all of the tables
  set -- /proc/net/tcp
  [ ! -r /proc/net/tcp6 ] || set -- "$@" /proc/net/tcp6
  exec awk -v ports="$ports_hex" '
    BEGIN { n = split(ports, list, " "); for (i = 1; i <= n; i++) wanted[list[i]] = 1 }
    { split($2, here, ":"); split($3, there, ":") }
    $4 == "0A" && (here[2] in wanted) { listening = 1 }
    $4 != "0A" && $4 != "06" && ((here[2] in wanted) || (there[2] in wanted)) { connected = 1 }
    END { print listening ? "listening" : connected ? "connected" : "none" }' "$@"
}

seen='' outcome=''
read_clock
deadline_s=$((now_s + listen_timeout_s))
while [ "$signal_code" -eq 0 ]; do
  if ! alive; then
    outcome='FAILED: tcpdump ended before the run did'
    break
  fi
  now=listening
  listens || now=$(shield; sockets)
  case $now in
    listening)
      if [ -z "$seen" ]; then
        seen="watching $filter: a listener is there; the run is over when it is gone and all connections are closed"
        log_line "$seen"
        print "$seen"
      fi ;;
    none) [ -z "$seen" ] || break ;;
  esac
  read_clock
  if [ -z "$seen" ] && [ "$now_s" -ge "$deadline_s" ]; then
    outcome="FAILED: nobody listened on port $* within $listen_timeout_s s"
    break
  fi
  pause 0.1
done

# --- End: tcpdump reads and writes the remaining packets, and prints its counts ------------------------

# The rest takes a bounded time, so a second signal is ignored.
shield
stopped=''
if [ "$signal_code" -ne 0 ]; then
  stopped=1
fi
catch_up "${stopped:+2}"
end_tcpdump

room_left() { # whether the disk has room for a packet of the largest size
  blocks=%a
  [ "$(id -u)" -ne 0 ] || blocks=%f
  # shellcheck disable=SC2046  # two numbers
  set -- $(stat -f -c "$blocks %S" "$folder" 2>/dev/null)
  [ $# -ne 2 ] || [ $(($1 * $2)) -ge 65536 ]
}

judge_file() { # sets outcome if the file does not have exactly what tcpdump captured
  if [ ! -e "$file" ]; then
    outcome='FAILED: the capture file was removed or moved while it was written'
    return
  fi
  # tcpdump itself does not report a full disk.
  count_in_file
  if [ "${in_file:-$captured}" -gt "$captured" ]; then
    outcome="FAILED: the file has $in_file packets, more than were captured: somebody else wrote to it"
  elif [ "${in_file:-$captured}" -lt "$captured" ]; then
    outcome="FAILED: the file has only $in_file packets"
    room_left || outcome="$outcome: its disk is full"
  fi
}

counts="${captured:-?} packets captured, ${dropped:-?} dropped by the kernel"
if [ -z "$outcome$stopped" ]; then
  if [ -z "$captured" ] || [ -z "$received" ] || [ -z "$dropped" ] || [ "$tcpdump_code" -ne 0 ]; then
    outcome="FAILED: tcpdump ended with exit code $tcpdump_code and without its counts"
  elif [ "$dropped" -ne 0 ]; then
    outcome='FAILED: the kernel dropped packets, the capture has gaps'
  elif [ "$behind" -ne 0 ]; then
    outcome="FAILED: tcpdump is $behind packets behind the kernel, the capture lacks them"
  elif [ "$captured" -eq 0 ]; then
    outcome='FAILED: the capture is empty'
  else
    judge_file
  fi
fi
[ -z "$outcome" ] || finish 1 "$outcome; $counts"
[ "$behind" -eq 0 ] || counts="$counts, $behind not read"
[ -z "$stopped" ] || finish "$signal_code" "stopped before the run was over; $counts"
finish 0 "complete: $counts"
