#!/bin/sh
# Compares two ways to call `./tile-index enumerate`, alternated in one run: wall and CPU milliseconds, medians, and
# ratios.
#   perf/compare.sh RUNS 'OPTIONS OF A' 'OPTIONS OF B'
set -eu
. "$(dirname -- "$0")/lib.sh"
[ $# -eq 3 ] || die "usage: perf/compare.sh RUNS 'OPTIONS OF A' 'OPTIONS OF B'" 2
build_app
make_scratch

# Appends the milliseconds of one run with options $2 to files $1.wall and $1.cpu.
run() {
    # shellcheck disable=SC2086
    enumerate "$out/world$i$1" $2
    echo "$wall_ms" >>"$out/$1.wall"
    report_cpu_ms >>"$out/$1.cpu"
}

i=0
while [ "$i" -lt "$1" ]; do
    i=$((i + 1))
    run a "$2"
    run b "$3"
done
for kind in wall cpu; do
    a=$(median "$out/a.$kind")
    b=$(median "$out/b.$kind")
    echo "$kind A $2: median $a ms of $(sorted "$out/a.$kind")"
    echo "$kind B $3: median $b ms of $(sorted "$out/b.$kind")"
    echo "$kind B / A: $(awk "BEGIN { printf \"%.3f\", $b / $a }")"
done
