#!/bin/bash
# make lint: types, style, layers, RTL. Every step runs, so that one run shows everything.
. mk/steps.sh
bin=node_modules/.bin
if [ ! -d node_modules ]; then exec mk/node; fi

# The files of hdl/chm.f, one a line, from the root of the repository.
rtl_files() { sed -E 's,(//|#).*,,; s/[[:space:]]+//g; /^[+-]/d; /^$/d' hdl/chm.f; }

# A configuration is a file hdl/config/NAME.f of -GParameter=value lines; without the folder there is one, the defaults.
configurations() { if [ -d hdl/config ]; then ls hdl/config/*.f; else echo none; fi; }
overrides() { if [ -f "$1" ]; then grep -hoE '^-G[A-Za-z0-9_]+=[^[:space:]]+' "$1"; fi; }

verilator_lint() {
  local config
  for config in $(configurations); do
    echo "verilator -Wall, configuration $config"
    # shellcheck disable=SC2046 # one word each
    verilator --lint-only -Wall --assert -f hdl/chm.f --top-module chm_top $(overrides "$config") || return 1
  done
}

yosys_lint() {
  local config set
  for config in $(configurations); do
    echo "yosys, configuration $config"
    set=$(overrides "$config" | sed -E 's/^-G([^=]+)=(.*)$/-set \1 \2/' | tr '\n' ' ')
    yosys -q -p "read_verilog -sv $(rtl_files | tr '\n' ' '); ${set:+chparam $set chm_top;} hierarchy -check -top chm_top; proc;
      check -assert; select -assert-none t:\$dlatch t:\$adlatch t:\$dlatchsr" || return 1
  done
}

shell_files() { git ls-files | while read -r file; do if head -c 32 "$file" | grep -qaE '^#!.*/(ba)?sh'; then echo "$file"; fi; done; }

steps 6
step 'types' $bin/tsc --noEmit
step 'style' $bin/biome check --error-on-warnings .
step 'layers' $bin/depcruise --config .dependency-cruiser.cjs src firmware-api test
for tool in verilator yosys; do
  if [ ! -f hdl/chm.f ]; then
    skip "RTL under $tool" 'hdl/chm.f does not exist yet'
  elif ! command -v $tool >/dev/null; then
    step "RTL under $tool" sh -c "echo '$tool is not installed. Run: make setup'; exit 3"
  else
    step "RTL under $tool" ${tool}_lint
  fi
done
if command -v shellcheck >/dev/null; then
  # shellcheck disable=SC2046 # one word each
  step 'shell scripts' shellcheck -x $(shell_files)
else
  skip 'shell scripts' 'shellcheck is not installed'
fi
end_steps
