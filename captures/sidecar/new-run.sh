#!/bin/sh
# Makes the folder of a run before anything else starts: captures/RUN with events/ and the two inputs,
# byte for byte. An older run of that name is moved aside; nothing is ever overwritten. Inputs that are
# missing are made with the sample rows.
#
#   new-run.sh ROOT RUN [CHAT_CSV VOIP_CSV]
#
# ROOT is the repository. Run by root, as Compose does, everything is given to the owner of captures/.
set -eu

fail() { # CODE MESSAGE
  printf 'new-run: %s\n' "$2" >&2
  exit "$1"
}

root=$1
run=$2
chat_csv=${3:-$root/chat_messages.csv}
voip_csv=${4:-$root/voip_messages.csv}
samples=$root/core/src/main/resources/twoflow/core/row

case $run in
  '' | . | .. | sidecar | wireshark | *[!A-Za-z0-9._-]*)
    fail 2 "run '$run': a run's name has letters, digits, '.', '_' and '-' only, and is not sidecar or wireshark" ;;
esac

own() { # FILE...: what root makes belongs to the owner of captures/
  [ "$(id -u)" -ne 0 ] || chown -R --reference="$root/captures" "$@"
}

for csv in chat_messages.csv voip_messages.csv; do
  case $csv in
    chat*) input=$chat_csv ;;
    *) input=$voip_csv ;;
  esac
  if [ ! -e "$input" ] && [ "$input" = "$root/$csv" ]; then
    cp "$samples/$csv" "$input"
    own "$input"
    printf 'new-run: %s was missing: created with sample rows\n' "$csv" >&2
  fi
  [ -f "$input" ] || fail 2 "$input: no such file"
done

folder=$root/captures/$run
if [ -e "$folder" ]; then
  aside=$folder.$(date -u +%Y%m%dT%H%M%SZ)
  while [ -e "$aside" ]; do
    aside=$aside+
  done
  mv "$folder" "$aside"
  printf 'new-run: the older run is now captures/%s\n' "$(basename "$aside")" >&2
fi
mkdir "$folder" "$folder/events"
cp "$chat_csv" "$folder/chat_messages.csv"
cp "$voip_csv" "$folder/voip_messages.csv"
chmod 644 "$folder/chat_messages.csv" "$folder/voip_messages.csv"
own "$folder"
