#!/bin/sh
# Waits until the capture of a run has written its outcome and the roles have written their events. If the
# capture was killed, no outcome comes; so this script also ends when no program has listened for longer
# than a capture itself waits for a listener.
#
#   await-capture.sh FOLDER PORT...
set -eu

here=${0%"${0##*/}"}. # without a process, as dirname would be one
# shellcheck source=captures/sidecar/clock.sh
. "$here/clock.sh"
folder=$1
shift
patience_s=75
# How long a role may take from its last FIN to the end of its event file; a killed role never gets there.
events_patience_s=5

has_outcome() { # whether the last line of the log is one; the log is short, so no process reads it
  [ -r "$folder/capture.log" ] || return 1
  last=''
  while IFS= read -r line; do
    last=$line
  done <"$folder/capture.log"
  case $last in 'capture: '*) ;; *) return 1 ;; esac
}

is_any_listening() { # PORT...
  for port in "$@"; do
    ! sh "$here/listening.sh" "$port" || return 0
  done
  return 1
}

read_clock
silent_since_s=$now_s looked_s=$now_s
until has_outcome; do
  read_clock
  # Once a second is enough to see a listener.
  if [ "$now_s" -ne "$looked_s" ]; then
    looked_s=$now_s
    ! is_any_listening "$@" || silent_since_s=$now_s
  fi
  if [ $((now_s - silent_since_s)) -gt "$patience_s" ]; then
    printf 'await-capture: %s/capture.log has no outcome: the capture was killed\n' "$folder" >&2
    exit 1
  fi
  sleep 0.1
done

events_complete() { # whether every connection in an event file also ends there
  awk -F, '
    $2 == "connected" { open[FILENAME "," $6 "," $7] = 1 }
    $2 == "closed" || $2 == "reset" { delete open[FILENAME "," $6 "," $7] }
    END { for (connection in open) exit 1 }' "$folder"/events/*.csv 2>/dev/null
}

read_clock
deadline_s=$((now_s + events_patience_s))
until events_complete || [ "$now_s" -ge "$deadline_s" ]; do
  sleep 0.1
  read_clock
done
