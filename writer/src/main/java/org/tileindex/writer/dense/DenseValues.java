package org.tileindex.writer.dense;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.tileindex.writer.form.ByteSink;

/// The values of a column in one row group, without the nulls.
interface DenseValues {

    /// Forgets all values.
    void clear();

    /// Appends the non-null values of `slice`.
    void append(VectorSlice slice);

    /// The number of values.
    int size();

    /// The approximate bytes of the values `[from, to)` in the encoding PLAIN.
    long plainBytes(int from, int to);

    /// Chooses the encoding of the data pages, and fills the dictionary if the encoding has one.
    ///
    /// @param compressed whether pages go through a codec
    Encoding choose(boolean compressed);

    /// The approximate bytes of the values `[from, to)`: as dictionary indices if the chosen encoding has a dictionary,
    /// otherwise in the encoding PLAIN.
    long bytes(int from, int to);

    /// Appends the dictionary's PLAIN encoding and returns its number of entries.
    int putDictionary(ByteSink sink);

    /// Appends the values `[from, to)` in the chosen encoding.
    void put(int from, int to, ByteSink sink);

    /// Widens `statistics` by the values `[from, to)`.
    void widen(Statistics<?> statistics, int from, int to);
}
