#!/bin/sh
# Gives a run's files to the owner of captures/ once its capture has ended.
#
#   hand-over.sh ROOT RUN PORT...
set -eu

here=${0%"${0##*/}"}. # without a process, as dirname would be one
# shellcheck source=captures/sidecar/run-lock.sh
. "$here/run-lock.sh"
root=$1
folder=$1/captures/$2
shift 2
hold_run "$folder"
code=0
sh "$here/await-capture.sh" "$folder" "$@" || code=$?
chmod 755 "$folder" "$folder/events"
chown -R --reference="$root/captures" "$folder"
exit "$code"
