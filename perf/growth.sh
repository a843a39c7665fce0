#!/bin/sh
# How a run grows with its tiles: cold processes of `./tile-index enumerate`, RUNS for each grid, that remember nothing. Leaves
# perf/growth.csv (medians) and perf/growth.svg, and every run in perf/log/. Outputs beyond a gigabyte are deleted run by run, the
# others at the end: ext4 takes several times as long to create files after others were removed.
#   perf/growth.sh [--runs N] [--grids '60s 30s 15s 6s 3s'] [--region 'OPTIONS'] [--name NAME] [further options of enumerate]
# Where the disk has no room for the world on a grid, that grid is measured with the options of --region instead. NAME
# replaces `growth` in the names of the files.
set -eu
runs=3
grids='60s 30s 15s 6s 3s'
region='--countries BR'
name=growth
while [ $# -gt 0 ]; do
    case $1 in
    --runs) runs=$2 ;;
    --grids) grids=$2 ;;
    --region) region=$2 ;;
    --name) name=$2 ;;
    *) break ;;
    esac
    shift 2
done
. "$(dirname -- "$0")/../bench/launch.sh"
"$root"/tile-index --version >/dev/null
table=$root/perf/$name.csv
log=$root/perf/log/$(date -u +%Y-%m-%d-%H%M)-$name.txt
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
commit=$(git -C "$root" rev-parse --short HEAD)
machine="$(date -u +%Y-%m-%d), $(nproc) × $processor, commit $commit"

say() {
    echo "$1" | tee -a "$log"
}

# The number under key $1 of the report.
number() {
    sed -n "s/.*\"$1\" : \([0-9.E-]*\).*/\1/p" "$world"/reports/*/run_report.json | tail -1
}

# Column $1 of the runs of a grid, its median.
median() {
    sort -n -k"$1,$1" "$out/runs" | awk -v column="$1" '{ v[NR] = $column }
        END { printf "%.12g\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# Runs once with the given options; a line of wall and CPU seconds, peak megabytes, tiles and bytes.
run() {
    world=$(mktemp -d "$out/world.XXXXXX")
    sync
    start=$(date +%s%N)
    "$root"/tile-index enumerate --out "$world" --progress none --no-cache "$@" >/dev/null
    end=$(date +%s%N)
    [ "$(number bytes_written_total)" -lt 1000000000 ] || rm -rf "$world"/tile_*
    echo "$start $end $(number cpu_seconds_total) $(number max_worker_rss_bytes) $(number rows_emitted)" \
        "$(number bytes_written_total)" |
        awk '{ printf "%.3f %.3f %.1f %.0f %.0f\n", ($2 - $1) / 1e9, $3, $4 / 1e6, $5, $6 }' | tee -a "$out/runs"
}

say "\$ perf/growth.sh: $machine; each line: wall s, cpu s, peak MB, tiles, bytes"
echo 'grid,of,runs,tiles,bytes,wall_seconds,cpu_seconds,peak_mb,wall_ns_per_tile,cpu_ns_per_tile' >"$table"
bytes=0
size=1
for grid in $grids; do
    # Tiles grow with the square of the cells of a degree, and bytes a tile by less than half, as rows outgrow what a codec
    # reaches.
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
        say "$(run --grid "$grid" $what "$@")"
    done
    tiles=$(median 4)
    bytes=$(median 5)
    awk -v OFS=, -v grid="$grid" -v of="$(echo "${options:-world}" | tr ',' ' ')" -v runs="$runs" -v tiles="$tiles" \
        -v bytes="$bytes" -v wall="$(median 1)" -v cpu="$(median 2)" -v peak="$(median 3)" 'BEGIN {
            print grid, of, runs, tiles, bytes, wall, cpu, peak,
                sprintf("%.3f", wall * 1e9 / tiles), sprintf("%.3f", cpu * 1e9 / tiles) }' >>"$table"
done
"$java" -Djava.awt.headless=true -cp "$class_path" org.tileindex.bench.growth.GrowthPlot "$table" "$root/perf/$name.svg" "$machine"
cat "$table"
echo "plot: perf/$name.svg"
