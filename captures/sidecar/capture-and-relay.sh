#!/bin/sh
# Captures a run and is its relay, in one container: on a Swarm, no service can be in the network of another one.
# The clients are in other containers, on other hosts (remote-client.sh). This script waits until these are there, so
# that both clients begin at once, however long their containers take to start. Capture and relay run as the owner of
# the run's folder, and this script ends when both have.
#
#   capture-and-relay.sh RUN CHAT_PORT VOIP_PORT [RELAY_OPTION...]
#
# The exit code is the relay's, or the capture's if the relay's is 0.
set -eu

here=${0%"${0##*/}"}. # without a process, as dirname would be one
# shellcheck source=captures/sidecar/clock.sh
. "$here/clock.sh"
run=$1 chat_port=$2 voip_port=$3
shift 3
folder=captures/$run
patience_s=100

read_clock
deadline_s=$((now_s + patience_s))
for client in client-chat client-voip; do
  until getent hosts "$client" >/dev/null || [ "$now_s" -ge "$deadline_s" ]; do
    sleep 0.1
    read_clock
  done
done

# With an overlay network that is internal, a container has no other interface.
sh "$here/as-owner.sh" net_raw "$folder" \
  "$here/capture.sh" --interface eth0 "$folder/two-flow.pcap" "$chat_port" "$voip_port" &
capture=$!
relay=''
trap 'kill -TERM $relay $capture 2>/dev/null || :' TERM INT
until grep -q 'listening on ' "$folder/capture.log" 2>/dev/null; do
  kill -0 "$capture" 2>/dev/null || break
  sleep 0.05
done

sh "$here/as-owner.sh" none "$folder" "$here/by-scenario.sh" "$folder" relay \
  /opt/lab/lab.sh relay --run "$run" --bind 0.0.0.0 --flow "CHAT=$chat_port" --flow "VOIP=$voip_port" "$@" &
relay=$!

await() { # PID: sets code to its exit code; a signal ends a wait, and not the program
  while :; do
    code=0
    wait "$1" || code=$?
    kill -0 "$1" 2>/dev/null || return 0
  done
}

await "$relay"
relay_code=$code
await "$capture"
[ "$relay_code" -eq 0 ] || exit "$relay_code"
exit "$code"
