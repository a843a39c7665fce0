#!/bin/sh
# The JMH suite: runs all benchmarks, or those whose name REGEX finds, and writes perf/baseline/<date>-<commit>.json.
#   bench/jmh.sh [--quick] [REGEX]
# With BENCH_JAVA_OPTS=-Dbench.zones=FOLDER zone files of each format are read too; see ZoneReadBench.
set -eu
. "$(dirname -- "$0")/launch.sh"
commit=$(git -C "$root" describe --always --dirty --exclude '*' 2>/dev/null || echo unknown)
# shellcheck disable=SC2086
exec "$java" $flags ${BENCH_JAVA_OPTS:-} -cp "$class_path" org.tileindex.bench.suite.SuiteMain run \
    "$root/perf/baseline" "$commit" "$@"
