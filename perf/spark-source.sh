#!/bin/sh
# Measures the area of each country's tiles in Spark: the data source with and without aggregates pushed down, Spark's
# reading of our Parquet, and Spark's own tiles from spans, which take turns. Prints medians and rows per second.
#   perf/spark-source.sh RUNS [SIZE]        SIZE of a cell, such as 5m (default: 30s)
set -eu
. "$(dirname -- "$0")/lib.sh"
[ $# -gt 0 ] || die "usage: perf/spark-source.sh RUNS [SIZE]" 2
runs=$1
size=${2:-30s}
mvn -B -q -f "$root" -DskipTests -pl spark/runtime,spark -am package >&2
build_app
make_scratch
"$root"/tile-index enumerate --out "$out/world" --grid "$size" --datasets tile_index,tile_spans --quiet
find_java
"$java" "@$root/jvm.args" "@$root/jvm-vector.args" "@$root/spark/jvm-spark.args" -Xmx3g \
    -cp "$root/spark/target/tile-index-spark-0.1.0-shaded.jar:$(cat "$root/spark/runtime/target/classpath.txt")" \
    "$root/perf/SparkSource.java" "$runs" "$out/world" "grid=$size" 2>&1 | grep -v ' INFO \| WARN \|WARNING\|SLF4J'
