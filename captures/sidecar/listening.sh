#!/bin/sh
# Succeeds if each of these TCP ports has a listener. Reads the kernel's tables and sends no packet.
#
#   listening.sh PORT...
set -eu

[ -r /proc/net/tcp ] || exit 1
ports=$*
set -- /proc/net/tcp
[ ! -r /proc/net/tcp6 ] || set -- "$@" /proc/net/tcp6
exec awk -v ports="$ports" '
  BEGIN { n = split(ports, list, " "); for (i = 1; i <= n; i++) silent[sprintf("%04X", list[i])] = 1 }
  $4 == "0A" { split($2, here, ":"); delete silent[here[2]] }
  END { for (port in silent) exit 1 }' "$@"
