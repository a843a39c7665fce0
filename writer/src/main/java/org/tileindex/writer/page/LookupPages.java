package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Bodies of data pages for [org.tileindex.writer.form.ColumnForm.Lookup]. In RLE_DICTIONARY pages one bit-packed run
/// of a byte-aligned width holds all indices, and those of one run of rows are a stretch of `0, 1, 2, …`. In
/// BYTE_STREAM_SPLIT pages the first bytes of all values come first, then all second bytes, and so on.
///
/// Runs come in sequences of rising positions (the spans of one row of a grid), and a sequence resembles those before
/// it. So the parts of a run that the page has already go to the [PageBody] as repetitions: O(runs) work for pages of
/// any length. One instance per thread.
final class LookupPages {
    private final ByteSink header = new ByteSink();
    private final ByteSink iota = new ByteSink();
    private int iotaBytes = 1;
    private final ByteSink plain = new ByteSink();

    /// The bytes of all rows that any run may have, in order; each run is a stretch of them.
    private byte[] source = new byte[0];

    /// Whether [#source] holds numbers, each of its own position.
    private boolean numbers;

    /// Bytes per row in [#source].
    private int width = 1;

    private final Occurrences occurrences = new Occurrences();

    /// Starts `body` and appends the page to it.
    void encode(RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, PageBody body) {
        int valueBytes = body.indexBytes(positions.size());
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
        numbers = true;
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
        numbers = false;
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
        occurrences.clear(width);
        int at = start;
        for (int run = page.from(); run < page.to(); run++) {
            int first = positions.rank(index.at(run));
            int length = runs.length(run);
            putRun(first, first + length, at, body);
            at += length * width;
        }
    }

    /// Appends the run of the indices `[first, end)` at position `at`; what the page has already is a repetition.
    private void putRun(int first, int end, int at, PageBody body) {
        occurrences.beginRun(first);
        int from = first;
        for (int i = occurrences.find(first); from < end; i++) {
            int next = i < occurrences.count() ? Math.min(end, occurrences.from(i)) : end;
            if (next > from) {
                putNew(first, from, next, body);
                from = next;
            }
            if (from < end) {
                int to = Math.min(end, occurrences.to(i));
                int distance = at + (from - first) * width - occurrences.at(i, from);
                body.repeat(distance, source, from * width, (to - from) * width);
                from = to;
            }
        }
        occurrences.endRun(first, end, at);
    }

    /// Appends the rows `[from, to)` of a run that begins with row `runFrom`.
    private void putNew(int runFrom, int from, int to, PageBody body) {
        if (numbers) {
            body.numbers(source, width, runFrom, from, to);
        } else {
            body.literal(source, from * width, (to - from) * width);
        }
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
}
