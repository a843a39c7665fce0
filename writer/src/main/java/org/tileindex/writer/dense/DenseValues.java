package org.tileindex.writer.dense;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.tileindex.writer.form.ByteSink;

/// The values of a column in one row group, without the nulls.
interface DenseValues {

    /// Forgets all values.
    void clear();

    /// Appends those of `slice` that are not null.
    void append(VectorSlice slice);

    /// How many there are.
    int size();

    /// Bytes that the values `[from, to)` take PLAIN, near enough.
    long plainBytes(int from, int to);

    /// Chooses the encoding of the data pages, and makes the dictionary if that is it.
    ///
    /// @param compressed whether pages go through a codec
    Encoding choose(boolean compressed);

    /// Bytes that the values `[from, to)` take in the chosen encoding, near enough, or PLAIN where that tells no less.
    long bytes(int from, int to);

    /// Appends the dictionary's PLAIN encoding and returns its number of entries.
    int putDictionary(ByteSink sink);

    /// Appends the values `[from, to)` in the chosen encoding.
    void put(int from, int to, ByteSink sink);

    /// Widens `statistics` by the values `[from, to)`.
    void widen(Statistics<?> statistics, int from, int to);
}
