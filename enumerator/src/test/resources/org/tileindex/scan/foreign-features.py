"""Reads damaged zone files with GDAL, or Parquet with Arrow C++, and writes their ids and geometries beside them.

Each line of standard input is the path of a file. PATH.features begins with `read` and the CRS, or with `refused` and
the reason. After `read` a feature is a line of its id and its well-known binary, both in hexadecimal, or `-` for null.
A process of its own reads each file, because a damaged one may crash or hang its reader.
"""

import os
import signal
import sys
import time

import duckdb
import numpy as np
import pyarrow
import pyarrow.parquet as parquet
import pyogrio
import pyogrio.raw

SECONDS = 20
ID = "iso_a2"
PREFIXES = {".zip": "/vsizip/", ".gz": "/vsigzip/"}


def with_arrow(path):
    table = parquet.ParquetFile(path, page_checksum_verification=True).read(
        columns=[ID, "geometry"], use_threads=False
    )
    return None, table.column(ID).to_pylist(), table.column("geometry").to_pylist()


def with_duckdb(path):
    database = duckdb.connect()
    database.execute("SET enable_geoparquet_conversion = false")
    rows = database.execute(f"SELECT {ID}, geometry FROM read_parquet('{path}')").fetchall()
    return None, [row[0] for row in rows], [row[1] for row in rows]


def of_parquet(path):
    try:
        return with_arrow(path)
    except Exception as e:
        # Arrow C++ puts a schema of its own into the metadata and needs it, which the format does not.
        if "base64" in str(e) or "flatbuffers" in str(e):
            return with_duckdb(path)
        raise


def with_gdal(path):
    source = PREFIXES.get(os.path.splitext(path)[1], "") + path
    fields = list(pyogrio.read_info(source)["fields"])
    names = [name for name in fields if name.lower() == ID]
    if not names:
        raise ValueError("no field " + ID)
    meta, _, geometries, columns = pyogrio.raw.read(source, columns=names[:1], force_2d=True)
    if geometries is None:
        raise ValueError("no geometries")
    return meta["crs"], list(columns[0]), list(geometries)


def text(value):
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return "-"
    return str(value).encode("utf-8", "surrogatepass").hex()


def read(path):
    try:
        crs, ids, geometries = (of_parquet if path.endswith(".parquet") else with_gdal)(path)
        lines = ["read " + " ".join((crs or "none").split())]
        for name, wkb in zip(ids, geometries):
            lines.append(text(name) + " " + ("-" if wkb is None else bytes(wkb).hex()))
    except Exception as e:
        lines = ["refused " + " ".join(str(e).split())]
    with open(path + ".features", "w") as out:
        out.write("\n".join(lines) + "\n")


def refuse(path, reason):
    with open(path + ".features", "w") as out:
        out.write("refused " + reason + "\n")


def read_apart(path):
    child = os.fork()
    if child == 0:
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            read(path)
        finally:
            os._exit(0 if os.path.exists(path + ".features") else 1)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            if status != 0:
                refuse(path, "its reader crashed")
            return
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    refuse(path, "its reader did not end")


if __name__ == "__main__":
    for line in sys.stdin:
        read_apart(line.rstrip("\n"))
    versions = pyogrio.__gdal_version_string__, pyarrow.__version__, duckdb.__version__
    print("GDAL {}, Arrow C++ {}, DuckDB {}".format(*versions))
