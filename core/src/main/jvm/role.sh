#!/bin/sh
# Becomes a role. This script says how a role's JVM is started, for ./lab and for the image. On Windows,
# lab.cmd and the launcher (Roles.java) do it, with the same files of options.
#
#   role.sh JAVA_HOME FOLDER ROLE ROOT [ARGUMENT...]
#   role.sh --train|--list JAVA_HOME FOLDER ROLE ROOT
#
# FOLDER holds ROLE.jar and its lib/, or the jars of all roles side by side with one lib/ and this script, so
# that the launcher finds them there. ROOT is the folder with the inputs and captures/. --train runs the
# role briefly and saves what its JVM has loaded for later starts: in ROLE.aot (AOT cache, JEP 514) or,
# before Java 25, in ROLE.jsa (class data sharing). Without such a file a role starts more slowly. --list only
# names the classes, in ROLE.classes; from that, archive.sh makes one archive for all roles of an image.
set -eu

train=''
case $1 in
  --train | --list)
    train=${1#--}
    shift ;;
esac
java=$1/bin/java
folder=$2
role=$3
root=$4
shift 4

if [ -n "$train" ]; then
  case $role in
    relay) set -- --flow TRAIN=0 --pair-timeout 1ms ;;
    client-*) set -- --connect-timeout 1ms --chat-port 1 --voip-port 1 ;;
    chat-demo) set -- --clients 1 --interval 1ms ;;
    report | lesson) set -- "$root" ;;
    diff) set -- "$root" "$root" ;;
    launcher) set -- demo --check --chat-port 65534 --voip-port 65535 ;;
  esac
fi

# Java takes the encoding of arguments and file names only from the locale, and a container has no locale.
{ LC_ALL=C.UTF-8; } 2>/dev/null
export LC_ALL

options=${0%/*}/role.options
case $role in report | lesson | diff) options=${0%/*}/report.options ;; esac
for picocli in "$folder/lib"/picocli-*.jar; do :; done
# picocli's classes are too old for an archive, but on the boot loader they are not verified.
if [ -s "$folder/$role.start" ]; then
  # The archive of all roles, the class path that it is for, and the main class, as archive.sh wrote them.
  set -- "@$folder/$role.start" "$@"
else
  set -- -jar "$folder/$role.jar" "$@"
fi
if [ -f "$folder/launcher.jar" ] && [ -f "$folder/relay.jar" ]; then
  set -- "-Dtwoflow.programs=$folder" "$@"
fi
set -- "@$options" "-Xbootclasspath/a:$picocli" "-Dtwoflow.root=$root" "$@"

aot=$folder/$role.aot
jsa=$folder/$role.jsa
# A Java before 24 has no AOT cache, and would refuse its options.
before_24=-XX:+IgnoreUnrecognizedVMOptions
if [ "$train" = list ]; then
  "$java" "-XX:DumpLoadedClassList=$folder/$role.classes" -XX:+AOTClassLinking "$@" >/dev/null 2>&1 </dev/null || :
elif [ "$train" = train ]; then
  rm -f "$aot" "$jsa"
  "$java" "$before_24" "-XX:AOTCacheOutput=$aot" "$@" >/dev/null 2>&1 </dev/null || :
  [ -s "$aot" ] || "$java" "-XX:ArchiveClassesAtExit=$jsa" "$@" >/dev/null 2>&1 </dev/null || :
# With an option that names a missing archive, the JVM would not even use the archive of its own classes.
elif [ -s "$aot" ]; then
  exec "$java" "$before_24" "-XX:AOTCache=$aot" "$@"
elif [ -s "$jsa" ]; then
  exec "$java" "-XX:SharedArchiveFile=$jsa" "$@"
else
  exec "$java" "$@"
fi
