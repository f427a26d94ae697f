#!/bin/sh
# Makes the loopback of a network of its own as a scenario wants it, then becomes the command, if there is one.
#
#   network.sh [OPTION...] [-- COMMAND [ARGUMENT...]]
#
#   --mtu BYTES                    the longest IP packet; no longer ones are handed over in one piece
#   --port PORT                    what the rate and the delay are for, repeatable: what the programs send to
#                                  themselves before the run stays quick
#   --rate RATE                    per second, such as 64kbit; packets wait in a queue
#   --delay TIME                   of each packet, such as 50ms; the kernel must have netem
#   --settings FOLDER              where the kernel's settings can be written (default: /proc/sys/net)
#   --set NAME=VALUE               a TCP setting of the kernel, such as tcp_sack=0
#   --lose SOURCE DESTINATION HEX K
#                                  loses one segment with these bytes: the one that K others came before; an
#                                  end is ADDRESS:PORT, port 0 is any. The same again loses the next copy, too
#   --lose-syn SOURCE DESTINATION  loses one SYN
#
# Packets are lost on INPUT, so the capture has them. Run it in a network namespace in which nothing runs yet
# and in which this user may do all that (unshare --net). Exit code 1, and one line: it cannot be done here.
set -eu

# The tools are there, but not on every user's path.
PATH=$PATH:/usr/sbin:/sbin
export PATH

fail() { # MESSAGE
  printf 'network: %s\n' "$1" >&2
  exit 1
}

tool() { # NAME PACKAGE
  command -v "$1" >/dev/null || fail "$1 is not installed (Debian: apt install $2)"
}

run() { # WHAT COMMAND...: the first line of the tool's words says why not
  what=$1
  shift
  words=$("$@" 2>&1) || fail "$what: $(printf '%s\n' "$words" | head -n 1)"
}

ends() { # SOURCE DESTINATION: sets match
  match="-p tcp -s ${1%:*} -d ${2%:*}"
  [ "${1#*:}" = 0 ] || match="$match --sport ${1#*:}"
  [ "${2#*:}" = 0 ] || match="$match --dport ${2#*:}"
}

lose() { # MATCH K: drops one packet of those that match
  tool iptables iptables
  # The counter goes on to a number that no run reaches, so the rule drops once.
  # shellcheck disable=SC2086  # a list of arguments
  run 'packets cannot be lost here' iptables -w -A INPUT $1 \
    -m statistic --mode nth --every 1000000000 --packet "$2" -j DROP
}

setting() { # NAME=VALUE
  file=$settings/ipv4/${1%%=*}
  [ -e "$file" ] || fail "this kernel has no setting ${1%%=*}"
  { printf '%s\n' "${1#*=}" >"$file"; } 2>/dev/null || fail "this kernel does not take ${1%%=*} = ${1#*=}"
}

link() { # RATE DELAY: the packets of the ports, both ways, share one link
  tool tc iproute2
  run 'the rate cannot be limited (htb)' tc qdisc add dev lo root handle 1: htb
  run 'the rate cannot be limited (htb)' tc class add dev lo parent 1: classid 1:1 \
    htb rate "$1" burst 2000 cburst 2000
  if [ -n "$2" ]; then
    run 'this kernel cannot delay packets (it lacks netem)' \
      tc qdisc add dev lo parent 1:1 netem delay "$2" limit 10000
  else
    # Nothing of a lesson's size is lost in the queue.
    run 'there is no queue (bfifo)' tc qdisc add dev lo parent 1:1 bfifo limit 200000
  fi
  for port in $ports; do
    for end in sport dport; do
      run 'packets cannot be told apart (u32)' tc filter add dev lo parent 1: protocol ip \
        u32 match ip "$end" "$port" 0xffff flowid 1:1
    done
  done
}

settings=/proc/sys/net ports='' rate='' delay=''
while [ $# -gt 0 ]; do
  case $1 in
    --mtu)
      # Without offloading, a frame is a segment as it would be on a wire.
      run 'the MTU cannot be set' ip link set dev lo mtu "$2" gso_max_segs 1
      shift 2 ;;
    --port)
      ports="$ports $2"
      shift 2 ;;
    --rate)
      rate=$2
      shift 2 ;;
    --delay)
      delay=$2
      shift 2 ;;
    --settings)
      settings=$2
      shift 2 ;;
    --set)
      setting "$2"
      shift 2 ;;
    --lose)
      ends "$2" "$3"
      # A segment without data has 52 bytes, with a timestamp; SYN and SYN-ACK are longer.
      lose "$match --tcp-flags SYN NONE -m length --length 53: -m string --algo bm --from 52 --hex-string |$4|" "$5"
      shift 5 ;;
    --lose-syn)
      ends "$2" "$3"
      lose "$match --syn" 0
      shift 3 ;;
    --)
      shift
      break ;;
    *) fail "unknown option $1" ;;
  esac
done
[ -z "$rate$delay" ] || link "${rate:-10gbit}" "$delay"
[ $# -eq 0 ] || exec "$@"
