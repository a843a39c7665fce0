package org.tileindex.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.tileindex.raster.BandValues;
import org.tileindex.writer.dense.ArrowTypes;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;

/// Values as Arrow vectors. A class of its own, so that a run without values loads nothing of Arrow.
///
/// @param values of each column
record ArrowValues(List<ValueColumn> columns, List<BandValues> values) {
    /// Gives all values as Parquet columns to `writing`. They are in memory outside of the heap until it has ended.
    <T> T write(ValueWriting<T> writing) throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            int rows = values.getFirst().cells();
            List<FieldVector> vectors = newVectors(allocator, rows);
            try {
                fill(vectors, 0, rows);
                return writing.write(vectors.stream().map(ArrowValues::dense).toList());
            } finally {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    private static Column dense(FieldVector vector) {
        return new Column(ArrowTypes.parquet(vector.getField()), new ColumnForm.Dense(vector));
    }

    /// Empty vectors with room for `capacity` rows, which the caller closes.
    List<FieldVector> newVectors(BufferAllocator allocator, int capacity) {
        List<FieldVector> vectors = new ArrayList<>();
        for (ValueColumn column : columns) {
            BaseFixedWidthVector vector = (BaseFixedWidthVector) column.field().createVector(allocator);
            vector.allocateNew(capacity);
            vectors.add(vector);
        }
        return vectors;
    }

    /// Fills vectors of [#newVectors] with the values of the rows `[from, from + rows)`.
    void fill(List<FieldVector> vectors, int from, int rows) {
        for (int i = 0; i < columns.size(); i++) {
            BandValues band = values.get(i);
            int size = band.type().bytes();
            FieldVector vector = vectors.get(i);
            vector.getDataBuffer().setBytes(0, band.samples().slice(from * size, rows * size));
            vector.getValidityBuffer().setBytes(0, band.validity(from, rows));
            vector.setValueCount(rows);
        }
    }
}
