# shellcheck shell=sh
# The functions with which capture.sh starts tcpdump, asks it for its counts and ends it.
#
# They read interface, buffer_kib, snapshot_bytes, file, filter, log and scratch, and call log_line, read_clock, pause
# and shield.
# tcpdump's output is in $scratch/words and goes to the log. This shell reads it itself, line by line, by the
# number 4: it goes on where it was, and starts no process.
# shellcheck disable=SC2034,SC2154  # used, or set, by capture.sh

# How often the kernel counts a packet: on lo twice, outgoing and incoming. libpcap drops the first.
copies=1
[ "$interface" != lo ] || copies=2
# How long the script waits for a tcpdump that makes no progress.
stall_limit_s=5
tcpdump_pid='' tcpdump_code='' captured='' received='' dropped='' behind=0
# What tcpdump has said: half a line, that it captures, how many answers and the last one, and its counts at the end.
rest='' listening='' answers=0 answer='' end_captured='' end_received='' end_dropped=''

alive() { kill -0 "$tcpdump_pid" 2>/dev/null; }

start_tcpdump() { # fails when it cannot capture
  privileges=''
  [ "$(id -u)" != 0 ] || privileges='-Z root'
  # In its own session, tcpdump does not get Ctrl-C from the terminal, so it ends only after it has read all
  # packets. And it ends with this shell, even if the shell is killed.
  apart=''
  ! command -v setsid >/dev/null || apart=setsid
  ! setpriv --pdeathsig TERM true 2>/dev/null || apart="$apart setpriv --pdeathsig TERM"
  : >"$scratch/words"
  # With immediate mode nothing is lost at the end; with a large buffer nothing is lost in bursts.
  # shellcheck disable=SC2086  # options with their values, or nothing
  $apart tcpdump -i "$interface" -n -p -U --immediate-mode -B "$buffer_kib" -s "$snapshot_bytes" \
    $privileges --time-stamp-precision=nano -w "$file" "$filter" 2>"$scratch/words" &
  tcpdump_pid=$!
  exec 4<"$scratch/words"
  while [ -z "$listening" ] && alive; do
    pause 0.01
    read_words
  done
  read_words
  alive || return 1
  count_unfiltered
}

read_words() { # takes note of what tcpdump has printed since the last call
  while IFS= read -r piece <&4; do
    take_note "$rest$piece"
    rest=''
  done
  rest=$rest$piece
}

take_note() { # LINE: logs it, except answers to SIGUSR1
  case $1 in
    'tcpdump: '[0-9]*' captured, '[0-9]*' received by filter, '[0-9]*' dropped by kernel'*)
      answers=$((answers + 1))
      answer=$1
      return ;;
    *'listening on '?*) listening=1 ;;
    [0-9]*' packet captured' | [0-9]*' packets captured') end_captured=${1%% *} ;;
    [0-9]*' received by filter') end_received=${1%% *} ;;
    [0-9]*' dropped by kernel') end_dropped=${1%% *} ;;
  esac
  [ -z "$1" ] || log_line "$1"
}

ask() { # sets captured, received and dropped to what they are now; fails when tcpdump does not answer
  read_words
  asked=$answers
  kill -USR1 "$tcpdump_pid" 2>/dev/null || return 1
  for pause_s in 0.01 0.01 0.02 0.05 0.1 0.3; do
    pause "$pause_s"
    read_words
    if [ "$answers" -gt "$asked" ]; then
      split_answer
      return 0
    fi
  done
  return 1
}

split_answer() { # tcpdump: 8 packets captured, 16 packets received by filter, 0 packets dropped by kernel
  captured=${answer#tcpdump: } received=${answer#* captured, } dropped=${answer#* by filter, }
  captured=${captured%% *} received=${received%% *} dropped=${dropped%% *}
  answer="$captured $received $dropped"
}

# Before tcpdump's filter is set, the kernel counts packets that tcpdump does not capture. When two answers
# are equal, tcpdump has skipped all of them.
count_unfiltered() { # sets unfiltered
  unfiltered='' last='' tries=0
  read_lost
  lost_before=$lost
  while [ "$tries" -lt 20 ]; do
    tries=$((tries + 1))
    ask || continue
    surplus=$((received - copies * captured))
    # The kernel has received no packet, so there is none to skip.
    if [ "$received" -eq 0 ]; then
      unfiltered=0
      break
    fi
    if [ -z "$unfiltered" ] || [ "$surplus" -lt "$unfiltered" ]; then
      unfiltered=$surplus
    fi
    [ "$answer" != "$last" ] || break
    last=$answer
  done
  unfiltered=${unfiltered:-0}
}

# Under load, lo can lose a packet after it has counted it as outgoing.
read_lost() { # sets lost: how many packets lo has lost
  lost=0
  [ -r /proc/net/dev ] || return 0
  while read -r name _ _ _ drops _; do
    if [ "$name" = lo: ]; then
      lost=$drops
      break
    fi
  done </proc/net/dev
}

count_behind() { # sets behind: how many packets the kernel has received and tcpdump has not captured
  pending=$((received - unfiltered - copies * captured))
  # A dropped packet counts as received, but its other copy may have been captured.
  unknown=$((copies * dropped))
  if [ "$copies" -eq 2 ]; then
    read_lost
    unknown=$((unknown + lost - lost_before))
  fi
  behind=0
  [ "$pending" -le "$unknown" ] || behind=$(((pending + copies - 1) / copies))
}

# The kernel hands packets to tcpdump in a ring. When tcpdump ends, it does not read what is left there.
catch_up() { # MAX_S|'': waits until tcpdump has read all packets or makes no progress, at most MAX_S seconds
  read_clock
  begin_s=$now_s progress_s=$now_s last=''
  while alive; do
    read_clock
    if ask; then
      count_behind
      [ "$behind" -ne 0 ] || return 0
      [ "$answer" = "$last" ] || progress_s=$now_s
      last=$answer
    fi
    [ $((now_s - progress_s)) -lt "$stall_limit_s" ] || return 0
    [ -z "$1" ] || [ $((now_s - begin_s)) -lt "$1" ] || return 0
  done
}

end_tcpdump() { # sets tcpdump_code and its last counts; a count that it did not print is ''
  # A background process of a shell may ignore SIGINT. Without SIGCONT, a stopped tcpdump would never end.
  kill -TERM "$tcpdump_pid" 2>/dev/null || :
  kill -CONT "$tcpdump_pid" 2>/dev/null || :
  read_clock
  deadline_s=$((now_s + stall_limit_s))
  while alive && [ "$now_s" -lt "$deadline_s" ]; do
    pause 0.02
    read_clock
  done
  kill -KILL "$tcpdump_pid" 2>/dev/null || :
  tcpdump_code=0
  wait "$tcpdump_pid" || tcpdump_code=$?
  tcpdump_pid=''
  read_words
  [ -z "$rest" ] || log_line "$rest"
  captured=$end_captured received=$end_received dropped=$end_dropped
  if [ -n "$captured" ] && [ -n "$received" ] && [ -n "$dropped" ]; then
    count_behind
  fi
}

count_in_file() { # sets in_file to the number of readable packets, or '' if tcpdump is older than 4.99
  # shellcheck disable=SC2086  # one option with its value, or nothing
  in_file=$(exec tcpdump $privileges -n -r "$file" --count 2>"$scratch/reading")
  case $in_file in
    [0-9]*' packet' | [0-9]*' packets') in_file=${in_file%% *} ;;
    *) in_file='' ;;
  esac
  if [ -z "$in_file" ] && ! grep -q ' option' "$scratch/reading"; then
    in_file=0
  fi
}
