# shellcheck shell=sh
# Builds the jars for ./lab, which reads this file (`.`) when one is missing or older than its sources. Of two
# labs that start at the same time, one builds and the other waits. Whatever ends lab, the build ends with it.
# It uses root, java_home, programs, stamp, role_script, built() and fail() of lab.
# shellcheck disable=SC2154  # set by lab

held_lock='' scratch=''

# --- Processes --------------------------------------------------------------------------------

# Sets identity to a process's number and start time, because another process may later get the same
# number. "self" is this shell, also in a subshell. Fails if there is no such process. On Linux it forks
# nothing.
identify() { # PID|self
  if [ -r /proc/self/stat ]; then
    { IFS= read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    identity=${stat%% *}
    # After the name in parentheses: field 3 of proc(5) is the state, field 22 the start.
    # shellcheck disable=SC2086  # its fields
    set -- ${stat##*) }
    [ "$1" != Z ] || return 1
    identity=$identity:${20}
  else
    identity=$1
    # shellcheck disable=SC2016  # the inner shell's parent
    [ "$1" != self ] || identity=$(exec sh -c 'echo "$PPID"')
    started=$(ps -o lstart= -p "$identity" 2>/dev/null) || return 1
    identity=$identity:$(printf '%s' "$started" | tr -s ' ' _)
  fi
}

is_alive() { # IDENTITY
  identify "${1%%:*}" && [ "$identity" = "$1" ]
}

signal_all() { # SIGNAL IDENTITY...
  signal=$1
  shift
  for process in "$@"; do
    ! is_alive "$process" || kill -s "$signal" "${process%%:*}" 2>/dev/null || :
  done
}

any_alive() { # IDENTITY...
  for process in "$@"; do
    ! is_alive "$process" || return 0
  done
  return 1
}

parents() { # prints the number and the parent's number of every process
  if [ -r /proc/self/stat ]; then
    cat /proc/[0-9]*/stat 2>/dev/null | sed -n 's/^\([0-9]*\) .*) [A-Z] \([0-9]*\) .*/\1 \2/p'
  else
    ps -A -o pid=,ppid=
  fi
}

descendants() { # IDENTITY...: prints the numbers of all their descendants
  parents | awk -v roots="$*" '
    { parent[$1] = $2 }
    END {
      n = split(roots, root, " ")
      for (i = 1; i <= n; i++) { sub(/:.*/, "", root[i]); in_tree[root[i]] = 1 }
      do {
        grown = 0
        for (pid in parent) if (!(pid in in_tree) && (parent[pid] in in_tree)) {
          in_tree[pid] = 1; grown = 1; print pid
        }
      } while (grown)
    }'
}

# What lab starts in the background must not outlive lab, even if lab ends by SIGKILL. Only lab's own
# shell holds the write end of a pipe. The guard reads from the pipe, so it sees at once that lab has ended.
start_guard() { # sets scratch, a folder that is removed at the end
  scratch=$(mktemp -d)
  mkfifo "$scratch/members"
  # Opened for reading and writing: opening a named pipe for one of them waits for the other.
  exec 8<>"$scratch/members"
  # A subshell: redirecting a function would keep copies of what lab has open.
  (guard) <"$scratch/members" 8>&- >/dev/null 2>&1 &
}

enlist() { # called in a subshell that lab has started: lets the guard end this subshell with lab
  identify self
  printf '%s\n' "$identity" >&8
}

guard() {
  trap '' INT HUP TERM
  members=''
  while IFS= read -r member; do
    members="$members $member"
  done
  # shellcheck disable=SC2086  # a list
  end_members $members || :
  rm -rf "$scratch"
}

# Sends SIGTERM twice a second, because a process that has just begun may lose it. When the members have
# ended, their descendants get it. After 10 s, what is left gets SIGKILL.
end_members() { # IDENTITY...
  any_alive "$@" || return 0
  members=$*
  for pid in $(descendants "$@"); do
    ! identify "$pid" || set -- "$@" "$identity"
  done
  tries=0
  while any_alive "$@" && [ "$tries" -lt 100 ]; do
    # shellcheck disable=SC2086  # a list
    if ! any_alive $members; then
      signal_all TERM "$@"
    elif [ $((tries % 5)) -eq 0 ]; then
      signal_all TERM $members
    fi
    tries=$((tries + 1))
    sleep 0.1
  done
  signal_all KILL "$@"
}

# --- The build ------------------------------------------------------------------------------

# The lock of a build is a folder with the builder's identity. A lab that finds the lock says at once for
# which process it waits. It takes over a lock whose builder has ended, or that stays empty.
take_lock() {
  lock=$root/target/lab.lock
  reason=$(mkdir -p "$root/target" 2>&1) || fail 1 "the jars have to be built, but their folder cannot be made: $reason"
  found='' empty=0
  until reason=$(mkdir "$lock" 2>&1); do
    [ -d "$lock" ] || fail 1 "the jars have to be built, but the build's lock cannot be made: $reason"
    holder=$(cat "$lock/pid" 2>/dev/null || :)
    if [ -z "$holder" ]; then
      # Its maker writes the identity at once, unless it was killed.
      empty=$((empty + 1))
    elif is_alive "$holder"; then
      if [ "$holder" != "$found" ]; then
        printf 'lab: waiting for another lab (process %s) that builds the jars\n' "${holder%%:*}" >&2
        found=$holder
      fi
      empty=0
    else
      empty=10
    fi
    if [ "$empty" -ge 10 ]; then
      empty=0
      drop_lock "$holder"
    else
      sleep 0.1
    fi
  done
  held_lock=$lock
  identify self
  printf '%s\n' "$identity" >"$lock/pid"
}

drop_lock() { # HOLDER: removes the lock that this holder has left
  if reason=$(mv "$lock" "$lock.$$" 2>&1); then
    # If another lab has taken over the lock in the meantime, this is not the lock that was left.
    if [ "$(cat "$lock.$$/pid" 2>/dev/null || :)" = "$1" ] || ! mv "$lock.$$" "$lock"; then
      rm -rf "$lock.$$"
    fi
  else
    [ ! -d "$lock" ] || [ "$(cat "$lock/pid" 2>/dev/null || :)" != "$1" ] ||
      fail 1 "the lock $lock is left from a build that was killed, and cannot be removed: $reason"
  fi
}

clean_up() {
  [ -z "$scratch" ] || rm -rf "$scratch"
  [ -z "$held_lock" ] || rm -rf "$held_lock"
  scratch='' held_lock=''
}

# The programs' JVMs learn from a run in a folder of its own, with copies of the jars and of a finished run.
# The links are hard ones where that can be: what is learned of a symbolic one is not of the jar.
train() {
  learning=$root/target/train
  rm -rf "$learning"
  mkdir -p "$learning/programs/lib" "$learning/captures"
  cp -R "$root/captures/sidecar" "$learning/captures"
  cp -R "$root/test-support/src/main/resources/twoflow/testsupport/golden" "$learning/run"
  cp "${role_script%/*}"/* "$learning/programs"
  for role in $programs; do
    for jar in "$root/$role/target/$role.jar" "$root/$role/target/lib"/*; do
      to=$learning/programs/${jar#"$root/$role/target/"}
      ln -f "$jar" "$to" 2>/dev/null || cp -p "$jar" "$to"
    done
  done
  (enlist && exec 8>&- && exec sh "$learning/programs/train.sh" "$java_home" "$learning/programs" "$learning/run") &
  wait $! || :
  for role in $programs; do
    rm -f "$root/$role/target/$role".aot "$root/$role/target/$role".jsa
    for learned in "$learning/programs/$role".aot "$learning/programs/$role".jsa; do
      [ ! -f "$learned" ] || mv "$learned" "$root/$role/target"
    done
  done
  rm -rf "$learning"
}

# Shows what Maven builds, and how far it is, while it builds.
show_progress() {
  shown=''
  while kill -0 "$maven" 2>/dev/null; do
    step=$(sed -n 's/^\[INFO\] Building \([a-z-]*\) .* \[\([0-9]*\)\/\([0-9]*\)\]$/\2 of \3: \1/p' "$scratch/maven.log" | tail -n 1)
    [ "$step" = "$shown" ] || printf 'lab: building %s\n' "$step" >&2
    shown=$step
    sleep 0.2
  done
}

build() {
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  take_lock
  if ! built; then
    printf 'lab: building (once; a few minutes when Maven has to download)\n' >&2
    touch "$stamp.next"
    # Removes the libraries of older versions.
    (cd "$root" && rm -rf ./*/target/lib)
    start_guard
    : >"$scratch/maven.log"
    (enlist && exec 8>&- && cd "$root" && JAVA_HOME=$java_home exec sh ./mvnw --batch-mode -Dmaven.test.skip -DskipSbom -pl '!integration-tests,!fuzz-tests,!dist' package >"$scratch/maven.log" 2>&1) &
    maven=$!
    [ ! -t 2 ] || show_progress
    wait "$maven" || {
      grep '^\[ERROR\]' "$scratch/maven.log" >&2 || cat "$scratch/maven.log" >&2
      fail 1 'the build failed, see above'
    }
    [ ! -t 2 ] || printf 'lab: making a small run, for quicker starts\n' >&2
    train
    exec 8>&-
    # The stamp has the time of the build's start, so a source that changed during the build is newer.
    mv "$stamp.next" "$stamp"
  fi
  clean_up
  trap - EXIT INT TERM HUP
}
