#!/bin/sh
# Prints Markdown tables from files that jmh.sh wrote: two files side by side, or the kernels of one, scalar against
# vector.
#   bench/compare.sh A.json B.json
#   bench/compare.sh --kernels A.json
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
build_bench
bench_java org.tileindex.bench.suite.SuiteMain compare "$@"
