package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.pack.PackingKernel;

/// Bodies of DELTA_BINARY_PACKED data pages (Apache Parquet format, *Encodings*, "Delta Encoding") for ramps: blocks of
/// 128 deltas in four miniblocks of 32.
///
/// Inside a run every delta is 1, so every block without a run's end is the same five bytes: minimum 1, four widths of
/// 0. Only blocks in which a run ends are packed value by value.
final class DeltaPages {
    private static final int BLOCK = PackingKernel.BLOCK;
    private static final int MINIBLOCKS = PackingKernel.MINIBLOCKS;
    /// zigzag(1) = 2 as the minimum, then four bit widths of zero.
    private static final byte CONSTANT_BLOCK = 2;

    private static final int CONSTANT_BLOCK_BYTES = 1 + MINIBLOCKS;
    /// The number of blocks in [#CONSTANT], which are copied at a time.
    private static final int CONSTANT_BLOCKS = 512;

    private static final byte[] CONSTANT = constantBlocks();

    private final PackingKernel kernel;
    /// Deltas of the block being filled.
    private final long[] deltas = new long[BLOCK];

    private int filled;

    DeltaPages(PackingKernel kernel) {
        this.kernel = kernel;
    }

    /// Appends the page of the runs `page` of a ramp and returns its number of values.
    int ramp(RunTable runs, RampStart start, RunRange page, ByteSink sink) {
        sink.putVarint(BLOCK);
        sink.putVarint(MINIBLOCKS);
        sink.putVarint(page.rows());
        sink.putZigZag(start.at(page.from()));
        filled = 0;
        for (int run = page.from(); run < page.to(); run++) {
            int length = runs.length(run);
            putOnes(length - 1, sink);
            if (run + 1 < page.to()) {
                long last = start.at(run) + length - 1;
                put(start.at(run + 1) - last, sink);
            }
        }
        if (filled > 0) {
            flush(sink);
        }
        return Math.toIntExact(page.rows());
    }

    private void put(long delta, ByteSink sink) {
        deltas[filled++] = delta;
        if (filled == BLOCK) {
            flush(sink);
        }
    }

    private void putOnes(int count, ByteSink sink) {
        int left = count;
        while (left > 0) {
            if (filled == 0 && left >= BLOCK) {
                int blocks = left / BLOCK;
                putConstantBlocks(blocks, sink);
                left -= blocks * BLOCK;
            } else {
                int n = Math.min(left, BLOCK - filled);
                for (int i = 0; i < n; i++) {
                    deltas[filled + i] = 1;
                }
                filled += n;
                left -= n;
                if (filled == BLOCK) {
                    flush(sink);
                }
            }
        }
    }

    private static void putConstantBlocks(int blocks, ByteSink sink) {
        for (int left = blocks; left > 0; left -= CONSTANT_BLOCKS) {
            sink.putBytes(CONSTANT, 0, Math.min(left, CONSTANT_BLOCKS) * CONSTANT_BLOCK_BYTES);
        }
    }

    private static byte[] constantBlocks() {
        byte[] blocks = new byte[CONSTANT_BLOCKS * CONSTANT_BLOCK_BYTES];
        for (int i = 0; i < blocks.length; i += CONSTANT_BLOCK_BYTES) {
            blocks[i] = CONSTANT_BLOCK;
        }
        return blocks;
    }

    private void flush(ByteSink sink) {
        sink.reserve(PackingKernel.BLOCK_BYTES);
        sink.advance(kernel.deltaBlock(deltas, filled, sink.array(), sink.size()) - sink.size());
        filled = 0;
    }
}
