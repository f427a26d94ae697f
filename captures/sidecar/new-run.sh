#!/bin/sh
# Makes the folder of a run before anything else starts: captures/RUN with events/ and copies of the
# inputs, byte for byte. An older run of that name is moved aside; nothing is ever overwritten. An input
# that is missing at its default place is made with the sample rows.
#
#   new-run.sh ROOT RUN                      a run without inputs
#   new-run.sh ROOT RUN CHAT_CSV VOIP_CSV    '' is the default, chat_messages.csv in ROOT
#
# ROOT is the repository. What root makes, as in Compose, is given to the owner of captures/.
set -eu

fail() { # CODE MESSAGE
  printf 'new-run: %s\n' "$2" >&2
  exit "$1"
}

own() { # FILE...
  [ "$(id -u)" -ne 0 ] || chown -R --reference="$root/captures" "$@"
}

find_input() { # CSV NAMED: sets input, which exists
  input=${2:-$root/$1}
  if [ -z "$2" ] && [ ! -e "$input" ]; then
    cp "$root/core/src/main/resources/twoflow/core/row/$1" "$input"
    own "$input"
    printf 'new-run: %s was missing: created with sample rows\n' "$1" >&2
  fi
  [ -f "$input" ] || fail 2 "$input: no such file"
}

root=$1
run=$2
case $run in
  '' | . | .. | sidecar | wireshark | *[!A-Za-z0-9._-]*)
    fail 2 "run '$run': a run's name has letters, digits, '.', '_' and '-' only, and is not sidecar or wireshark" ;;
esac
if [ $# -gt 2 ]; then
  find_input chat_messages.csv "$3"
  chat_input=$input
  find_input voip_messages.csv "$4"
  voip_input=$input
fi

folder=$root/captures/$run
if [ -e "$folder" ] || [ -h "$folder" ]; then
  aside=$folder.$(date -u +%Y%m%dT%H%M%SZ)
  while [ -e "$aside" ]; do
    aside=$aside+
  done
  mv "$folder" "$aside"
  printf 'new-run: the older run is now captures/%s\n' "$(basename "$aside")" >&2
fi
mkdir "$folder" || exit 1
mkdir "$folder/events"
if [ $# -gt 2 ]; then
  cp "$chat_input" "$folder/chat_messages.csv"
  cp "$voip_input" "$folder/voip_messages.csv"
  chmod 644 "$folder/chat_messages.csv" "$folder/voip_messages.csv"
fi
own "$folder"
