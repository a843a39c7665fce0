#!/usr/bin/python3
"""Writes the rasters of these tests with GDAL 3.6: 48 x 36 cells of 5 minutes around Lesotho."""
import numpy
from osgeo import gdal, osr

gdal.UseExceptions()
WIDTH, HEIGHT, MINUTES = 48, 36, 1 / 12
rng = numpy.random.default_rng(14)
wgs84 = osr.SpatialReference()
wgs84.ImportFromEPSG(4326)
col, row = numpy.meshgrid(numpy.arange(WIDTH), numpy.arange(HEIGHT))
smooth = 40 + 30 * numpy.sin(col / 7) * numpy.cos(row / 5)
noise = rng.random((HEIGHT, WIDTH))
# No value: some cells here and there, and all of the south.
void = (noise < 0.1) | (row >= 27)


def write(name, kind, bands, nodata=None, options=(), scaling=None):
    # The first of two options of a name counts.
    options = [*options, "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE"]
    file = gdal.GetDriverByName("GTiff").Create(name, WIDTH, HEIGHT, len(bands), kind, options)
    file.SetProjection(wgs84.ExportToWkt())
    file.SetGeoTransform((26, MINUTES, 0, -28, 0, -MINUTES))
    for i, values in enumerate(bands):
        band = file.GetRasterBand(i + 1)
        if nodata is not None:
            band.SetNoDataValue(nodata)
            values = numpy.where(numpy.roll(void, 5 * i), nodata, values)
        if scaling:
            band.SetScale(scaling[0])
            band.SetOffset(scaling[1])
        band.WriteArray(values)
    file = None


counts = numpy.where(noise < 0.3, 0, numpy.floor(noise * 5000))
# Some cells of the second band are null where those of the first are not, and the other way round.
write("people.tif", gdal.GDT_UInt16, [counts, numpy.roll(counts, 5)], 65535, scaling=(0.1, -3))
heat = numpy.where(noise > 0.95, numpy.nan, smooth - 60)
heat[10:14, 20:24] = -0.0
write("heat.tif", gdal.GDT_Float32, [heat], -9999)
write("other.tif", gdal.GDT_UInt16, [counts + 1, counts], 65535)
# Larger than what the fingerprint is of, so that a test can change pixels, or damage blocks, behind it.
three = [smooth, noise, -smooth]
write("plain.tif", gdal.GDT_Float64, three, options=["COMPRESS=NONE", "INTERLEAVE=BAND"])
write("deflated.tif", gdal.GDT_Float64, three, options=["INTERLEAVE=BAND"])
write("uint8.tif", gdal.GDT_Byte, [numpy.floor(smooth * 3)], 255)
write("int8.tif", gdal.GDT_Byte, [numpy.floor(noise * 128)], 127, ["PIXELTYPE=SIGNEDBYTE"])
write("uint16.tif", gdal.GDT_UInt16, [numpy.floor(noise * 65535)], 65535)
write("int16.tif", gdal.GDT_Int16, [numpy.floor(smooth * 700) - 30000], -32768)
write("uint32.tif", gdal.GDT_UInt32, [numpy.floor(noise * 2**32)], 7)
write("int32.tif", gdal.GDT_Int32, [numpy.floor((noise - 0.5) * 2**32)], -7)
tall = numpy.floor(noise * 2**63)
for name, kind, low in (("uint64.tif", gdal.GDT_UInt64, 2**63), ("int64.tif", gdal.GDT_Int64, -(2**62))):
    dtype = numpy.uint64 if low > 0 else numpy.int64
    values = tall.astype(numpy.uint64) // (1 if low > 0 else 2)
    values = (values.astype(object) + low).astype(dtype)
    write(name, kind, [values])
write("float16.tif", gdal.GDT_Float32, [smooth - 40], -8192, ["NBITS=16"])
write("float32.tif", gdal.GDT_Float32, [noise * 1e30], -9999)
write("float64.tif", gdal.GDT_Float64, [numpy.sin(smooth)], -9999)
