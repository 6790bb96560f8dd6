# shellcheck shell=bash
# A Docker engine of the project's own from unpacked Debian packages: its programs, its network,
# its daemons. To be sourced after debian.bash, daemon.bash and undo.bash.
#
# The engine itself is Debian testing's: the containerd image store needs Docker 28, which stable
# does not have, and these packages need no newer C library than Debian 12's. What testing links
# against a newer one (runc, iptables, the registry) comes from Debian 12. The one library that runc
# needs, libseccomp2, is on every machine that has apt.
ENGINE_PACKAGES=(
  docker.io/testing docker-cli/testing docker-buildx/testing containerd/testing
  runc/bookworm tini/bookworm
  iptables/bookworm libxtables12/bookworm libip4tc2/bookworm libip6tc2/bookworm libmnl0/bookworm
  libnftnl11/bookworm libnetfilter-conntrack3/bookworm libnfnetlink0/bookworm
)

ENGINE_DATA=$CACHE/engine
ENGINE_SOCKET=$STATE/docker.sock
CONTAINERD_SOCKET=$STATE/containerd.sock

# link_programs ROOT: one folder with every program that the daemons and the caller need by name.
link_programs() {
  local root=$1 program
  mkdir -p "$STATE/bin" "$STATE/sbin" "$STATE/docker-config/cli-plugins"
  for program in usr/bin/{docker,containerd,containerd-shim-runc-v2,ctr} usr/sbin/{dockerd,runc,docker-proxy}; do
    ln -sf "$root/$program" "$STATE/bin/"
  done
  ln -sf "$root/usr/bin/tini-static" "$STATE/bin/docker-init"
  ln -sf "$root/usr/libexec/docker/cli-plugins/docker-buildx" "$STATE/docker-config/cli-plugins/"
  echo '{}' >"$STATE/docker-config/config.json"
  link_iptables "$root"
}

# link_iptables: the machine's own iptables if it has one (it knows which of the kernel's two
# interfaces is in use), else the unpacked one, which must be told where its libraries are.
link_iptables() {
  local root=$1 libraries family backend
  if has iptables && has ip6tables; then return; fi
  libraries=$(echo "$root"/usr/lib/*-linux-gnu)
  for backend in nft legacy; do
    for family in iptables ip6tables; do
      printf '#!/bin/sh\nLD_LIBRARY_PATH=%s XTABLES_LIBDIR=%s exec %s %s "$@"\n' \
        "$libraries" "$libraries/xtables" "$root/usr/sbin/xtables-$backend-multi" "$family" >"$STATE/sbin/$family"
      chmod +x "$STATE/sbin/$family"
    done
    if "$STATE/sbin/iptables" -t nat -S >/dev/null 2>&1; then return; fi
  done
  die "neither iptables nor nftables works with this kernel" "Docker needs one of them for containers' network."
}

iptables_program() {
  if [[ -x $STATE/sbin/iptables ]]; then echo "$STATE/sbin/iptables"; else command -v iptables; fi
}

# prepare_network: prints the network part of the daemon's configuration. A Docker engine flushes
# the packet filter's chains of its name when it starts, so beside another engine (its chain is
# there) this one keeps its hands off them and gets a bridge and three rules of its own.
prepare_network() {
  remember ip-forward "$(cat /proc/sys/net/ipv4/ip_forward)"
  if "$(iptables_program)" -t nat -S DOCKER >/dev/null 2>&1; then
    prepare_own_bridge
    return
  fi
  remember forward-policy "$("$(iptables_program)" -S FORWARD | sed -n 's/^-P FORWARD //p')"
  remember docker-chains
  remember bridge docker0
  echo '"iptables": true'
}

# The other engine lets nothing through that it does not know, not even between two containers on
# one bridge. So all networks of this engine share one range, which three rules open.
prepare_own_bridge() {
  local bridge second range
  has ip || die "another Docker engine runs here, and a network beside it needs the program ip" \
    "Install it (apt-get install iproute2), or end the other engine."
  bridge=archproof-$(short_hash <<<"$STATE" | cut -c1-5)
  for second in {213..223}; do
    range=10.$second
    ip -4 route show | grep -q "^$range\." || break
  done
  remember bridge "$bridge"
  remember forwarding "$range.0.0/16"
  ip link add name "$bridge" type bridge
  ip address add "$range.0.1/24" dev "$bridge"
  ip link set "$bridge" up
  echo 1 >/proc/sys/net/ipv4/ip_forward
  forwarding -I "$range.0.0/16"
  printf '"iptables": false, "ip6tables": false, "bridge": "%s",\n' "$bridge"
  printf '  "default-address-pools": [{ "base": "%s.128.0/17", "size": 24 }]' "$range"
}

# forwarding -I|-D RANGE
forwarding() {
  local iptables
  iptables=$(iptables_program)
  "$iptables" -t nat "$1" POSTROUTING -s "$2" ! -d "$2" -j MASQUERADE
  "$iptables" "$1" FORWARD -s "$2" -j ACCEPT
  "$iptables" "$1" FORWARD -d "$2" -j ACCEPT
}

# remove_docker_chains: what a Docker engine leaves in the packet filter when it ends.
remove_docker_chains() {
  local program table rule
  for program in "$(iptables_program)" "$(iptables_program | sed 's/iptables$/ip6tables/')"; do
    for table in nat filter raw; do
      # Rules that jump to or stand in such a chain, and rules for its bridges; then the chains.
      "$program" -t "$table" -S 2>/dev/null | grep -E '^-A .*(DOCKER|docker0|-[io] br-[0-9a-f]{12})' | sed 's/^-A/-D/' |
        while read -r rule; do
          # shellcheck disable=SC2086 # a rule is words
          eval "\"$program\" -t $table $rule" 2>/dev/null || true
        done
      "$program" -t "$table" -S 2>/dev/null | sed -n 's/^-N \(DOCKER.*\)/\1/p' |
        while read -r rule; do "$program" -t "$table" -X "$rule" 2>/dev/null || true; done
    done
  done
}

# write_configuration NETWORK: containerd is one of our own, since dockerd would otherwise share
# the one of another engine on this machine.
write_configuration() {
  cat >"$STATE/containerd.toml" <<EOF
version = 3
root = "$ENGINE_DATA/data/containerd"
state = "$STATE/containerd"
# None of these is Docker's, and the last two would make folders outside of ours.
disabled_plugins = ["io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime", "io.containerd.grpc.v1.cri",
  "io.containerd.internal.v1.opt", "io.containerd.nri.v1.nri"]
[grpc]
  address = "$CONTAINERD_SOCKET"
[ttrpc]
  address = "$CONTAINERD_SOCKET.ttrpc"
EOF
  cat >"$STATE/daemon.json" <<EOF
{
  "features": { "containerd-snapshotter": true },
  "hosts": ["unix://$ENGINE_SOCKET"],
  "containerd": "$CONTAINERD_SOCKET",
  "data-root": "$ENGINE_DATA/data/docker",
  "exec-root": "$STATE/exec",
  "pidfile": "$STATE/dockerd.pid.own",
  "shutdown-timeout": 5,
  "builder": { "gc": { "enabled": true, "defaultReservedSpace": "5GB", "defaultMaxUsedSpace": "20GB" } },
  $1
}
EOF
}

# claim_data: image data outlives the engine, so that a warm run is fast, but one engine at a time
# may use it, and after a crash of the whole machine it is not to be trusted (unpacked layers are
# not synced to disk): the mark that `down` removes still names another boot then.
claim_data() {
  local owner boot
  mkdir -p "$ENGINE_DATA/data"
  if read -r boot owner 2>/dev/null <"$ENGINE_DATA/in-use"; then
    if [[ $owner != "$STATE" ]] && STATE=$owner daemon_runs dockerd; then
      die "the image data in $ENGINE_DATA is in use by the engine in $owner" \
        "End that one (ARCHPROOF_STATE=$owner script/engine down), or set ARCHPROOF_CACHE to another folder."
    fi
    [[ $boot == "$(</proc/sys/kernel/random/boot_id)" ]] || discard_data "the machine went down while they were in use"
  fi
  echo "$(</proc/sys/kernel/random/boot_id) $STATE" >"$ENGINE_DATA/in-use"
}

# owns_data: whoever does not own the data (another engine has them, or this one is an existing
# engine's) must not touch them.
owns_data() {
  local owner
  read -r _ owner 2>/dev/null <"$ENGINE_DATA/in-use" && [[ $owner == "$STATE" ]]
}

release_data() {
  owns_data || return 0
  forget_networks
  unmount_below "$ENGINE_DATA/data"
  rm -f "$ENGINE_DATA/in-use"
}

# purge_data: unless another engine runs on them.
purge_data() {
  local owner
  if read -r _ owner 2>/dev/null <"$ENGINE_DATA/in-use" && STATE=$owner daemon_runs dockerd; then
    die "the image data in $ENGINE_DATA is in use by the engine in $owner"
  fi
  rm -rf "$ENGINE_DATA"
}

# discard_data REASON
discard_data() {
  say "starting without the stored images: $1"
  unmount_below "$ENGINE_DATA/data"
  rm -rf "$ENGINE_DATA/data"
  mkdir -p "$ENGINE_DATA/data"
}

# remember_fixed_folders: paths that no setting of the daemons moves.
remember_fixed_folders() {
  local folder
  for folder in /run/containerd /run/docker /opt/containerd; do
    [[ -e $folder ]] || remember folder "$folder"
  done
}

# forget_networks: stored ones of the last engine. dockerd would build them again, and with them, or
# on its way to remove them, change the bridge of another engine on this machine. One that was
# killed has left its bridges, whose names are in its database.
forget_networks() {
  local stored=$ENGINE_DATA/data/docker/network bridge
  while read -r bridge; do
    undo_bridge "$bridge" || true
  done < <({ grep -shaoE 'br-[0-9a-f]{12}' "$stored"/files/*.db || true; } | sort -u)
  rm -rf "$stored"
}

start_daemons() {
  forget_networks
  local path=$STATE/bin:$STATE/sbin:$PATH
  PATH=$path start_daemon containerd containerd --config "$STATE/containerd.toml"
  wait_for_daemon containerd 120 test -S "$CONTAINERD_SOCKET" || return 1
  PATH=$path start_daemon dockerd dockerd --config-file "$STATE/daemon.json"
  wait_for_daemon dockerd 300 engine_answers
}

engine_answers() {
  DOCKER_HOST=unix://$ENGINE_SOCKET timeout 20 "$STATE/bin/docker" version >/dev/null 2>&1
}

stop_daemons() {
  if [[ -S $ENGINE_SOCKET ]] && daemon_runs dockerd; then remove_objects; fi
  stop_daemon dockerd
  stop_daemon containerd
  end_shims
  unmount_below "$STATE"
}

# remove_objects: everything but images. What one run left must not meet the next.
remove_objects() {
  local containers
  export DOCKER_HOST=unix://$ENGINE_SOCKET
  mapfile -t containers < <(timeout 10 "$STATE/bin/docker" ps -aq 2>/dev/null)
  ((${#containers[@]} == 0)) || timeout 30 "$STATE/bin/docker" rm -f "${containers[@]}" >/dev/null 2>&1 || true
  timeout 10 "$STATE/bin/docker" network prune -f >/dev/null 2>&1 || true
  timeout 10 "$STATE/bin/docker" volume prune -af >/dev/null 2>&1 || true
}

# end_shims: containers of an engine that was killed live on below containerd's shims.
end_shims() {
  local pid
  while read -r pid; do end_tree "$pid"; done < <(pids_with_argument "$CONTAINERD_SOCKET")
}

unmount_below() {
  local folder
  awk -v base="$1/" 'index($2, base) == 1 { print $2 }' /proc/mounts | tac | while read -r folder; do
    umount -l "$folder" || true
  done
}

start_private_engine() {
  local root network
  root=$(unpacked engine "${ENGINE_PACKAGES[@]}")
  link_programs "$root"
  claim_data
  remember_fixed_folders
  network=$(prepare_network)
  write_configuration "$network"
  start_daemons || start_without_data
  remove_objects # of an engine that was killed
}

# start_without_data: damaged data must not keep an engine from starting.
start_without_data() {
  stop_daemons
  discard_data "the engine does not start with them"
  start_daemons || die "the Docker engine does not start. The end of its log:" \
    "$(tail -n 20 "$STATE/logs/dockerd.log" 2>/dev/null || tail -n 20 "$STATE/logs/containerd.log")"
}
