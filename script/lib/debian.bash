# shellcheck shell=bash
# Debian packages without installing them: an apt of our own (sources, lists, empty package
# database) that verifies signatures as the system's does, and packages unpacked into the cache.
# To be sourced after common.bash.

DEBIAN_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# Package indexes younger than this are used as they are, so that one cold run fetches them once.
INDEX_MAX_AGE_MINUTES=360

is_debian_like() {
  [[ -r /etc/os-release ]] || return 1
  (
    . /etc/os-release
    [[ " ${ID:-} ${ID_LIKE:-} " =~ \ (debian|ubuntu)\  ]]
  ) && has apt-get && has dpkg-deb
}

# debian_mirror: the Debian archive this machine uses already, so that a company's own mirror is
# respected; apt itself reads its sources, whatever their format. Ubuntu has none: the public one.
# shellcheck disable=SC2016 # a variable of apt's own
debian_mirror() {
  local uri
  while read -r uri; do
    if [[ ${uri%/} =~ ^https?://.*/debian$ ]]; then
      echo "${uri%/}"
      return
    fi
  done < <(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null || true)
  echo http://deb.debian.org/debian
}

need_debian_keyring() {
  [[ -r $DEBIAN_KEYRING ]] && return
  [[ $EUID -eq 0 ]] || die "Debian's signing keys are missing: $DEBIAN_KEYRING" \
    "Install them: sudo apt-get install debian-archive-keyring"
  say "installing debian-archive-keyring"
  retry apt-get install -qq -y --no-install-recommends debian-archive-keyring >&2
}

# own_apt ARCH: where the apt for that architecture lives.
own_apt() { echo "$CACHE/apt/$1"; }

# set_up_apt ARCH SUITE...: writes its configuration. The machine's own apt.conf still counts (proxies).
set_up_apt() {
  local arch=$1 root mirror suite
  shift
  root=$(own_apt "$arch")
  mirror=$(debian_mirror)
  need_debian_keyring
  mkdir -p "$root/state/lists/partial" "$root/cache/archives/partial"
  : >"$root/status"
  for suite in "$@"; do
    echo "deb [signed-by=$DEBIAN_KEYRING] $mirror $suite main"
  done >"$root/sources.list"
  cat >"$root/apt.conf" <<EOF
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "2";
Dir::Cache "$root/cache";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::Etc::SourceList "$root/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State "$root/state";
Dir::State::status "$root/status";
EOF
}

# apt_for ARCH ARGUMENT...: apt-get with that configuration, silent unless it fails; then its errors.
apt_for() {
  local arch=$1 output
  shift
  output=$(APT_CONFIG=$(own_apt "$arch")/apt.conf DEBIAN_FRONTEND=noninteractive apt-get -q "$@" 2>&1) || {
    grep -E '^(E|W|Err)[: ]' <<<"$output" | tail -n 4 >&2 || printf '%s\n' "$output" | tail -n 4 >&2
    return 1
  }
}

# refresh_index ARCH SUITE...
refresh_index() {
  local arch=$1 stamp
  stamp=$(own_apt "$arch")/updated
  set_up_apt "$@"
  if [[ $(cat "$stamp" 2>/dev/null) == "$*" && -n $(find "$stamp" -mmin -$INDEX_MAX_AGE_MINUTES) ]]; then
    return
  fi
  rm -f "$stamp"
  apt_for "$arch" -o APT::Update::Error-Mode=any update || return 1
  echo "$*" >"$stamp"
}

# forget_index ARCH: the next refresh asks the archive again (a file may have been superseded).
forget_index() { rm -f "$(own_apt "$1")/updated"; }

# download_packages ARCH FOLDER PACKAGE/SUITE...: exactly these, without what they depend on.
download_packages() {
  local arch=$1 folder=$2 suites
  shift 2
  mapfile -t suites < <(printf '%s\n' "${@##*/}" | sort -u)
  refresh_index "$arch" "${suites[@]}" && (cd "$folder" && apt_for "$arch" download "$@") && return
  forget_index "$arch"
  return 1
}

# unpack FOLDER DEB [MEMBER]: all of a package, or one file of it.
unpack() {
  local folder=$1 deb=$2
  if [[ -n ${3:-} ]]; then
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$folder" "./$3"
  else
    dpkg-deb -x "$deb" "$folder"
  fi
}

# unpacked NAME PACKAGE/SUITE[:MEMBER]...: prints the folder that holds these packages of this machine's
# architecture, fetching them on first use. A folder appears under its final name only when complete.
unpacked() {
  local name=$1 folder
  shift
  folder=$CACHE/tools/$name-$(printf '%s\n' "$(host_arch)" "$@" | short_hash)
  [[ -d $folder ]] || with_lock "$CACHE/tools.lock" fetch_and_unpack "$folder" "$@" || return 1
  echo "$folder"
}

# Returns a status at every step: errexit is off in a function whose caller asks for its status.
fetch_and_unpack() {
  local folder=$1 draft
  shift
  [[ ! -d $folder ]] || return 0 # another run was quicker
  is_debian_like || die "Debian packages cannot be unpacked here: this is not Debian or Ubuntu"
  say "fetching (unpacked into $CACHE, not installed): ${*%%:*}"
  draft=$folder.draft
  rm -rf "$draft"
  mkdir -p "$draft/debs" "$draft/root"
  retry download_packages "$(host_arch)" "$draft/debs" "${@%%:*}" || die \
    "these Debian packages could not be fetched: ${*%%:*}" \
    "Tried three times, from $(debian_mirror)." \
    "Check the network, and the machine's apt sources and proxy settings."
  unpack_all "$draft" "$@" || die "a Debian package could not be unpacked into $draft" \
    "Is there room? $(df -h --output=avail "$CACHE" | tail -n 1) are free."
  # What was fetched, for `script/engine status` and for whoever asks which version this was.
  find "$draft/debs" -name '*.deb' -exec dpkg-deb -W {} \; | sort >"$draft/root/versions.txt"
  mv -T "$draft/root" "$folder"
  rm -rf "$draft"
}

# unpack_all DRAFT PACKAGE/SUITE[:MEMBER]...: side by side, decompression is what takes the time.
unpack_all() {
  local draft=$1 spec deb member failed=0 jobs=() job
  shift
  for spec in "$@"; do
    deb=("$draft/debs/${spec%%/*}"_*.deb)
    member=
    [[ $spec != *:* ]] || member=${spec#*:}
    unpack "$draft/root" "${deb[0]}" "$member" &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do wait "$job" || failed=1; done
  return $failed
}
