#!/bin/sh
# Makes a small run and lets each role's JVM record what it loads, so that role.sh starts the roles faster.
#
#   train.sh [--list] JAVA_HOME FOLDER RUN
#
# FOLDER, an absolute path, holds the jars of all roles side by side, not as symbolic links, with lib/, role.sh and
# its options; captures/sidecar is beside it. RUN is a finished run; the roles that read one write their files into
# it. The records are beside the jars: the files that role.sh looks for or, with --list, ROLE.classes. A role
# that failed here is only started more slowly.
set -eu

list=''
if [ "$1" = --list ]; then
  list=yes
  shift
fi
java_home=$1
folder=$2
run=$3
root=${folder%/*}

start() { # RECORD ROLE ARGUMENT...
  TWOFLOW_RECORD=$1
  export TWOFLOW_RECORD
  role=$2
  shift 2
  sh "$folder/role.sh" "$java_home" "$folder" "$role" "$root" "$@" >/dev/null 2>&1 </dev/null || :
}

record() { # RECORD
  # The launcher, the relay, the clients and the report.
  start "$1" launcher demo --run train --chat-port 0 --voip-port 0 \
    --interval 1ms --chunk-interval 1ms --row-gap 1ms
  rm -rf "$root/captures/train"
  start "$1" chat-demo --clients 1 --interval 1ms
  start "$1" lesson "$run"
  start "$1" diff "$run" "$run"
}

rm -f "$folder"/*.aot "$folder"/*.jsa
if [ -n "$list" ]; then
  record list
else
  record aot
  for saved in "$folder"/*.aotconf; do
    # A Java before 24 has no AOT cache.
    [ -f "$saved" ] || { record jsa && break; }
    role=${saved##*/}
    start create "${role%.aotconf}"
    rm "$saved"
  done
fi
