#!/usr/bin/env python3
"""Writes blocks.tsv, the oracle of GdalBlocksTest: strips as GDAL stores them, and the samples that GDAL reads back.

    /usr/bin/python3 blocks.py > ../resources/org/tileindex/raster/codec/blocks.tsv

Lines, fields separated by tabs, bytes in Base64:

    samples  KEY  bytes          little-endian, pixels of interleaved samples, as GDAL reads them
    block    KEY  width  height  samples  type  bits  order  reversed  compression  predictor  bytes

Each block decodes to the samples of its key, which are those of the last line `samples` with that key.
"""
import base64
import struct
import sys

import numpy
from osgeo import gdal

gdal.UseExceptions()
WIDTH, HEIGHT = 21, 4
PATH = "/vsimem/block.tif"
TYPES = {
    "UINT8": (gdal.GDT_Byte, "u1", {}),
    "INT8": (gdal.GDT_Byte, "u1", {"PIXELTYPE": "SIGNEDBYTE"}),
    "UINT16": (gdal.GDT_UInt16, "u2", {}),
    "INT16": (gdal.GDT_Int16, "i2", {}),
    "UINT32": (gdal.GDT_UInt32, "u4", {}),
    "INT32": (gdal.GDT_Int32, "i4", {}),
    "UINT64": (gdal.GDT_UInt64, "u8", {}),
    "INT64": (gdal.GDT_Int64, "i8", {}),
    "FLOAT16": (gdal.GDT_Float32, "f4", {"NBITS": "16"}),
    "FLOAT32": (gdal.GDT_Float32, "f4", {}),
    "FLOAT64": (gdal.GDT_Float64, "f8", {}),
}
CODECS = ["NONE", "PACKBITS", "LZW", "DEFLATE", "ZSTD"]
PREDICTORS = {"NONE": "1", "HORIZONTAL": "2", "FLOATING_POINT": "3"}
random = numpy.random.default_rng(14)


def field(name, samples, bits=None):
    """Bands of a smooth field with steps and a few extremes, which predictors must carry over rows and signs."""
    bands = []
    for band in range(samples):
        y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
        slope = (x * (3 + band) + y * 11) * 1.0
        slope[x > 12] += 1000
        if "FLOAT" in name:
            values = slope * 0.25 - 7
            values[1, 3], values[2, 4], values[3, 5] = numpy.nan, numpy.inf, -0.0
            bands.append(values.astype(TYPES[name][1]))
            continue
        code = TYPES[name][1]
        top = (1 << bits) - 1 if bits else int(numpy.iinfo(code).max)
        low = 0 if bits else int(numpy.iinfo(code).min)
        values = numpy.array([[int(v) % (top + 1) for v in row] for row in slope], dtype=code)
        values[1, 3], values[2, 4] = top, low
        values[3] = [int(v) % (top - low + 1) + low for v in random.integers(0, 1 << 62, WIDTH)]
        bands.append(values)
    return bands


def write(name, bands, options):
    gdal_type, _, own = TYPES[name]
    every = {"BLOCKYSIZE": HEIGHT, "INTERLEAVE": "PIXEL", "PROFILE": "BASELINE", **own, **options}
    driver = gdal.GetDriverByName("GTiff")
    data = driver.Create(PATH, WIDTH, HEIGHT, len(bands), gdal_type, [f"{k}={v}" for k, v in every.items()])
    for i, band in enumerate(bands):
        data.GetRasterBand(i + 1).WriteArray(band)
    data = None


def contents():
    handle = gdal.VSIFOpenL(PATH, "rb")
    gdal.VSIFSeekL(handle, 0, 2)
    size = gdal.VSIFTellL(handle)
    gdal.VSIFSeekL(handle, 0, 0)
    content = gdal.VSIFReadL(1, size, handle)
    gdal.VSIFCloseL(handle)
    return bytearray(content)


def place():
    data = gdal.Open(PATH)
    band = data.GetRasterBand(1)
    return int(band.GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF")), int(band.GetMetadataItem("BLOCK_SIZE_0_0", "TIFF"))


def stored():
    offset, size = place()
    return bytes(contents()[offset:offset + size])


def samples(name):
    """What GDAL reads: the interleaved samples of the file, little-endian."""
    data = gdal.Open(PATH)
    code = TYPES[name][1]
    read = [data.GetRasterBand(i + 1).ReadAsArray() for i in range(data.RasterCount)]
    pixels = numpy.stack(read, axis=-1)
    pixels = pixels.astype("<f2") if name == "FLOAT16" else pixels.view("u1") if code == "u1" else pixels
    return pixels.astype(pixels.dtype.newbyteorder("<")).tobytes()


def replace(change):
    """Puts other bytes in the place of the strip, which must not be longer."""
    content = contents()
    offset, size = place()
    changed = change(bytes(content[offset:offset + size]))
    assert len(changed) <= size, (len(changed), size)
    content[offset:offset + len(changed)] = changed
    gdal.FileFromMemBuffer(PATH, bytes(content))
    return changed


def reverse_bits(data):
    return bytes(int(f"{b:08b}"[::-1], 2) for b in data)


def patch_tag(old, new, value):
    """Turns a tag of a little-endian file into another one with a single short."""
    content = contents()
    directory, = struct.unpack_from("<I", content, 4)
    count, = struct.unpack_from("<H", content, directory)
    for i in range(count):
        at = directory + 2 + 12 * i
        if struct.unpack_from("<H", content, at)[0] == old:
            struct.pack_into("<HHIHH", content, at, new, 3, 1, value, 0)
            gdal.FileFromMemBuffer(PATH, bytes(content))
            return
    raise KeyError(old)


def old_lzw(data):
    """LZW as programs before TIFF 5.0 wrote it: codes from the least significant bit on, no early change of width."""
    out, acc, held, width, table = bytearray(), 0, 0, 9, {bytes([i]): i for i in range(256)}
    following = 258

    def put(code):
        nonlocal acc, held
        acc |= code << held
        held += width
        while held >= 8:
            out.append(acc & 255)
            acc, held = acc >> 8, held - 8

    put(256)
    word = b""
    for byte in data:
        if word + bytes([byte]) in table:
            word += bytes([byte])
            continue
        put(table[word])
        table[word + bytes([byte])] = following
        following += 1
        if following > (1 << width):
            width += 1
        word = bytes([byte])
    put(table[word])
    following += 1
    if following > (1 << width):
        width += 1
    put(257)
    if held:
        out.append(acc & 255)
    return bytes(out)


def text(data):
    return base64.b64encode(data).decode()


def line(key, count, name, bits, order, reverse, codec, predictor, data):
    print("block", key, WIDTH, HEIGHT, count, name, bits, order, reverse, codec, predictor, text(data), sep="\t")


def check(expected, name, what):
    if samples(name) != expected:
        sys.exit(f"GDAL reads other samples: {what}")


def whole_types():
    for name in TYPES:
        size = 2 if name == "FLOAT16" else numpy.dtype(TYPES[name][1]).itemsize
        for count in (1, 2, 3, 4):
            bands = field(name, count)
            write(name, bands, {})
            expected = samples(name)
            key = f"{name}x{count}"
            print("samples", key, text(expected), sep="\t")
            for codec in CODECS:
                for predictor, number in PREDICTORS.items():
                    if predictor != "NONE" and codec in ("NONE", "PACKBITS"):
                        continue
                    if predictor == "FLOATING_POINT" and "FLOAT" not in name:
                        continue
                    for order in ("LITTLE", "BIG") if size > 1 else ("LITTLE",):
                        options = {"COMPRESS": codec, "ENDIANNESS": order}
                        if codec not in ("NONE", "PACKBITS"):
                            options["PREDICTOR"] = number
                        write(name, bands, options)
                        found = key
                        if predictor == "FLOATING_POINT" and order == "BIG":
                            # libtiff 4.5 writes the planes in the reverse order, but reads them as the note says.
                            found = key + "swapped"
                            if codec == "LZW":
                                print("samples", found, text(samples(name)), sep="\t")
                        else:
                            check(expected, name, options)
                        line(found, count, name, 8 * size, order, "false", codec, predictor, stored())


def odd_bits():
    for bits in range(1, 32):
        if bits in (8, 16):
            continue
        name = "UINT8" if bits < 8 else "UINT16" if bits < 16 else "UINT32"
        for count in (1, 3):
            bands = field(name, count, bits)
            write(name, bands, {"NBITS": bits})
            expected = samples(name)
            key = f"{bits}bitx{count}"
            print("samples", key, text(expected), sep="\t")
            for order in ("LITTLE", "BIG"):
                for codec in ("NONE", "LZW" if bits % 2 else "DEFLATE"):
                    write(name, bands, {"NBITS": bits, "COMPRESS": codec, "ENDIANNESS": order})
                    check(expected, name, (bits, order, codec))
                    line(key, count, name, bits, order, "false", codec, "NONE", stored())


def reversed_bits():
    for codec in CODECS:
        for name, bits in (("UINT8", 1), ("UINT8", 8), ("UINT16", 12), ("UINT16", 16)):
            bands = field(name, 1, bits)
            predictor = "HORIZONTAL" if bits in (8, 16) and codec in ("LZW", "DEFLATE", "ZSTD") else "NONE"
            options = {"COMPRESS": codec, "NBITS": bits}
            if predictor == "HORIZONTAL":
                options["PREDICTOR"] = "2"
            gdal_type, _, _ = TYPES[name]
            write(name, bands, options)
            described = gdal.Open(PATH)
            data = gdal.GetDriverByName("GTiff").CreateCopy(
                "/vsimem/described.tif", described, options=[f"{k}={v}" for k, v in options.items()]
                + ["PROFILE=GeoTIFF", f"BLOCKYSIZE={HEIGHT}"])
            data.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", "turned into FillOrder")
            data = described = None
            gdal.Rename("/vsimem/described.tif", PATH)
            expected = samples(name)
            replace(reverse_bits)
            patch_tag(270, 266, 2)
            key = f"reversed{bits}"
            print("samples", key, text(expected), sep="\t")
            check(expected, name, (codec, name, "reversed"))
            line(key, 1, name, bits, "LITTLE", "true", codec, predictor, stored())


def old_order_of_codes():
    """Enough bytes for codes of ten bits, in the place of a strip of noise."""
    for name, count in (("UINT8", 4), ("UINT16", 3), ("UINT64", 2)):
        bands = field(name, count)
        write(name, bands, {"COMPRESS": "LZW"})
        expected = samples(name)
        # Noise takes more room. Codes past the end of the samples are not looked at.
        noise = [random.integers(0, numpy.iinfo(band.dtype).max, band.shape, band.dtype) for band in bands]
        write(name, noise, {"COMPRESS": "LZW"})
        changed = replace(lambda data: old_lzw(expected))
        check(expected, name, "old LZW")
        key = f"old{name}x{count}"
        print("samples", key, text(expected), sep="\t")
        bits = 8 * numpy.dtype(TYPES[name][1]).itemsize
        line(key, count, name, bits, "LITTLE", "false", "LZW", "NONE", changed)


whole_types()
odd_bits()
reversed_bits()
old_order_of_codes()
