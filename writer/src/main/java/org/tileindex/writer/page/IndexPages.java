package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Bodies of RLE_DICTIONARY data pages (Apache Parquet format, *Encodings*, "RLE / Bit-Packing Hybrid"): one byte of
/// bit
/// width, then RLE runs or one bit-packed run.
final class IndexPages {
    private IndexPages() {}

    /// All rows have dictionary index 0.
    static void constant(RunRange page, ByteSink sink) {
        sink.putByte(0);
        sink.putVarint(page.rows() << 1);
    }

    /// One RLE run for all neighbouring runs of equal index.
    static void perRun(RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, ByteSink sink) {
        int bitWidth = Integer.SIZE - Integer.numberOfLeadingZeros(positions.size() - 1);
        int valueBytes = (bitWidth + 7) >>> 3;
        sink.putByte(bitWidth);
        int run = page.from();
        while (run < page.to()) {
            int position = index.at(run);
            long rows = 0;
            while (run < page.to() && index.at(run) == position) {
                rows += runs.length(run);
                run++;
            }
            sink.putVarint(rows << 1);
            sink.putLowBytes(positions.rank(position), valueBytes);
        }
    }

    /// One bit-packed run of a byte-aligned width: the indices of a run are a stretch of `0, 1, 2, …`, copied from
    /// `iota`.
    static void lookup(
            RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, Iota iota, ByteSink sink) {
        int valueBytes = valueBytes(positions.size());
        byte[] counting = iota.upTo(positions.size(), valueBytes);
        int rows = Math.toIntExact(page.rows());
        int groups = (rows + 7) >>> 3;
        sink.putByte(valueBytes * Byte.SIZE);
        sink.putVarint((long) groups << 1 | 1);
        sink.reserve(Math.multiplyExact(groups * 8, valueBytes));
        for (int run = page.from(); run < page.to(); run++) {
            sink.putBytes(counting, positions.rank(index.at(run)) * valueBytes, runs.length(run) * valueBytes);
        }
        sink.putZeros((groups * 8 - rows) * valueBytes);
    }

    /// Whole bytes that hold every index of a dictionary of `size` entries; a width above need is allowed.
    private static int valueBytes(int size) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 7) >>> 3);
    }
}
