#!/bin/sh
# What remembering cells saves: RUNS runs that scan, alternated with RUNS runs that recall what was scanned; both know that the
# zones are valid. Wall and CPU milliseconds, and their medians.
#   perf/spans.sh RUNS [further options of enumerate]
set -eu
runs=${1:?usage: perf/spans.sh RUNS [options of enumerate]}
shift
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Appends the wall and CPU milliseconds of one run to file $1.
run() {
    name=$1
    shift
    rm -rf "$out/world"
    sync
    start=$(date +%s%N)
    "$root"/tile-index enumerate --out "$out/world" --progress none --cache-dir "$out/cache" "$@" >/dev/null
    end=$(date +%s%N)
    cpu=$(sed -n 's/.*"cpu_seconds_total" : \([0-9.]*\).*/\1/p' "$out"/world/reports/*/run_report.json)
    echo "$(((end - start) / 1000000)) $(awk "BEGIN { printf \"%d\", $cpu * 1000 }")" >>"$out/$name"
}

run first "$@"
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    rm -rf "$out/cache/spans"
    run scan "$@"
    run recall "$@"
done
for name in scan recall; do
    middle=$(((runs + 1) / 2))
    echo "$name: wall median $(sort -n "$out/$name" | sed -n "${middle}p" | cut -d' ' -f1) ms," \
        "cpu median $(cut -d' ' -f2 "$out/$name" | sort -n | sed -n "${middle}p") ms," \
        "wall of $(cut -d' ' -f1 "$out/$name" | sort -n | tr '\n' ' ')"
done
echo "entries: $(du -sk "$out/cache/spans" | cut -f1) kB in $(find "$out/cache/spans" -type f | wc -l) files"
