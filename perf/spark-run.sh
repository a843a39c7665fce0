#!/bin/sh
# Compares `enumerate` on the command line with the same on Spark's local cluster of two executors with a core each.
# They take turns, beginning with Spark. Prints elapsed time, CPU time of all processes and the seconds of the run by
# its report, and the medians.
#   perf/spark-run.sh RUNS [OPTIONS OF ENUMERATE]
# SPARK_MASTER and SPARK_JAVA_OPTS, if set, are another master, and flags of the JVMs of driver and executors.
set -eu
. "$(dirname -- "$0")/lib.sh"
[ $# -gt 0 ] || die "usage: perf/spark-run.sh RUNS [OPTIONS OF ENUMERATE]" 2
runs=$1
shift
mvn -B -q -f "$root" -DskipTests -pl spark/runtime,spark -am package >&2
build_app
make_scratch
find_java
spark=$(cat "$root/spark/runtime/target/classpath.txt")
jar=$root/spark/target/tile-index-spark-0.1.0-shaded.jar

# What executors of a local cluster look for: a folder with Spark's jars.
mkdir -p "$out/home/jars"
echo "$spark" | tr ':' '\n' | while read -r file; do
    ln -sf "$file" "$out/home/jars/"
done
cat >"$out/cluster" <<SCRIPT
#!/bin/sh
export SPARK_HOME='$out/home' SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1
exec '$java' '@$root/spark/jvm-spark.args' -Xmx1g \\
    '-Dspark.master=${SPARK_MASTER:-local-cluster[2,1,1024]}' -Dspark.ui.enabled=false \\
    -Dspark.driver.host=127.0.0.1 '-Dspark.executor.extraClassPath=$jar' \\
    ${SPARK_JAVA_OPTS:-} '-Dspark.executor.extraJavaOptions=${SPARK_JAVA_OPTS:-}' -cp '$jar:$spark' \\
    org.tileindex.spark.TileIndexJob "\$@" 2>'$out/log'
SCRIPT
chmod +x "$out/cluster"

# Runs side $1 with the command and the options that follow.
run() {
    side=$1
    world=$out/$side$i
    shift
    sync
    line=$(timed "$side" "$@" --out "$world" --no-cache --quiet)
    seconds=$(report_number wall_clock_seconds_total)
    printf '%s  %.1f s of the run\n' "$line" "$seconds"
    echo "$line" | awk -v run="$seconds" '{ print $2, $4, run }' >>"$out/$side.all"
}

i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    run spark "$out/cluster" enumerate "$@"
    run here "$root/tile-index" enumerate "$@"
done
for side in spark here; do
    echo "$side: medians $(median "$out/$side.all") s, $(median "$out/$side.all" 2) s of CPU," \
        "$(median "$out/$side.all" 3) s of the run"
done
diff -r --exclude=reports --exclude=.tile-index "$out/spark1" "$out/here1" && echo "the files are the same"
