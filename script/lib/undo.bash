# shellcheck shell=bash
# What `script/engine up` changes on the machine is written down here before it is done, so that
# `down` can take back exactly that, in reverse, also after an interrupted `up`.

# remember KIND [DETAIL]...
remember() { echo "$*" >>"$STATE/undo"; }

undo_all() {
  local kind detail
  [[ -r $STATE/undo ]] || return 0
  while read -r kind detail; do
    # shellcheck disable=SC2086 # details are words
    "undo_${kind//-/_}" $detail || say "could not undo: $kind $detail"
  done < <(tac "$STATE/undo")
  rm -f "$STATE/undo"
}

undo_binfmt_mount() { ! mountpoint -q "$BINFMT" || umount "$BINFMT"; }

undo_emulator() { [[ ! -e $BINFMT/$1 ]] || echo -1 >"$BINFMT/$1"; }

undo_bridge() { ! ip link show "$1" >/dev/null 2>&1 || ip link delete "$1"; }

# Others may have put something into a folder meanwhile, or taken it away: only what is there and empty goes.
undo_folder() { [[ ! -e $1 ]] || find "$1" -depth \( -type d -o -type s \) -empty -delete; }

undo_forwarding() { forwarding -D "$1" 2>/dev/null || true; }

undo_docker_chains() { remove_docker_chains; }

undo_ip_forward() { echo "$1" >/proc/sys/net/ipv4/ip_forward; }

undo_forward_policy() { "$(iptables_program)" -P FORWARD "$1"; }
