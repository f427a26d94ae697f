#!/bin/sh
# Builds the profile to import in Wireshark (Edit, Configuration Profiles, Import, from zip file).
#
#   build-profile.sh [ZIP]      default: target/TwoFlowLab.zip in the repository
#
# Packs with the first of: jar (every JDK has it), zip, python3.
set -eu

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
zip=${1:-$here/../../target/TwoFlowLab.zip}
mkdir -p "$(dirname "$zip")"
zip=$(CDPATH='' cd -- "$(dirname "$zip")" && pwd -P)/$(basename "$zip")

jar=''
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/jar" ]; then
  jar=$JAVA_HOME/bin/jar
elif command -v jar >/dev/null; then
  jar=jar
fi

rm -f "$zip"
cd "$here/profile"
if [ -n "$jar" ]; then
  "$jar" --create --no-manifest --file "$zip" TwoFlowLab
elif command -v zip >/dev/null; then
  zip -q -X -r "$zip" TwoFlowLab
elif command -v python3 >/dev/null; then
  python3 -m zipfile -c "$zip" TwoFlowLab
else
  echo 'build-profile: nothing to make a zip with: install a JDK (for jar), zip or python3' >&2
  exit 1
fi
printf '%s\n' "$zip"
