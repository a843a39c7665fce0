#!/usr/bin/env python3
# Over 300 lines because each choice of a layout is a line, and a script has no modules beside it.
"""Has GDAL write GeoTIFF files of random layouts, and the values and masks that it reads back, for GdalLayoutsProof.

    /usr/bin/python3 layouts.py FOLDER FIRST COUNT

Layout number N is the same whatever else is written. FOLDER/index.tsv has a line per file, fields separated by tabs:

    N  type  width  height  bands  south-up  refusal  layout

where `refusal` is a word that a reader may refuse the file by, or empty, and `layout` is for people. FOLDER/N.tif is
the file. FOLDER/N.bin holds, band after band, the values as GDAL reads them, little-endian, row by row as they are
stored, and one byte a pixel that is not 0 where GDAL's mask band is not.

    /usr/bin/python3 layouts.py N,N,... > ../resources/org/tileindex/raster/layouts.tsv

prints such lines with two more fields, the bytes of both files in Base64: the sample of LayoutsTest.
"""
import base64
import glob
import os
import random
import sys
import tempfile

import numpy
from osgeo import gdal, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
TYPES = {
    "UINT8": (gdal.GDT_Byte, "u1"),
    "INT8": (gdal.GDT_Byte, "i1"),
    "UINT16": (gdal.GDT_UInt16, "u2"),
    "INT16": (gdal.GDT_Int16, "i2"),
    "UINT32": (gdal.GDT_UInt32, "u4"),
    "INT32": (gdal.GDT_Int32, "i4"),
    "UINT64": (gdal.GDT_UInt64, "u8"),
    "INT64": (gdal.GDT_Int64, "i8"),
    "FLOAT16": (gdal.GDT_Float32, "f4"),
    "FLOAT32": (gdal.GDT_Float32, "f4"),
    "FLOAT64": (gdal.GDT_Float64, "f8"),
}
READABLE = ["NONE", "PACKBITS", "LZW", "DEFLATE", "ZSTD"]
NODATA = ["nan", "-nan", "inf", "-inf", "1e+20", "-1e+300", "-9999", "0", "-0", "255", "256", "65535", "-32768", "0.1",
          "3.5", "-3.4028234663852886e+38", "-3.40282306073710e+38", "4294967295", "-1", "18446744073709551615",
          "9223372036854775807", "-9223372036854775808", "1e-40", "0x10", "12abc", " 7", "1,5"]
LONG_NODATA = [b"-1.234567890123456", b"-1234567890123456789", b"12345678901234567890"]


def values(rng, name, bits, height, width):
    """A field that is smooth here, noisy there, with runs and extremes."""
    dtype = numpy.dtype(TYPES[name][1])
    y, x = numpy.mgrid[0:height, 0:width]
    smooth = (x * 3 + y * 7 + rng.integers(0, 50)) // 5
    noise = rng.integers(0, 1 << 62, (height, width))
    which = rng.integers(0, 4, (height // 16 + 1, width // 16 + 1)).repeat(16, 0).repeat(16, 1)[:height, :width]
    if dtype.kind == "f":
        field = numpy.where(which == 1, (noise % 20001 - 10000) * 0.37, smooth * 0.25 - 5)
        field[which == 2] = rng.choice([0.0, -9999.0, 3.5, 7, 255, 1.5, 0.1])
        extremes = [numpy.nan, numpy.inf, -numpy.inf, -0.0, 0.0, 1e-40, 65504, -9999, 0.1, 16, 12]
        if name != "FLOAT16":
            extremes += [1e20, -3.4028234663852886e38, 3.4028234663852886e38, 9999.0005, -9999.0005, 1e-45]
        field = field.astype(dtype)
    else:
        top = (1 << bits) - 1 if bits else int(numpy.iinfo(dtype).max)
        low = 0 if bits else int(numpy.iinfo(dtype).min)
        wild = noise if top < 1 << 62 else noise * 2 + rng.integers(0, 2, (height, width))
        field = numpy.where(which == 1, wild, smooth).astype("i8")
        field = (field.astype("u8") & numpy.uint64(top if bits else (1 << 64) - 1)).astype(dtype)
        field[which == 2] = min(top, int(rng.choice([0, 1, 7, 255, 16])))
        extremes = [top, low, 0, min(7, top)]
    for value in extremes:
        if rng.integers(0, 3):
            field[rng.integers(0, height, 5), rng.integers(0, width, 5)] = value
    return field


def draw(pick):
    """Creation options, and what else makes the layout."""
    name = pick.choice(list(TYPES))
    bands = pick.choice([1, 1, 1, 2, 3, 4, 5])
    plan = {"type": name, "bands": bands, "bits": 0, "refusal": "", "options": {}}
    options = plan["options"]
    if name == "FLOAT16":
        options["NBITS"] = "16"
    elif name == "INT8":
        options["PIXELTYPE"] = "SIGNEDBYTE"
    elif name in ("UINT8", "UINT16", "UINT32") and pick.random() < 0.5:
        low, high = {"UINT8": (1, 7), "UINT16": (9, 15), "UINT32": (17, 31)}[name]
        plan["bits"] = pick.randint(low, high)
        options["NBITS"] = str(plan["bits"])
    codec = pick.choice(READABLE * 4 + ["LERC", "LZMA", "JPEG", "CCITTFAX4", "CCITTRLE", "CCITTFAX3"])
    if codec == "LERC" and (plan["bits"] or name in ("FLOAT16", "UINT64", "INT64")):
        codec = "LZMA"
    if codec == "JPEG" and (name != "UINT8" or plan["bits"] or bands == 2 or bands == 5):
        codec = "DEFLATE"
    if codec.startswith("CCITT"):
        plan.update(type="UINT8", bits=1)
        options.clear()
        options["NBITS"] = "1"
    options["COMPRESS"] = codec
    plan["refusal"] = {"CCITTFAX4": "CCITT group 4", "CCITTFAX3": "CCITT group 3", "CCITTRLE": "CCITT RLE"}.get(
        codec, "" if codec in READABLE else codec)
    if codec in ("LZW", "DEFLATE", "ZSTD"):
        choices = ["1"]
        if not plan["bits"] and plan["type"] != "FLOAT16":
            choices.append("2")
        if plan["type"].startswith("FLOAT"):
            choices.append("3")
        options["PREDICTOR"] = pick.choice(choices)
    if pick.random() < 0.5:
        options["TILED"] = "YES"
        options["BLOCKXSIZE"] = str(16 * pick.randint(1, 8))
        options["BLOCKYSIZE"] = str(16 * pick.randint(1, 8))
    elif pick.random() < 0.8:
        options["BLOCKYSIZE"] = str(pick.choice([1, 2, 3, 7, 8, 13, 32, 400]))
    options["INTERLEAVE"] = pick.choice(["PIXEL", "BAND"])
    options["BIGTIFF"] = pick.choice(["YES", "NO"])
    options["ENDIANNESS"] = pick.choice(["LITTLE", "BIG"])
    if pick.random() < 0.3:
        options["SPARSE_OK"] = "TRUE"
    plan["south_up"] = pick.random() < 0.15
    if pick.random() < 0.2:
        plan["point"] = True
    plan["nodata"] = pick.choice(NODATA) if pick.random() < 0.5 else None
    if plan["type"] == "INT8" and plan["nodata"] not in (None, "0", "-0", "-1", "3.5", "0.1", " 7", "12abc", "0x10"):
        # GDAL 3.6 fills sparse blocks of signed bytes as if they were unsigned.
        options.pop("SPARSE_OK", None)
    plan["mask"] = pick.random() < 0.2
    if plan["type"] == "FLOAT16" and plan["mask"]:
        # GDAL fills sparse blocks with a nodata value of 32 bits, which a mask may declare to be valid.
        options.pop("SPARSE_OK", None)
    if plan["type"] in ("UINT8", "UINT16") and not plan["bits"] and bands in (2, 4) and pick.random() < 0.6:
        options["ALPHA"] = pick.choice(["YES", "NON-PREMULTIPLIED", "PREMULTIPLIED"])
    if plan["type"] in ("UINT8", "UINT16") and pick.random() < 0.3:
        photometric = pick.choice(["MINISBLACK", "MINISWHITE"] + (["RGB"] if bands >= 3 else []))
        if codec != "JPEG":
            options["PHOTOMETRIC"] = photometric
    plan["scale"] = pick.random() < 0.2
    plan["cog"] = pick.random() < 0.1 and not plan["south_up"]
    plan["overviews"] = pick.random() < 0.1
    plan["width"] = pick.choice([1, 15, 16, 37, 53, 64, 100, 131, 200, 300])
    plan["height"] = pick.choice([1, 16, 17, 37, 53, 64, 97, 128, 200])
    return plan


def place(dataset, plan):
    if plan["south_up"]:
        dataset.SetGeoTransform([10, 0.1, 0, 5, 0, 0.1])
    else:
        dataset.SetGeoTransform([10, 0.1, 0, 50, 0, -0.1])
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    dataset.SetProjection(wgs84.ExportToWkt())
    if plan.get("point"):
        dataset.SetMetadataItem("AREA_OR_POINT", "Point")


def fill(dataset, plan, rng, pick):
    """Writes windows, all of them unless the file may be sparse."""
    width, height = plan["width"], plan["height"]
    for band in range(1, plan["bands"] + 1):
        field = values(rng, plan["type"], plan["bits"], height, width)
        if plan["type"] == "INT8":
            field = field.view("u1")
        if plan["options"].get("SPARSE_OK"):
            for _ in range(pick.randint(0, 3)):
                left, top = pick.randrange(width), pick.randrange(height)
                part = field[top:top + 40, left:left + 60]
                dataset.GetRasterBand(band).WriteArray(numpy.ascontiguousarray(part), left, top)
        else:
            dataset.GetRasterBand(band).WriteArray(field)
        if plan["scale"]:
            dataset.GetRasterBand(band).SetScale(pick.choice([0.1, 0.0001, 2, 1e-300]))
            dataset.GetRasterBand(band).SetOffset(pick.choice([0, -273.15, 1000]))
    if plan["mask"]:
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        if pick.random() < 0.9:
            bits = (rng.integers(0, 3, (height, width)) > 0).astype("u1") * 255
            dataset.GetRasterBand(1).GetMaskBand().WriteArray(bits)


def write(path, plan, rng, pick):
    options = plan["options"]
    temporary = "/vsimem/layout.tif" if plan["cog"] else path
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK_TO_8BIT", "TRUE")
    dataset = gdal.GetDriverByName("GTiff").Create(
        temporary, plan["width"], plan["height"], plan["bands"], TYPES[plan["type"]][0],
        ["%s=%s" % item for item in options.items()])
    place(dataset, plan)
    if plan["nodata"] is not None:
        set_nodata(dataset.GetRasterBand(1), plan)
    fill(dataset, plan, rng, pick)
    if plan["overviews"] and not plan["refusal"]:
        dataset.FlushCache()
        dataset.BuildOverviews("NEAREST", [2])
    dataset = None
    if plan["cog"]:
        small = ["COMPRESS=" + (options["COMPRESS"] if options["COMPRESS"] in ("LZW", "DEFLATE", "ZSTD") else "NONE"),
                 "BLOCKSIZE=" + pick.choice(["128", "256"]), "BIGTIFF=" + options["BIGTIFF"],
                 "SPARSE_OK=" + options.get("SPARSE_OK", "FALSE")]
        if "PREDICTOR" in options:
            small.append("PREDICTOR=" + {"1": "NO", "2": "STANDARD", "3": "FLOATING_POINT"}[options["PREDICTOR"]])
        if "NBITS" in options:
            small.append("NBITS=" + options["NBITS"])
        source = gdal.Open(temporary)
        try:
            gdal.GetDriverByName("COG").CreateCopy(path, source, options=small)
            plan["cog"] = len(gdal.Open(path).GetFileList()) == 1
        except RuntimeError:
            plan["cog"] = False
        if plan["cog"]:
            plan["refusal"] = ""
        else:
            # This driver does not write all that the other one does, or only by a second file.
            for left in glob.glob(path + "*"):
                os.unlink(left)
        source = None
        gdal.Unlink(temporary)
        if not plan["cog"]:
            write(path, plan, rng, pick)


def set_nodata(band, plan):
    """Sets a number of which GDAL writes a long text, for replace_nodata to find."""
    if plan["type"] == "INT64":
        band.SetNoDataValueAsInt64(-1234567890123456789)
    elif plan["type"] == "UINT64":
        band.SetNoDataValueAsUInt64(12345678901234567890)
    else:
        band.SetNoDataValue(-1.2345678901234567e-100)


def replace_nodata(path, plan):
    """Puts any text in the place of the one that GDAL wrote, which can only be that of a number."""
    text = plan["nodata"].encode()
    with open(path, "r+b") as file:
        content = file.read()
        start = max(content.find(digits) for digits in LONG_NODATA)
        room = content.find(b"\0", start) - start
        if start > 0 and len(text) <= room:
            file.seek(start)
            file.write(text.ljust(room, b"\0"))
        else:
            plan["nodata"] = "as GDAL wrote it"


def mask(band, array, plan):
    """GDAL's mask. GDAL 3.6 takes signed bytes for unsigned ones; the mask of a copy with 16 bits stands for theirs."""
    if plan["type"] != "INT8" or band.GetMaskFlags() == gdal.GMF_PER_DATASET:
        return band.GetMaskBand().ReadAsArray()
    copy = gdal.GetDriverByName("MEM").Create("", band.XSize, band.YSize, 1, gdal.GDT_Int16)
    copy.GetRasterBand(1).WriteArray(array.view("i1").astype("i2"))
    if band.GetNoDataValue() is not None:
        copy.GetRasterBand(1).SetNoDataValue(band.GetNoDataValue())
    return copy.GetRasterBand(1).GetMaskBand().ReadAsArray()


def expected(path, plan):
    dataset = gdal.Open(path)
    parts = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        array = band.ReadAsArray()
        parts.append(array.astype(array.dtype.newbyteorder("<")).tobytes())
        parts.append((mask(band, array, plan) != 0).astype("u1").tobytes())
    return b"".join(parts), dataset


def make(number, path):
    """Writes a layout and returns the first fields of its line, and the expected bytes."""
    pick, rng = random.Random(number), numpy.random.default_rng(number)
    plan = draw(pick)
    write(path, plan, rng, pick)
    if plan["nodata"] is not None:
        replace_nodata(path, plan)
    content, dataset = expected(path, plan)
    assert len(dataset.GetFileList()) == 1, plan
    south_up = dataset.GetGeoTransform()[5] > 0
    words = [number, plan["type"], plan["width"], plan["height"], dataset.RasterCount, int(south_up), plan["refusal"],
             plan]
    return "\t".join(str(word) for word in words), content


def write_folder(folder, first, count):
    with open(os.path.join(folder, "index.tsv"), "w") as index:
        for number in range(first, first + count):
            line, content = make(number, os.path.join(folder, "%d.tif" % number))
            with open(os.path.join(folder, "%d.bin" % number), "wb") as file:
                file.write(content)
            print(line, file=index)


def print_lines(numbers):
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            path = os.path.join(folder, "layout.tif")
            line, content = make(number, path)
            with open(path, "rb") as file:
                print(line, base64.b64encode(file.read()).decode(), base64.b64encode(content).decode(), sep="\t")


gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
if len(sys.argv) > 2:
    write_folder(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
else:
    print_lines(int(number) for number in sys.argv[1].split(","))
