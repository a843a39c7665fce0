# Read by the scripts of this folder: builds the module if the build is missing or older than the sources, and sets
# $root, $java, $flags and $class_path.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
target=$root/bench/target

java=
for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2>/dev/null) || version=
    if [ "${version:-0}" -ge 25 ]; then
        java=$jdk/bin/java
        break
    fi
done
if [ -z "$java" ]; then
    echo "bench: no JDK 25 or newer was found; set JAVA_HOME" >&2
    exit 1
fi

if [ ! -f "$target/launch.stamp" ] || [ -n "$(find "$root/pom.xml" "$root"/scheduler "$root"/writer "$root"/enumerator \
    "$root"/bench -path '*/target' -prune -o -path '*/src/test' -prune -o \( -path '*/src/main/*' -o -name pom.xml \) \
    -newer "$target/launch.stamp" -print -quit)" ]; then
    echo "bench: building" >&2
    mkdir -p "$target"
    if ! (cd "$root" && mvn -B -q -pl bench -am -DskipTests package) >"$target/launch.log" 2>&1; then
        echo "bench: the build failed; see $target/launch.log" >&2
        exit 1
    fi
    touch "$target/launch.stamp"
fi

flags="--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    --add-opens=java.base/java.nio=ALL-UNNAMED -XX:+UseParallelGC -Xmx3g"
class_path=$(ls "$target"/tile-index-bench-*.jar):$target/lib/*
