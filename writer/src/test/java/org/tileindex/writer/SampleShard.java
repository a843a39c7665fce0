package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunTable;

/// A shard with columns of every form over runs, and the naive expansion of their values.
record SampleShard(RunTable runs, List<SampleColumn> columns) {

    /// All forms over the given runs. Positions are row and column numbers as in a grid: `rowPositions[i]` for all rows
    /// of a run, `colPositions[i] + k` for its rows; starts are the values of 32-bit and 64-bit ramps.
    static SampleShard of(int[] lengths, int[] rowPositions, int[] colPositions, long[] starts32, long[] starts64) {
        int tableRows = 1 + Arrays.stream(rowPositions).max().orElse(0);
        int tableCols = 1;
        for (int i = 0; i < lengths.length; i++) {
            tableCols = Math.max(tableCols, colPositions[i] + lengths[i]);
        }
        double[] descending = new double[tableRows];
        for (int i = 0; i < tableRows; i++) {
            descending[i] = 90 - i / 120.0;
        }
        double[] ascending = new double[tableCols];
        for (int i = 0; i < tableCols; i++) {
            ascending[i] = -180 + i / 120.0;
        }
        double[] scattered = new Random(tableCols).doubles(tableCols, -1e9, 1e9).toArray();
        double[] areas = new Random(tableRows).doubles(tableRows, 0, 1e6).toArray();
        RunIndex byRow = new RunIndex(rowPositions);
        RunIndex byCol = new RunIndex(colPositions);
        return new SampleShard(
                new RunTable(lengths),
                List.of(
                        SampleColumn.text("iso", "ÅX"),
                        SampleColumn.constant("constant", -0.25),
                        SampleColumn.perRunOrdinals("row", rowPositions, byRow),
                        SampleColumn.perRun("lat", descending, rowPositions, byRow),
                        SampleColumn.perRun("area", areas, rowPositions, byRow),
                        SampleColumn.lookup("lon", ascending, colPositions, byCol),
                        SampleColumn.lookupUnordered("scattered", scattered, colPositions, byCol),
                        SampleColumn.lookupOrdinals("col", colPositions, byCol),
                        SampleColumn.ramp("ramp32", 32, starts32),
                        SampleColumn.ramp("ramp64", 64, starts64)));
    }

    /// Runs like those of a grid: a few per row, from left to right, row after row.
    static SampleShard grid(int... lengths) {
        int[] rows = new int[lengths.length];
        int[] cols = new int[lengths.length];
        long[] starts32 = new long[lengths.length];
        long[] starts64 = new long[lengths.length];
        int col = 7;
        for (int i = 0; i < lengths.length; i++) {
            rows[i] = i / 3;
            if (i % 3 == 0) {
                col = 7 + i % 5;
            }
            cols[i] = col;
            starts32[i] = col;
            starts64[i] = rows[i] * 43200L + col;
            col += lengths[i] + 11;
        }
        return of(lengths, rows, cols, starts32, starts64);
    }

    /// Random runs, positions and starts without any order.
    static SampleShard random(long seed) {
        Random random = new Random(seed);
        int runs = 1 + random.nextInt(400);
        int[] longest = {1, 2, 40, 127, 128, 129, 300, 900};
        int bound = longest[random.nextInt(longest.length)];
        int[] lengths = random.ints(runs, 1, bound + 1).toArray();
        int[] rows = random.ints(runs, 0, 1 + random.nextInt(5000)).toArray();
        int[] cols = random.ints(runs, 0, 1 + random.nextInt(70000)).toArray();
        long[] starts32 = random.longs(runs, 0, Integer.MAX_VALUE - 1000).toArray();
        long[] starts64 = random.longs(runs, 0, 1L << (10 + random.nextInt(51))).toArray();
        return of(lengths, rows, cols, starts32, starts64);
    }

    ShardFile file(Path path) {
        return new ShardFile(
                path, "sample", columns.stream().map(SampleColumn::column).toList());
    }

    /// Writes this shard as one file.
    Path write(ShardWriter writer, Path path) throws IOException {
        writer.write(runs, List.of(file(path)));
        return path;
    }

    /// Every value of every column, in row order.
    Map<String, List<Object>> expanded() {
        Map<String, List<Object>> expanded = new LinkedHashMap<>();
        for (SampleColumn column : columns) {
            List<Object> values = new ArrayList<>();
            for (int run = 0; run < runs.runs(); run++) {
                for (int k = 0; k < runs.length(run); k++) {
                    values.add(column.rows().at(run, k));
                }
            }
            expanded.put(column.name(), values);
        }
        return expanded;
    }
}
