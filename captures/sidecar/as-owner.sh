#!/bin/sh
# Becomes a command as the user who owns the folder of a run, with no right but the ones named. So what
# it writes belongs to whoever ran the lab, and nothing works as root (setpriv(1)). The run lives as long
# as the command does.
#
#   as-owner.sh CAPABILITY|none FOLDER COMMAND [ARGUMENT...]
set -eu

capability=$1
folder=$2
shift 2
case $1 in
  # A script works without its run bit, too.
  *.sh) [ -x "$1" ] || set -- sh "$@" ;;
esac
# shellcheck disable=SC2016  # expanded by the shell that is the owner
set -- sh -c '. "$0"; hold_run "$1"; shift; exec "$@"' "$(dirname "$0")/run-lock.sh" "$folder" "$@"
set -- --inh-caps=-all --ambient-caps=-all -- "$@"
if [ "$capability" != none ]; then
  shift 2
  set -- --inh-caps="-all,+$capability" --ambient-caps="+$capability" "$@"
fi
exec setpriv --reuid "$(stat -c %u "$folder")" --regid "$(stat -c %g "$folder")" --clear-groups "$@"
