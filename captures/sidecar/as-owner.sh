#!/bin/sh
# Becomes a command as the user who owns a folder, with no right but the ones named. So what it writes
# belongs to whoever ran the lab, and nothing works as root (setpriv(1)).
#
#   as-owner.sh CAPABILITY|none FOLDER COMMAND [ARGUMENT...]
set -eu

capability=$1
folder=$2
shift 2
set -- --inh-caps=-all --ambient-caps=-all -- "$@"
if [ "$capability" != none ]; then
  shift 2
  set -- --inh-caps="-all,+$capability" --ambient-caps="+$capability" "$@"
fi
exec setpriv --reuid "$(stat -c %u "$folder")" --regid "$(stat -c %g "$folder")" --clear-groups "$@"
