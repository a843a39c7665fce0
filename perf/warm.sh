#!/bin/sh
# Enumerates the world again and again in one JVM: RUNS measured runs after WARM_UP others. TILE_INDEX_JAVA_OPTS holds
# further JVM flags, as for ./tile-index.
#   perf/warm.sh [WARM_UP] [RUNS] [options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
warm_up=${1:-5}
[ $# -eq 0 ] || shift
runs=${1:-7}
[ $# -eq 0 ] || shift
build_app
app_java WarmRuns "$warm_up" "$runs" "$@"
