#!/bin/sh
# Makes one archive of classes (class data sharing) for all roles of an image: an archive of its own for each
# would hold Java's classes again each time. It needs a Java from 25 on, and unzip.
#
#   archive.sh JAVA_HOME FOLDER RUN ROLE...
#
# FOLDER, an absolute path without blanks, and RUN are those of train.sh, which is in FOLDER. An archive is for
# one class path, so all roles get the same one: ROLE.start has it with the main class, and role.sh starts the
# JVM with that.
set -eu

java=$1/bin/java
java_home=$1
folder=$2
run=$3
shift 3
archive=$folder/roles.jsa

class_path=''
for jar in "$folder"/*.jar "$folder"/lib/*.jar; do
  case $jar in
    # Is on the boot loader's path: see role.sh.
    */picocli-*) picocli=$jar ;;
    *) class_path=$class_path${class_path:+:}$jar ;;
  esac
done

for role in "$@"; do
  main=$(unzip -p "$folder/$role.jar" META-INF/MANIFEST.MF | tr -d '\r' | sed -n 's/^Main-Class: //p')
  printf '%s\n' "-cp $class_path" "$main" >"$folder/$role.start"
done
sh "$folder/train.sh" --list "$java_home" "$folder" "$run"

# Each list numbers the classes in its own way. What is said of a class (@) comes after all classes.
sed '/^#/d; /^@/!s/ id: .*//' "$folder"/*.classes | awk '!seen[$0]++' >"$folder/seen"
{
  grep -v '^@' "$folder/seen"
  grep '^@' "$folder/seen"
} >"$folder/all"
"$java" "@$folder/role.options" -Xshare:dump -XX:+AOTClassLinking "-XX:SharedClassListFile=$folder/all" \
  "-XX:SharedArchiveFile=$archive" "-Xbootclasspath/a:$picocli" -cp "$class_path"
rm "$folder/seen" "$folder/all" "$folder"/*.classes

for role in "$@"; do
  sed -i "1i -XX:SharedArchiveFile=$archive" "$folder/$role.start"
  # With this option, a JVM that cannot use the archive does not start.
  JAVA_TOOL_OPTIONS=-Xshare:on sh "$folder/role.sh" "$java_home" "$folder" "$role" "$run" --version
done
