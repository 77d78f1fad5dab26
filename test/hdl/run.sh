#!/bin/sh
# Builds and runs a Verilated test: test/hdl/run.sh common/fifo [config] (without a test: all of them)
#
# The test is test/hdl/<folder>/<name>.cc. Comment lines at its head say what is built:
#   // top: chm_fifo                        the module; its file and those it names are found by files.sh
#   // config wide: -GWidth=512 -GDepth=16  one line for each set of parameters (at least one)
# SEED=n chooses the seed, WAVES=1 writes build/hdl/<test>.<config>/wave.fst. A failed assertion ends the run. With SMOKESTACK_COVERAGE=folder blocks and
# cover points are counted and left there.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ $# -eq 0 ]; then
  status=0
  for file in "$root"/test/hdl/*/*.cc; do
    name=${file#"$root"/test/hdl/}
    "$0" "${name%.cc}" || status=1
  done
  exit $status
fi
for tool in verilator g++ make; do
  command -v "$tool" >/dev/null || { echo "run.sh: $tool is missing; run: make setup" >&2; exit 3; }
done
test=$1
source=$root/test/hdl/$test.cc
[ -f "$source" ] || { echo "run.sh: no test $test: the tests are the .cc files under test/hdl" >&2; exit 2; }
top=$(sed -n 's|^// top: *||p' "$source")
configs=${2:-$(sed -n 's|^// config \([^:]*\):.*|\1|p' "$source")}
[ -n "$top" ] && [ -n "$configs" ] || { echo "run.sh: $source lacks its '// top:' or '// config' line" >&2; exit 2; }

files=$("$root/test/hdl/files.sh" "$top")

for config in $configs; do
  options=$(sed -n "s|^// config $config: *||p" "$source")
  out=$root/build/hdl/$(echo "$test" | tr / .).$config
  mkdir -p "$out"
  if [ -n "${WAVES:-}" ]; then
    options="$options --trace-fst"; waves=-DCHM_TRACE; out=$out.waves; mkdir -p "$out"
  else waves=""; fi
  if [ -n "${SMOKESTACK_COVERAGE:-}" ]; then
    options="$options --coverage-line --coverage-user -fno-split"; out=$out.coverage; mkdir -p "$out"
  fi
  # shellcheck disable=SC2086
  if ! nice verilator --cc --exe --build --assert -Wall -Wno-fatal --prefix Vdut --top-module "$top" --Mdir "$out" \
    -j 1 -MAKEFLAGS "OBJCACHE=$(command -v ccache || true) OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O1" \
    -CFLAGS "-std=c++17 -I$root/test/hdl/lib -I$root/sim/gen $waves -DCHM_CONFIG_$config -DCHM_ROOT=\\\"$root\\\"" $options $files "$source" -o run \
    >"$out/build.log" 2>&1; then
    cat "$out/build.log" >&2; echo "run.sh: $test ($config) does not build" >&2; exit 125
  fi
  grep -A3 '^%Warning' "$out/build.log" >&2 || true
  echo "== $test ($config)"
  (cd "$out" && ./run) || { echo "run.sh: $test ($config) failed; reproduce: SEED=${SEED:-1} test/hdl/run.sh $test $config" >&2; exit 1; }
done
