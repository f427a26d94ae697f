#!/bin/sh
# Becomes a command of a run. If the run is by a scenario, the command gets further arguments: those that the
# scenario has for the program, FOLDER/options/PROGRAM, one a line.
#
#   by-scenario.sh FOLDER PROGRAM COMMAND [ARGUMENT...]
#
# Where a client resets its connection because the scenario says so, the programs on its other sides end
# with exit code 1. Then that is 0 here: the report alone says whether the run is right.
set -eu

options=$1/options
program=$2
shift 2
if [ -f "$options/$program" ]; then
  while IFS= read -r argument; do
    set -- "$@" "$argument"
  done <"$options/$program"
fi
[ -f "$options/resets" ] || exec "$@"

"$@" &
pid=$!
trap 'kill -TERM "$pid" 2>/dev/null || :' TERM
code=0
wait "$pid" || code=$?
# A signal ends the wait, and not the program.
while kill -0 "$pid" 2>/dev/null; do
  code=0
  wait "$pid" || code=$?
done
[ "$code" -ne 1 ] || code=0
exit "$code"
