package org.tileindex.writer.dense;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.tileindex.writer.form.ByteSink;

/// The rows of one column in one row group, gathered from Arrow vectors and encoded page by page. Reused from row
/// group to row group.
///
/// First [#append], then [#choose] the encoding, then [#putDictionary] where it is one of a dictionary, then the pages.
public final class DenseColumn {
    private final PrimitiveType type;
    private final DenseValues values;
    private final Validity validity = new Validity();

    /// An empty column of the vectors of `field`.
    ///
    /// @throws IllegalArgumentException if no flat Parquet column stands for it; see [ArrowTypes#parquet]
    public DenseColumn(Field field, ChunkScratch scratch) {
        this.type = ArrowTypes.parquet(field);
        boolean bytes = type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                || type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        this.values = bytes ? new BytesValues(type, scratch) : new NumberValues(type, scratch);
    }

    /// The Parquet column.
    public PrimitiveType type() {
        return type;
    }

    /// Rows, nulls included.
    public int rows() {
        return validity.rows();
    }

    /// Bytes that the rows take PLAIN, near enough.
    public long plainBytes() {
        return values.plainBytes(0, values.size());
    }

    /// Bytes that the non-null values `[from, to)` take in the chosen encoding, near enough, or PLAIN.
    public long bytes(int from, int to) {
        return values.bytes(from, to);
    }

    /// Forgets all rows.
    public void clear() {
        validity.clear();
        values.clear();
    }

    /// Appends the rows `[from, to)` of `vector`, whose field must be this column's.
    ///
    /// @throws IllegalArgumentException if a row is null and the field is not nullable, or a decimal has more digits
    ///     than its precision
    /// @throws ArithmeticException if a value does not fit Parquet's type, or the values of a row group 2 GiB
    public void append(FieldVector vector, int from, int to) {
        if (from == to) {
            return;
        }
        VectorSlice slice = new VectorSlice(vector, from, to);
        if (slice.values() < slice.count() && type.isRepetition(Repetition.REQUIRED)) {
            throw new IllegalArgumentException(type.getName() + " is not nullable and has a null");
        }
        values.append(slice);
        validity.append(slice.valid(), slice.count(), slice.values());
    }

    /// Chooses the encoding of the data pages by what the rows hold.
    ///
    /// @param compressed whether pages go through a codec
    public Encoding choose(boolean compressed) {
        return values.choose(compressed);
    }

    /// Appends the dictionary page's body and returns its number of entries.
    public int putDictionary(ByteSink sink) {
        return values.putDictionary(sink);
    }

    /// How many of the rows `[from, to)` are not null.
    public int values(int from, int to) {
        return validity.values(from, to);
    }

    /// Appends the body of the data page of the rows `[from, to)`, of which `values` are not null and `before` lie
    /// before them, and returns its statistics.
    public Statistics<?> putPage(int from, int to, int before, int values, ByteSink sink) {
        if (!type.isRepetition(Repetition.REQUIRED)) {
            validity.putLevels(from, to, sink);
        }
        this.values.put(before, before + values, sink);
        Statistics<?> statistics = Statistics.createStats(type);
        this.values.widen(statistics, before, before + values);
        statistics.incrementNumNulls(to - from - values);
        return statistics;
    }
}
