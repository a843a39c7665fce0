package org.tileindex.writer.page;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.pack.PackingKernel;

/// Bodies of DELTA_BINARY_PACKED data pages (Apache Parquet format, *Encodings*, "Delta Encoding") for ramps: blocks of
/// 128 deltas in four miniblocks of 32.
///
/// Inside a run every delta is 1, so every block without a run's end is the same five bytes: minimum 1, four widths of
/// 0. However many there are, they go to the [PageBody] as one repetition. Only blocks in which a run ends are packed
/// value by value: O(runs) work for pages of any length.
final class DeltaPages {
    private static final int BLOCK = PackingKernel.BLOCK;
    /// zigzag(1) = 2 as the minimum, then four bit widths of zero.
    private static final byte CONSTANT_BLOCK = 2;

    private static final int CONSTANT_BLOCK_BYTES = 1 + PackingKernel.MINIBLOCKS;

    /// Of more constant blocks in a row, the rest is cut.
    private static final int KEPT_BLOCKS = 4;

    private final PackingKernel kernel;
    /// Deltas of the block being filled.
    private final long[] deltas = new long[BLOCK];

    private int filled;

    private final CutBody content = new CutBody();
    /// As many constant blocks as any page had in a row.
    private byte[] constantBlocks = constantBlocks(64);

    DeltaPages(PackingKernel kernel) {
        this.kernel = kernel;
    }

    /// Takes the page of the runs `page` of a ramp, for [#put] or [#putWhole].
    void take(RunTable runs, RampStart start, RunRange page) {
        content.clear();
        ByteSink header = content.kept();
        header.putVarint(BLOCK);
        header.putVarint(PackingKernel.MINIBLOCKS);
        header.putVarint(page.rows());
        header.putZigZag(start.at(page.from()));
        filled = 0;
        for (int run = page.from(); run < page.to(); run++) {
            int length = runs.length(run);
            putOnes(length - 1);
            if (run + 1 < page.to()) {
                long last = start.at(run) + length - 1;
                put(start.at(run + 1) - last);
            }
        }
        if (filled > 0) {
            flush();
        }
    }

    /// Whether known repetitions take so much of the page that a compressor would search in vain for more in the rest.
    boolean isMostlyKnown() {
        return content.isMostlyCut();
    }

    /// Starts `body` and appends the page to it.
    void put(PageBody body) {
        content.putAll(CONSTANT_BLOCK_BYTES, constantBlocks, body);
    }

    /// Appends the page to `sink`.
    void putWhole(ByteSink sink) {
        content.putWhole(constantBlocks, sink);
    }

    private void put(long delta) {
        deltas[filled++] = delta;
        if (filled == BLOCK) {
            flush();
        }
    }

    private void putOnes(int count) {
        int left = count;
        while (left > 0) {
            if (filled == 0 && left >= BLOCK) {
                putConstantBlocks(left / BLOCK);
                left %= BLOCK;
            } else {
                int n = Math.min(left, BLOCK - filled);
                Arrays.fill(deltas, filled, filled + n, 1);
                filled += n;
                left -= n;
                if (filled == BLOCK) {
                    flush();
                }
            }
        }
    }

    private void flush() {
        ByteSink packed = content.kept();
        packed.reserve(PackingKernel.BLOCK_BYTES);
        packed.advance(kernel.deltaBlock(deltas, filled, packed.array(), packed.size()) - packed.size());
        filled = 0;
    }

    private void putConstantBlocks(int count) {
        int kept = Math.min(count, KEPT_BLOCKS);
        content.kept().putBytes(constantBlocks, 0, kept * CONSTANT_BLOCK_BYTES);
        if (count > kept) {
            int bytes = Math.multiplyExact(count - kept, CONSTANT_BLOCK_BYTES);
            if (bytes > constantBlocks.length) {
                constantBlocks = constantBlocks(2 * count);
            }
            content.cut(bytes);
        }
    }

    private static byte[] constantBlocks(int count) {
        byte[] blocks = new byte[Math.multiplyExact(count, CONSTANT_BLOCK_BYTES)];
        for (int i = 0; i < blocks.length; i += CONSTANT_BLOCK_BYTES) {
            blocks[i] = CONSTANT_BLOCK;
        }
        return blocks;
    }
}
