#!/bin/sh
# Records the task times of the world for WorldScheduleTest, into target/perf/world-tasks.tsv; with --keep into the
# test's resources. They are those of the second of two runs with a fresh cache. Its spans are removed between the
# runs, so that the zones are known to be valid but have to be scanned.
#   perf/record-tasks.sh [--keep] [further options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
table=$results/world-tasks.tsv
if [ "${1:-}" = --keep ]; then
    table=$root/enumerator/src/test/resources/org/tileindex/plan/world-tasks.tsv
    shift
fi
build_app
make_scratch
mkdir -p "$(dirname -- "$table")"
enumerate "$out/first" --cache-dir "$out/cache" "$@"
rm -rf "$out/cache/spans"
enumerate "$out/second" --cache-dir "$out/cache" "$@"
sed 's/[{}"]//g' "$world"/reports/*/timeline.jsonl |
    awk -F'[,:]' '{ printf "%s\t%s\t%.3f\n", $4, $6, ($10 - $8) * 1000 }' |
    LC_ALL=C sort -k2,2 -k1,1 -k3,3n >"$table"
echo "tasks: ${table#"$root"/}"
