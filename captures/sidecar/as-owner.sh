#!/bin/sh
# Becomes capture.sh as the user who owns the file's folder, with the one right that capturing needs.
# So the capture belongs to whoever ran the lab, and nothing runs as root (setpriv(1)).
#
#   as-owner.sh [OPTION...] FOLDER/FILE.pcap PORT...
set -eu

for argument in "$@"; do
  case $argument in
    */*.pcap) folder=$(dirname "$argument") ;;
  esac
done
exec setpriv --reuid "$(stat -c %u "$folder")" --regid "$(stat -c %g "$folder")" --clear-groups \
  --inh-caps=-all,+net_raw --ambient-caps=+net_raw "$(dirname "$0")/capture.sh" "$@"
