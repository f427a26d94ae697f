# shellcheck shell=sh
# Finds out whether a run lives. Each process of a run inherits a lock on FOLDER/.lock (flock(2)); the
# kernel releases the lock when the last of them ends, however it ends. A process of a run also has files of
# the run open for writing. Other scripts read this file (`.`).

# There can be a moment without any lock after the folder is made and before the capture starts: in
# Compose, two containers do that.
start_limit_s=20

hold_run() { # FOLDER: the run lives as long as this process and all that it starts
  [ -f "$1/.lock" ] || return 0
  # The capture's user may not write there; lsof(8) finds only what is open for writing.
  if [ -w "$1/.lock" ]; then
    exec 9<>"$1/.lock"
  else
    exec 9<"$1/.lock"
  fi
  ! command -v flock >/dev/null || flock -s -w 5 9 2>/dev/null || :
}

mark_run() { # FOLDER: writes the time when the folder was made; its run is about to start
  date +%s >"$1/.lock"
}

run_lives() { # FOLDER
  starts "$1" || is_locked "$1" || is_written "$1"
}

starts() { # FOLDER: whether it was made a moment ago and no capture has begun
  [ -f "$1/.lock" ] && [ ! -e "$1/capture.log" ] || return 1
  made_s=''
  read -r made_s <"$1/.lock" || :
  case $made_s in '' | *[!0-9]*) return 1 ;; esac
  age_s=$(($(date +%s) - made_s))
  [ "$age_s" -ge 0 ] && [ "$age_s" -lt "$start_limit_s" ]
}

is_locked() { # FOLDER
  command -v flock >/dev/null && [ -f "$1/.lock" ] && [ -r "$1/.lock" ] || return 1
  code=0
  # NFS gives an exclusive lock only on a file that is open for writing.
  if [ -w "$1/.lock" ]; then
    flock -n -x -E 75 9 9<>"$1/.lock" 2>/dev/null || code=$?
  else
    flock -n -x -E 75 9 9<"$1/.lock" 2>/dev/null || code=$?
  fi
  [ "$code" -eq 75 ]
}

is_written() { # FOLDER: whether a visible process has a file in it open for writing
  real=$(CDPATH='' cd -- "$1" 2>/dev/null && pwd -P) || return 1
  if [ -d /proc/self/fd ]; then
    pattern=$(printf '%s\n' "$real" | sed 's/[][*?\\]/\\&/g')
    find /proc/[0-9]*/fd -lname "$pattern/*" 2>/dev/null | is_any_written
    return
  fi
  command -v lsof >/dev/null || return 1
  lsof -n -P -F a +D "$real" 2>/dev/null | grep -q '^a[uw]'
}

is_any_written() { # reads /proc/PID/fd/NUMBER from stdin
  while IFS= read -r opened; do
    # The flags are an octal number; its last digit is 0 if the file is open only for reading.
    ! grep -q '^flags:.*[12]$' "${opened%/fd/*}/fdinfo/${opened##*/}" 2>/dev/null || return 0
  done
  return 1
}
