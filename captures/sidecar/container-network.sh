#!/bin/sh
# Lends the network of this container to one run, and then takes back what network.sh has set in it.
#
#   container-network.sh [--change] -- COMMAND [ARGUMENT...]
#
#   --change    the command changes the network: it must be permitted to, and finds the network as it was new
#
# Where a container may not make a network for each run (unshare --net), its own one has the same loopback. One
# run at a time has it. The machine's own network is refused. Ends with the exit code of the command, which
# SIGTERM ends. Exit code 1, and one line: the network cannot be lent.
set -eu

# The tools are there, but not on every user's path.
PATH=$PATH:/usr/sbin:/sbin
export PATH

fail() { # MESSAGE
  printf 'network: %s\n' "$1" >&2
  exit 1
}

may_change() { # whether ip, tc and iptables get the right NET_ADMIN, bit 12: root has it, others hand it on
  rights=CapInh
  [ "$(id -u)" -ne 0 ] || rights=CapEff
  hex=$(sed -n "s/^$rights:[[:space:]]*//p" /proc/self/status)
  [ $((0x$hex >> 12 & 1)) -eq 1 ]
}

as_new() {
  {
    ip link set dev lo mtu 65536 gso_max_segs 65535
    tc qdisc del dev lo root
    iptables -w -F INPUT
    iptables -w -X
  } >/dev/null 2>&1 || :
}

change=''
if [ "$1" = --change ]; then
  change=1
  shift
fi
shift

# The kernel shows this setting in the machine's own network only; and a network with a bridge joins others.
if [ -e /proc/sys/net/core/default_qdisc ] || ls -d /sys/class/net/*/bridge >/dev/null 2>&1; then
  fail "this container has the network of the machine, which no run changes: leave out docker's --network host"
fi

# The kernel takes the lock back when this script has ended, however it ended.
lock=${TMPDIR:-/tmp}/two-flow-network
{ exec 9>>"$lock"; } 2>/dev/null || fail "$lock cannot be written"
flock --nonblock 9 || fail "another run has this container's network: wait for its end, or take another container"

if [ -n "$change" ]; then
  may_change || fail 'the container may not change its network: docker run --cap-add NET_ADMIN'
  # A run that was killed took nothing back.
  as_new
  trap as_new EXIT
fi

# A shell gives /dev/null as standard input to what it starts in the background.
exec 3<&0
"$@" <&3 3<&- 9>&- &
command=$!
exec 3<&-
trap 'kill -TERM "$command" 2>/dev/null || :' TERM HUP
trap '' INT QUIT
code=0
while :; do
  wait "$command" && code=0 || code=$?
  # A signal ends the waiting, too.
  kill -0 "$command" 2>/dev/null || exit "$code"
done
