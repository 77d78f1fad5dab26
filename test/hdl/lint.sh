#!/bin/sh
# Verilator's full lint: test/hdl/lint.sh chm_rx_parse [-GDataW=64]   Without a module: chm_top for both data widths, from hdl/chm.f.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ $# -gt 0 ]; then
  top=$1; shift
  # shellcheck disable=SC2046
  exec verilator --lint-only -Wall --assert --top-module "$top" "$@" $("$root/test/hdl/files.sh" "$top")
fi
for width in 512 64; do
  (cd "$root/hdl" && verilator --lint-only -Wall --assert --top-module chm_top -GDataW=$width -f chm.f) && echo "verilator lint: chm_top DataW $width clean"
done
