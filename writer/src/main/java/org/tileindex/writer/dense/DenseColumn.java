package org.tileindex.writer.dense;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.tileindex.writer.form.ByteSink;

/// The rows of one column in one row group, gathered from Arrow vectors and encoded page by page. Reused from row group
/// to row group.
///
/// The order of calls: [#append] the rows, [#choose] the encoding, [#putDictionary] if it has a dictionary, then
/// [#putPage] for each page, then [#clear].
public final class DenseColumn {
    private final PrimitiveType type;
    private final DenseValues values;
    private final Validity validity = new Validity();

    /// An empty column for vectors of `field`.
    ///
    /// @throws IllegalArgumentException if no flat Parquet type corresponds to it; see [ArrowTypes#parquet]
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

    /// The number of rows, nulls included.
    public int rows() {
        return validity.rows();
    }

    /// The approximate bytes of all rows in the encoding PLAIN.
    public long plainBytes() {
        return values.plainBytes(0, values.size());
    }

    /// The approximate bytes of the non-null values `[from, to)`: as dictionary indices if the chosen encoding has a
    /// dictionary, otherwise in the encoding PLAIN.
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
    /// @throws ArithmeticException if a value does not fit Parquet's type, or a row group has 2 GiB or more of values
    public void append(FieldVector vector, int from, int to) {
        if (from == to) {
            return;
        }
        VectorSlice slice = new VectorSlice(vector, from, to);
        if (slice.values() < slice.count() && type.isRepetition(Repetition.REQUIRED)) {
            throw new IllegalArgumentException(type.getName() + " has a null, but is not nullable");
        }
        values.append(slice);
        validity.append(slice.valid(), slice.count(), slice.values());
    }

    /// Chooses the encoding of the data pages that suits the values.
    ///
    /// @param compressed whether pages go through a codec
    public Encoding choose(boolean compressed) {
        return values.choose(compressed);
    }

    /// Appends the dictionary page's body and returns its number of entries.
    public int putDictionary(ByteSink sink) {
        return values.putDictionary(sink);
    }

    /// The number of rows among `[from, to)` that are not null.
    public int values(int from, int to) {
        return validity.values(from, to);
    }

    /// Appends the body of the data page of the rows `[from, to)` and returns its statistics.
    ///
    /// @param before number of non-null values before row `from`
    /// @param values number of non-null values in the rows
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
