# The front door. Each target is three facts: help.X its sentence, run.X its command, needs.X a file without which it does
# not exist yet. A target without run.X says that it is not available. mk/verdict.mk makes targets out of them.

targets := setup sim test check lint gen check-gen bench bench-check synth trace mutants fuzz fuzz-handoff coverage formal \
           bitstream flash hw clean distclean help
.DEFAULT_GOAL := help

# What may be given on the command line, and how ./smokestack hears of it. `export` lets tools/setup.sh and tests see it too.
export SCENARIO SEED SEEDS FRAMES REPLAY SHARD CONFIG PEER TARGET BOARD WAVES OFFLINE
target_flag := $(if $(TARGET),--target $(TARGET),$(if $(BOARD),--target board:$(BOARD)))
run_flags    = $(target_flag) --config $(or $(CONFIG),default) --peer $(or $(PEER),linux) $(if $(SEED),--seed $(SEED)) \
               $(if $(SHARD),--shard $(SHARD)) $(if $(filter-out 0 no,$(WAVES)),--waves)
board_flags := $(if $(BOARD),--board $(BOARD))

help.setup := install what is missing: packages, npm modules (tiers sim, test, formal, board; OFFLINE=1 uses no network)
run.setup := tools/setup.sh
needs.setup := tools/setup.sh

help.sim := one verdict: offload live connections, move data, take them back (SCENARIO, CONFIG, PEER, SEED, WAVES=1)
run.sim = mk/with sim env SMOKESTACK_LINK=build/sim ./smokestack run $(or $(SCENARIO),bulk-both-ways) $(run_flags)
needs.sim := src/cli/main.ts

help.test := every test; ends with: N passed, N failed (SHARD=i/n runs a part; REQUIRE=linux,tshark makes such skips fail)
run.test := mk/with sim+test mk/node mk/test.ts $(if $(SHARD),--shard=$(SHARD))

help.check := what a change must pass: check-gen, lint, test
run.check := mk/check.sh

help.lint := types, style, layers, RTL under Verilator and Yosys
run.lint := mk/lint.sh

help.gen := print the contract in every language from firmware-api
run.gen := mk/node firmware-api/codegen/main.ts

help.check-gen := compare the printed files with firmware-api
run.check-gen := mk/node firmware-api/codegen/main.ts --check

help.bench := measure the engine and the bench into build/bench/bench.json
run.bench := mk/node test/perf/main.ts
help.bench-check := name what build/bench/bench.json has worse than test/perf/baseline.json
run.bench-check := mk/node test/perf/main.ts --check
needs.bench-check := test/perf/baseline.json
help.synth := size of a configuration on an ECP5 into build/synth, module by module; small has limits (CONFIG)
run.synth = mk/node mk/synth.ts $(or $(CONFIG),small)
help.trace := which test proves which requirement (CHM-…)
help.mutants := plant faults in the RTL, one at a time, and see each of them named
run.mutants := mk/node test/fault/main.ts
help.fuzz := random frames in every state, rings, bridge messages (SEED, SEEDS, FRAMES; REPLAY=file: a shrunk case; SANITIZE=yes)
run.fuzz := mk/node test/fuzz/main.ts
help.fuzz-handoff := random moments of initiate and terminate, with traffic of chance (SEED, SEEDS; REPLAY=file: a shrunk case)
run.fuzz-handoff := mk/node test/handoff/main.ts
help.coverage := lines, cover points and bits of hdl that the tests reach, as lcov and HTML in build/coverage
run.coverage := mk/with sim+test mk/node test/coverage/main.ts
help.formal := prove the properties of hdl

help.bitstream := synthesize for a board (BOARD)
run.bitstream = ./smokestack bitstream $(board_flags)
needs.bitstream := src/cli/bitstream.ts

help.flash := write the bitstream to a board (BOARD)
run.flash = ./smokestack flash $(board_flags)
needs.flash := src/cli/flash.ts

help.hw := the same tests on a board (BOARD)

help.clean := remove build/
run.clean := rm -rf build

help.distclean := remove build/, node_modules/, .ccache/
run.distclean := rm -rf build node_modules .ccache

help.help := this list

include mk/verdict.mk
