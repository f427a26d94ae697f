#!/bin/sh
# Captures one run with tcpdump: from before the first SYN to after the last FIN, then ends by itself.
#
#   capture.sh [--interface NAME] [--listen-timeout SECONDS] FILE.pcap PORT...
#
# Prints `capturing ...` on stdout once packets are being captured. The run is over when a listener on
# one of the ports was seen, is gone, and no connection of the ports is left but in TIME-WAIT; the
# kernel's tables say so, no packet is sent. SIGINT and SIGTERM end it earlier, with a whole file.
# tcpdump's words and a last line with the outcome go to capture.log beside the file.
#
# Exit codes: 0 complete; 1 packets were dropped, none were captured, nobody listened, the file was
# removed or its disk is full, or tcpdump failed; 2 wrong use; 69 capturing is not permitted or not installed; 130 and 143 after a signal.
set -eu

wrong_use() {
  printf 'capture: %s\n' "$1" >&2
  exit 2
}

interface=lo
listen_timeout_s=60
while [ $# -gt 0 ]; do
  case $1 in
    --interface) interface=$2; shift 2 ;;
    --listen-timeout) listen_timeout_s=$2; shift 2 ;;
    -*) wrong_use "unknown option $1" ;;
    *) break ;;
  esac
done
[ $# -ge 2 ] || wrong_use 'usage: capture.sh [--interface NAME] [--listen-timeout SECONDS] FILE.pcap PORT...'
file=$1
shift
log=$(dirname "$file")/capture.log

filter='' ports_hex=''
for port in "$@"; do
  case $port in
    '' | *[!0-9]*) wrong_use "not a port: $port" ;;
  esac
  filter="${filter:+$filter or }tcp port $port"
  ports_hex="$ports_hex $(printf '%04X' "$port")"
done
{ [ ! -e "$file" ] && [ ! -h "$file" ]; } || wrong_use "$file exists and is never overwritten"

log_line() { # LINE: a full disk or a log that is gone must not end the capture
  { printf '%s\n' "$1" >>"$log"; } 2>/dev/null || :
}

finish() { # CODE OUTCOME: the last line of the log, and the end
  log_line "capture: $2"
  printf 'capture: %s\n' "$2" >&2
  exit "$1"
}

: >"$log"
scratch=$(mktemp -d)
tcpdump_pid=''
trap '[ -z "$tcpdump_pid" ] || kill "$tcpdump_pid" 2>/dev/null || :; rm -rf "$scratch"' EXIT
signal_code=0
trap 'interrupted=1 signal_code=130' INT
trap 'interrupted=1 signal_code=143' TERM HUP

[ -r /proc/net/tcp ] ||
  finish 69 'UNAVAILABLE: this system has no /proc/net/tcp, which tells when the run is over'
command -v tcpdump >/dev/null ||
  finish 69 'UNAVAILABLE: tcpdump is not installed (Debian: apt install tcpdump)'

# --- Start: immediate mode loses nothing at the end, the 64 MiB buffer nothing in bursts ------------

mkfifo "$scratch/words"
privileges=''
[ "$(id -u)" -ne 0 ] || privileges='-Z root'
# A background process of a shell ignores SIGINT; tcpdump sets its own handler unless it is told so.
# shellcheck disable=SC2086  # one option with its value, or nothing
tcpdump -i "$interface" -n -p -U --immediate-mode -B 65536 -s 0 $privileges \
  --time-stamp-precision=nano -w "$file" "$filter" 2>"$scratch/words" &
tcpdump_pid=$!
exec 3<"$scratch/words"
capturing=''
while IFS= read -r words <&3; do
  log_line "$words"
  printf '%s\n' "$words" >>"$scratch/said"
  case $words in
    *'listening on '*) capturing=1; break ;;
  esac
done
if [ -z "$capturing" ]; then
  wait "$tcpdump_pid" || :
  finish 69 "UNAVAILABLE: tcpdump cannot capture: $(sed -n '1s/^tcpdump: //p' "$scratch/said") (as root, or with the capability net_raw, it can)"
fi
printf 'capturing %s on %s into %s\n' "$filter" "$interface" "${file#"$PWD/"}"
tee -a "$log" <&3 >>"$scratch/said" 2>/dev/null &
words_pid=$!

# --- Watch: who listens, who is connected -----------------------------------------------------------

sockets() { # prints listening, connected or nothing, from the kernel's tables for IPv4 and IPv6
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v ports="$ports_hex" '
    BEGIN { n = split(ports, list, " "); for (i = 1; i <= n; i++) wanted[list[i]] = 1 }
    { split($2, here, ":"); split($3, there, ":") }
    $4 == "0A" && (here[2] in wanted) { listening = 1 }
    $4 != "0A" && $4 != "06" && ((here[2] in wanted) || (there[2] in wanted)) { connected = 1 }
    END { if (listening) print "listening"; else if (connected) print "connected" }'
}

alive() { kill -0 "$tcpdump_pid" 2>/dev/null; }

seen='' outcome=''
deadline_s=$(($(date +%s) + listen_timeout_s))
while [ "$signal_code" -eq 0 ] && alive; do
  case $(sockets) in
    listening) seen=1 ;;
    connected) ;;
    *) [ -z "$seen" ] || break ;;
  esac
  if [ -z "$seen" ] && [ "$(date +%s)" -ge "$deadline_s" ]; then
    outcome="FAILED: nobody listened on port $* within $listen_timeout_s s"
    break
  fi
  sleep 0.1
done

# --- End: tcpdump reads what is left, writes it and says how much it was ----------------------------

# The kernel hands packets over in a ring, and tcpdump leaves there what it has not read when it is told
# to stop. On SIGUSR1 it says both counts; on lo the kernel counts each packet twice, out and in.
drained() {
  kill -USR1 "$tcpdump_pid" 2>/dev/null || return 0
  sleep 0.05
  counts=$(sed -n 's/^tcpdump: \([0-9]*\) packets* captured, \([0-9]*\) packets* received.*/\1 \2/p' "$scratch/said" | tail -n 1)
  captured=${counts% *} received=${counts#* }
  [ -n "$counts" ] && { [ "$received" -eq "$captured" ] || [ "$received" -eq $((2 * captured)) ]; }
}

tries=0
while ! drained && [ "$tries" -lt 100 ]; do
  tries=$((tries + 1))
done

[ "$signal_code" -ne 0 ] || alive || outcome='FAILED: tcpdump ended before the run did'
kill -INT "$tcpdump_pid" 2>/dev/null || :
# A signal interrupts wait(1), which then returns the signal's number; 127 says that it had ended.
interrupted=1 tcpdump_code=0
while [ -n "$interrupted" ]; do
  interrupted='' again=0
  wait "$tcpdump_pid" || again=$?
  [ "$again" -eq 127 ] || tcpdump_code=$again
done
tcpdump_pid=''
wait "$words_pid" || :

captured=$(sed -n 's/^\([0-9]*\) packets* captured$/\1/p' "$scratch/said")
dropped=$(sed -n 's/^\([0-9]*\) packets* dropped by kernel$/\1/p' "$scratch/said")
# tcpdump itself passes over a full disk without a word; older ones than 4.99 cannot count.
# shellcheck disable=SC2086  # one option with its value, or nothing
in_file=$(tcpdump $privileges -n -r "$file" --count 2>/dev/null | sed -n 's/^\([0-9]*\) packets*$/\1/p')
counts="${captured:-?} packets captured, ${dropped:-?} dropped by the kernel"
if [ -z "$outcome" ]; then
  if [ -z "$captured" ] || [ -z "$dropped" ] || [ "$tcpdump_code" -ne 0 ]; then
    outcome="FAILED: tcpdump ended with exit code $tcpdump_code and without its counts"
  elif [ "$dropped" -ne 0 ]; then
    outcome='FAILED: the kernel dropped packets, the capture has gaps'
  elif [ "$captured" -eq 0 ]; then
    outcome='FAILED: the capture is empty'
  elif [ ! -e "$file" ]; then
    outcome='FAILED: the capture file was removed or moved while it was written'
  elif [ "${in_file:-$captured}" -ne "$captured" ]; then
    outcome="FAILED: the file has only $in_file packets: its disk is full"
  fi
fi
[ -z "$outcome" ] || finish 1 "$outcome; $counts"
[ "$signal_code" -eq 0 ] || finish "$signal_code" "stopped before the run was over; $counts"
finish 0 "complete: $counts"
