# shellcheck shell=bash
# The emulator for the other platform: QEMU's user mode, registered at the kernel's binfmt_misc.
# To be sourced after debian.bash. The registration is machine-wide, so what is there already and
# good enough stays, and what is added here is written to the undo list first.

BINFMT=/proc/sys/fs/binfmt_misc

# QEMU 7.2 hangs for ever in some native modules (onnxruntime-node for arm64); 10 does not.
QEMU_MINIMUM=10

# qemu_name ARCH: how QEMU calls a Debian architecture.
qemu_name() {
  case $1 in
    amd64) echo qemu-x86_64 ;;
    arm64) echo qemu-aarch64 ;;
  esac
}

# elf_machine ARCH: e_machine of its ELF files, in hexadecimal, as binfmt_misc shows it.
elf_machine() {
  case $1 in
    amd64) echo 3e00 ;;
    arm64) echo b700 ;;
  esac
}

# registered_emulators ARCH: names of the enabled entries that catch 64-bit executables of ARCH.
registered_emulators() {
  local entry machine
  machine=$(elf_machine "$1")
  for entry in "$BINFMT"/*; do
    # Characters 37 to 40 of the magic are bytes 18 and 19 of the file: e_machine.
    if grep -qs '^enabled' "$entry" && grep -qsE "^magic 7f454c4602.{26}$machine" "$entry"; then
      basename "$entry"
    fi
  done
}

# emulator_field NAME FIELD: interpreter or flags of an entry.
emulator_field() { sed -n "s/^$2:\{0,1\} //p" "$BINFMT/$1"; }

# qemu_version PROGRAM: its version; nothing if it cannot be asked (it may live in a container that
# registered it and is gone: flag F keeps it working).
qemu_version() { { "$1" --version 2>/dev/null || true; } | sed -nE 's/^qemu-[^ ]* version ([0-9.]+).*/\1/p'; }

# emulator_version ARCH: of what is registered. "unknown" when an entry cannot be asked or works
# without containers only (no flag F); nothing when there is none. The kernel does not show which of
# several was registered last and wins: ours did when there is one, otherwise the oldest counts.
emulator_version() {
  local name names version oldest=
  names=$(registered_emulators "$1")
  [[ $names != *archproof-* ]] || names=archproof-$(qemu_name "$1")
  while read -r name; do
    [[ $name ]] || continue
    version=$(qemu_version "$(emulator_field "$name" interpreter)")
    if [[ -z $version || $(emulator_field "$name" flags) != *F* ]]; then
      echo unknown
      return
    fi
    oldest=$(printf '%s\n' ${oldest:+"$oldest"} "$version" | sort -V | head -n 1)
  done <<<"$names"
  echo "$oldest"
}

emulator_is_good() { [[ $1 =~ ^([0-9]+) && ${BASH_REMATCH[1]} -ge $QEMU_MINIMUM ]]; }

# emulator_program ARCH: QEMU of our own for it. Another version is another name and suite here.
emulator_program() {
  local program folder
  program=usr/bin/$(qemu_name "$1")
  folder=$(unpacked qemu "qemu-user/testing:$program")
  echo "$folder/$program"
}

mount_binfmt() {
  [[ ! -e $BINFMT/register ]] || return 0
  remember binfmt-mount
  mount -t binfmt_misc binfmt_misc "$BINFMT" || die "the kernel cannot run foreign programs: binfmt_misc cannot be mounted" \
    "Load the module (modprobe binfmt_misc), or use a machine whose kernel has it."
}

# register_emulator ARCH PROGRAM: flag F opens the program now, so that containers need nothing in
# them; O, C and P keep descriptors, credentials and argv[0], as the usual registration on CI does.
# A newer entry wins over an older one, which stays as it is.
register_emulator() {
  local name machine zeros='\x00\x00\x00\x00\x00\x00\x00\x00' mask
  name=$(qemu_name "$1")
  [[ ! -e $BINFMT/$name ]] || name=archproof-$name
  machine=$(elf_machine "$1")
  machine="\\x${machine:0:2}\\x${machine:2:2}"
  mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
  remember emulator "$name"
  printf '%s' ":$name:M::\\x7f\\x45\\x4c\\x46\\x02\\x01\\x01\\x00${zeros}\\x02\\x00$machine:$mask:$2:POCF" \
    >"$BINFMT/register" || die "the kernel refused the emulator $2" "Tried to register it as $BINFMT/$name."
}

# ensure_emulator: prints the version that will run the other platform.
ensure_emulator() {
  local arch version program
  arch=$(foreign_arch)
  version=$(emulator_version "$arch")
  if ! emulator_is_good "$version"; then
    if [[ $EUID -ne 0 ]]; then
      complain_about_emulator "$arch" "$version"
      echo "${version:-none}"
      return
    fi
    program=$(emulator_program "$arch")
    mount_binfmt
    register_emulator "$arch" "$program"
    version=$(qemu_version "$program")
    say "registered QEMU $version for linux/$arch"
  fi
  echo "$version"
}

# Docker Desktop's emulator lives in its own machine and cannot be asked: not a reason to stop.
complain_about_emulator() {
  [[ -z $2 || $2 == unknown ]] || die "the emulator for linux/$1 is QEMU $2, which hangs in some native modules" \
    "QEMU $QEMU_MINIMUM or newer is needed: run 'script/engine up' as root to register one, or update yours."
  say "the version of the emulator for linux/$1 cannot be seen; QEMU $QEMU_MINIMUM or newer is needed"
}
