#!/bin/sh
# Records a run of the world and leaves in target/perf/profiles/: NAME.txt (stages, workers, methods), NAME.json (the
# same) and NAME.html (a flame graph). With --keep, which comes first, the text and the JSON go to perf/profiles/; the
# flame graph, which is large, is always left out of the repository.
#   perf/profile-world.sh [--keep] NAME [further options of enumerate]
set -eu
. "$(dirname -- "$0")/lib.sh"
graphs=$results/profiles
if [ "${1:-}" = --keep ]; then
    keep_results
    shift
fi
[ $# -gt 0 ] || die "usage: perf/profile-world.sh [--keep] NAME [options of enumerate]" 2
name=$1
shift
build_app
make_scratch
profiles=$results/profiles
mkdir -p "$profiles" "$graphs"
"$root"/tile-index enumerate --out "$out/world" --progress none --jfr "$out/world.jfr" "$@"
"$root"/tile-index profile "$out/world.jfr" --json "$profiles/$name.json" --flame-graph "$graphs/$name.html" \
    >"$profiles/$name.txt"
cat "$profiles/$name.txt"
echo "flame graph: ${graphs#"$root"/}/$name.html"
