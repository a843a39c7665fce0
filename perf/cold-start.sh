#!/bin/sh
# The whole world as a cold process: N runs of `./tile-index enumerate`, each into a new folder, and their median. Outputs
# are removed at the end: ext4 takes several times as long to create files after others were removed.
#   perf/cold-start.sh [RUNS] [further options of enumerate]
set -eu
runs=${1:-5}
[ $# -eq 0 ] || shift
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root"/tile-index --version >/dev/null
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    sync
    start=$(date +%s%N)
    "$root"/tile-index enumerate --out "$out/world$i" --progress none "$@" >"$out/summary"
    end=$(date +%s%N)
    echo "$(((end - start) / 1000000)) ms  $(head -1 "$out/summary")  $(sed -n 2p "$out/summary")"
done | sort -n | tee "$out/runs"
echo "median: $(sed -n "$(((runs + 1) / 2))p" "$out/runs" | cut -d' ' -f1,2)"
