#!/bin/sh
# Becomes a role. This script says how a role's JVM is started, for ./lab and for the image. On Windows,
# lab.cmd and the launcher (Roles.java) do it, with the same files of options.
#
#   role.sh JAVA_HOME FOLDER ROLE ROOT [ARGUMENT...]
#
# FOLDER holds ROLE.jar and its lib/, or the jars of all roles side by side with one lib/ and this script, so
# that the launcher finds them there. ROOT is the folder with the inputs and captures/. What the role's JVM
# loaded in an earlier run is used, if train.sh has saved that: in ROLE.aot (AOT cache, JEP 514) or, before
# Java 24, in ROLE.jsa (class data sharing). Without such a file a role starts more slowly.
#
# With TWOFLOW_RECORD, which train.sh sets, this start is recorded, and so is that of each role that it starts:
# aot and jsa save what the JVM loads, list only names it. create makes an AOT cache of what aot has saved.
set -eu

java=$1/bin/java
folder=$2
role=$3
root=$4
shift 4

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
saved="-XX:AOTConfiguration=$folder/$role.aotconf"
case ${TWOFLOW_RECORD:-} in
  aot) exec "$java" "$before_24" -XX:AOTMode=record "$saved" "$@" ;;
  create) exec "$java" -XX:AOTMode=create "$saved" "-XX:AOTCache=$aot" "$@" ;;
  jsa) exec "$java" "-XX:ArchiveClassesAtExit=$jsa" "$@" ;;
  list) exec "$java" "-XX:DumpLoadedClassList=$folder/$role.classes" -XX:+AOTClassLinking "$@" ;;
esac
# With an option that names a missing archive, the JVM would not even use the archive of its own classes.
if [ -s "$aot" ]; then
  exec "$java" "$before_24" "-XX:AOTCache=$aot" "$@"
elif [ -s "$jsa" ]; then
  exec "$java" "-XX:SharedArchiveFile=$jsa" "$@"
else
  exec "$java" "$@"
fi
