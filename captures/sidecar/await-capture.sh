#!/bin/sh
# Waits until the capture of a run has written its outcome and the roles have written their events. If the
# capture was killed, no outcome comes; so this script also ends when no program has listened for longer
# than a capture itself waits for a listener.
#
#   await-capture.sh FOLDER PORT...
set -eu

folder=$1
shift
patience_s=75
# How long a role may take from its last FIN to the end of its event file; a killed role never gets there.
events_patience_s=5

silent_since_s=$(date +%s)
until tail -n 1 "$folder/capture.log" 2>/dev/null | grep -q '^capture: '; do
  now_s=$(date +%s)
  for port in "$@"; do
    if sh "$(dirname "$0")/listening.sh" "$port"; then
      silent_since_s=$now_s
    fi
  done
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

deadline_s=$(($(date +%s) + events_patience_s))
until events_complete || [ "$(date +%s)" -ge "$deadline_s" ]; do
  sleep 0.1
done
