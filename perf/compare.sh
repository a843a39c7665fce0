#!/bin/sh
# Two ways to call `./tile-index enumerate`, alternated in one run: wall and CPU milliseconds, medians, and their ratios.
# Outputs are removed at the end: ext4 takes several times as long to create files after others were removed.
#   perf/compare.sh RUNS 'OPTIONS OF A' 'OPTIONS OF B'
set -eu
if [ $# -ne 3 ]; then
    echo "usage: perf/compare.sh RUNS 'OPTIONS OF A' 'OPTIONS OF B'" >&2
    exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root"/tile-index --version >/dev/null
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Appends the milliseconds of one run with options $2 to files $1.wall and $1.cpu.
run() {
    sync
    start=$(date +%s%N)
    # shellcheck disable=SC2086
    "$root"/tile-index enumerate --out "$out/world$i$1" --progress none $2 >/dev/null
    end=$(date +%s%N)
    echo "$(((end - start) / 1000000))" >>"$out/$1.wall"
    sed -n 's/.*"cpu_seconds_total" : \([0-9.]*\).*/\1/p' "$out/world$i$1"/reports/*/run_report.json |
        awk '{ printf "%d\n", $1 * 1000 }' >>"$out/$1.cpu"
}

median() {
    sort -n "$out/$1" | sed -n "$((($2 + 1) / 2))p"
}

i=0
while [ "$i" -lt "$1" ]; do
    i=$((i + 1))
    run a "$2"
    run b "$3"
done
for kind in wall cpu; do
    a=$(median "a.$kind" "$1")
    b=$(median "b.$kind" "$1")
    echo "$kind A $2: median $a ms of $(sort -n "$out/a.$kind" | tr '\n' ' ')"
    echo "$kind B $3: median $b ms of $(sort -n "$out/b.$kind" | tr '\n' ' ')"
    echo "$kind B / A: $(awk "BEGIN { printf \"%.3f\", $b / $a }")"
done
