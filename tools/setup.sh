#!/bin/sh
# make setup: installs what the given tiers need, and nothing that is there already.
#
#   tools/setup.sh [-q] [tier …]       tiers: sim test formal board (tools/packages.txt); default: $TIERS, else sim test
#                                      -q: not a word about what is there already
#
# Installs unasked as root, with CI=true or SETUP=yes; asks on a terminal; otherwise prints the command and exits 3.
# OFFLINE=1 touches no network: it exits 3 where something is missing. A second run touches no network anyway.
set -eu

quiet=
if [ "${1:-}" = -q ]; then quiet=yes; shift; fi
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"

exit_usage=2
exit_environment=3
exit_cannot_test=125
node_needed=20.19.0

say() { printf '%s\n' "$*"; }
say_there() { [ -n "$quiet" ] || say "$*"; }

# fail CODE SENTENCE CURE
fail() {
  printf 'setup: %s\n' "$2" >&2
  [ -z "$3" ] || printf 'Run: %s\n' "$3" >&2
  exit "$1"
}

have() { command -v "$1" >/dev/null 2>&1; }

check_node() {
  install="install Node 20 or later from https://nodejs.org/en/download, then: make setup"
  have node || fail $exit_environment "Node is missing; Smokestack needs $node_needed or later." "$install"
  found=$(node -p process.versions.node)
  oldest=$(printf '%s\n%s\n' "$node_needed" "$found" | sort -V | head -n 1)
  [ "$oldest" = "$node_needed" ] ||
    fail $exit_environment "Node $found is too old; Smokestack needs $node_needed or later (Debian 12 packages 18)." "$install"
  have npm || fail $exit_environment "npm is missing beside Node $found." "$install"
  say_there "Node $found"
}

# True where the probe of tools/packages.txt succeeds: a header holds a slash, a command does not.
present() {
  case $1 in
    */*) have g++ && printf '#include <%s>\n' "$1" | g++ -std=c++17 -E -x c++ - >/dev/null 2>&1 ;;
    *) have "$1" || [ -x "/usr/sbin/$1" ] ;;
  esac
}

# The packages of the given tiers whose probe fails, each once.
missing_packages() {
  while read -r tier package probe; do
    case " $* " in *" $tier "*) ;; *) continue ;; esac
    present "$probe" || printf '%s\n' "$package"
  done <<EOF | sort -u | tr '\n' ' '
$(grep -v '^#' tools/packages.txt)
EOF
}

# May we install? Root and CI are not asked; a terminal is; anybody else gets the command.
consent() {
  if [ "$(id -u)" = 0 ] || [ "${CI:-}" = true ] || [ "${SETUP:-}" = yes ]; then return 0; fi
  if [ -t 0 ] && [ -t 1 ]; then
    printf 'Install them now? [y/N] '
    read -r answer
    case $answer in [yY]*) return 0 ;; esac
  fi
  return 1
}

install_packages() {
  missing=$(missing_packages "$@")
  missing=${missing% }
  if [ -z "$missing" ]; then
    say_there "System packages for $*: all there"
    return
  fi
  have apt-get || fail $exit_environment "missing: $missing (names of Debian packages), and there is no apt-get." \
    "your system's package manager for these, then: make setup"
  sudo=
  [ "$(id -u)" = 0 ] || sudo='sudo '
  command="${sudo}apt-get update && ${sudo}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing"
  say "Missing system packages: $missing"
  # Without package lists (a fresh container) nothing is known before the update.
  # shellcheck disable=SC2086
  plan() { apt-get --print-uris -y --no-install-recommends install $missing 2>/dev/null; }
  if plan >/dev/null; then
    say "With what they depend on:"
    plan | sed -n "s/^'.*' \([^_]*\)_.* \([0-9]*\) [A-Za-z0-9]*:.*/  \1 \2/p" |
      awk '{ printf "  %-40s %8d kB\n", $1, ($2 + 999) / 1000 }'
    plan | grep -E '^(Need to get|After this operation)' || true
  else
    say "Their size is known after: ${sudo}apt-get update"
  fi
  if [ "${OFFLINE:-}" = 1 ]; then fail $exit_environment "OFFLINE=1, so nothing was installed." "$command"; fi
  consent || fail $exit_environment "system packages are missing: $missing" "$command"
  [ -z "$sudo" ] || have sudo || fail $exit_environment "sudo is missing, and you are not root." "$command"
  say "$command"
  sh -c "$command" || fail $exit_cannot_test "the installation failed; apt-get says why above." "$command"
  still=$(missing_packages "$@")
  [ -z "$still" ] || fail $exit_cannot_test "installed, but still not found: $still" "./smokestack doctor"
}

# npm packages follow package-lock.json and Node's module ABI; the stamp tells which ones are installed.
install_npm() {
  stamp=node_modules/.smokestack-setup
  wanted="$(sha256sum package-lock.json | cut -d ' ' -f 1) abi $(node -p process.versions.modules)"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    say_there "npm packages: all there"
    return
  fi
  if [ "${OFFLINE:-}" = 1 ]; then fail $exit_environment "npm packages are missing or older than package-lock.json, and OFFLINE=1." "make setup"; fi
  say "npm packages: npm ci ($(grep -c '"integrity"' package-lock.json) packages into node_modules/)"
  npm ci --no-audit --no-fund || fail $exit_cannot_test "npm ci failed; npm says why above." "npm ci"
  printf '%s\n' "$wanted" >"$stamp"
}

tiers=${*:-${TIERS:-sim test}}
for tier in $tiers; do
  case $tier in
    sim | test | formal | board) ;;
    *) fail $exit_usage "there is no tier '$tier': use sim, test, formal, board." "" ;;
  esac
done
check_node
# shellcheck disable=SC2086
install_packages $tiers
install_npm
say_there "Ready. Look closer with: ./smokestack doctor"
