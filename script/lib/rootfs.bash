# shellcheck shell=bash disable=SC2034
# A Debian root file system of any architecture without running anything of it: packages unpacked,
# and by hand the little that their installation scripts would have done and a Node image needs.
# (Running those scripts under an emulator takes two minutes.) To be sourced after debian.bash.

ROOTFS_SUITE=bookworm
# What Debian's own slim images hold, and what official Node binaries need.
SLIM_PACKAGES=('?essential' apt ca-certificates libstdc++6 usr-is-merged)
# What node-gyp needs.
BUILD_TOOLS_PACKAGES=(python3 make g++)

# resolve_and_download ARCH FOLDER PACKAGE...: these and all that they need.
resolve_and_download() {
  local arch=$1 folder=$2
  shift 2
  mkdir -p "$folder/partial"
  refresh_index "$arch" "$ROOTFS_SUITE" &&
    apt_for "$arch" install -y --download-only -o "Dir::Cache::archives=$folder" "$@" && return
  forget_index "$arch"
  return 1
}

# make_root ROOT ARCH DEB...: unpacks the packages into a new folder and notes them as installed.
make_root() {
  local root=$1 arch=$2 folder deb
  shift 2
  mkdir -p "$root"/{etc/alternatives,root,usr/{bin,sbin,lib},var/lib/dpkg/{info,updates,triggers}}
  for folder in bin sbin lib; do ln -s "usr/$folder" "$root/$folder"; done
  # Only there does Debian's C library use a lib64 as well.
  if [[ $arch == amd64 ]]; then mkdir "$root/usr/lib64" && ln -s usr/lib64 "$root/lib64"; fi
  : >"$root/var/lib/dpkg/available"
  echo 1 >"$root/var/lib/dpkg/info/format"
  for deb in "$@"; do add_package "$root" "$deb"; done
  note_triggers "$root"
  link_alternatives "$root"
  # As in Debian's slim images: no documentation but the licences, no translations.
  find "$root"/usr/share/{doc,man,info,locale,lintian} ! -type d ! -name copyright -delete
}

# add_package ROOT DEB: the package database is real, so that apt works in an image built on this
# and whoever reads the database finds what is there.
add_package() {
  local root=$1 deb=$2 control=$1.control info=$1/var/lib/dpkg/info name file
  rm -rf "$control"
  dpkg-deb --control "$deb" "$control"
  name=$(sed -n 's/^Package: //p' "$control/control")
  { sed '/^Package:/a Status: install ok installed' "$control/control" && echo; } >>"$root/var/lib/dpkg/status"
  if grep -q '^Multi-Arch: same' "$control/control"; then
    name+=:$(sed -n 's/^Architecture: //p' "$control/control")
  fi
  # dpkg-deb's own extraction would put folders in the place of the links /bin, /lib and /sbin.
  dpkg-deb --fsys-tarfile "$deb" | tar -xpv --keep-directory-symlink -C "$root" | sed -e 's,^\./,/,' -e 's,^/$,/.,' -e 's,\(.\)/$,\1,' >"$info/$name.list"
  rm "$control/control"
  for file in "$control"/*; do [[ ! -e $file ]] || mv "$file" "$info/$name.${file##*/}"; done
  rm -rf "$control"
}

# note_triggers ROOT: which package wants to hear of what. Without these files dpkg takes the
# database for one of before there were triggers, and runs them all at the first installation.
note_triggers() {
  local folder=$1/var/lib/dpkg/triggers file
  touch "$folder"/{File,Unincorp,Lock}
  for file in "$1"/var/lib/dpkg/info/*.triggers; do
    awk -v folder="$folder" -v package="$(basename "$file" .triggers)" '
      /^interest/ { note = package ($1 == "interest-noawait" ? "/noawait" : "") }
      /^interest/ && $2 ~ "^/" { print $2, note >>(folder "/File") }
      /^interest/ && $2 !~ "^/" { print note >>(folder "/" $2) }' "$file"
  done
}

# link_alternatives ROOT: names that installation scripts choose a program for.
link_alternatives() {
  local root=$1 pair name program
  for pair in awk=mawk nawk=mawk which=which.debianutils pager=more cc=gcc c++=g++ c89=c89-gcc c99=c99-gcc; do
    name=${pair%%=*} program=${pair#*=}
    [[ -e $root/usr/bin/$program ]] || continue
    ln -sf "/usr/bin/$program" "$root/etc/alternatives/$name"
    ln -sf "/etc/alternatives/$name" "$root/usr/bin/$name"
  done
}

# configure_root ROOT: accounts, name lookup, certificates and package sources, all Debian's own
# and nothing of this machine's.
configure_root() {
  local root=$1
  { cat "$root/usr/share/base-passwd/passwd.master" && echo '_apt:*:42:65534::/nonexistent:/usr/sbin/nologin'; } >"$root/etc/passwd"
  cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
  cp "$root/usr/share/libc-bin/nsswitch.conf" "$root/etc/nsswitch.conf"
  mkdir -p "$root/etc/ssl/certs" "$root/etc/apt/sources.list.d"
  (cd "$root/usr/share/ca-certificates" && find . -name '*.crt' | sort | cut -c3-) >"$root/etc/ca-certificates.conf"
  (cd "$root/usr/share/ca-certificates" && xargs cat) <"$root/etc/ca-certificates.conf" \
    >"$root/etc/ssl/certs/ca-certificates.crt"
  cat >"$root/etc/apt/sources.list.d/debian.sources" <<EOF
Types: deb
URIs: http://deb.debian.org/debian
Suites: $ROOTFS_SUITE $ROOTFS_SUITE-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
EOF
}

# add_node ROOT NODE_TARBALL NPM_TARBALL: as in the official image, below /usr/local, with the user node.
add_node() {
  local root=$1 modules=$1/usr/local/lib/node_modules
  mkdir -p "$modules/npm" "$root/home/node"
  tar -xzf "$2" -C "$root/usr/local" --strip-components=1 --no-same-owner --exclude=package/package.json
  tar -xzf "$3" -C "$modules/npm" --strip-components=1 --no-same-owner
  mkdir -p "$root/usr/local/bin"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  ln -s node "$root/usr/local/bin/nodejs"
  chmod 755 "$root/usr/local/bin/node" "$modules"/npm/bin/*.js
  chown 1000:1000 "$root/home/node"
  cat >"$root/usr/local/bin/docker-entrypoint.sh" <<'EOF'
#!/bin/sh
set -e
# An option, a script or an unknown word is for node; anything else is a program.
if [ "${1#-}" != "${1}" ] || [ -z "$(command -v "${1}")" ] || { [ -f "${1}" ] && ! [ -x "${1}" ]; }; then
  set -- node "$@"
fi
exec "$@"
EOF
  chmod 755 "$root/usr/local/bin/docker-entrypoint.sh"
}
