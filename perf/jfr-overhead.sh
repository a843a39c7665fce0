#!/bin/sh
# Measures what recording costs a warm run of the world: PAIRS pairs of runs in one JVM, recorded and not.
#   perf/jfr-overhead.sh [PAIRS]
set -eu
. "$(dirname -- "$0")/lib.sh"
build_app
app_java JfrOverhead "${1:-15}"
