#!/bin/sh
# How well runs are foretold: RUNS runs of the world that share a fresh cache folder. The first has no history and scans,
# the second has the first as history, and so on. Prints what was foretold, what it took, and how busy the workers were.
#   perf/prediction.sh [RUNS] [further options of enumerate]
set -eu
runs=${1:-6}
[ $# -eq 0 ] || shift
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root"/tile-index --version >/dev/null
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# The number under key $1 of the report; the last if there are several.
number() {
    sed -n "s/.*\"$1\" : \([0-9.E-]*\).*/\1/p" "$out"/world/reports/*/run_report.json | tail -1
}

i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    rm -rf "$out/world"
    sync
    "$root"/tile-index enumerate --out "$out/world" --progress none --cache-dir "$out/cache" "$@" >/dev/null
    foretold=$(sed -n '/"prediction"/,/}/s/.*"seconds" : \([0-9.]*\).*/\1/p' "$out"/world/reports/*/run_report.json)
    took=$(number wall_clock_seconds_total)
    busy=$(sed -n 's/.*"worker_busy_seconds" : \[ *\(.*\) *\].*/\1/p' "$out"/world/reports/*/run_report.json)
    idle=$(sed -n 's/.*"worker_idle_seconds" : \[ *\(.*\) *\].*/\1/p' "$out"/world/reports/*/run_report.json)
    history=$(sed -n 's/.*"from_history" : \([a-z]*\).*/\1/p' "$out"/world/reports/*/run_report.json)
    spread=$(number worker_idle_variance_pct)
    echo "$i $history $foretold $took $spread $busy $idle" | tr -d ',' | awk '{
        n = (NF - 5) / 2
        for (k = 0; k < n; k++) { b += $(6 + k); d += $(6 + n + k) }
        printf "run %d: history %s, foretold %.2f s, took %.2f s (%+.0f %%); utilisation %.1f %%, busy times differ by %.1f %%\n",
            $1, $2, $3, $4, 100 * ($3 / $4 - 1), 100 * b / (b + d), $5 }'
done
