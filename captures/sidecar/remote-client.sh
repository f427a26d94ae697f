#!/bin/sh
# Is a client on another host than the relay: it waits for the relay's name, runs the client, and prints on stdout
# what the client has left for the run's folder, as a tar archive in base64. All that the client says is on stderr.
#
#   remote-client.sh ROLE RUN [OPTION...]
#
# The rows are those of chat_messages.csv and voip_messages.csv in the current folder. The run's folder is made in /tmp.
set -eu

role=$1 run=$2
shift 2
patience_s=120

# The name is known when the relay listens, and not before: its container is healthy then.
deadline_s=$(($(date +%s) + patience_s))
until getent hosts relay >/dev/null; do
  [ "$(date +%s)" -lt "$deadline_s" ] || { echo "remote-client: no relay within $patience_s s" >&2; exit 1; }
  sleep 0.1
done

folder=/tmp/captures/$run
mkdir -p "$folder"
cp chat_messages.csv voip_messages.csv "$folder"
cd /tmp
code=0
/opt/lab/lab.sh "$role" --run "$run" --relay relay "$@" >&2 || code=$?
rm "$folder"/*_messages.csv
# shellcheck disable=SC2012  # names that programs gave
(cd "$folder" && ls | tar -c -T -) | base64
exit "$code"
