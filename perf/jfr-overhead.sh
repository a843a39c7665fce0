#!/bin/sh
# What recording costs a warm run of the world: PAIRS pairs of runs in one JVM.
#   perf/jfr-overhead.sh [PAIRS]
set -eu
. "$(dirname -- "$0")/../bench/launch.sh"
"$root"/tile-index --version >/dev/null
"$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC -Xmx640m \
    -cp "$root/enumerator/target/lib/*:$(ls "$root"/enumerator/target/tile-index-enumerator-*.jar)" \
    "$root/perf/JfrOverhead.java" "${1:-15}"
