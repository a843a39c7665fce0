#!/bin/sh
# Times `stats` beside the loop that people write with GDAL and NumPy, and beside terra where R has it. GDAL (gdal-bin,
# python3-gdal) makes rasters from SAMPLE, a raster of the world with whole numbers, and DuckDB zones, once, in FOLDER.
#   bench/stats.sh CASE SAMPLE [--folder FOLDER] [--rounds N] [--python PYTHON]
# countries: 237 countries, twelve statistics, one worker, warm; and beside it GDAL's loop and terra (exact=TRUE, mean)
# world:     the same on 43,200 x 21,600 pixels, two workers; and decoding alone
# million:   a million small polygons, warm
# basins:    a partition of 230,400 polygons, 1 and 12 bands; and its published cells, by --from
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
[ $# -gt 1 ] || die "which case, and which sample?"
case=$1
sample=$2
shift 2
rounds=3
folder=$root/target/stats
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
twelve=count,sum,mean,min,max,stdev,variance,cv,median,quantile:0.9,majority,minority
mkdir -p "$folder"
build_app
make_scratch

# Makes $folder/world-30s.tif, nearest neighbours of the sample.
world_raster() {
    [ -f "$folder/world-30s.tif" ] && return
    gdal_translate -q -outsize 43200 21600 -r nearest -co TILED=YES -co BLOCKXSIZE=512 -co BLOCKYSIZE=512 \
        -co COMPRESS=DEFLATE -co PREDICTOR=2 -co NUM_THREADS=ALL_CPUS "$sample" "$folder/part.tif"
    mv "$folder/part.tif" "$folder/world-30s.tif"
}

# Makes $folder/twelve.tif, twelve bands of the sample side by side in each block.
twelve_bands() {
    [ -f "$folder/twelve.tif" ] && return
    bands=$(for band in 1 2 3 4 5 6 7 8 9 10 11 12; do printf ' %s' "$sample"; done)
    # shellcheck disable=SC2086
    gdalbuildvrt -q -separate "$folder/twelve.vrt" $bands
    gdal_translate -q -co TILED=YES -co COMPRESS=DEFLATE -co PREDICTOR=2 -co INTERLEAVE=PIXEL "$folder/twelve.vrt" \
        "$folder/part.tif"
    mv "$folder/part.tif" "$folder/twelve.tif"
}

zones() {
    "$python" -c 'import duckdb, numpy' 2>/dev/null || die "$python needs NumPy and DuckDB"
    "$python" "$root/bench/stats_make.py" "$folder"
}

case $case in
countries)
    app_java WarmStats 12 "$rounds" --raster "$sample" --stat "$twelve" --workers 1 | tail -n 1
    "$python" "$root/bench/stats_gdal.py" "$sample" \
        "$root/zones/src/main/resources/org/tileindex/zone/file/ne10m.parquet" "$rounds" "$out/countries.geojson"
    if command -v Rscript >/dev/null; then
        Rscript "$root/bench/stats_terra.R" "$sample" "$out/countries.geojson" "$rounds"
    fi
    ;;
world)
    world_raster
    app_java WarmStats 4 "$rounds" --raster "$folder/world-30s.tif" --stat "$twelve" | tail -n 1
    app_java WarmStats 4 "$rounds" --raster "$folder/world-30s.tif" --stat sum | tail -n 1
    ;;
million)
    world_raster
    zones
    TILE_INDEX_JAVA_OPTS=${TILE_INDEX_JAVA_OPTS:--Xmx800m} app_java WarmStats 2 "$rounds" \
        --raster "$folder/world-30s.tif" --zones "$folder/million.parquet" --zone-ids any --zone-id id | tail -n 1
    ;;
basins)
    twelve_bands
    zones
    basins="--zones $folder/basins.parquet --zone-ids any --zone-id id"
    export TILE_INDEX_JAVA_OPTS="${TILE_INDEX_JAVA_OPTS:--Xmx2g}"
    # shellcheck disable=SC2086
    "$root"/tile-index enumerate --out "$out/cells" --quiet --coverage --raster "$sample" $basins
    for raster in "$sample" "$folder/twelve.tif"; do
        echo "$raster: zones, then published cells"
        # shellcheck disable=SC2086
        app_java WarmStats 2 "$rounds" --raster "$raster" $basins | tail -n 1
        app_java WarmStats 2 "$rounds" --raster "$raster" --from "$out/cells" | tail -n 1
    done
    ;;
*) die "unknown case $case" ;;
esac
