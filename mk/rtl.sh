#!/bin/bash
# mk/rtl.sh verilator|yosys: reads every file of hdl/chm.f in every configuration; a warning or a latch is a failure.
# A configuration is a file hdl/config/NAME.f of -GParameter=value lines; without the folder there is one, the defaults.
top=chm_top

configurations() { if [ -d hdl/config ]; then ls hdl/config/*.f; else echo defaults; fi; }
overrides() { if [ -f "$1" ]; then grep -hoE '^-G[A-Za-z0-9_]+=[^[:space:]]+' "$1"; fi; }

# The files of hdl/chm.f, one a line, from the root of the repository; the list itself is relative to its folder.
files() { sed -E 's,(//|#).*,,; s/[[:space:]]+//g; /^[+-]/d; /^$/d; s,^,hdl/,' hdl/chm.f; }

under_verilator() {
  # shellcheck disable=SC2046 # one word each
  verilator --lint-only -Wall --assert -F hdl/chm.f --top-module $top $(overrides "$1")
}

under_yosys() {
  local set
  set=$(overrides "$1" | sed -E 's/^-G([^=]+)=(.*)$/-chparam \1 \2/' | tr '\n' ' ')
  yosys -q -p "read_verilog -sv -defer $(files | tr '\n' ' '); hierarchy -check -top $top $set; proc;
    check -assert; select -assert-none t:\$dlatch t:\$adlatch t:\$dlatchsr"
}

# A module that no list names would be read by nobody.
listed() { files | sort; }
if missing=$(diff <(listed) <(find hdl -name '*.sv' | sort)); then :; else
  echo "hdl/chm.f and the files below hdl differ (<: only in the list, >: only in the folder):"
  echo "$missing" | grep '^[<>]'
  exit 1
fi

if ! command -v "$1" >/dev/null; then
  echo "$1 is not installed. Run: make setup"
  exit 3
fi
for configuration in $(configurations); do
  echo "$1, $configuration"
  "under_$1" "$configuration" || exit 1
done
