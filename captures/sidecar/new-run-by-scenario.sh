#!/bin/sh
# Makes the folder of a run by a scenario, for Compose: as new-run.sh does, with the scenario's rows. The
# folder gets scenario.yml, too, and options/ with the arguments that by-scenario.sh adds to each program's.
#
#   new-run-by-scenario.sh ROOT RUN CHAT_CSV VOIP_CSV    '' is the scenario's, else the default
#
# The environment has SCENARIO (its name, or a file in ROOT), NETWORK (private: a network of the run's own),
# CHAT_PORT and VOIP_PORT; and PACE, SPEED and CALL, which have to be empty.
#
# Exit code 2, and nothing is made: the scenario cannot be used, needs another network, or contradicts a
# setting; or as new-run.sh.
set -eu

fail() { # MESSAGE
  printf 'new-run: %s\n' "$1" >&2
  exit 2
}

root=$1
run=$2
chat=$3
voip=$4
here=$(dirname "$0")
lab=${here%/captures/sidecar}

[ -z "$PACE$SPEED" ] || fail "PACE and SPEED contradict SCENARIO=$SCENARIO, which says when rows are sent"
[ -z "$CALL" ] || fail "CALL contradicts SCENARIO=$SCENARIO, which says whether there is a call"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
sh "$lab/programs/role.sh" /opt/java "$lab/programs" launcher "$root" \
  scenario-files --chat-port "$CHAT_PORT" --voip-port "$VOIP_PORT" -- "$SCENARIO" "$made"
if [ "$NETWORK" != private ] && grep -qx private "$made/needs"; then
  fail "SCENARIO=$SCENARIO needs a network of its own: docker compose -f docker-compose.yml -f docker-compose.private.yml up"
fi

rows() { # FILE SETTING VALUE: prints what new-run.sh is to copy
  if [ ! -f "$made/$1" ]; then
    printf '%s\n' "$3"
  elif [ -n "$3" ]; then
    fail "$2 contradicts SCENARIO=$SCENARIO, which brings its rows"
  else
    printf '%s\n' "$made/$1"
  fi
}

chat=$(rows chat_messages.csv CHAT_CSV "$chat")
voip=$(rows voip_messages.csv VOIP_CSV "$voip")
sh "$here/new-run.sh" "$root" "$run" "$chat" "$voip"
folder=$root/captures/$run
cp -R "$made/scenario.yml" "$made/options" "$folder"
chown -R --reference="$root/captures" "$folder/scenario.yml" "$folder/options"
