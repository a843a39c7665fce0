#!/bin/sh
# Records the task times of the world for WorldScheduleTest: the second run of two with a fresh cache, whose spans are
# forgotten in between, so that zones are known to be valid but have to be scanned.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root"/tile-index --version >/dev/null
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for run in first second; do
    rm -rf "$out/world" "$out/cache/spans"
    sync
    "$root"/tile-index enumerate --out "$out/world" --progress none --cache-dir "$out/cache" >/dev/null
done
sed 's/[{}"]//g' "$out"/world/reports/*/timeline.jsonl |
    awk -F'[,:]' '{ printf "%s\t%s\t%.3f\n", $4, $6, ($10 - $8) * 1000 }' |
    LC_ALL=C sort -k2,2 -k1,1 -k3,3n >"$root/enumerator/src/test/resources/org/tileindex/plan/world-tasks.tsv"
