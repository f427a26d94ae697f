#!/bin/sh
# Makes the folder of a run before anything else starts: captures/RUN with events/ and copies of the
# inputs, byte for byte. An older run of that name is moved aside; nothing is ever overwritten. An input
# that is missing at its default place is made with the sample rows.
#
#   new-run.sh ROOT RUN                      a run without inputs
#   new-run.sh ROOT RUN CHAT_CSV VOIP_CSV    '' is the default, chat_messages.csv in ROOT
#
# A run of a batch is BATCH/RUN: captures/BATCH has the file batch.json.
# ROOT is the folder with the inputs and captures/. If root runs this script, as in Compose, the owner of
# captures/ gets the files. On Windows, the launcher makes the folder itself (RunFolderMaker.java).
#
# Exit code 2, and nothing is changed: the name is not allowed, captures/RUN is not a run's folder, its run
# still lives, or an input is missing.
set -eu

here=${0%"${0##*/}"}. # without a process, as dirname would be one
# shellcheck source=captures/sidecar/run-lock.sh
. "$here/run-lock.sh"
# In this locale, A-Z means the 26 letters.
LC_ALL=C
export LC_ALL
line_end='
'

fail() { # CODE MESSAGE
  printf 'new-run: %s\n' "$2" >&2
  exit "$1"
}

find_owner() { # sets owner, for root alone: the numbers of the owner and the group of captures/
  owner=''
  [ "$(id -u)" -eq 0 ] || return 0
  # chown --reference is GNU's alone.
  # shellcheck disable=SC2012,SC2046  # mode, links, owner, group, ...
  set -- $(ls -ldn "$root/captures")
  owner=$3:$4
}

own() { # FILE...
  [ -z "$owner" ] || chown -R "$owner" "$@"
}

check_name() {
  while read -r key value; do
    case $key in
      allowed) allowed=$value ;;
      reserved) reserved=$value ;;
      rule) rule=$value ;;
    esac
  done <"$here/run-name.txt"
  name=$run
  case $name in
    # grep goes line by line.
    *"$line_end"*) name=$(printf '%s' "$run" | tr '\n' ' ') ;;
  esac
  case $name in
    */*) is_run_of_batch ;;
    *) is_name "$name" ;;
  esac || fail 2 "run '$name': $rule"
}

is_run_of_batch() {
  is_name "${name%%/*}" && is_name "${name#*/}" && [ -f "$root/captures/${name%%/*}/batch.json" ]
}

is_name() { # NAME
  fits "$1" -Eqx "$allowed" && ! fits "$1" -Eiqx "$reserved"
}

fits() { # NAME OPTIONS EXPRESSION: what grep says of the name, which no process has to print
  grep "$2" "$3" <<END
$1
END
}

is_run() { # whether the folder has something that a run leaves, or nothing at all
  [ -d "$folder" ] && [ ! -e "$folder/batch.json" ] || return 1
  for mark in .lock events capture.log chat_messages.csv voip_messages.csv two-flow.pcap two-flow.pcapng tap.pcapng; do
    [ ! -e "$folder/$mark" ] || return 0
  done
  [ -z "$(ls -A "$folder")" ]
}

check_folder() { # what is there may be moved aside
  # A dangling link has no content.
  [ -e "$folder" ] || return 0
  is_run || fail 2 "run '$run': captures/$run is no run's folder and stays as it is: use another name"
  ! run_lives "$folder" ||
    fail 2 "run '$run' is still running, captures/$run stays as it is: wait for its end, or use another name"
}

# If two runs start at once, one makes the folder and the other one sees it.
lock_captures() {
  # No run can have this name. Without flock(2), this folder is the lock.
  guard=$root/captures/.new-run~
  exec 8<"$root/captures"
  if command -v flock >/dev/null && flock -x -w 10 8 2>/dev/null; then
    return
  fi
  tries=0
  until mkdir "$guard" 2>/dev/null || [ ! -w "$root/captures" ]; do
    # Making a run's folder is quick: after 5 s, the process that holds the lock must have been killed.
    [ "$tries" -lt 50 ] || break
    tries=$((tries + 1))
    sleep 0.1
  done
  trap unlock_captures EXIT
}

unlock_captures() {
  exec 8<&-
  rmdir "$guard" 2>/dev/null || :
}

find_input() { # CSV NAMED: sets input, which exists
  input=${2:-$root/$1}
  if [ -z "$2" ] && [ ! -e "$input" ]; then
    # Another lab that starts now must not read half of it.
    cat "$here/samples/$1" >"$input.$$~"
    own "$input.$$~"
    mv "$input.$$~" "$input"
    printf 'new-run: %s was missing: created with sample rows\n' "$1" >&2
  fi
  [ -f "$input" ] || fail 2 "$input: no such file"
}

make_folder() {
  if [ -e "$folder" ] || [ -h "$folder" ]; then
    aside=$folder.$(date -u +%Y%m%dT%H%M%SZ)
    while [ -e "$aside" ] || [ -h "$aside" ]; do
      aside=$aside+
    done
    mv "$folder" "$aside"
    printf 'new-run: the older run is now captures/%s\n' "${aside##*/}" >&2
  fi
  mkdir "$folder" || exit 1
  mark_run "$folder"
}

root=$1
run=$2
folder=$root/captures/$run
check_name
lock_captures
check_folder
find_owner
if [ $# -gt 2 ]; then
  find_input chat_messages.csv "$3"
  chat_input=$input
  find_input voip_messages.csv "$4"
  voip_input=$input
fi
make_folder
unlock_captures
mkdir "$folder/events"
if [ $# -gt 2 ]; then
  cp "$chat_input" "$folder/chat_messages.csv"
  cp "$voip_input" "$folder/voip_messages.csv"
  chmod 644 "$folder/chat_messages.csv" "$folder/voip_messages.csv"
fi
own "$folder"
