#!/bin/sh
# Measures this program and its peers side by side in one run and prints Markdown tables. The raw log goes to
# target/perf/log/; with --keep, which comes first, to perf/log/. --help lists all options.
#   bench/peers.sh [--keep] [--rounds N] [--countries A,B] [--grid 30s] [--only SIDE,...] [--keep-outputs]
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
if [ "${1:-}" = --keep ]; then
    keep_results
    shift
fi
build_bench
build_app
mkdir -p "$results/log"
log=$results/log/$now-peers.txt
# Arrow's checks of every access are off, as in any program that needs speed. The last line tells whether Java
# succeeded, because the exit code of a pipe is that of tee.
{
    echo "\$ bench/peers.sh $*"
    bench_java "@$root/jvm-vector.args" -Xmx3g -Darrow.enable_unsafe_memory_access=true \
        -Darrow.enable_null_check_for_get=false org.tileindex.bench.peers.PeersCommand --repository "$root" "$@" &&
        echo "finished"
} 2>&1 | tee "$log"
[ "$(tail -1 "$log")" = finished ] || exit 1
echo "log: ${log#"$root"/}"
