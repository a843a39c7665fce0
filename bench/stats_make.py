#!/usr/bin/env python3
"""Makes zones for bench/stats.sh as GeoParquet, with NumPy and DuckDB.

    python3 bench/stats_make.py FOLDER

FOLDER/million.parquet has a million random polygons of 10 vertices and 1 to 8 km across, anywhere on the globe but the
poles; FOLDER/basins.parquet a partition of the globe between 60 S and 75 N into 230,400 polygons of 40 vertices, of
which neighbours share crooked sides. Both have ids in `id`. Files that are there are kept.
"""
import json
import os
import sys

import duckdb
import numpy

GEO = json.dumps({"version": "1.1.0", "primary_column": "geometry",
                  "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Polygon"]}}})


def write(path, rings):
    """Writes polygons of one ring each, an array of shape (polygons, vertices, 2), as 32-bit ids and WKB."""
    if os.path.exists(path):
        return
    count, vertices, _ = rings.shape
    wkb = numpy.zeros(count, dtype=[("order", "u1"), ("type", "<u4"), ("rings", "<u4"), ("vertices", "<u4"),
                                    ("xy", "<f8", (vertices, 2))])
    wkb["order"], wkb["type"], wkb["rings"], wkb["vertices"], wkb["xy"] = 1, 3, 1, vertices, rings
    part = path + ".part"
    with open(part, "w") as table:
        for number in range(count):
            table.write("z%07d,%s\n" % (number, wkb[number].tobytes().hex()))
    ready = path + ".ready"
    duckdb.execute("COPY (SELECT column0 AS id, unhex(column1) AS geometry FROM read_csv('%s', header=false,"
                   " all_varchar=true)) TO '%s' (FORMAT parquet, KV_METADATA {geo: '%s'})" % (part, ready, GEO))
    os.remove(part)
    os.rename(ready, path)


def million():
    rng = numpy.random.default_rng(15)
    count, vertices = 1_000_000, 10
    angles = (numpy.arange(vertices) + 0.8 * rng.random((count, vertices))) * 2 * numpy.pi / vertices
    radius = 0.005 + 0.035 * rng.random((count, 1)) * (0.4 + 0.6 * rng.random((count, vertices)))
    east = -179 + 358 * rng.random((count, 1)) + radius * numpy.cos(angles)
    north = -60 + 135 * rng.random((count, 1)) + radius * numpy.sin(angles)
    ring = numpy.stack([east, north], axis=2)
    return numpy.concatenate([ring, ring[:, :1]], axis=1)


def basins():
    rng = numpy.random.default_rng(16)
    cols, rows, steps = 720, 320, 10
    west, south, width, height = -180.0, -60.0, 360.0 / cols, 135.0 / rows
    x = numpy.linspace(0, cols, cols * steps + 1)
    y = numpy.linspace(0, rows, rows * steps + 1)
    # The sides between rows and columns of basins, bent at each vertex; the less, the nearer it is to a corner, so that
    # sides that meet there do not cross.
    horizontal = 0.3 * rng.uniform(-1, 1, (rows + 1, cols * steps + 1)) * numpy.minimum(x % 1, -x % 1)
    vertical = 0.3 * rng.uniform(-1, 1, (cols + 1, rows * steps + 1)) * numpy.minimum(y % 1, -y % 1)
    horizontal[[0, rows]] = 0
    vertical[[0, cols]] = 0
    rings = numpy.empty((cols * rows, 4 * steps + 1, 2))
    for row in range(rows):
        for col in range(cols):
            along_x = slice(col * steps, (col + 1) * steps + 1)
            along_y = slice(row * steps, (row + 1) * steps + 1)
            bottom = numpy.stack([x[along_x], row + horizontal[row, along_x]], axis=1)
            top = numpy.stack([x[along_x], row + 1 + horizontal[row + 1, along_x]], axis=1)
            left = numpy.stack([col + vertical[col, along_y], y[along_y]], axis=1)
            right = numpy.stack([col + 1 + vertical[col + 1, along_y], y[along_y]], axis=1)
            rings[row * cols + col] = numpy.concatenate([bottom[:-1], right[:-1], top[:0:-1], left[::-1]])
    rings[..., 0] = west + width * rings[..., 0]
    rings[..., 1] = south + height * rings[..., 1]
    return rings


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, "million.parquet"), million())
    write(os.path.join(folder, "basins.parquet"), basins())


if __name__ == "__main__":
    main()
