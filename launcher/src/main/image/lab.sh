#!/bin/sh
# The entry point of the image: becomes a program of the lab.
#
# Started by root, as `docker run` does, it first becomes the owner of captures/. So what a run leaves belongs
# to the user whose folder is mounted there. Without such a folder, and for a role alone, that is a user who
# owns nothing else. No program gets a right of root, but for tcpdump, which may capture (NET_RAW), and for ip,
# tc and iptables, which may change the container's network if the container may (--cap-add NET_ADMIN). Where
# a container lacks the right to capture, the run goes on without: then the relay's tap is the capture.
# Where root itself owns the folder (Docker Desktop shows it so), it gives up all but what these need.
set -eu

# Who owns no file of the image.
owner=10001:10001

usage() {
  cat <<'END'
Two-Flow TCP Lab: a chat and a VoIP-like flow through one TCP relay

  docker run --rm -v "$PWD/captures:/lab/captures" two-flow/lab demo [OPTION...]

demo          the whole run in the container's own network: capture, relay, both clients, report
scenarios     what can be made to happen with demo --scenario NAME
capture       makes a run and captures it, until its relay has ended
batch --name NAME --runs N
              many such runs, and a summary of them
report RUN    which frames carried which row, and whether the capture is complete
lesson RUN    questions about a run, to print or to fill in; checks the answers
diff RUN1 RUN2
              what of two runs is equal, and where they differ first
relay, client-chat, client-voip, chat-demo
              one role

--help after a program shows its options. A run leaves its files in captures/<run>/.
Other rows: mount them as /lab/chat_messages.csv and /lab/voip_messages.csv.
END
}

fail() { # CODE MESSAGE
  printf 'lab: %s\n' "$2" >&2
  exit "$1"
}

role=${1:-}
case $role in
  '' | -h | --help | help)
    usage
    exit ;;
  demo | capture | scenarios | batch) role=launcher ;;
  relay | client-chat | client-voip | chat-demo | report | lesson | diff) shift ;;
  *) fail 2 "unknown: $role (without arguments, the image says what there is)" ;;
esac

# The launcher knows by it that the network is the container's.
TWOFLOW_CONTAINER=1
export TWOFLOW_CONTAINER

home=${0%/*}
set -- sh "$home/programs/role.sh" /opt/java "$home/programs" "$role" "$PWD" "$@"

if [ "$(id -u)" -eq 0 ]; then
  if [ -d captures ]; then
    owner=$(stat -c %u:%g captures)
  elif [ "$role" = launcher ]; then
    mkdir captures
    chown "$owner" captures 2>/dev/null || owner=0:0
  fi
  rights=-all
  of_root=-all
  # The image's programs for networks take these rights from what they inherit; the other programs do not.
  if [ "$role" = launcher ] && setpriv --inh-caps=+net_raw true 2>/dev/null; then
    rights=-all,+net_raw
    of_root=-all,+net_raw,+setuid,+setgid
    if setpriv --inh-caps=+net_admin true 2>/dev/null; then
      rights=$rights,+net_admin
      of_root=$of_root,+net_admin
    fi
  fi
  become() { # COMMAND [ARGUMENT...]
    case $owner in
      0:*) exec setpriv --bounding-set="$of_root" --inh-caps="$rights" "$@" ;;
      *) exec setpriv --reuid "${owner%:*}" --regid "${owner#*:}" --clear-groups --inh-caps="$rights" "$@" ;;
    esac
  }
  if (become true) 2>/dev/null; then
    become "$@"
  fi
  [ "$role" != launcher ] || [ -w captures ] ||
    fail 1 "cannot become the owner of captures/, as the container lacks SETUID and SETGID: add --user $owner"
fi
exec "$@"
