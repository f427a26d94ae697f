#!/bin/sh
# Runs a command as the owner of a run's folder, with only the named capability (setpriv(1)). So the files
# that it writes belong to the user who ran the lab, and it does not run as root. The run lives as long as
# the command.
#
#   as-owner.sh CAPABILITY|none FOLDER COMMAND [ARGUMENT...]
set -eu

capability=$1
folder=$2
shift 2
case $1 in
  # A script works even if it is not executable.
  *.sh) [ -x "$1" ] || set -- sh "$@" ;;
esac
here=${0%"${0##*/}"}. # without a process, as dirname would be one
# shellcheck disable=SC2016  # expanded by the shell that is the owner
set -- sh -c '. "$0"; hold_run "$1"; shift; exec "$@"' "$here/run-lock.sh" "$folder" "$@"
set -- --inh-caps=-all --ambient-caps=-all -- "$@"
if [ "$capability" != none ]; then
  shift 2
  set -- --inh-caps="-all,+$capability" --ambient-caps="+$capability" "$@"
fi
owner=$(stat -c %u:%g "$folder")
exec setpriv --reuid "${owner%:*}" --regid "${owner#*:}" --clear-groups "$@"
