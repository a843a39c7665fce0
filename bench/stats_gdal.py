#!/usr/bin/env python3
"""Statistics of a raster in each country by the loop that people write with GDAL and NumPy: pixels whose centre lies
inside, window by window, twelve statistics.

    python3 bench/stats_gdal.py RASTER ZONES ROUNDS GEOJSON

RASTER is in longitude and latitude. ZONES is a GeoParquet file with iso_a2. Prints the seconds of each round. Writes
the countries to GEOJSON, for others to read.
"""
import json
import math
import sys
import time

import duckdb
import numpy
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
WGS84 = osr.SpatialReference()
WGS84.ImportFromEPSG(4326)
WGS84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)


def window(geometry, transform, size):
    west, east, south, north = geometry.GetEnvelope()
    left = max(0, math.floor((west - transform[0]) / transform[1]))
    right = min(size[0], math.ceil((east - transform[0]) / transform[1]))
    top = max(0, math.floor((north - transform[3]) / transform[5]))
    bottom = min(size[1], math.ceil((south - transform[3]) / transform[5]))
    return left, top, right - left, bottom - top


def statistics(band, transform, size, geometry):
    left, top, width, height = window(geometry, transform, size)
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("", WGS84, ogr.wkbMultiPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(geometry)
    layer.CreateFeature(feature)
    mask = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
    mask.SetSpatialRef(WGS84)
    mask.SetGeoTransform([transform[0] + left * transform[1], transform[1], 0,
                          transform[3] + top * transform[5], 0, transform[5]])
    gdal.RasterizeLayer(mask, [1], layer, burn_values=[1])
    values = band.ReadAsArray(left, top, width, height)
    counted = mask.ReadAsArray() != 0
    if band.GetNoDataValue() is not None:
        counted &= values != band.GetNoDataValue()
    x = values[counted]
    if x.size == 0:
        return None
    distinct, counts = numpy.unique(x, return_counts=True)
    return (x.size, x.sum(dtype="f8"), x.mean(), x.min(), x.max(), x.std(), x.var(), x.std() / (x.mean() or 1),
            numpy.median(x), numpy.quantile(x, 0.9), distinct[counts.argmax()], distinct[counts.argmin()])


def main(raster, zones, rounds, geojson):
    geometries = {}
    for code, wkb in duckdb.sql("SELECT iso_a2, ST_AsWKB(geometry) FROM '%s'" % zones).fetchall():
        geometry = ogr.CreateGeometryFromWkb(bytes(wkb))
        geometries[code] = geometries[code].Union(geometry) if code in geometries else geometry
    with open(geojson, "w") as file:
        features = [{"type": "Feature", "properties": {"id": code}, "geometry": json.loads(geometry.ExportToJson())}
                    for code, geometry in geometries.items()]
        json.dump({"type": "FeatureCollection", "features": features}, file)
    for _ in range(int(rounds)):
        start = time.time()
        dataset = gdal.Open(raster)
        transform, size = dataset.GetGeoTransform(), (dataset.RasterXSize, dataset.RasterYSize)
        rows = [statistics(dataset.GetRasterBand(1), transform, size, geometry) for geometry in geometries.values()]
        print("GDAL and NumPy: %.2f s, %d countries" % (time.time() - start, len(rows)))


if __name__ == "__main__":
    main(*sys.argv[1:])
