#!/bin/sh
# Decodes a whole raster by this program, with 1 worker and one per processor, and by GDAL, with 1 thread and ALL_CPUS,
# in alternation, and prints MB/s of each pass by codec and predictor. This program hands samples out where they are
# decoded, GDAL copies them to arrays. GDAL (gdal-bin, python3-gdal) makes the rasters once from SAMPLE, in FOLDER. Both
# sides must read the same bits.
#   bench/decode.sh SAMPLE [--folder FOLDER] [--size WIDTHxHEIGHT] [--rounds N] [--simd scalar|vector]
#       [--inflate auto|jdk|libdeflate] [--only REGEX]
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
[ $# -gt 0 ] || die "which sample?"
sample=$1
shift
size=43200x21600
rounds=3
passes=3
simd=vector
inflate=auto
only=.
folder=
while [ $# -gt 0 ]; do
    case $1 in
    --folder) folder=$2 ;;
    --size) size=$2 ;;
    --rounds) rounds=$2 ;;
    --simd) simd=$2 ;;
    --inflate) inflate=$2 ;;
    --only) only=$2 ;;
    *) die "unknown option $1" ;;
    esac
    shift 2
done
folder=${folder:-$root/target/decode}/$size
mkdir -p "$folder"
build_bench
make_scratch
processors=$(nproc)

# Makes a raster and decodes it: raster TYPE CODEC PREDICTOR [GDAL OPTIONS]
raster() {
    name=$1-$2-$3
    if ! echo "$name" | grep -Eq "$only"; then return; fi
    file=$folder/$name.tif
    if [ ! -f "$file" ]; then
        predictor=
        [ "$3" = 1 ] || predictor="-co PREDICTOR=$3"
        # shellcheck disable=SC2086
        gdal_translate -q -ot "$1" -outsize "${size%x*}" "${size#*x}" -r nearest -co TILED=YES -co BLOCKXSIZE=512 \
            -co BLOCKYSIZE=512 -co BIGTIFF=YES -co COMPRESS="$2" -co NUM_THREADS=ALL_CPUS $predictor \
            "$sample" "$folder/part.tif"
        mv "$folder/part.tif" "$file"
    fi
    rm -f "$out"/side-*
    round=0
    while [ "$round" -lt "$rounds" ]; do
        round=$((round + 1))
        ours 1
        gdal 1
        ours "$processors"
        gdal ALL_CPUS
    done
    sums=$(sed -n 's/^sum //p' "$out"/side-* | sort -u | wc -l)
    [ "$sums" = 1 ] || die "$name: the sides read other bits"
    for side in "$out"/side-*; do
        sed -n 's, MB/s,,p' "$side" >"$out/speeds"
        printf '%-26s %-14s %7s MB/s  (%s)\n' \
            "$name" "${side##*/side-}" "$(median "$out/speeds")" "$(sorted "$out/speeds")"
    done
}

ours() {
    bench_java "@$root/jvm-vector.args" -Xmx2g org.tileindex.bench.decode.DecodeCommand \
        "$file" "$1" "$inflate" "$simd" "$passes" >>"$out/side-ours-$1" 2>"$out/errors" || die "$(cat "$out/errors")"
}

gdal() {
    /usr/bin/python3 "$root/bench/decode_gdal.py" "$file" "$1" "$passes" >>"$out/side-gdal-$1"
}

raster Float32 NONE 1
raster Int32 PACKBITS 1
raster Int32 LZW 1
raster Int32 LZW 2
raster Int32 DEFLATE 1
raster Int32 DEFLATE 2
raster Float32 DEFLATE 1
raster Float32 DEFLATE 3
raster Int32 ZSTD 1
raster Int32 ZSTD 2
raster Float32 ZSTD 3
