# shellcheck shell=bash
# A real image registry on a loopback port of its own. To be sourced after debian.bash and daemon.bash.

REGISTRY_PACKAGES=(docker-registry/bookworm)
REGISTRY_DATA=$CACHE/registry/$(short_hash <<<"$STATE")

# registry_answers ADDRESS: without curl, which a bare machine may lack and a proxy setting may divert.
registry_answers() (
  exec 3<>"/dev/tcp/${1%:*}/${1##*:}" && printf 'GET /v2/ HTTP/1.0\r\n\r\n' >&3 &&
    read -r -t 10 status <&3 && [[ $status == HTTP/*\ 200\ * ]]
) 2>/dev/null

# start_registry: prints its address. It starts empty: what one run pushed must not help the next.
start_registry() {
  local root port address
  root=$(unpacked registry "${REGISTRY_PACKAGES[@]}")
  rm -rf "$REGISTRY_DATA"
  mkdir -p "$REGISTRY_DATA" "$STATE/bin"
  ln -sf "$root/usr/bin/docker-registry" "$STATE/bin/"
  for port in $(registry_ports); do
    address=127.0.0.1:$port
    ! port_is_taken "$port" || continue
    write_registry_configuration "$address"
    start_daemon registry "$STATE/bin/docker-registry" serve "$STATE/registry.yml"
    if wait_for_daemon registry 60 registry_answers "$address"; then
      echo "$port" >"$REGISTRY_DATA.port"
      echo "$address"
      return
    fi
    stop_daemon registry
  done
  die "the image registry does not start. The end of its log:" "$(tail -n 20 "$STATE/logs/registry.log")"
}

# registry_ports: last time's first, so that references in images and notes stay valid.
registry_ports() {
  cat "$REGISTRY_DATA.port" 2>/dev/null || true
  seq 5180 5199
}

stop_registry() {
  stop_daemon registry
  rm -rf "$REGISTRY_DATA"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

write_registry_configuration() {
  cat >"$STATE/registry.yml" <<EOF
version: 0.1
log: { level: warn, accesslog: { disabled: true } }
storage:
  filesystem: { rootdirectory: "$REGISTRY_DATA" }
  delete: { enabled: true }
  maintenance: { uploadpurging: { enabled: false } }
http: { addr: "$1" }
EOF
}
