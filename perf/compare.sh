#!/bin/sh
# Two ways to call `./tile-index enumerate`, alternated in one run: wall milliseconds, both medians, and their ratio.
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

# Appends the milliseconds of one run with options $2 to file $1.
run() {
    rm -rf "$out/world"
    sync
    start=$(date +%s%N)
    # shellcheck disable=SC2086
    "$root"/tile-index enumerate --out "$out/world" --progress none $2 >/dev/null
    end=$(date +%s%N)
    echo "$(((end - start) / 1000000))" >>"$out/$1"
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
a=$(median a "$1")
b=$(median b "$1")
echo "A $2: median $a ms of $(sort -n "$out/a" | tr '\n' ' ')"
echo "B $3: median $b ms of $(sort -n "$out/b" | tr '\n' ' ')"
echo "B / A: $(awk "BEGIN { printf \"%.2f\", $b / $a }")"
