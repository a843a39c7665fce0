# Shell library of the scripts in perf/ and bench/, which source it first. It sets $root, the folder of the
# repository, and $results, the folder for what a script leaves behind: target/perf, which git ignores, or perf/ after
# keep_results.

# The module whose target/ holds the runnable application.
app_module=cli

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
app=$root/$app_module/target
bench=$root/bench/target
results=$root/target/perf
today=$(date -u +%Y-%m-%d)
now=$(date -u +%Y-%m-%d-%H%M)

# Ends the script with a message.
die() {
    printf '%s: %s\n' "$(basename -- "$0")" "$1" >&2
    exit "${2:-1}"
}

# Puts results into perf/, to be committed.
keep_results() {
    results=$root/perf
}

# Sets $out, a temporary folder that goes when the script ends. Outputs of a series of runs stay there until then,
# because ext4 takes several times as long to create files shortly after others were removed.
make_scratch() {
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    trap 'exit 130' INT TERM
}

# Sets $java to that of the first JDK 25 or newer.
find_java() {
    for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2>/dev/null) || version=
        if [ "${version:-0}" -ge 25 ]; then
            java=$jdk/bin/java
            return
        fi
    done
    die "no JDK 25 or newer was found; set JAVA_HOME"
}

# Builds the application if need be. A script that needs bench/ too builds that first, since the launcher notices jars
# that are newer than its ahead-of-time cache.
build_app() {
    "$root"/tile-index --version >/dev/null
}

# Builds bench/ if its build is missing or older than the sources of any module.
build_bench() {
    if [ -f "$bench/launch.stamp" ] &&
        [ -z "$(find "$root" -mindepth 1 \( -name target -o -name '.?*' -o -path '*/src/test' \) -prune -o \
            \( -path '*/src/main/*' -o -name pom.xml \) -newer "$bench/launch.stamp" -print -quit)" ]; then
        return
    fi
    echo "building bench/" >&2
    mkdir -p "$bench"
    (cd "$root" && mvn -B -q -pl bench -am -DskipTests package) >"$bench/launch.log" 2>&1 ||
        die "the build failed; see $bench/launch.log"
    touch "$bench/launch.stamp"
}

# Runs Java with the classes of bench/: bench_java [JVM FLAGS] CLASS [ARGUMENTS].
bench_java() {
    find_java
    "$java" "@$root/jvm.args" -cp "$(ls "$bench"/tile-index-bench-*.jar):$bench/lib/*" "$@"
}

# Runs perf/$1.java with the classes of the application, in the heap that the launcher gives it.
app_java() {
    find_java
    source=$root/perf/$1.java
    shift
    # shellcheck disable=SC2086
    "$java" "@$root/jvm.args" -Xmx640m ${TILE_INDEX_JAVA_OPTS:-} \
        -cp "$(ls "$app"/tile-index-"$app_module"-*.jar):$app/lib/*" "$source" "$@"
}

# Runs `./tile-index enumerate` with output folder $1 and the options that follow it, after the disk has written what
# was there before. Sets $wall_ms; the summary goes to $out/summary.
enumerate() {
    world=$1
    shift
    sync
    start=$(date +%s%N)
    "$root"/tile-index enumerate --out "$world" --progress none "$@" >"$out/summary"
    wall_ms=$((($(date +%s%N) - start) / 1000000))
}

# The report of the last run.
report() {
    cat "$world"/reports/*/run_report.json
}

# The number under key $1 of that report; the last if there are several.
report_number() {
    report | sed -n "s/.*\"$1\" : \([0-9.E-]*\).*/\1/p" | tail -1
}

# The CPU time of that run in milliseconds.
report_cpu_ms() {
    report_number cpu_seconds_total | awk '{ printf "%d\n", $1 * 1000 }'
}

# Runs a command and prints its time, CPU time and peak memory: timed NAME COMMAND... What it prints goes to
# $out/printed.
timed() {
    name=$1
    shift
    /usr/bin/time -v -o "$out/time" "$@" >"$out/printed" || die "$name failed; $(cat "$out/printed")"
    awk -v name="$name" '/Elapsed/ { n = split($NF, t, ":"); s = 0; for (i = 1; i <= n; i++) s = s * 60 + t[i] }
        /User time|System time/ { cpu += $NF } /Maximum resident/ { m = $NF / 1024 }
        END { printf "%-24s %8.2f s  %6.2f s of CPU  %6.0f MB", name, s, cpu, m }' "$out/time"
}

# The median of column $2 (1) of file $1.
median() {
    awk -v column="${2:-1}" '{ print $column }' "$1" | sort -n | awk '{ v[NR] = $1 }
        END { printf "%.12g\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# Column $2 (1) of file $1 in one line, in ascending order.
sorted() {
    awk -v column="${2:-1}" '{ print $column }' "$1" | sort -n | tr '\n' ' '
}
