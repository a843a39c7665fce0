#!/bin/sh
# Measures how well runs are predicted: RUNS runs of the world that share a fresh cache folder. The first has no
# history and scans; each later one has those before it as history. Prints the predicted and the actual time, and how
# busy the workers were.
#   perf/prediction.sh [RUNS] [further options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
runs=${1:-6}
[ $# -eq 0 ] || shift
build_app
make_scratch

# The numbers of array $1 of the report, in one line.
report_array() {
    report | sed -n "s/.*\"$1\" : \[ *\(.*\) *\].*/\1/p" | tr -d ','
}

i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    rm -rf "$out/world"
    enumerate "$out/world" --cache-dir "$out/cache" "$@"
    predicted=$(report | sed -n '/"prediction"/,/}/s/.*"seconds" : \([0-9.]*\).*/\1/p')
    history=$(report | sed -n 's/.*"from_history" : \([a-z]*\).*/\1/p')
    echo "$i $history $predicted $(report_number wall_clock_seconds_total) $(report_number worker_idle_variance_pct)" \
        "$(report_array worker_busy_seconds) $(report_array worker_idle_seconds)" | awk '{
        n = (NF - 5) / 2
        for (k = 0; k < n; k++) { busy += $(6 + k); idle += $(6 + n + k) }
        printf "run %d: history %s, predicted %.2f s, took %.2f s (%+.0f %%); ", $1, $2, $3, $4, 100 * ($3 / $4 - 1)
        printf "utilisation %.1f %%, busy times differ by %.1f %%\n", 100 * busy / (busy + idle), $5 }'
done
