#!/usr/bin/env python3
"""Adds up a raster in each country by GDAL and NumPy, and compares the sums with those of a published tile_index.

    python3 bench/world_values_gdal.py RASTER ZONES TILE_INDEX COLUMN

RASTER has whole numbers. ZONES is a GeoParquet file with iso_a2, TILE_INDEX a folder of Parquet files. The pixels of a
country are those whose centre GDAL's rasterizer finds inside, window by window. Needs GDAL, NumPy and DuckDB.
"""
import math
import sys

import duckdb
import numpy
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
WGS84 = osr.SpatialReference()
WGS84.ImportFromEPSG(4326)
WGS84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)


def inside(geometries, transform, left, top, width, height):
    """The pixels of a window whose centres lie in any of the polygons."""
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("", WGS84, ogr.wkbMultiPolygon)
    for geometry in geometries:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    mask = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
    mask.SetSpatialRef(WGS84)
    mask.SetGeoTransform([transform[0] + left * transform[1], transform[1], 0,
                          transform[3] + top * transform[5], 0, transform[5]])
    gdal.RasterizeLayer(mask, [1], layer, burn_values=[1])
    return mask.ReadAsArray() != 0


def total(band, transform, size, geometries):
    """The number of pixels inside, and the sum of those that have a value."""
    envelopes = [geometry.GetEnvelope() for geometry in geometries]
    left = max(0, math.floor((min(e[0] for e in envelopes) - transform[0]) / transform[1]))
    right = min(size[0], math.ceil((max(e[1] for e in envelopes) - transform[0]) / transform[1]))
    top = max(0, math.floor((max(e[3] for e in envelopes) - transform[3]) / transform[5]))
    bottom = min(size[1], math.ceil((min(e[2] for e in envelopes) - transform[3]) / transform[5]))
    mask = inside(geometries, transform, left, top, right - left, bottom - top)
    values = band.ReadAsArray(left, top, right - left, bottom - top)
    none = band.GetNoDataValue()
    counted = mask if none is None else mask & (values != none)
    return int(mask.sum()), int(values[counted].sum(dtype="i8"))


def main(raster, zones, tile_index, column):
    dataset = gdal.Open(raster)
    transform, size = dataset.GetGeoTransform(), (dataset.RasterXSize, dataset.RasterYSize)
    geometries = {}
    for code, wkb in duckdb.sql("SELECT iso_a2, ST_AsWKB(geometry) FROM '%s'" % zones).fetchall():
        geometries.setdefault(code, []).append(ogr.CreateGeometryFromWkb(bytes(wkb)))
    ours = duckdb.sql("SELECT country_iso, count(*), sum(%s) FROM '%s/*/*.parquet' GROUP BY 1 ORDER BY 1"
                      % (column, tile_index)).fetchall()
    equal = 0
    for code, tiles, found in ours:
        pixels, wanted = total(dataset.GetRasterBand(1), transform, size, geometries[code])
        if (pixels, wanted) == (tiles, int(found or 0)):
            equal += 1
        else:
            print("%s: %d tiles with %d, GDAL finds %d with %d" % (code, tiles, found or 0, pixels, wanted))
    print("%d of %d countries have GDAL's tiles and sum; %d in all"
          % (equal, len(ours), sum(int(row[2] or 0) for row in ours)))


main(*sys.argv[1:])
