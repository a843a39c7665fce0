package org.tileindex.bench.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;
import org.tileindex.zone.Zone;

/// `gdal_rasterize` on one core. It burns all zones into one raster of bytes; the value of a zone is its place in the
/// file.
///
/// @param zones the zone file, made by [#input]
record Gdal(String name, String note, Path zones, Grid grid) implements Side {
    /// The share of cells that may differ.
    private static final double TOLERANCE = 1e-5;

    /// Whether GDAL's programs are installed.
    static boolean isInstalled() throws InterruptedException {
        try {
            Launched.output(List.of("gdal_rasterize", "--version"));
            Launched.output(List.of("ogr2ogr", "--version"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String version() throws IOException, InterruptedException {
        return Launched.output(List.of("gdal_rasterize", "--version")).strip();
    }

    /// Writes `zones` into `folder` in a format that GDAL reads fast: FlatGeobuf, without an index, which would change
    /// the order.
    static Path input(List<Zone> zones, Path folder) throws IOException, InterruptedException {
        Path text = folder.resolve("zones.geojson");
        Path binary = folder.resolve("zones.fgb");
        ZonesAsGeoJson.write(zones, text);
        Launched.output(
                List.of("ogr2ogr", "-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO", binary.toString(), text.toString()));
        return binary;
    }

    /// A side that burns the zones of file `zones` on `grid` in memory.
    static Gdal burning(Path zones, Grid grid) {
        return new Gdal("gdal", "gdal_rasterize, whole process, a Byte raster in memory, one core", zones, grid);
    }

    /// A side that burns them on a raster so small that only starting and reading the zones take time.
    static Gdal starting(Path zones) {
        return new Gdal(
                "gdal-start",
                "the same on a raster of 36 × 18 cells: start and reading of the zones",
                zones,
                new Grid(18, 36, -180, 90, 10, 10));
    }

    @Override
    public void run(Path out) throws Exception {
        rasterize("MEM", out);
    }

    private void rasterize(String format, Path raster) throws IOException, InterruptedException {
        double east = grid.westEdge(grid.ncols());
        double south = grid.northEdge(grid.nrows());
        Launched.output(List.of(
                "taskset",
                "-c",
                "0",
                "gdal_rasterize",
                "-q",
                "-a",
                ZonesAsGeoJson.PLACE,
                "-ot",
                "Byte",
                "-of",
                format,
                "-te",
                text(grid.originLon()),
                text(south),
                text(east),
                text(grid.originLat()),
                "-ts",
                text(grid.ncols()),
                text(grid.nrows()),
                zones.toString(),
                raster.toString()));
    }

    private static String text(Object number) {
        return number.toString();
    }

    /// The number of cells that GDAL gives to another zone than `cells` do, which are the spans of the zones in order.
    /// A few are accepted, because GDAL does not decide exactly.
    ///
    /// @throws EqualityGate.UnequalException if there are more
    long check(List<Spans> cells, Path folder) throws IOException, InterruptedException, EqualityGate.UnequalException {
        long different = differences(cells, folder);
        long most = (long)
                Math.ceil(TOLERANCE * cells.stream().mapToLong(Spans::cells).sum());
        if (different > most) {
            throw new EqualityGate.UnequalException(
                    "GDAL gives %,d cells to another zone than ours; at most %,d are accepted"
                            .formatted(different, most));
        }
        return different;
    }

    private long differences(List<Spans> cells, Path folder) throws IOException, InterruptedException {
        Path raster = folder.resolve("zones.raw");
        rasterize("ENVI", raster);
        long different = 0;
        try (InputStream pixels = Files.newInputStream(raster)) {
            List<int[]> cursors = new ArrayList<>();
            cells.forEach(spans -> cursors.add(new int[1]));
            byte[] burnt = new byte[grid.ncols()];
            byte[] expected = new byte[grid.ncols()];
            for (int row = 0; row < grid.nrows(); row++) {
                if (pixels.readNBytes(burnt, 0, burnt.length) < burnt.length) {
                    throw new EOFException(raster + " ends in row " + row);
                }
                Arrays.fill(expected, (byte) 0);
                for (int place = 0; place < cells.size(); place++) {
                    fill(expected, row, cells.get(place), cursors.get(place), place + 1);
                }
                different += different(burnt, expected);
            }
        }
        Files.delete(raster);
        return different;
    }

    /// Burns the spans of one row, beginning at the cursor, and moves the cursor behind them.
    private static void fill(byte[] to, int row, Spans spans, int[] cursor, int value) {
        int i = cursor[0];
        while (i < spans.size() && spans.row(i) == row) {
            Arrays.fill(to, spans.colStart(i), spans.colEnd(i), (byte) value);
            i++;
        }
        cursor[0] = i;
    }

    private static long different(byte[] a, byte[] b) {
        long different = 0;
        for (int i = 0; i < a.length; i++) {
            different += a[i] == b[i] ? 0 : 1;
        }
        return different;
    }
}
