#!/bin/sh
# Enumerates the whole world in RUNS cold processes, each into a new folder, and prints their times and the median.
#   perf/cold-start.sh [RUNS] [further options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
runs=${1:-5}
[ $# -eq 0 ] || shift
build_app
make_scratch
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    enumerate "$out/world$i" "$@"
    echo "$wall_ms ms  $(head -1 "$out/summary")  $(sed -n 2p "$out/summary")" >>"$out/runs"
done
sort -n "$out/runs"
echo "median: $(median "$out/runs") ms"
