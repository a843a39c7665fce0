#!/usr/bin/env python3
"""Makes the parcels case with GDAL: four bands of 16 bits with the entropy of real reflectances, and parcels on them.

    /usr/bin/python3 bench/parcels_make.py FOLDER CRS SIDE PARCELS

FOLDER/interleaved.tif holds four bands in the same blocks, FOLDER/band1.tif to band4.tif one each: SIDE x SIDE pixels
of 10 m in blocks of 1024 x 1024, compressed by DEFLATE with predictor 2. CRS is `utm`, zone 16 north, or `lonlat`, with
pixels of 0.00009 degrees. FOLDER/parcels.geojson has PARCELS polygons of 50 to 800 m in WGS84, FOLDER/few.geojson the
first five of them. Files that are there are kept.
"""
import json
import math
import os
import random
import sys

import numpy
from osgeo import gdal, osr

gdal.UseExceptions()
BANDS = 4
BLOCK = 1024
# Standard deviation of the noise. At 10980 x 10980 it gives about 630 MB of blocks, 10.4 bits a sample.
NOISE = 38
CASES = {"utm": (32616, [500_000, 10, 0, 3_800_040, 0, -10]), "lonlat": (4326, [-87, 9e-5, 0, 34.3, 0, -9e-5])}


def reference(code):
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(code)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def create(path, bands, crs, transform, side):
    options = ["TILED=YES", "BLOCKXSIZE=%d" % BLOCK, "BLOCKYSIZE=%d" % BLOCK, "COMPRESS=DEFLATE", "PREDICTOR=2",
               "INTERLEAVE=PIXEL", "NUM_THREADS=ALL_CPUS"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, side, side, bands, gdal.GDT_UInt16, options)
    dataset.SetGeoTransform(transform)
    dataset.SetProjection(crs.ExportToWkt())
    for band in range(1, bands + 1):
        dataset.GetRasterBand(band).SetNoDataValue(0)
    return dataset


def make_rasters(folder, crs, transform, side):
    names = ["interleaved.tif"] + ["band%d.tif" % (band + 1) for band in range(BANDS)]
    paths = [os.path.join(folder, name) for name in names]
    if all(os.path.exists(path) for path in paths):
        return
    datasets = [create(path + ".part", BANDS if path == paths[0] else 1, crs, transform, side) for path in paths]
    rng = numpy.random.default_rng(14)
    for top in range(0, side, BLOCK):
        rows = min(BLOCK, side - top)
        y, x = numpy.mgrid[top:top + rows, 0:side].astype("f4")
        land = 600 * numpy.sin(x / 170) * numpy.cos(y / 230) + 300 * numpy.sin((x + 2 * y) / 37)
        for band in range(BANDS):
            noise = rng.standard_normal((rows, side), dtype="f4") * NOISE
            values = numpy.clip(1800 + 500 * band + land + noise, 1, 65535).astype("u2")
            datasets[0].GetRasterBand(band + 1).WriteArray(values, 0, top)
            datasets[band + 1].GetRasterBand(1).WriteArray(values, 0, top)
    datasets.clear()
    for path in paths:
        os.rename(path + ".part", path)


def make_parcels(folder, crs, transform, side, count):
    """Polygons of five to nine corners around a point, no two centres alike, in no order."""
    path = os.path.join(folder, "parcels.geojson")
    if os.path.exists(path):
        return
    to_degrees = osr.CoordinateTransformation(crs, reference(4326))
    pick = random.Random(14)
    features = []
    for number in range(count):
        radius = math.exp(pick.uniform(math.log(2.5), math.log(40)))
        column, row = (pick.uniform(radius + 1, side - radius - 1) for _ in range(2))
        corners = pick.randint(5, 9)
        turn = pick.random()
        ring = []
        for corner in range(corners):
            angle = 2 * math.pi * (corner + turn) / corners
            reach = radius * pick.uniform(0.7, 1)
            x = transform[0] + (column + reach * math.cos(angle)) * transform[1]
            y = transform[3] + (row - reach * math.sin(angle)) * transform[5]
            point = to_degrees.TransformPoint(x, y)
            ring.append([round(point[0], 9), round(point[1], 9)])
        ring.append(ring[0])
        features.append({"type": "Feature", "properties": {"id": "p%05d" % number},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
    for name, part in (("few.geojson", features[:5]), ("parcels.geojson", features)):
        with open(os.path.join(folder, name + ".part"), "w") as file:
            json.dump({"type": "FeatureCollection", "features": part}, file)
        os.rename(os.path.join(folder, name + ".part"), os.path.join(folder, name))


def main(folder, case, side, count):
    os.makedirs(folder, exist_ok=True)
    code, transform = CASES[case]
    make_rasters(folder, reference(code), transform, side)
    make_parcels(folder, reference(code), transform, side, count)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
