package org.tileindex.writer.dense;

import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.pack.PackingKernel;

/// Bodies of RLE_DICTIONARY data pages with indices in any order: one byte of bit width, then bit-packed groups of
/// eight indices, and an RLE run wherever an index repeats so often that a run is shorter.
final class IndexRuns {
    private static final int GROUP = 8;
    /// Bits that an RLE run costs, including the header of the next bit-packed groups.
    private static final int RUN_BITS = 64;

    private IndexRuns() {}

    /// Appends `indices[from, to)`, each of `width` bits.
    static void put(PackingKernel kernel, int[] indices, int from, int to, int width, ByteSink sink) {
        sink.putByte(width);
        if (width == 0) {
            sink.putVarint((long) (to - from) << 1);
            return;
        }
        int minRun = Math.max(GROUP, RUN_BITS / width);
        int packed = from;
        int i = from;
        while (i + GROUP <= to) {
            if (indices[i] != indices[i + GROUP - 1]) {
                i += GROUP;
                continue;
            }
            int end = runEnd(indices, i, to);
            if (end - i >= minRun) {
                putPacked(kernel, indices, packed, i, width, sink);
                sink.putVarint((long) (end - i) << 1);
                sink.putLowBytes(indices[i], (width + 7) / Byte.SIZE);
                i = end;
                packed = end;
            } else {
                i += GROUP;
            }
        }
        putPacked(kernel, indices, packed, to, width, sink);
    }

    private static int runEnd(int[] indices, int from, int to) {
        int end = from + 1;
        while (end < to && indices[end] == indices[from]) {
            end++;
        }
        return end;
    }

    private static void putPacked(PackingKernel kernel, int[] indices, int from, int to, int width, ByteSink sink) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        sink.putVarint(((long) groups << 1) | 1);
        sink.reserve(Math.addExact(Math.multiplyExact(groups, width), PackingKernel.SLACK));
        sink.advance(kernel.pack(indices, from, to - from, width, sink.array(), sink.size()) - sink.size());
    }
}
