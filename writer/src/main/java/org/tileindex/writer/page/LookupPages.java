package org.tileindex.writer.page;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Bodies of RLE_DICTIONARY data pages for [org.tileindex.writer.form.ColumnForm.Lookup]: one bit-packed run of a
/// byte-aligned width, in which the indices of a run of rows are a stretch of `0, 1, 2, …`.
///
/// Runs come in sequences of rising positions (the spans of one row of a grid), and one sequence is much like the one
/// before it. So what a run shares with the sequence before is handed to the [Block] as a repetition: O(runs) work
/// for pages of any length. One instance per thread.
final class LookupPages {
    private final ByteSink header = new ByteSink();
    private final ByteSink iota = new ByteSink();
    private int iotaBytes = 1;

    /// Of each run of the page: its first dictionary index and where it starts in the body.
    private int[] first = new int[256];

    private int[] offset = new int[256];

    /// Starts `block` and appends the page to it.
    void encode(RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, Block block) {
        int valueBytes = valueBytes(positions.size());
        growIota(positions.size(), valueBytes);
        int rows = Math.toIntExact(page.rows());
        int groups = (rows + 7) >>> 3;
        int padding = (groups * 8 - rows) * valueBytes;
        header.clear();
        header.putByte(valueBytes * Byte.SIZE);
        header.putVarint((long) groups << 1 | 1);
        block.start(header.size() + Math.multiplyExact(groups * 8, valueBytes));
        block.literal(header.array(), 0, header.size());
        putRuns(runs, index, page, positions, block);
        header.clear();
        header.putZeros(padding);
        block.literal(header.array(), 0, padding);
    }

    private void putRuns(RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, Block block) {
        int count = page.to() - page.from();
        first = ensure(first, count);
        offset = ensure(offset, count);
        int at = header.size();
        int beforeFrom = 0;
        int sequence = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            int run = page.from() + i;
            first[i] = positions.rank(index.at(run));
            offset[i] = at;
            if (i > 0 && first[i] < first[i - 1] + runs.length(run - 1)) {
                beforeFrom = sequence;
                sequence = i;
                before = beforeFrom;
            }
            before = putRun(runs, page.from(), i, before, sequence, block);
            at += runs.length(run) * iotaBytes;
        }
    }

    /// Puts run `i`, of which the parts in runs `[before, beforeTo)` are repetitions. Returns the first of those that
    /// may matter to the next run.
    private int putRun(RunTable runs, int pageFrom, int i, int before, int beforeTo, Block block) {
        int from = first[i];
        int end = from + runs.length(pageFrom + i);
        int b = before;
        while (from < end) {
            while (b < beforeTo && first[b] + runs.length(pageFrom + b) <= from) {
                b++;
            }
            if (b == beforeTo) {
                block.literal(iota.array(), from * iotaBytes, (end - from) * iotaBytes);
                return b;
            }
            if (first[b] > from) {
                int to = Math.min(end, first[b]);
                block.literal(iota.array(), from * iotaBytes, (to - from) * iotaBytes);
                from = to;
            } else {
                int to = Math.min(end, first[b] + runs.length(pageFrom + b));
                int distance = offset[i] - offset[b] + (first[b] - first[i]) * iotaBytes;
                block.repeat(distance, iota.array(), from * iotaBytes, (to - from) * iotaBytes);
                from = to;
            }
        }
        return b;
    }

    /// Makes `iota` hold at least `count` numbers of `valueBytes` bytes each.
    private void growIota(int count, int valueBytes) {
        if (iotaBytes != valueBytes) {
            iotaBytes = valueBytes;
            iota.clear();
        }
        for (int i = iota.size() / valueBytes; i < count; i++) {
            iota.putLowBytes(i, valueBytes);
        }
    }

    private static int[] ensure(int[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, Math.max(size, 2 * array.length));
    }

    /// Whole bytes that hold every index of a dictionary of `size` entries; a width above need is allowed.
    private static int valueBytes(int size) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 7) >>> 3);
    }
}
