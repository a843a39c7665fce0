package org.tileindex.writer.dense;

import org.apache.arrow.vector.FieldVector;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;

/// Columns of a shard whose values Arrow vectors hold.
public final class DenseColumns {
    private DenseColumns() {}

    /// The column of `vector`, with the name and the type of its field.
    ///
    /// @throws IllegalArgumentException if no flat Parquet type corresponds to it; see [ArrowTypes#parquet]
    public static Column of(FieldVector vector) {
        return new Column(ArrowTypes.parquet(vector.getField()), new ColumnForm.Dense(vector));
    }
}
