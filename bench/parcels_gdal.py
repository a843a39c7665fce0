#!/usr/bin/env python3
"""Mean and count of each parcel in each band, as a script around GDAL does it: window by window, with a mask in memory.

    /usr/bin/python3 bench/parcels_gdal.py PARCELS RASTER...

Prints the number of parcels, the pixels in them, and the sum of the first band's means, which no program can skip.
"""
import json
import math
import sys

import numpy
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()


def window(transform, envelope, dataset):
    left = max(0, math.floor((envelope[0] - transform[0]) / transform[1]))
    right = min(dataset.RasterXSize, math.ceil((envelope[1] - transform[0]) / transform[1]))
    top = max(0, math.floor((envelope[3] - transform[3]) / transform[5]))
    bottom = min(dataset.RasterYSize, math.ceil((envelope[2] - transform[3]) / transform[5]))
    return left, top, right - left, bottom - top


def inside(geometry, crs, transform, left, top, width, height):
    """The pixels whose centres lie in a polygon."""
    layer_source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = layer_source.CreateLayer("", crs, ogr.wkbPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(geometry)
    layer.CreateFeature(feature)
    mask = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
    mask.SetGeoTransform([transform[0] + left * transform[1], transform[1], 0,
                          transform[3] + top * transform[5], 0, transform[5]])
    gdal.RasterizeLayer(mask, [1], layer, burn_values=[1])
    return mask.ReadAsArray() != 0


def main(parcels, rasters):
    datasets = [gdal.Open(raster) for raster in rasters]
    transform = datasets[0].GetGeoTransform()
    crs = osr.SpatialReference(datasets[0].GetProjection())
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    change = None if crs.IsSame(wgs84) else osr.CoordinateTransformation(wgs84, crs)
    with open(parcels) as file:
        features = json.load(file)["features"]
    pixels, total = 0, 0.0
    for feature in features:
        geometry = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
        if change is not None:
            geometry.Transform(change)
        left, top, width, height = window(transform, geometry.GetEnvelope(), datasets[0])
        mask = inside(geometry, crs, transform, left, top, width, height)
        means = []
        for dataset in datasets:
            values = dataset.ReadAsArray(left, top, width, height).reshape(-1, height, width)
            means += [band[mask & (band != 0)].mean() if mask.any() else numpy.nan for band in values]
        pixels += int(mask.sum())
        total += 0 if numpy.isnan(means[0]) else float(means[0])
    print("%d parcels, %d pixels, means of band 1 add up to %.6f" % (len(features), pixels, total))


main(sys.argv[1], sys.argv[2:])
