#!/bin/bash
# What a person can hold in mind: 150 lines a SystemVerilog file (one module each), 200 TypeScript or C++, 25 files a folder.
# What is above stands in docs/decisions/sizes.md with its reason; what is not, does not. Printed files (gen/) do not count.
set -euo pipefail
page=docs/decisions/sizes.md
[ -f "$page" ] || { echo "$page does not exist: it holds what is above the aims, as | \`path\` | reason |"; exit 1; }

written() {
  git ls-files --cached --others --exclude-standard | sort -u | grep -vE '(^|/)gen/' | while IFS= read -r file; do
    [ ! -f "$file" ] || echo "$file"
  done
}

# Path, size and aim of everything above its aim.
above() {
  written | { grep -E '\.(sv|svh|ts|cc|cpp|c|h)$' || true; } | tr '\n' '\0' | xargs -0 -r wc -l | awk '
    $2 == "total" && NF == 2 { next }
    { aim = $2 ~ /\.svh?$/ ? 150 : 200; if ($1 > aim) print $2, $1 " lines", "(aim: " aim ")" }'
  written | awk '/\// { sub(/\/[^\/]*$/, ""); files[$0]++ } END {
    for (folder in files) if (files[folder] > 25) print folder, files[folder] " files", "(aim: 25)" }'
}

# The paths in the first column of the table, one a line; a row without a reason counts for nothing.
entries() {
  awk -F'|' '/^\| *`/ && $3 ~ /[a-z]/ { n = split($2, part, "`"); for (i = 2; i <= n; i += 2) print part[i] }' "$page"
}

big=$(above)
listed=$(entries)
wrong=$(
  while read -r path size; do
    [ -n "$path" ] || continue
    grep -qxF "$path" <<<"$listed" || echo "$path $size: split it by idea, or give it a row with its reason in $page"
  done <<<"$big"
  while read -r path; do
    [ -n "$path" ] || continue
    cut -d" " -f1 <<<"$big" | grep -qxF "$path" || echo "$path: is within its aim, or gone: take it out of $page"
  done <<<"$listed"
  uniq -d <(sort <<<"$listed") | sed "s|\$|: stands twice in $page|"
)
[ -z "$wrong" ] || { echo "$wrong"; exit 1; }
