#!/bin/sh
# Reads every design file with Yosys: elaborates each module below the given top, and finds latches, loops and undriven wires.
#   test/hdl/yosys.sh                    chm_top, for both data widths, from hdl/chm.f
#   test/hdl/yosys.sh chm_fifo chm_skid  single modules, found by name
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
status=0
check() { # name, files, hierarchy options
  log=$root/build/hdl/yosys.$1.log
  mkdir -p "$root/build/hdl"
  if ! nice yosys -q -l "$log" -p "read_verilog -sv -defer $2; hierarchy -check $3; proc; check -assert; select -assert-none t:\$dlatch t:\$adlatch t:\$dlatchsr" >/dev/null 2>&1 \
    || grep -q 'Latch inferred' "$log"; then
    grep 'ERROR:\|Warning: \|Latch inferred' "$log" | head -10 >&2
    echo "yosys.sh: $1 $3 is not clean: see $log" >&2
    status=1
  else
    echo "yosys: $1 $3 clean"
  fi
}
if [ $# -gt 0 ]; then
  for module in "$@"; do
    check "$module" "$("$root/test/hdl/files.sh" "$module" | tr '\n' ' ')" "-top $module"
  done
else
  files=$(sed -e 's|//.*||' -e '/^ *$/d' -e "s|^|$root/hdl/|" "$root/hdl/chm.f" | tr '\n' ' ')
  for width in 512 64; do check chm_top "$files" "-top chm_top -chparam DataW $width"; done
fi
exit $status
