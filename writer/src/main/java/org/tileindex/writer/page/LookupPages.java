package org.tileindex.writer.page;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Bodies of data pages for [org.tileindex.writer.form.ColumnForm.Lookup]. In RLE_DICTIONARY pages one bit-packed run
/// of a byte-aligned width holds all indices, and those of one run of rows are a stretch of `0, 1, 2, …`. In
/// BYTE_STREAM_SPLIT pages the first bytes of all values come first, then all second bytes, and so on.
///
/// Runs come in sequences of rising positions (the spans of one row of a grid), and a sequence resembles the one before
/// it. So the part that a run shares with the previous sequence goes to the [PageBody] as a repetition: O(runs) work
/// for pages of any length. One instance per thread.
final class LookupPages {
    private final ByteSink header = new ByteSink();
    private final ByteSink iota = new ByteSink();
    private int iotaBytes = 1;
    private final ByteSink plain = new ByteSink();

    /// The bytes of all rows that any run may have, in order; each run is a stretch of them.
    private byte[] source = new byte[0];

    /// Bytes per row in [#source].
    private int width = 1;

    /// The first dictionary index of each run of the page.
    private int[] first = new int[256];

    /// The start of each run of the page in the body, in bytes.
    private int[] offset = new int[256];

    /// Starts `body` and appends the page to it.
    void encode(RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, PageBody body) {
        int valueBytes = valueBytes(positions.size());
        growIota(positions.size(), valueBytes);
        int rows = Math.toIntExact(page.rows());
        int groups = (rows + 7) >>> 3;
        int padding = (groups * 8 - rows) * valueBytes;
        header.clear();
        header.putByte(valueBytes * Byte.SIZE);
        header.putVarint((long) groups << 1 | 1);
        body.start(header.size() + Math.multiplyExact(groups * 8, valueBytes));
        body.literal(header.array(), 0, header.size());
        source = iota.array();
        width = valueBytes;
        putRuns(runs, index, page, positions, header.size(), body);
        header.clear();
        header.putZeros(padding);
        body.literal(header.array(), 0, padding);
    }

    /// Starts `body` and appends the page to it in the BYTE_STREAM_SPLIT encoding.
    ///
    /// @param positions the positions of the table that the row group uses
    void encodeSplit(RunTable runs, Lookup lookup, RunRange page, DictionaryPositions positions, PageBody body) {
        int rows = Math.toIntExact(page.rows());
        body.start(Math.multiplyExact(rows, Double.BYTES));
        plain.clear();
        positions.putPlain(lookup.table(), plain);
        width = 1;
        for (int stream = 0; stream < Double.BYTES; stream++) {
            source = everyEighth(stream, positions.size());
            putRuns(runs, lookup.index(), page, positions, stream * rows, body);
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

    /// Appends all runs of the page.
    ///
    /// @param start the start of the first run in the body, in bytes
    private void putRuns(
            RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, int start, PageBody body) {
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
            before = putRun(runs, page.from(), i, before, sequence, body);
            at += runs.length(run) * width;
        }
    }

    /// Appends run `i`; its parts that lie in the runs `[before, beforeTo)` become repetitions. Returns the first of
    /// those runs that may overlap the next run.
    private int putRun(RunTable runs, int pageFrom, int i, int before, int beforeTo, PageBody body) {
        int from = first[i];
        int end = from + runs.length(pageFrom + i);
        int b = before;
        while (from < end) {
            while (b < beforeTo && first[b] + runs.length(pageFrom + b) <= from) {
                b++;
            }
            if (b == beforeTo) {
                body.literal(source, from * width, (end - from) * width);
                return b;
            }
            if (first[b] > from) {
                int to = Math.min(end, first[b]);
                body.literal(source, from * width, (to - from) * width);
                from = to;
            } else {
                int to = Math.min(end, first[b] + runs.length(pageFrom + b));
                int distance = offset[i] - offset[b] + (first[b] - first[i]) * width;
                body.repeat(distance, source, from * width, (to - from) * width);
                from = to;
            }
        }
        return b;
    }

    /// Makes [#iota] hold at least `count` numbers of `valueBytes` bytes each.
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

    /// The number of whole bytes that hold every index of a dictionary of `size` entries. The format allows an index
    /// width above the necessary one.
    static int valueBytes(int size) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 7) >>> 3);
    }
}
