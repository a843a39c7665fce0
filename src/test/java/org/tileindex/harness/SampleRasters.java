package org.tileindex.harness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.value.CellMask;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.value.ValueRequest;

/// Rasters that GDAL wrote, and what GDAL reads of them. All cover the same ground, from France to Switzerland.
final class SampleRasters {
    /// The columns and rows that GDAL's values are known of.
    static final int FIRST_COL = 300;

    static final int FIRST_ROW = 200;
    static final int COLS = 150;
    static final int ROWS = 120;

    private SampleRasters() {}

    static Path file(String name) {
        return folder().resolve(name + ".tif");
    }

    private static Path folder() {
        return Repository.root().resolve("raster/src/test/resources/org/tileindex/raster/variants");
    }

    /// The values of band 1 as GDAL reads them, row by row from the first row and column on; nodata is a number.
    static double[] gdal(String name) throws IOException {
        DoubleBuffer numbers = ByteBuffer.wrap(
                        Files.readAllBytes(folder().resolve("expected").resolve(name + ".win")))
                .asDoubleBuffer();
        double[] values = new double[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    /// The nodata value as GDAL reads it.
    static double nodata(String name) throws IOException {
        return Files.readAllLines(folder().resolve("expected/index.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields[0].equals(name))
                .mapToDouble(fields -> Double.parseDouble(fields[7]))
                .findFirst()
                .orElseThrow();
    }

    /// Opens a raster without a name and takes values of it, written as on the command line.
    static Pixels open(String place, String... values) throws TileIndexException, InterruptedException {
        return open(List.of(place), Optional.empty(), values);
    }

    /// Opens rasters, of which the second is named `b`.
    static Pixels open(List<String> places, Optional<CellMask> mask, String... values)
            throws TileIndexException, InterruptedException {
        Sources sources = new Sources(SourceSettings.DEFAULT);
        List<NamedRaster> rasters = new ArrayList<>();
        for (String place : places) {
            rasters.add(new NamedRaster(rasters.isEmpty() ? "" : "b", Raster.open(sources.open(place), false)));
        }
        return Pixels.of(rasters, Arrays.stream(values).map(ValueRequest::parse).toList(), mask);
    }
}
