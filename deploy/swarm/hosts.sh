#!/bin/sh
# Makes a run over several hosts of a Docker Swarm, as hosts.yml says: relay and capture on this machine, each client
# on another one. Then it prints the report's verdict. The run's files are in captures/RUN of the current folder,
# which is the lab's. This machine has to be a manager of the Swarm, and each node needs the image two-flow/lab.
#
#   sh deploy/swarm/hosts.sh [RUN]             default: two-flow
#
# Settings, from the environment:
#   CHAT_NODE=, VOIP_NODE=         host names of the clients' nodes; default: the first two other nodes. If there are
#                                  fewer, programs share a node
#   CHAT_CSV=, VOIP_CSV=           rows to send, paths within this folder
#   SCENARIO=                      a scenario that needs no network of its own (../README.md)
#   CHAT_OPTIONS=, VOIP_OPTIONS=   further options of a client: VOIP_OPTIONS="--codec pcmu" makes a call
#   CHAT_PORT=9001, VOIP_PORT=9002
#
# Exit codes: 0 complete; 3 the capture is not complete; 2 wrong use; 1 a program failed, or a node did not start it.
set -eu

image=two-flow/lab
start_limit_s=120
# How long the others may take when one has failed, and then to end after SIGTERM.
end_limit_s=15

fail() { # CODE MESSAGE
  printf 'hosts: %s\n' "$2" >&2
  exit "$1"
}

choose_nodes() { # exports RELAY_NODE, CHAT_NODE and VOIP_NODE
  RELAY_NODE=$(docker info -f '{{if .Swarm.ControlAvailable}}{{.Name}}{{end}}')
  [ -n "$RELAY_NODE" ] || fail 2 'this machine manages no Swarm: docker swarm init'
  others=$(docker node ls --format '{{.Hostname}} {{.Status}} {{.Availability}}' |
    sed -n 's/ Ready Active$//p' | grep -Fxv "$RELAY_NODE" || :)
  CHAT_NODE=${CHAT_NODE:-$(first_but "${VOIP_NODE:-}")}
  CHAT_NODE=${CHAT_NODE:-${VOIP_NODE:-$RELAY_NODE}}
  VOIP_NODE=${VOIP_NODE:-$(first_but "$CHAT_NODE")}
  VOIP_NODE=${VOIP_NODE:-$CHAT_NODE}
  export RELAY_NODE CHAT_NODE VOIP_NODE
}

first_but() { # NODE: prints another node than this one
  printf '%s\n' "$others" | grep -Fxv "$1" | head -n 1
}

make_folder() { # the run's folder, with its rows and what a scenario adds to the clients' options
  mkdir -p captures
  docker run --rm --network none -v "$PWD:/lab" \
    -e "SCENARIO=${SCENARIO:-}" -e NETWORK=shared -e "CHAT_PORT=${CHAT_PORT:-9001}" \
    -e "VOIP_PORT=${VOIP_PORT:-9002}" -e PACE= -e SPEED= -e CALL= \
    --entrypoint "/opt/lab/captures/sidecar/new-run${SCENARIO:+-by-scenario}.sh" "$image" \
    /lab "$RUN" "${CHAT_CSV:+/lab/$CHAT_CSV}" "${VOIP_CSV:+/lab/$VOIP_CSV}" || exit
  CHAT_OPTIONS="${CHAT_OPTIONS:-} $(options client-chat)"
  VOIP_OPTIONS="${VOIP_OPTIONS:-} $(options client-voip)"
  export CHAT_OPTIONS VOIP_OPTIONS
}

options() { # PROGRAM: prints what the scenario has for it
  [ ! -f "$folder/options/$1" ] || tr '\n' ' ' <"$folder/options/$1"
}

start() {
  trap end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  printf 'hosts: relay and capture on %s, client-chat on %s, client-voip on %s\n' \
    "$RELAY_NODE" "$CHAT_NODE" "$VOIP_NODE"
  said=$(docker stack deploy --resolve-image never -c "${0%/*}/hosts.yml" "$stack" 2>&1) || fail 1 "$said"
}

await_end() { # sets tasks: a line for each, with its state
  deadline_s=$(($(date +%s) + start_limit_s)) failed_s=''
  while :; do
    tasks=$(docker stack ps --no-trunc --format '{{.Name}} {{.CurrentState}} {{.Error}}' "$stack")
    now_s=$(date +%s)
    case $tasks in *' Failed '* | *' Rejected '*) failed_s=${failed_s:-$now_s} ;; esac
    case $tasks in
      *' New '* | *' Pending '* | *' Assigned '* | *' Accepted '* | *' Ready '* | *' Preparing '* | *' Starting '*)
        [ "$now_s" -lt "$deadline_s" ] || break ;;
      *' Running '*) ;;
      *) break ;;
    esac
    [ -z "$failed_s" ] || [ "$now_s" -lt $((failed_s + end_limit_s)) ] || break
    # To ask costs this machine, which has the relay, more than a little: not more often than once a second.
    sleep 1
  done
}

end() { # removes the stack, and waits until relay and capture have written their files
  docker stack rm "$stack" >/dev/null 2>&1 || :
  deadline_s=$(($(date +%s) + end_limit_s))
  while [ -n "$(docker ps -q --filter "label=com.docker.swarm.service.name=${stack}_relay")" ] &&
    [ "$(date +%s)" -lt "$deadline_s" ]; do
    sleep 0.2
  done
}

say_failures() { # which programs have failed or have not ended, and the last lines of those that have failed
  printf '%s\n' "$1" | sed "s/^${stack}_/hosts: /"
  for role in relay client-chat client-voip; do
    if printf '%s\n' "$1" | grep -Eq "^${stack}_${role}[.][^ ]* (Failed|Rejected) "; then
      docker service logs --raw "${stack}_$role" 2>&1 >/dev/null | tail -n 3 | sed "s/^/hosts: $role said: /"
    fi
  done
}

collect() { # what the clients have left, and what all have said
  for role in client-chat client-voip; do
    docker service logs --raw "${stack}_$role" 2>>"$folder/run.log" | base64 -d |
      tar -x --no-same-owner -C "$folder" 2>/dev/null || printf 'hosts: %s has left no files\n' "$role" >&2
  done
  docker service logs --raw "${stack}_relay" >>"$folder/run.log" 2>&1
}

export RUN="${1:-two-flow}" CAPTURES="$PWD/captures"
folder=captures/$RUN
stack=two-flow-$(printf %s "$RUN" | tr -c 'A-Za-z0-9-' -)
choose_nodes
[ -z "$(docker stack ps -q "$stack" 2>/dev/null)" ] ||
  fail 2 "run '$RUN' goes on, or was cut off: docker stack rm $stack"
make_folder
start
await_end
collect

# By some scenarios, programs end with exit code 1: then the report alone says whether the run is right.
failed=$(printf '%s\n' "$tasks" | grep -v ' Complete ' || :)
if [ -n "$failed" ] && [ ! -f "$folder/options/resets" ]; then
  say_failures "$failed" >&2
else
  failed=''
fi
trap - EXIT
end
docker run --rm --network none -v "$CAPTURES:/lab/captures" "$image" report "$folder" || exit
[ -z "$failed" ]
