#!/usr/bin/env python3
"""Reads all values of a raster by GDAL, window by window, and prints the megabytes of values per second of each pass.

    /usr/bin/python3 bench/decode_gdal.py FILE 1|ALL_CPUS PASSES

Before them an untimed pass adds up the values' bits, for a comparison with another reader.
"""
import sys
import time

import numpy
from osgeo import gdal

gdal.UseExceptions()
ROWS = 256
COLUMNS = 8192
CACHE_BYTES = 64 << 20


def side(length, block, wanted):
    return min(length, -(-wanted // block) * block)


def read(path, threads, sums):
    dataset = gdal.OpenEx(path, gdal.OF_RASTER, open_options=["NUM_THREADS=" + threads])
    block = dataset.GetRasterBand(1).GetBlockSize()
    columns = side(dataset.RasterXSize, block[0], COLUMNS)
    rows = side(dataset.RasterYSize, block[1], ROWS)
    total, size = 0, 0
    for top in range(0, dataset.RasterYSize, rows):
        for left in range(0, dataset.RasterXSize, columns):
            values = dataset.ReadAsArray(
                left, top, min(columns, dataset.RasterXSize - left), min(rows, dataset.RasterYSize - top)
            )
            size += values.nbytes
            if sums:
                total += int(values.view("u%d" % values.dtype.itemsize).sum(dtype="u8"))
    return total % (1 << 64), size


def main(path, threads, passes):
    gdal.SetCacheMax(CACHE_BYTES)
    print("sum %d" % read(path, threads, True)[0])
    for _ in range(passes):
        before = time.perf_counter()
        size = read(path, threads, False)[1]
        print("%.0f MB/s" % (size / 1e6 / (time.perf_counter() - before)))


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
