package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Bodies of RLE_DICTIONARY data pages (Apache Parquet format, *Encodings*, "RLE / Bit-Packing Hybrid"): one byte of
/// bit width, then RLE runs. Methods append the body to a sink and return its number of values.
final class IndexPages {
    private IndexPages() {}

    /// All rows have dictionary index 0.
    static int constant(RunRange page, ByteSink sink) {
        sink.putByte(0);
        sink.putVarint(page.rows() << 1);
        return Math.toIntExact(page.rows());
    }

    /// Neighbouring runs of equal index become one RLE run.
    static int perRun(RunTable runs, RunIndex index, RunRange page, DictionaryPositions positions, ByteSink sink) {
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
        return Math.toIntExact(page.rows());
    }
}
