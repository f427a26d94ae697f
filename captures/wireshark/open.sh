#!/bin/sh
# Opens the capture of a run in Wireshark, with the lab's profile and dissector. They are in a temporary
# configuration folder: the user's own settings are neither read nor changed.
#
#   open.sh ROOT [RUN]      ROOT is the repository, RUN the run's name (default: two-flow) or a folder
set -eu

fail() { # MESSAGE
  printf 'wireshark: %s\n' "$1" >&2
  exit 1
}

find_wireshark() { # sets wireshark
  for wireshark in "$(command -v wireshark || :)" /Applications/Wireshark.app/Contents/MacOS/Wireshark \
    "$HOME/Applications/Wireshark.app/Contents/MacOS/Wireshark"; do
    [ ! -x "$wireshark" ] || return 0
  done
  case $(uname) in
    Darwin) fail 'Wireshark is not installed: brew install --cask wireshark-app, or https://www.wireshark.org/download.html' ;;
    Linux) fail 'Wireshark is not installed: Debian and Ubuntu: sudo apt install wireshark; Fedora: sudo dnf install wireshark; Arch: sudo pacman -S wireshark-qt' ;;
    *) fail 'Wireshark is not installed: winget install WiresharkFoundation.Wireshark, or https://www.wireshark.org/download.html' ;;
  esac
}

find_capture() { # RUN: sets folder and capture
  case $1 in
    */*) folder=$1 ;;
    *) folder=$root/captures/$1 ;;
  esac
  [ -d "$folder" ] || fail "there is no run $1 ($folder); ./lab demo makes one"
  for name in two-flow chat-demo; do
    for capture in "$folder/$name.annotated.pcapng" "$folder/$name.pcap" "$folder/$name.pcapng"; do
      [ ! -s "$capture" ] || return 0
    done
  done
  fail "there is no capture in $folder (two-flow or chat-demo, with .annotated.pcapng, .pcap or .pcapng)"
}

port_of() { # ROLE FLOW DEFAULT: prints the port of a relay or server in this run, from its events
  sed -n "s/^[^,]*,connected,$2,[^,]*,[^,]*,[^,]*:\([0-9][0-9]*\),.*/\1/p" \
    "$folder/events/$1.csv" 2>/dev/null | head -n 1 | grep . || printf '%s\n' "$3"
}

make_config() { # sets config
  config=$(mktemp -d "${TMPDIR:-/tmp}/two-flow-wireshark.XXXXXX")
  trap 'rm -rf "$config"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  profile=$config/profiles/TwoFlowLab
  mkdir -p "$profile"
  # Wireshark's default window would be too small for the columns.
  printf 'gui.geometry_main_width: 1600\ngui.geometry_main_height: 900\ngui.geometry_main_maximized: TRUE\n' \
    >"$config/recent_common"
  # The I/O graph's interval is 1 s in every version, and no setting changes that: far too long for a run of
  # 2 s. Qt sets a widget's property from a style sheet.
  printf 'QComboBox#intervalComboBox { qproperty-currentText: "100 ms"; }\n' >"$config/lab.qss"
  # The profile has the ports 9001 and 9002; the run may have others.
  for file in "$here"/profile/TwoFlowLab/*; do
    sed "$words; s/9001/CHAT_PORT/g; s/9002/VOIP_PORT/g; s/CHAT_PORT/$chat_port/g; s/VOIP_PORT/$voip_port/g" \
      "$file" >"$profile/$(basename "$file")"
  done
}

root=$1
run=${2:-two-flow}
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
find_capture "$run"
find_wireshark
case $name in
  two-flow)
    words=''
    chat_port=$(port_of relay CHAT 9001)
    voip_port=$(port_of relay VOIP 9002)
    set -- -o "twoflow.chat_ports:$chat_port" -o "twoflow.voip_ports:$voip_port" ;;
  chat-demo)
    # One chat with a server: what the profile has for chat fits, what it has for VoIP does not.
    words='/VoIP/d; s/relay/server/g'
    chat_port=$(port_of chat-demo-server DEMO 9000)
    voip_port=$chat_port
    # No program of the lab has the ports 1 and 2.
    set -- -o twoflow.chat_ports:1 -o twoflow.voip_ports:2 -o "twoflow.demo_ports:$chat_port" ;;
esac
make_config
if [ "$(id -u)" -eq 0 ]; then
  echo 'wireshark: from 4.4 on, Wireshark runs no Lua script as root: no rows are shown then' >&2
fi
printf 'opening %s\n' "$capture"
code=0
# Qt takes its option away before Wireshark looks; it must be one word.
WIRESHARK_CONFIG_DIR=$config "$wireshark" "-stylesheet=$config/lab.qss" -C TwoFlowLab -X "lua_script:$here/twoflow.lua" \
  "$@" -r "$capture" || code=$?
exit "$code"
