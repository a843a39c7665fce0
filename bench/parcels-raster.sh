#!/bin/sh
# Reads four bands under 10,297 parcels in cold processes, and beside it, in the same run, a GDAL-Python loop over the
# parcels. Prints time, peak memory, blocks read and hits. Once with the bands in one file, once in four. GDAL
# (python3-gdal) makes the files once, in FOLDER; a full set is 1.3 GB.
#   bench/parcels-raster.sh [--folder FOLDER] [--side PIXELS] [--parcels N] [--crs utm|lonlat] [--rounds N] [--http]
# UTM is read by `values`, longitude and latitude by `enumerate`. With --http the files come from a server that adds
# 50 ms to each answer: first under five parcels, beside GDAL, then under all.
set -eu
. "$(dirname -- "$0")/../perf/lib.sh"
side=10980
parcels=10297
crs=utm
rounds=3
http=
folder=
while [ $# -gt 0 ]; do
    case $1 in
    --folder) folder=$2 && shift ;;
    --side) side=$2 && shift ;;
    --parcels) parcels=$2 && shift ;;
    --crs) crs=$2 && shift ;;
    --rounds) rounds=$2 && shift ;;
    --http) http=yes ;;
    *) die "unknown option $1" ;;
    esac
    shift
done
folder=${folder:-$root/target/parcels}/$crs-$side-$parcels
python=/usr/bin/python3
"$python" -c 'from osgeo import gdal' 2>/dev/null || die "$python needs GDAL: apt-get install python3-gdal"
"$python" "$root/bench/parcels_make.py" "$folder" "$crs" "$side" "$parcels"
if [ "$crs" = utm ]; then command=values; else command=enumerate; fi
build_app
make_scratch
where=$folder
gdal_where=$folder
if [ -n "$http" ]; then
    "$python" "$root/bench/slow_server.py" "$folder" 50 >"$out/server" &
    server=$!
    trap 'kill "$server" 2>/dev/null; rm -rf "$out"' EXIT
    until [ -s "$out/server" ]; do sleep 0.1; done
    where=http://127.0.0.1:$(head -1 "$out/server")
    gdal_where=/vsicurl/$where
fi

# Runs this program: ours NAME OPTIONS...
ours() {
    name=$1
    shift
    world=$out/run$run
    run=$((run + 1))
    timed "$name" "$root"/tile-index "$command" --out "$world" --progress none --no-cache \
        --zones "$folder/$zones.geojson" --zone-ids any --zone-id id "$@"
    printf '  %s tiles, %s blocks of %s bytes, %s requests, %s hits, %s misses, %s bytes read\n' \
        "$(report_number cells_included_total)" "$(report_number blocks)" "$(report_number bytes_blocks)" \
        "$(report_number requests)" "$(block_cache hits)" "$(block_cache misses)" \
        "$(report_number bytes_read_raster_total)"
}

# A figure of the cache of blocks.
block_cache() {
    report | sed -n '/"raster_blocks"/,/}/s/.*"'"$1"'" : \([0-9]*\).*/\1/p'
}

# Runs the loop over parcels: gdal NAME RASTER...
gdal() {
    name=$1
    shift
    timed "$name" "$python" "$root/bench/parcels_gdal.py" "$folder/$zones.geojson" "$@"
    printf '  %s\n' "$(cat "$out/printed")"
    pixels=$(sed 's/.*parcels, \([0-9]*\) pixels.*/\1/' "$out/printed")
    [ "$pixels" = "$(report_number cells_included_total)" ] || die "GDAL finds $pixels pixels in the parcels"
}

ours_in_one_file() {
    ours "$zones, one file" --raster "$where/interleaved.tif" --value 1 --value 2 --value 3 --value 4
}

ours_in_four_files() {
    ours "$zones, four files" --raster "b1=$where/band1.tif" --raster "b2=$where/band2.tif" \
        --raster "b3=$where/band3.tif" --raster "b4=$where/band4.tif" \
        --value b1:1 --value b2:1 --value b3:1 --value b4:1
}

run=0
round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    zones=parcels
    [ -z "$http" ] || zones=few
    ours_in_one_file
    gdal "GDAL, one file" "$gdal_where/interleaved.tif"
    ours_in_four_files
    gdal "GDAL, four files" "$gdal_where/band1.tif" "$gdal_where/band2.tif" "$gdal_where/band3.tif" \
        "$gdal_where/band4.tif"
    if [ -n "$http" ]; then
        zones=parcels
        ours_in_one_file
        ours_in_four_files
    fi
done
if [ -n "$http" ]; then
    kill "$server"
    wait "$server" || true
    tail -1 "$out/server"
fi
