#!/bin/sh
# Lets the roles write into the folder of a run, for Compose: their event files; and in a call, voice.wav, which
# client-voip leaves beside them. No role can remove the file of another one. hand-over.sh closes both again.
#
#   open-run.sh FOLDER
#
# It is a call if the environment has CALL, or if the scenario has a codec for client-voip.
set -eu

folder=$1
chmod 1777 "$folder/events"
if [ -n "$CALL" ] || grep -qxs -e --codec "$folder/options/client-voip"; then
  chmod 1777 "$folder"
fi
