# shellcheck shell=sh
# The functions with which capture.sh starts tcpdump, asks it for its counts and ends it.
#
# They read interface, buffer_kib, snapshot_bytes, file, filter, log and scratch, and call log_line, read_clock, pause
# and shield.
# tcpdump's output is in $scratch/words and goes to the log.
# shellcheck disable=SC2034,SC2154  # used, or set, by capture.sh

# How often the kernel counts a packet: on lo twice, outgoing and incoming. libpcap drops the first.
copies=1
[ "$interface" != lo ] || copies=2
# How long the script waits for a tcpdump that makes no progress.
stall_limit_s=5
tcpdump_pid='' tcpdump_code='' captured='' received='' dropped='' behind=0

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
  until (shield; grep -q 'listening on .' "$scratch/words"); do
    alive || break
    pause 0.01
  done
  logged=0
  log_words
  alive || return 1
  count_unfiltered
}

log_words() { # logs what tcpdump has printed since the last call, except its answers to SIGUSR1
  words=$(shield; tail -n +"$((logged + 1))" "$scratch/words" | sed '/^tcpdump: [0-9]* packets* captured, /d')
  logged=$(shield; grep -c . "$scratch/words")
  [ -z "$words" ] || log_line "$words"
}

answers() { # prints the counts of each answer to SIGUSR1, one answer per line
  sed -n 's/^tcpdump: \([0-9]*\) packets* captured, \([0-9]*\) packets* received by filter, \([0-9]*\) packets* dropped by kernel.*/\1 \2 \3/p' "$scratch/words"
}

count_answers() {
  grep -c '^tcpdump: [0-9]* packets* captured, .* dropped by kernel' "$scratch/words"
}

ask() { # sets captured, received and dropped to what they are now; fails when tcpdump does not answer
  asked=$(shield; count_answers)
  kill -USR1 "$tcpdump_pid" 2>/dev/null || return 1
  for pause_s in 0.01 0.01 0.02 0.05 0.1 0.3; do
    pause "$pause_s"
    answered=$(shield; count_answers)
    if [ "${answered:-0}" -gt "${asked:-0}" ]; then
      answer=$(shield; answers | tail -n 1)
      [ -n "$answer" ] || return 1
      captured=${answer%% *} dropped=${answer##* }
      received=${answer#* } received=${received% *}
      return 0
    fi
  done
  return 1
}

# Before tcpdump's filter is set, the kernel counts packets that tcpdump does not capture. When two answers
# are equal, tcpdump has skipped all of them.
count_unfiltered() { # sets unfiltered
  unfiltered='' last='' tries=0
  lost_before=$(shield; lost_on_loopback)
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
lost_on_loopback() { # prints how many packets lo has lost
  lost=$(awk '$1 == "lo:" { print $5 }' /proc/net/dev 2>/dev/null)
  printf '%s\n' "${lost:-0}"
}

count_behind() { # sets behind: how many packets the kernel has received and tcpdump has not captured
  pending=$((received - unfiltered - copies * captured))
  # A dropped packet counts as received, but its other copy may have been captured.
  unknown=$((copies * dropped))
  [ "$copies" -eq 1 ] || unknown=$((unknown + $(shield; lost_on_loopback) - lost_before))
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
  log_words
  captured=$(last_count captured) received=$(last_count 'received by filter') dropped=$(last_count 'dropped by kernel')
  if [ -n "$captured" ] && [ -n "$received" ] && [ -n "$dropped" ]; then
    count_behind
  fi
}

last_count() { # NAME: prints a count that tcpdump prints when it ends
  sed -n "s/^\([0-9]*\) packets* $1\$/\1/p" "$scratch/words"
}

count_in_file() { # sets in_file to the number of readable packets, or '' if tcpdump is older than 4.99
  # shellcheck disable=SC2086  # one option with its value, or nothing
  in_file=$(tcpdump $privileges -n -r "$file" --count 2>"$scratch/reading" | sed -n 's/^\([0-9]*\) packets*$/\1/p')
  if [ -z "$in_file" ] && ! grep -q ' option' "$scratch/reading"; then
    in_file=0
  fi
}
