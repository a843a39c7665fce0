#!/bin/sh
# What recording costs a warm run of the world: PAIRS pairs of runs in one JVM.
#   perf/jfr-overhead.sh [PAIRS]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root"/tile-index --version >/dev/null
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}/bin/java
"$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC -Xmx640m \
    -cp "$root/enumerator/target/lib/*:$(ls "$root"/enumerator/target/tile-index-enumerator-*.jar)" \
    "$root/perf/JfrOverhead.java" "${1:-15}"
