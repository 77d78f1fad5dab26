#!/bin/sh
# Builds one simulator: DIR/smokestack-sim. Does nothing when nothing it depends on has changed.
#   sim/build.sh --config default|small [--filelist F] [--top T] [--level 0|1] [--out DIR] [--sanitize] [--coverage lines|toggles]
# The file list holds paths relative to its own folder, as Verilator reads them with -F.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd)
cd "$root"

config=default filelist=hdl/chm.f top=chm_top level=1 out= sanitize= coverage=
usage() { echo "build.sh: $1; see the head of sim/build.sh" >&2; exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
    --sanitize) sanitize=yes; shift; continue ;;
    --config|--filelist|--top|--level|--out|--coverage) [ $# -ge 2 ] || usage "$1 wants a value" ;;
    *) usage "unknown option $1" ;;
  esac
  case $1 in
    --config) config=$2 ;;
    --filelist) filelist=$2 ;;
    --top) top=$2 ;;
    --level) level=$2 ;;
    --out) out=$2 ;;
    --coverage) coverage=$2 ;;
  esac
  shift 2
done
case $config in default | small) ;; *) usage "--config is default or small" ;; esac
# Counts blocks and cover points; toggles: bits that change too, which takes some sixty times as long to run. One module is one name then: no
# --flatten. A process that is split would count a block by what its condition reads at the end, not where it stands.
case $coverage in
  '') shape=--flatten ;;
  lines) shape='--coverage-line --coverage-user -fno-split' ;;
  toggles) shape='--coverage-line --coverage-user --coverage-toggle -fno-split' ;;
  *) usage "--coverage is lines or toggles" ;;
esac
[ -n "$out" ] || out=build/sim-$config
[ -r "$filelist" ] || usage "the file list $filelist cannot be read"
for tool in verilator g++ protoc make sha256sum flock; do
  command -v "$tool" >/dev/null || { echo "build.sh: $tool is missing; run: make setup" >&2; exit 3; }
done
# hdl/config/CONFIG.f: -GName=value lines. Only chm_top has all of these parameters.
settings=$(sed -n 's/^-G\([A-Za-z0-9_]*=[^ ]*\).*/\1/p' "hdl/config/$config.f" | tr '\n' ' ')
setting() { printf '%s' "$settings" | tr ' ' '\n' | sed -n "s/^$1=//p"; }
connections=$(setting Connections) paths=$(setting Paths) neighbors=$(setting Neighbors) width=$(setting DataW)
mkdir -p "$out"
out=$(CDPATH= cd -- "$out" && pwd)
exec 9>"$out/.lock"
flock 9

# The design: every file of the list, whatever they may include, its top and its parameters.
folder=$(dirname "$filelist")
files=$(sed -e 's,//.*,,' "$filelist" | tr ' \t' '\n\n' | grep -v '^[-+]' | grep . | sed "s,^[^/],$folder/&," || true)
parameters="Connections=$connections Paths=$paths Neighbors=$neighbors DataW=$width"
[ "$top" != chm_top ] || parameters=$settings
included=$(find "$folder" \( -name '*.svh' -o -name '*.vh' -o -name '*.vlt' \) | sort)
design=$( { cat "$filelist" $files $included; echo "$top $parameters"; } | sha256sum | cut -d' ' -f1)
sources=$(find sim -maxdepth 1 -name '*.cc' && find sim/target sim/bridge -name '*.cc')
everything=$( { echo "$design $level $sanitize $coverage"; verilator --version; g++ --version; protoc --version; uname -m
  cat sim/build.sh sim/gen/layout.h firmware-api/proto/smokestack/bridge/v1/bridge.proto
  find sim -maxdepth 1 -name '*.h' -exec cat {} + ; find sim/target sim/bridge -name '*.h' -exec cat {} +
  cat $sources; } | sha256sum | cut -d' ' -f1)
if [ -x "$out/smokestack-sim" ] && [ "$(cat "$out/hash" 2>/dev/null)" = "$everything" ]; then
  exit 0
fi
rm -f "$out/hash"

mkdir -p "$out/gen"
cat >"$out/gen/build_values.h.new" <<EOF
#pragma once
#define SMOKESTACK_CONFIG "$config"
#define SMOKESTACK_TOP "$top"
#define SMOKESTACK_CONNECTIONS $connections
#define SMOKESTACK_PATHS $paths
#define SMOKESTACK_NEIGHBORS $neighbors
#define SMOKESTACK_LEVEL $level
#define SMOKESTACK_DESIGN_HASH "$design"
EOF
cmp -s "$out/gen/build_values.h.new" "$out/gen/build_values.h" || mv "$out/gen/build_values.h.new" "$out/gen/build_values.h"
protoc -I firmware-api/proto --cpp_out="$out/gen" firmware-api/proto/smokestack/bridge/v1/bridge.proto
# Verilator names objects after the file alone: bridge.pb.cc would meet bridge/bridge.cc.
echo '#include "smokestack/bridge/v1/bridge.pb.cc"' >"$out/gen/envelope.cc"

# OPT_FAST reaches the model, -CFLAGS -O3 would not: verilated.mk puts its own -Os behind it.
fast="-O3 -march=native" link="-lprotobuf"
flags="-std=c++17 -I$root/sim -I$out/gen -include $root/sim/target/verilator_hooks.h"
if [ -n "$sanitize" ]; then
  fast="-O1 -g" flags="$flags -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
  link="$link -fsanitize=address,undefined"
fi
generics=
for parameter in $parameters; do generics="$generics -G$parameter"; done
low=$(printf %s "$design" | tail -c 16)
absolute=
for source in $sources; do absolute="$absolute $root/$source"; done
verilator --cc --exe --prefix Vtop --top-module "$top" -Wall --assert --trace-fst --trace-structs $shape -F "$filelist" \
  $generics "-GDesignHash=64'h$low" --Mdir "$out/obj" -o ../smokestack-sim \
  -CFLAGS "$flags" -LDFLAGS "$link" $absolute "$out/gen/envelope.cc" || exit 125
OBJCACHE=$(command -v ccache || true) make -s -C "$out/obj" -f Vtop.mk -j "${JOBS:-2}" OPT_FAST="$fast" OPT_GLOBAL=-O2 >"$out/build.log" 2>&1 || {
  tail -n 60 "$out/build.log" >&2
  exit 125
}
echo "$everything" >"$out/hash"
