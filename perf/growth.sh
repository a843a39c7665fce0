#!/bin/sh
# Measures how a run grows with its tiles: cold processes of `./tile-index enumerate` that remember nothing, RUNS for
# each grid. Leaves growth.csv (medians), growth.svg (a plot) and log/<date>-growth.txt (every run) in target/perf/;
# with --keep in perf/. Outputs of more than a gigabyte are removed run by run, the others at the end.
#   perf/growth.sh [--keep] [--runs N] [--grids '60s 30s 15s 6s 3s'] [--region 'OPTIONS'] [--name NAME]
#                  [further options of enumerate]
# A grid on which the disk has no room for the world is measured with the options of --region instead. NAME replaces
# `growth` in the names of the files.
set -eu
. "$(dirname -- "$0")/lib.sh"
runs=3
grids='60s 30s 15s 6s 3s'
region='--countries BR'
name=growth
while [ $# -gt 0 ]; do
    case $1 in
    --keep)
        keep_results
        shift
        continue
        ;;
    --runs) runs=$2 ;;
    --grids) grids=$2 ;;
    --region) region=$2 ;;
    --name) name=$2 ;;
    *) break ;;
    esac
    shift 2
done
build_bench
build_app
make_scratch
mkdir -p "$results/log"
table=$results/$name.csv
plot=$results/$name.svg
log=$results/log/$now-$name.txt
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
commit=$(git -C "$root" rev-parse --short HEAD)
machine="$today, $(nproc) × $processor, commit $commit"

say() {
    echo "$1" | tee -a "$log"
}

# Runs once with the given options and prints a line: wall and CPU seconds, peak megabytes, tiles and bytes.
run() {
    enumerate "$(mktemp -d "$out/world.XXXXXX")" --no-cache "$@"
    echo "$wall_ms $(report_number cpu_seconds_total) $(report_number max_worker_rss_bytes)" \
        "$(report_number rows_emitted) $(report_number bytes_written_total)" |
        awk '{ printf "%.3f %.3f %.1f %.0f %.0f\n", $1 / 1e3, $2, $3 / 1e6, $4, $5 }' | tee -a "$out/runs"
    [ "$(report_number bytes_written_total)" -lt 1000000000 ] || rm -rf "$world"/tile_*
}

say "\$ perf/growth.sh: $machine; each line: wall s, cpu s, peak MB, tiles, bytes"
echo 'grid,of,runs,tiles,bytes,wall_seconds,cpu_seconds,peak_mb,wall_ns_per_tile,cpu_ns_per_tile' >"$table"
bytes=0
size=1
for grid in $grids; do
    # The number of tiles grows with the square of the resolution. Bytes per tile grow by less than half, where rows
    # become longer than a codec reaches.
    before=$size
    size=$(echo "$grid" | awk '{ n = $1 + 0; if ($1 ~ /m$/) n *= 60; if ($1 ~ /[0-9d]$/) n *= 3600; print n }')
    needed=$(awk "BEGIN { printf \"%.0f\", $bytes * 1.5 * ($before / $size) ^ 2 / 1024 }")
    free=$(df -Pk "$out" | awk 'NR == 2 { print $4 }')
    what=
    if [ "$needed" -gt $((free * 2 / 3)) ]; then
        what=$region
        say "# $grid: the world may need $((needed >> 20)) GB and $((free >> 20)) GB are free, so: $what"
    fi
    options=$(echo "$what $*" | sed 's/^ *//; s/ *$//')
    say "# $grid ${options:-world}"
    : >"$out/runs"
    i=0
    while [ "$i" -lt "$runs" ]; do
        i=$((i + 1))
        # shellcheck disable=SC2086
        line=$(run --grid "$grid" $what "$@")
        say "$line"
    done
    bytes=$(median "$out/runs" 5)
    awk -v OFS=, -v grid="$grid" -v of="$(echo "${options:-world}" | tr ',' ' ')" -v runs="$runs" \
        -v tiles="$(median "$out/runs" 4)" -v bytes="$bytes" -v wall="$(median "$out/runs")" \
        -v cpu="$(median "$out/runs" 2)" -v peak="$(median "$out/runs" 3)" 'BEGIN {
            print grid, of, runs, tiles, bytes, wall, cpu, peak,
                sprintf("%.3f", wall * 1e9 / tiles), sprintf("%.3f", cpu * 1e9 / tiles) }' >>"$table"
done
bench_java -Djava.awt.headless=true org.tileindex.bench.growth.GrowthPlot "$table" "$plot" "$machine"
cat "$table"
echo "plot: ${plot#"$root"/}"
