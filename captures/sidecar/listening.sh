#!/bin/sh
# Succeeds if each of these TCP ports has a listener. Reads the kernel's tables and sends no packet.
#
#   listening.sh PORT...
set -eu

for port in "$@"; do
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf '%04X' "$port")" '
    { split($2, here, ":") }
    $4 == "0A" && here[2] == port { found = 1 }
    END { exit !found }' || exit 1
done
