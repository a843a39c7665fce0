#!/bin/sh
# Runs the JMH suite, or the benchmarks in whose names REGEX is found, and writes
# target/perf/baseline/<date>-<commit>.json; with --keep, which comes first, perf/baseline/<date>-<commit>.json.
#   bench/jmh.sh [--keep] [--quick] [REGEX]
# BENCH_JAVA_OPTS=-Dbench.zones=FOLDER adds a zone file of each format; see ZoneReadBench.
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
if [ "${1:-}" = --keep ]; then
    keep_results
    shift
fi
build_bench
commit=$(git -C "$root" describe --always --dirty --exclude '*' 2>/dev/null || echo unknown)
# shellcheck disable=SC2086
bench_java "@$root/jvm-vector.args" -Xmx3g ${BENCH_JAVA_OPTS:-} org.tileindex.bench.suite.SuiteMain run \
    "$results/baseline" "$commit" "$@"
