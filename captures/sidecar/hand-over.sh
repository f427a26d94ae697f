#!/bin/sh
# Gives a run's files to the owner of captures/ once its capture has ended.
#
#   hand-over.sh ROOT RUN PORT...
set -eu

root=$1
folder=$1/captures/$2
shift 2
code=0
"$(dirname "$0")/await-capture.sh" "$folder" "$@" || code=$?
chmod 755 "$folder/events"
chown -R --reference="$root/captures" "$folder"
exit "$code"
