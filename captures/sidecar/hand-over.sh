#!/bin/sh
# Waits until the capture of a run has said its last word, then gives the run's files to the owner of
# captures/. It ends also when the capture was killed: then no socket of the run is left, and no word
# comes for a while.
#
#   hand-over.sh ROOT RUN PORT...
set -eu

root=$1
folder=$1/captures/$2
shift 2
# Longer than the capture itself waits for a listener.
patience_s=75

silent_since_s=$(date +%s)
until tail -n 1 "$folder/capture.log" 2>/dev/null | grep -q '^capture: '; do
  now_s=$(date +%s)
  for port in "$@"; do
    if "$(dirname "$0")/listening.sh" "$port"; then
      silent_since_s=$now_s
    fi
  done
  if [ $((now_s - silent_since_s)) -gt "$patience_s" ]; then
    printf 'hand-over: %s/capture.log has no last word: the capture was killed\n' "$folder" >&2
    code=1
    break
  fi
  sleep 0.1
done
chmod 755 "$folder/events"
chown -R --reference="$root/captures" "$folder"
exit "${code:-0}"
