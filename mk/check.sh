#!/bin/bash
# make check: what a change must pass. The last line is that of the tests.
. mk/steps.sh
steps 3
step 'printed files' mk/node firmware-api/codegen/main.ts --check
live_step 'lint' mk/lint.sh
live_step 'tests' mk/node mk/test.ts
end_steps
cat build/test/summary.txt
