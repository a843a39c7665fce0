"""Compares each clip in a folder with the same window of its raster, as GDAL reads both."""

import sys
from pathlib import Path

from osgeo import gdal

gdal.UseExceptions()
raster = gdal.Open(sys.argv[1])
transform = raster.GetGeoTransform()
faults = []


def check(what, expected, found):
    # NaN, which is a nodata value, is equal to NaN here.
    if expected != found and not (expected != expected and found != found):
        faults.append(f"{what}: {expected!r} expected, {found!r} found")


def colours(band):
    table = band.GetColorTable()
    return table and [table.GetColorEntry(i) for i in range(table.GetCount())]


def compare(name, clip):
    place = clip.GetGeoTransform()
    col = round((place[0] - transform[0]) / transform[1])
    row = round((place[3] - transform[3]) / transform[5])
    window = col, row, clip.RasterXSize, clip.RasterYSize
    corner = transform[0] + col * transform[1], transform[3] + row * transform[5]
    check(f"{name} geotransform", (corner[0], transform[1], 0.0, corner[1], 0.0, transform[5]), tuple(place))
    check(f"{name} CRS", raster.GetProjection(), clip.GetProjection())
    point = "AREA_OR_POINT"
    check(f"{name} {point}", raster.GetMetadataItem(point), clip.GetMetadataItem(point))
    check(f"{name} bands", raster.RasterCount, clip.RasterCount)
    for number in range(1, raster.RasterCount + 1):
        theirs, ours = raster.GetRasterBand(number), clip.GetRasterBand(number)
        at = f"{name} band {number}"
        check(f"{at} type", theirs.DataType, ours.DataType)
        check(f"{at} pixels", theirs.ReadRaster(*window), ours.ReadRaster())
        check(f"{at} mask", theirs.GetMaskBand().ReadRaster(*window), ours.GetMaskBand().ReadRaster())
        check(f"{at} colours", colours(theirs), colours(ours))
        for what in ("NoDataValue", "Scale", "Offset", "Description", "UnitType", "ColorInterpretation", "MaskFlags"):
            check(f"{at} {what}", getattr(theirs, "Get" + what)(), getattr(ours, "Get" + what)())


clips = sorted(Path(sys.argv[2]).glob("*.tif"))
for path in clips:
    compare(path.name, gdal.Open(str(path)))
if not clips:
    faults.append("there are no clips")
print("\n".join(fault[:300] for fault in faults))
sys.exit(bool(faults))
