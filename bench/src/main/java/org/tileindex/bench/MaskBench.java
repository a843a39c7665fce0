package org.tileindex.bench;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.scan.MaskKernel;
import org.tileindex.scan.ScalarMaskRuns;
import org.tileindex.scan.simd.VectorMaskRuns;

/// Finding the runs in the mask of one row of the world at 30 arc-seconds.
public class MaskBench extends SuiteBenchmark {
    private static final int COLUMNS = 43_200;
    private static final int COAST = 40;
    private static final int NODATA = 3;

    @Param({"scalar", "vector"})
    public String implementation = "";

    /// `empty`: no cell is set; `coast`: 40 runs; `nodata`: a third of the cells, at random.
    @Param({"empty", "coast", "nodata"})
    public String content = "";

    private final int[] bounds = new int[MaskKernel.mostBounds(COLUMNS)];
    private MaskKernel kernel = new ScalarMaskRuns();
    private byte[] mask = {};

    @Setup
    public void setUp() {
        mask = mask(content);
        kernel = implementation.equals("vector") ? new VectorMaskRuns() : new ScalarMaskRuns();
        int[] specified = new int[bounds.length];
        int size = new ScalarMaskRuns().runs(mask, COLUMNS, specified);
        Gate.equal(size, kernel.runs(mask, COLUMNS, bounds), "number of bounds");
        Gate.equal(IntBuffer.wrap(specified, 0, size), IntBuffer.wrap(bounds, 0, size), "bounds of runs");
    }

    private static byte[] mask(String content) {
        byte[] mask = new byte[COLUMNS];
        SplittableRandom random = new SplittableRandom(1);
        switch (content) {
            case "empty" -> {}
            case "coast" -> {
                int[] turns = random.ints(2 * COAST, 0, COLUMNS).sorted().toArray();
                for (int i = 0; i < turns.length; i += 2) {
                    Arrays.fill(mask, turns[i], turns[i + 1], (byte) 1);
                }
            }
            case "nodata" -> {
                for (int i = 0; i < COLUMNS; i++) {
                    mask[i] = (byte) (random.nextInt(NODATA) == 0 ? 1 : 0);
                }
            }
            default -> throw new IllegalArgumentException(content);
        }
        return mask;
    }

    @Benchmark
    public int runs() {
        return kernel.runs(mask, COLUMNS, bounds);
    }
}
