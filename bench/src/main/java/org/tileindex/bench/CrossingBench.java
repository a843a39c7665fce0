package org.tileindex.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CrossingBatch;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.simd.VectorCrossings;

/// The crossing kernel on batches of Indonesia's edges, scalar against vector. As in a scan, the batch stays in the
/// core's first-level cache.
public class CrossingBench extends SuiteBenchmark {
    /// `full`: a batch at capacity; `ring`: the batch of median size among those cut short by the end of a ring.
    @Param({"full", "ring"})
    public String batch = "";

    private final CrossingKernel scalar = new ScalarCrossings();
    private final CrossingKernel vector = new VectorCrossings();
    private Optional<CrossingBatch> loaded = Optional.empty();
    private int size;

    @Setup
    public void prove() throws IOException, TileIndexException {
        List<RecordedBatch> all = RecordedBatch.of(World.country("ID"), World.GRID);
        for (RecordedBatch recorded : all) {
            int differs = Arrays.mismatch(recorded.locate(scalar), recorded.locate(vector));
            Gate.equal(-1, differs, "index of the first crossing that the vector kernel places elsewhere");
        }
        List<RecordedBatch> ofKind = all.stream()
                .filter(recorded -> batch.equals("full") == (recorded.size() == CrossingBatch.CAPACITY))
                .sorted(Comparator.comparingInt(RecordedBatch::size))
                .toList();
        RecordedBatch chosen = ofKind.get(ofKind.size() / 2);
        loaded = Optional.of(chosen.load());
        size = chosen.size();
    }

    @Benchmark
    public int[] scalar() {
        return locate(scalar);
    }

    @Benchmark
    public int[] vector() {
        return locate(vector);
    }

    private int[] locate(CrossingKernel kernel) {
        CrossingBatch crossings = loaded.orElseThrow();
        kernel.locate(crossings, size);
        return crossings.west;
    }
}
