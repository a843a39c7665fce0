package org.tileindex.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.CrossingBatch;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;

/// A batch of crossings that a scan handed to its kernel.
final class RecordedBatch {
    /// The scanner's own batch, which all recordings of one scan share.
    private final CrossingBatch batch;

    private final List<double[]> input;
    private final int size;

    private RecordedBatch(CrossingBatch batch, int size) {
        this.batch = batch;
        this.size = size;
        this.input = columns(batch).stream()
                .map(column -> Arrays.copyOf(column, size))
                .toList();
    }

    /// All batches of a scan of `zone` by centroids, in order.
    static List<RecordedBatch> of(Zone zone, Grid grid) {
        Recorder recorder = new Recorder();
        new ZoneScanner(grid, InclusionRule.CENTER, recorder).scan(zone);
        return recorder.recorded;
    }

    /// The number of crossings.
    int size() {
        return size;
    }

    /// Loads these crossings into the scanner's batch, which holds them until others are loaded.
    CrossingBatch load() {
        List<double[]> columns = columns(batch);
        for (int i = 0; i < columns.size(); i++) {
            System.arraycopy(input.get(i), 0, columns.get(i), 0, size);
        }
        return batch;
    }

    /// The positions of these crossings by `kernel`.
    int[] locate(CrossingKernel kernel) {
        CrossingBatch loaded = load();
        Arrays.fill(loaded.west, Integer.MIN_VALUE);
        kernel.locate(loaded, size);
        return Arrays.copyOf(loaded.west, size);
    }

    private static List<double[]> columns(CrossingBatch batch) {
        return List.of(batch.lowX, batch.lowY, batch.highX, batch.highY, batch.lat);
    }

    private static final class Recorder implements CrossingKernel {
        private final CrossingKernel kernel = new ScalarCrossings();
        private final List<RecordedBatch> recorded = new ArrayList<>();

        @Override
        public void locate(CrossingBatch batch, int size) {
            if (size > 0) {
                recorded.add(new RecordedBatch(batch, size));
            }
            kernel.locate(batch, size);
        }

        @Override
        public String description() {
            return "recorder";
        }
    }
}
