#!/bin/sh
# This program and its peers side by side, in one run, and Markdown tables of it; the raw log goes to perf/log/.
#   bench/peers.sh [--rounds N] [--countries A,B] [--grid 30s] [--only SIDE,...] [--keep]      (--help has them all)
set -eu
. "$(dirname -- "$0")/launch.sh"
"$root"/tile-index --version >/dev/null
log=$root/perf/log/$(date -u +%Y-%m-%d-%H%M)-peers.txt
# Arrow's checks of every access are off, as for anyone who cares for speed. A failure must not hide behind tee.
{
    echo "\$ bench/peers.sh $*"
    # shellcheck disable=SC2086
    "$java" $flags -Darrow.enable_unsafe_memory_access=true -Darrow.enable_null_check_for_get=false \
        -cp "$class_path" org.tileindex.bench.peers.PeersCommand --repository "$root" "$@" && echo "finished"
} 2>&1 | tee "$log"
[ "$(tail -1 "$log")" = finished ] || exit 1
