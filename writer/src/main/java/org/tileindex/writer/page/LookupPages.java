package org.tileindex.writer.page;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Bodies of data pages for [org.tileindex.writer.form.ColumnForm.Lookup]: RLE_DICTIONARY, one bit-packed run of a
/// byte-aligned width, in which the indices of a run of rows are a stretch of `0, 1, 2, …`; or BYTE_STREAM_SPLIT, in
/// which the first bytes of all values come first, then all second bytes, and so on.
///
/// Runs come in sequences of rising positions (the spans of one row of a grid), and one sequence is much like the one
/// before it. So what a run shares with the sequence before is handed to the [Block] as a repetition: O(runs) work
/// for pages of any length. One instance per thread.
final class LookupPages {
    private final ByteSink header = new ByteSink();
    private final ByteSink iota = new ByteSink();
    private int iotaBytes = 1;
    private final ByteSink plain = new ByteSink();

    /// What runs are stretches of, and how many bytes a row takes in it.
    private byte[] source = new byte[0];

    private int width = 1;

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
        source = iota.array();
        width = valueBytes;
        putRuns(runs, index, page, positions, header.size(), block);
        header.clear();
        header.putZeros(padding);
        block.literal(header.array(), 0, padding);
    }

    /// Starts `block` and appends the page to it in the BYTE_STREAM_SPLIT encoding.
    ///
    /// @param positions those of `table` that the row group uses
    void encodeSplit(RunTable runs, Lookup lookup, RunRange page, DictionaryPositions positions, Block block) {
        int rows = Math.toIntExact(page.rows());
        block.start(Math.multiplyExact(rows, Double.BYTES));
        plain.clear();
        positions.putPlain(lookup.table(), plain);
        width = 1;
        for (int stream = 0; stream < Double.BYTES; stream++) {
            source = everyEighth(stream, positions.size());
            putRuns(runs, lookup.index(), page, positions, stream * rows, block);
        }
    }

    private byte[] everyEighth(int first, int count) {
        byte[] bytes = new byte[count];
        byte[] values = plain.array();
        for (int i = 0; i < count; i++) {
            bytes[i] = values[i * Double.BYTES + first];
        }
        return bytes;
    }

    /// @param start where the first run starts in the body
    private void putRuns(
            RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, int start, Block block) {
        int count = page.to() - page.from();
        first = ensure(first, count);
        offset = ensure(offset, count);
        int at = start;
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
            at += runs.length(run) * width;
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
                block.literal(source, from * width, (end - from) * width);
                return b;
            }
            if (first[b] > from) {
                int to = Math.min(end, first[b]);
                block.literal(source, from * width, (to - from) * width);
                from = to;
            } else {
                int to = Math.min(end, first[b] + runs.length(pageFrom + b));
                int distance = offset[i] - offset[b] + (first[b] - first[i]) * width;
                block.repeat(distance, source, from * width, (to - from) * width);
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
    static int valueBytes(int size) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 7) >>> 3);
    }
}
