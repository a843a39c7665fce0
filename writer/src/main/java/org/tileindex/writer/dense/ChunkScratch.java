package org.tileindex.writer.dense;

import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.pack.PackingKernel;

/// The kernel, the dictionaries and the buffers with which column chunks are encoded, one at a time. One instance per
/// thread.
public final class ChunkScratch {
    private final PackingKernel kernel;
    private final NumberDictionary numbers = new NumberDictionary();
    private final BytesDictionary bytes = new BytesDictionary();
    private final long[] deltas = new long[PackingKernel.BLOCK];
    private final NumberLoader numberLoader = new NumberLoader();
    private final BytesLoader bytesLoader = new BytesLoader();
    private int[] indices = new int[64];
    private int[] candidates = new int[64];
    private long[] lengths = new long[64];

    /// @param kernel belongs to this instance alone
    public ChunkScratch(PackingKernel kernel) {
        this.kernel = kernel;
    }

    PackingKernel kernel() {
        return kernel;
    }

    NumberLoader numberLoader() {
        return numberLoader;
    }

    BytesLoader bytesLoader() {
        return bytesLoader;
    }

    NumberDictionary numbers() {
        return numbers;
    }

    BytesDictionary bytes() {
        return bytes;
    }

    /// An array of at least `size` dictionary indices.
    int[] indices(int size) {
        if (indices.length < size) {
            indices = new int[Math.max(size, indices.length * 2)];
        }
        return indices;
    }

    /// An array of at least `size` positions of values.
    int[] candidates(int size) {
        if (candidates.length < size) {
            candidates = new int[Math.max(size, candidates.length * 2)];
        }
        return candidates;
    }

    /// An array of at least `size` lengths.
    long[] lengths(int size) {
        if (lengths.length < size) {
            lengths = new long[Math.max(size, lengths.length * 2)];
        }
        return lengths;
    }

    /// Appends `values[from, to)` in the encoding DELTA_BINARY_PACKED.
    ///
    /// @param narrow whether values have 32 bits, so that their deltas wrap around at 32 bits
    void putDeltas(long[] values, int from, int to, boolean narrow, ByteSink sink) {
        sink.putVarint(PackingKernel.BLOCK);
        sink.putVarint(PackingKernel.MINIBLOCKS);
        sink.putVarint(to - from);
        sink.putZigZag(from < to ? values[from] : 0);
        for (int i = from + 1; i < to; i += PackingKernel.BLOCK) {
            int count = Math.min(PackingKernel.BLOCK, to - i);
            deltas(values, i, count, narrow);
            sink.reserve(PackingKernel.BLOCK_BYTES);
            sink.advance(kernel.deltaBlock(deltas, count, sink.array(), sink.size()) - sink.size());
        }
    }

    /// The approximate bits of a DELTA_BINARY_PACKED block of the `count` deltas that end at `values[from, from +
    /// count)`.
    long deltaBits(long[] values, int from, int count, boolean narrow) {
        deltas(values, from, count, narrow);
        long min = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, deltas[i]);
        }
        long bits = 0;
        for (int m = 0; m < count; m += PackingKernel.MINIBLOCK) {
            long union = 0;
            for (int i = m; i < Math.min(m + PackingKernel.MINIBLOCK, count); i++) {
                union |= deltas[i] - min;
            }
            bits += (long) PackingKernel.MINIBLOCK * (Long.SIZE - Long.numberOfLeadingZeros(union));
        }
        return bits + (2 + PackingKernel.MINIBLOCKS) * Byte.SIZE;
    }

    private void deltas(long[] values, int from, int count, boolean narrow) {
        if (narrow) {
            for (int i = 0; i < count; i++) {
                deltas[i] = (int) (values[from + i] - values[from + i - 1]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                deltas[i] = values[from + i] - values[from + i - 1];
            }
        }
    }
}
