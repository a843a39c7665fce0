#!/bin/sh
# Enumerates a made-up cadastre of N parcels at 3 arc-seconds, 23 million tiles, in RUNS cold processes that remember
# nothing, and prints their times, their summaries and the number of files.
#   perf/parcels.sh [N [RUNS]]
set -eu
. "$(dirname -- "$0")/lib.sh"
parcels=${1:-200000}
runs=${2:-3}
build_app
make_scratch
app_java Parcels "$parcels" "$out/parcels.geojsonl"
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    enumerate "$out/run$i" --zones "$out/parcels.geojsonl" --zone-ids any --zone-id parcel \
        --grid 3s --bounds 6,45,10,49 --no-cache
    echo "$wall_ms ms  $(head -1 "$out/summary")  $(sed -n 2p "$out/summary")" >>"$out/runs"
done
sort -n "$out/runs"
echo "median: $(median "$out/runs") ms; data files: $(find "$out/run1" -name 'part-*' | wc -l)"
