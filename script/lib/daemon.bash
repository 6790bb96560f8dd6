# shellcheck shell=bash
# Starting and ending programs in the background. A process is named by the file with its id, and
# counts as ours only while its command line names our state folder: ids are used again.
# To be sourced after common.bash.

# start_daemon NAME COMMAND...: in a session of its own, logging into the state folder, and
# without the lock's descriptor.
start_daemon() {
  local name=$1
  shift
  mkdir -p "$STATE/logs"
  (
    cd /
    exec setsid "$@" </dev/null >>"$STATE/logs/$name.log" 2>&1 9>&-
  ) &
  echo $! >"$STATE/$name.pid"
  disown $!
}

# daemon_pid NAME: its id if it runs.
daemon_pid() {
  local pid
  pid=$(cat "$STATE/$1.pid" 2>/dev/null) && [[ -n $pid ]] || return 1
  grep -qzF "$STATE/" "/proc/$pid/cmdline" 2>/dev/null || return 1
  echo "$pid"
}

daemon_runs() { daemon_pid "$1" >/dev/null; }

# wait_for_daemon NAME SECONDS COMMAND...: until the command succeeds; one that has ended is not waited for.
wait_for_daemon() {
  local name=$1 deadline=$((SECONDS + $2))
  shift 2
  until "$@"; do
    if ! daemon_runs "$name" || ((SECONDS > deadline)); then return 1; fi
    sleep 0.1
  done
}

stop_daemon() {
  local pid
  if pid=$(daemon_pid "$1"); then
    kill "$pid" 2>/dev/null || true
    wait_until 15 is_gone "$pid" || {
      say "$1 does not end by itself, killing it"
      kill -KILL "$pid" 2>/dev/null || true
      wait_until 5 is_gone "$pid" || true
    }
  fi
  rm -f "$STATE/$1.pid"
}

# is_gone PID: ended, or ended and not yet collected by its parent.
is_gone() { [[ ! -e /proc/$1 ]] || grep -qs '^State:.*Z' "/proc/$1/status"; }

# pids_with_argument TEXT: processes of which one whole argument is TEXT.
pids_with_argument() {
  local entry
  for entry in /proc/[0-9]*/cmdline; do
    if grep -qszxF -- "$1" "$entry"; then basename "$(dirname "$entry")"; fi
  done
}

# end_tree PID: a process and what it started.
end_tree() {
  local child
  # shellcheck disable=SC2013 # words, not lines
  for child in $(cat "/proc/$1/task"/*/children 2>/dev/null); do end_tree "$child"; done
  kill -KILL "$1" 2>/dev/null || true
}
