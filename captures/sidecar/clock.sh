# shellcheck shell=sh
# The time, without a process: scripts that wait ask for it ten times a second. Other scripts read this file (`.`).
# Linux only.
# shellcheck disable=SC2034  # now_s is for those scripts

now_s=0

read_clock() { # sets now_s: for how long this machine has been up or, if nobody may read that, the time of day
  if { read -r up_s _ </proc/uptime; } 2>/dev/null; then
    now_s=${up_s%%.*}
  else
    now_s=$(trap '' HUP INT QUIT TERM; exec date +%s)
  fi
}
