#!/bin/sh
# Records a run of the world and leaves in perf/profiles/: NAME.txt (stages, workers, methods), NAME.json (the same), and
# NAME.html (a flame graph).
#   perf/profile-world.sh NAME [further options of enumerate]
set -eu
name=${1:?usage: perf/profile-world.sh NAME [options of enumerate]}
shift
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root"/tile-index --version >/dev/null
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
mkdir -p "$root/perf/profiles"
"$root"/tile-index enumerate --out "$out/world" --progress none --jfr "$out/world.jfr" "$@"
"$root"/tile-index profile "$out/world.jfr" --json "$root/perf/profiles/$name.json" \
    --flame-graph "$root/perf/profiles/$name.html" >"$root/perf/profiles/$name.txt"
cat "$root/perf/profiles/$name.txt"
