#!/bin/sh
# The world again and again in one JVM: RUNS runs after WARM_UP others. TILE_INDEX_JAVA_OPTS as for ./tile-index.
#   perf/warm.sh [WARM_UP] [RUNS] [options of enumerate]
set -eu
warm_up=${1:-5}
[ $# -eq 0 ] || shift
runs=${1:-7}
[ $# -eq 0 ] || shift
. "$(dirname -- "$0")/../bench/launch.sh"
"$root"/tile-index --version >/dev/null
# shellcheck disable=SC2086
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC -Xmx640m \
    ${TILE_INDEX_JAVA_OPTS:-} -cp "$root/enumerator/target/lib/*:$(ls "$root"/enumerator/target/tile-index-enumerator-*.jar)" \
    "$root/perf/WarmRuns.java" "$warm_up" "$runs" "$@"
