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
#   --outage SOURCE DESTINATION HEX K MS
#                                  loses that segment and all that the source sends behind it, for MS ms
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

rule() { # ARGUMENT...: a rule for packets, or a chain of rules
  tool iptables iptables
  run 'packets cannot be lost here' iptables -w "$@"
}

data() { # HEX: adds to match: a segment with these bytes
  # A segment without data has 52 bytes, with a timestamp; SYN and SYN-ACK are longer.
  match="$match --tcp-flags SYN NONE -m length --length 53: -m string --algo bm --from 52 --hex-string |$1|"
}

once() { # MATCH K TARGET: for one packet of those that match, the one that K others came before
  # The counter goes on to a number that no run reaches, so the rule holds once.
  # shellcheck disable=SC2086  # a list of arguments
  rule -A INPUT $1 -m statistic --mode nth --every 1000000000 --packet "$2" -j "$3"
}

outage() { # SOURCE DESTINATION HEX K MS
  # The kernel's clock is a token bucket: the first packet takes its one token, and there is none again for MS
  # ms. While the source is on a list, what it sends is lost if there is no token; then it is taken off the list.
  outages=$((outages + 1))
  begins=outage-$outages
  lasts=$begins-lasts
  bucket="-m hashlimit --hashlimit-name $begins --hashlimit-mode srcip --hashlimit-burst 1"
  each=$((86400000 / $5))/day
  rule -N "$begins"
  rule -A "$begins" -m recent --name "$begins" --set
  # shellcheck disable=SC2086  # a list of arguments
  rule -A "$begins" $bucket --hashlimit-upto "$each"
  rule -A "$begins" -j DROP
  rule -N "$lasts"
  # shellcheck disable=SC2086
  rule -A "$lasts" $bucket --hashlimit-above "$each" -j DROP
  rule -A "$lasts" -m recent --name "$begins" --remove
  ends "$1" "$2"
  # shellcheck disable=SC2086
  rule -A INPUT $match -m recent --name "$begins" --rcheck -j "$lasts"
  data "$3"
  once "$match" "$4" "$begins"
}

setting() { # NAME=VALUE
  file=$settings/ipv4/${1%%=*}
  [ -e "$file" ] || fail "this kernel has no setting ${1%%=*}"
  value=''
  { read -r value <"$file" || :; } 2>/dev/null
  [ "$value" != "${1#*=}" ] || return 0
  if [ ! -w "$file" ]; then
    fixed="$fixed --sysctl net.ipv4.$1"
    return
  fi
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

settings=/proc/sys/net fixed='' ports='' rate='' delay='' outages=0
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
      data "$4"
      once "$match" "$5" DROP
      shift 5 ;;
    --outage)
      outage "$2" "$3" "$4" "$5" "$6"
      shift 6 ;;
    --lose-syn)
      ends "$2" "$3"
      once "$match --syn" 0 DROP
      shift 3 ;;
    --)
      shift
      break ;;
    *) fail "unknown option $1" ;;
  esac
done
[ -z "$fixed" ] || fail "settings of the kernel are fixed in this container: docker run$fixed"
[ -z "$rate$delay" ] || link "${rate:-10gbit}" "$delay"
[ $# -eq 0 ] || exec "$@"
