#!/bin/sh
# Measures how other programs read the world: `tile_index` by codec, and the same rows in a file that DuckDB wrote. Each
# side takes its turn in RUNS rounds of one process, about six minutes each. Prints wall and CPU seconds and medians.
#   perf/reading.sh RUNS [further options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
[ $# -gt 0 ] || die "usage: perf/reading.sh RUNS [options of enumerate]" 2
runs=$1
shift
build_bench
build_app
make_scratch
for codec in snappy lz4 zstd; do
    enumerate "$out/$codec" --compression "$codec" "$@"
done
find_java
reading() {
    "$java" "@$root/jvm.args" -Xmx2g -cp "$bench/lib/*" "$root/perf/Reading.java" "$@"
}
reading copy "$out/snappy" "$out/duckdb-zstd.parquet"
du -sk "$out"/*/tile_index "$out/duckdb-zstd.parquet"
reading "$runs" BR "$out/snappy" "$out/lz4" "$out/zstd" "$out/duckdb-zstd.parquet"
