#!/bin/sh
# Measures what remembering cells saves: RUNS runs that scan, alternated with RUNS runs that recall what was scanned.
# Both know that the zones are valid. Prints wall and CPU milliseconds and their medians.
#   perf/spans.sh RUNS [further options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
[ $# -gt 0 ] || die "usage: perf/spans.sh RUNS [options of enumerate]" 2
runs=$1
shift
build_app
make_scratch

# Appends the wall and CPU milliseconds of one run to file $1.
run() {
    name=$1
    shift
    rm -rf "$out/world"
    enumerate "$out/world" --cache-dir "$out/cache" "$@"
    echo "$wall_ms $(report_cpu_ms)" >>"$out/$name"
}

run first "$@"
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    rm -rf "$out/cache/spans"
    run scan "$@"
    run recall "$@"
done
for name in scan recall; do
    echo "$name: wall median $(median "$out/$name") ms, cpu median $(median "$out/$name" 2) ms," \
        "wall of $(sorted "$out/$name")"
done
echo "entries: $(du -sk "$out/cache/spans" | cut -f1) kB in $(find "$out/cache/spans" -type f | wc -l) files"
