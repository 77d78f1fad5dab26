#!/bin/bash
# make lint: types, style, sizes, layers, RTL. Every step runs, so that one run shows everything.
. mk/steps.sh
bin=node_modules/.bin
if [ ! -d node_modules ]; then exec mk/node; fi

shell_files() { git ls-files | while read -r file; do if head -c 32 "$file" | grep -qaE '^#!.*/(ba)?sh'; then echo "$file"; fi; done; }

steps 7
step 'types' $bin/tsc --noEmit
step 'style' $bin/biome check --error-on-warnings .
step 'sizes' mk/sizes.sh
step 'layers' $bin/depcruise --config .dependency-cruiser.cjs src firmware-api mk test
for tool in verilator yosys; do
  if [ ! -f hdl/chm.f ]; then
    skip "RTL under $tool" 'hdl/chm.f does not exist yet'
  else
    step "RTL under $tool" mk/rtl.sh $tool
  fi
done
if command -v shellcheck >/dev/null; then
  # shellcheck disable=SC2046 # one word each
  step 'shell scripts' shellcheck -x $(shell_files)
else
  skip 'shell scripts' 'shellcheck is not installed'
fi
end_steps
