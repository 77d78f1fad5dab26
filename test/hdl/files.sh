#!/bin/sh
# Prints the design files that a module needs, itself last, each after what it names: test/hdl/files.sh chm_rx_parse
# So a half-written neighbour does not stop the test of another module.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
seen=" "
visit() { # name of a module or package
  case $seen in *" $1 "*) return ;; esac
  file=$(find "$root/hdl" -name "$1.sv")
  [ -n "$file" ] || return 0
  seen="$seen$1 "
  # What it names outside comments.
  for name in $(sed 's|//.*||' "$file" | grep -o '\bchm_[a-z0-9_]*' | sort -u); do visit "$name"; done
  find "$root/hdl" -name "$1.sv"
}
for top in "$@"; do
  [ -n "$(find "$root/hdl" -name "$top.sv")" ] || { echo "files.sh: no module $top below hdl" >&2; exit 2; }
  visit "$top"
done
