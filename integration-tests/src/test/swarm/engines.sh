#!/bin/sh
# Makes a Docker Swarm of three engines on this machine, for tests of several hosts.
#
#   engines.sh FOLDER [IMAGE...]
#
# FOLDER/node-1.sock to node-3.sock are the engines (docker -H unix://...); node-1 is the manager. All have the
# images, and see this machine's files. "ready" on stdout says that they can be used. Then commands are read from
# stdin, and each is answered with a line:
#
#   stop node-3       ends this node at once, with all that runs on it, as a power cut does
#   cut node-3        takes its network away; what runs on it goes on
#
# All ends with stdin, with this process (SIGKILL, too), and after fifteen minutes. Each engine has a network, a host
# name, processes and mounts of its own; its files are in memory. So the kernel removes everything when the first
# process ends, but for FOLDER (after SIGKILL, empty control groups, too). Needs root, a Docker Engine, iproute2 and
# util-linux.
set -eu

lifetime_s=900
nodes="node-1 node-2 node-3"
# TEST-NET-1 (RFC 5737); it exists only in these namespaces.
network=192.0.2
# A node is down after three of them. Swarm's default is 5 s.
heartbeat=1s

address() { echo "$network.${1#node-}"; } # NODE

on() { # NODE ARGUMENT...: the Docker client
  node=$1
  shift
  docker -H "unix://$folder/$node.sock" "$@"
}

await() { # SECONDS COMMAND...
  left=$(($1 * 10))
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "engines: this does not succeed: $*" >&2; return 1; }
    sleep 0.1
  done
}

# --- On this machine: everything else is in namespaces that end with the first process ---------------

on_machine() {
  mkdir -p "$folder"
  # Before the engine of this machine is out of sight.
  [ $# -eq 0 ] || docker save -o "$folder/images.tar" "$@"
  exec unshare --net --mount --uts --pid --fork --kill-child --mount-proc \
    sh "$0" --machine-room "$folder" "two-flow-engines-$$"
}

# --- In them: a bridge, and a network namespace for each node ------------------------------------------

machine_room() {
  trap remove EXIT
  trap 'exit 1' INT TERM
  { sleep "$lifetime_s" && kill -TERM 1 && kill -KILL -1; } &
  mount -t tmpfs -o mode=755 tmpfs /run
  ip link set lo up
  ip link add bridge type bridge
  ip link set bridge up
  for node in $nodes; do
    [ "$node" = node-1 ] || take_images "$node"
    start "$node"
    # Until then, each client would only find out that there is nobody to ask.
    await 60 test -S "$folder/$node.sock"
    await 60 on "$node" version
    [ "$node" != node-1 ] || load_images
    echo "$node answers"
  done
  join
  echo ready
  obey
}

load_images() {
  [ -e "$folder/images.tar" ] || return 0
  on node-1 load -q -i "$folder/images.tar" >/dev/null
  rm "$folder/images.tar"
}

# Much faster than to load them again. The folders are those of all image stores that Docker has. The layers are
# never written to again, so the nodes share their files.
take_images() { # NODE
  mkdir -p "/run/$1/data"
  for store in image containerd; do
    [ ! -e "/run/node-1/data/$store" ] || cp -a "/run/node-1/data/$store" "/run/$1/data"
  done
  [ ! -e /run/node-1/data/overlay2 ] || cp -al /run/node-1/data/overlay2 "/run/$1/data"
}

start() { # NODE
  ip netns add "$1"
  ip link add "$1" type veth peer name eth0 netns "$1"
  ip link set "$1" master bridge up
  ip -n "$1" link set lo up
  ip -n "$1" address add "$(address "$1")/24" dev eth0
  ip -n "$1" link set eth0 up
  nsenter --net="/run/netns/$1" \
    unshare --mount --uts --pid --fork --kill-child --mount-proc sh "$0" --engine "$folder" "$cgroup" "$1" \
    </dev/null >"$folder/$1.log" 2>&1 &
  echo $! >"/run/$1.pid"
}

join() {
  manager=$(address node-1)
  on node-1 swarm init --advertise-addr "$manager" --dispatcher-heartbeat "$heartbeat" >/dev/null
  token=$(on node-1 swarm join-token -q worker)
  for node in $nodes; do
    [ "$node" = node-1 ] || on "$node" swarm join --token "$token" "$manager" >/dev/null
  done
}

# The kernel does not remove the control groups of what it kills.
remove() {
  kill -KILL -1 2>/dev/null || true
  wait
  find /sys/fs/cgroup -depth -type d -path "*/$cgroup*" -exec rmdir {} + 2>/dev/null || true
}

obey() {
  while read -r command node; do
    case $command in
      stop) kill -KILL "$(cat "/run/$node.pid")" ;;
      cut) ip link set "$node" down ;;
      *) echo "engines: no such command: $command" >&2 && exit 2 ;;
    esac
    echo "$command $node: done"
  done
}

# --- One node: it sees neither the engine of the machine nor its settings -----------------------------

engine() { # NODE
  hostname "$1"
  mkdir -p "/run/$1/etc"
  mount --bind "/run/$1" /run
  echo '{}' >/run/etc/daemon.json
  [ ! -d /etc/docker ] || mount --bind /run/etc /etc/docker
  # This shell is the node's first process: it takes in processes that lost their parent.
  dockerd --config-file /run/etc/daemon.json --host "unix://$folder/$1.sock" --pidfile /run/docker.pid \
    --data-root /run/data --exec-root /run/docker --exec-opt native.cgroupdriver=cgroupfs \
    --cgroup-parent "/$cgroup" &
  wait
}

case ${1:-} in
  --machine-room) folder=$2 cgroup=$3 && machine_room ;;
  --engine) folder=$2 cgroup=$3 && engine "$4" ;;
  *) folder=$(realpath -m "${1:?engines.sh FOLDER [IMAGE...]}") && shift && on_machine "$@" ;;
esac
