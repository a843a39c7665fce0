#!/bin/sh
# Enumerates the world at 30 arc-seconds with a column of values in cold processes that remember nothing, and prints
# time, peak memory, and the share of decoding in the time of the workers. Then it compares the tiles and the sum of
# each country with those of GDAL and NumPy. GDAL (gdal-bin, python3-gdal) makes the raster once from SAMPLE, a raster
# of the world with whole numbers, in FOLDER. PYTHON is one with GDAL, NumPy and DuckDB (python3).
#   bench/world-values.sh SAMPLE [--folder FOLDER] [--rounds N] [--python PYTHON]
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
[ $# -gt 0 ] || die "which sample?"
sample=$1
shift
rounds=3
folder=
python=python3
while [ $# -gt 0 ]; do
    case $1 in
    --folder) folder=$2 ;;
    --rounds) rounds=$2 ;;
    --python) python=$2 ;;
    *) die "unknown option $1" ;;
    esac
    shift 2
done
folder=${folder:-$root/target/world-values}
"$python" -c 'import duckdb, numpy; from osgeo import gdal' 2>/dev/null || die "$python needs GDAL, NumPy and DuckDB"
mkdir -p "$folder"
raster=$folder/world-30s.tif
if [ ! -f "$raster" ]; then
    gdal_translate -q -outsize 43200 21600 -r nearest -co TILED=YES -co BLOCKXSIZE=512 -co BLOCKYSIZE=512 \
        -co COMPRESS=DEFLATE -co PREDICTOR=2 -co NUM_THREADS=ALL_CPUS "$sample" "$folder/part.tif"
    mv "$folder/part.tif" "$raster"
fi
build_app
make_scratch

round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    world=$out/run$round
    timed world "$root"/tile-index enumerate --out "$world" --progress none --no-cache \
        --raster "$raster" --value 1:value
    printf '  %s tiles, %s blocks, %s hits, %s misses, decoding %s s of %s s of CPU\n' \
        "$(report_number cells_included_total)" "$(report_number blocks)" "$(report_number hits)" \
        "$(report_number misses)" "$(report_number decode_seconds)" "$(report_number cpu_seconds_total)"
done
"$python" "$root/bench/world_values_gdal.py" "$raster" \
    "$root/zones/src/main/resources/org/tileindex/zone/file/ne10m.parquet" "$(echo "$world"/tile_index/*)" value
