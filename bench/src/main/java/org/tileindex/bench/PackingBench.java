package org.tileindex.bench;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.pack.simd.VectorPacking;

/// Bit-packing of dictionary indices and removal of nulls, in nanoseconds per value. Blocks of deltas have no vector
/// kernel.
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PackingBench.VALUES)
public class PackingBench extends SuiteBenchmark {
    static final int VALUES = 1 << 13;

    @Param({"scalar", "vector"})
    public String kernel = "";

    /// Bits of an index in [#indices]; values kept of every 64, on average, in [#nulls].
    @Param({"3", "8", "13", "16", "24"})
    public int width = 8;

    private PackingKernel packing = new ScalarPacking();
    private int[] indices = new int[0];
    private long[] values = new long[0];
    private long[] chosen = new long[0];
    private final long[] compacted = new long[VALUES];
    private final byte[] out = new byte[VALUES * Integer.BYTES + PackingKernel.SLACK];

    @Setup
    public void prove() {
        Random random = new Random(width);
        indices = random.ints(VALUES).map(v -> v >>> (Integer.SIZE - width)).toArray();
        values = random.longs(VALUES).toArray();
        chosen = new long[VALUES / Long.SIZE];
        for (int i = 0; i < VALUES; i++) {
            chosen[i / Long.SIZE] |= random.nextInt(Long.SIZE) < width ? 1L << i : 0;
        }
        packing = new ScalarPacking();
        ByteBuffer packed = packed();
        LongBuffer kept = kept();
        packing = new VectorPacking();
        Gate.equal(packed, packed(), "packed indices");
        Gate.equal(kept, kept(), "values that are not null");
        packing = kernel.equals("vector") ? packing : new ScalarPacking();
    }

    private ByteBuffer packed() {
        return ByteBuffer.wrap(Arrays.copyOf(out, indices()));
    }

    private LongBuffer kept() {
        return LongBuffer.wrap(Arrays.copyOf(compacted, nulls()));
    }

    @Benchmark
    public int indices() {
        return packing.pack(indices, 0, VALUES, width, out, 0);
    }

    @Benchmark
    public int nulls() {
        System.arraycopy(values, 0, compacted, 0, VALUES);
        return packing.compact(compacted, 0, VALUES, chosen);
    }
}
