# shellcheck shell=bash disable=SC2034
# What script/engine and script/base-image share: the project's folders, messages, retries and
# locks. To be sourced. Standard output belongs to the caller's result; progress goes to standard error.

CACHE=${ARCHPROOF_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/archproof}
if [[ $EUID -eq 0 ]]; then
  STATE=/run/archproof
else
  STATE=${XDG_RUNTIME_DIR:-/tmp/archproof-$EUID}/archproof
fi
# The second is what `script/engine up` exported: in that shell, the engine meant is that one.
STATE=${ARCHPROOF_STATE:-${ARCHPROOF_ENGINE_STATE:-$STATE}}

# The exit status after a message that says why (sysexits' EX_UNAVAILABLE).
UNAVAILABLE=69

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# A command that fails unexpectedly ends the script, but never silently. (Needs set -E; the status
# keeps the shells around a subshell from saying it again.)
end_loudly() {
  [[ $1 -eq $UNAVAILABLE ]] || say "unexpected failure (status $1) in ${2##*/}, line $3: $4"
  exit "$UNAVAILABLE"
}
trap 'end_loudly $? "${BASH_SOURCE[0]}" "$LINENO" "$BASH_COMMAND"' ERR

# die MESSAGE [WHAT THE USER CAN DO]...
die() {
  say "error: $1"
  shift
  local line
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit "$UNAVAILABLE"
}

has() { command -v "$1" >/dev/null 2>&1; }

# retry COMMAND...: three tries, waiting 2 and 6 seconds between them.
retry() {
  local pause
  for pause in 2 6; do
    "$@" && return 0
    say "failed, again in $pause s: $1 ${2:-}"
    sleep "$pause"
  done
  "$@"
}

# wait_until SECONDS COMMAND...: polls; fails when the time is over.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# with_lock FILE COMMAND...: one at a time, in a subshell. The descriptor is number 9: whatever
# outlives the command (a daemon) must be started with 9>&-, or it would hold the lock for good.
with_lock() {
  local file=$1
  shift
  mkdir -p "$(dirname "$file")"
  (
    if ! flock -n 9; then
      say "waiting for another one at work ($file)"
      flock -w 900 9 || die "still locked after 15 minutes: $file"
    fi
    "$@"
  ) 9>"$file"
}

# short_hash: twelve characters that name what is read from standard input.
short_hash() { sha256sum | cut -c1-12; }

# The architectures by Debian's (and the OCI's) name.
host_arch() {
  case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64 | arm64) echo arm64 ;;
    *) die "a machine of type $(uname -m) is not supported" "archproof's tests need an x86-64 or arm64 machine." ;;
  esac
}

foreign_arch() {
  case $(host_arch) in
    amd64) echo arm64 ;;
    arm64) echo amd64 ;;
  esac
}
