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

/// The values of the tiles of one shard, in the order of its rows.
///
/// @param columns of values
/// @param values of each column
public record ShardValues(List<ValueColumn> columns, List<BandValues> values) {
    /// A shard without columns of values.
    public static final ShardValues NONE = new ShardValues(List.of(), List.of());

    public ShardValues {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /// Writes a file whose columns are, among others, these values.
    public interface Writing<T> {
        T write(List<Column> values) throws IOException;
    }

    /// Gives the values as Parquet columns to `writing`. They are in memory outside of the heap until it has ended.
    public <T> T write(Writing<T> writing) throws IOException {
        if (columns.isEmpty()) {
            return writing.write(List.of());
        }
        try (BufferAllocator allocator = new RootAllocator()) {
            int rows = values.getFirst().cells();
            List<FieldVector> vectors = newVectors(allocator, rows);
            try {
                fill(vectors, 0, rows);
                return writing.write(vectors.stream().map(ShardValues::dense).toList());
            } finally {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    private static Column dense(FieldVector vector) {
        return new Column(ArrowTypes.parquet(vector.getField()), new ColumnForm.Dense(vector));
    }

    /// Empty Arrow vectors with room for `capacity` rows, which the caller closes.
    public List<FieldVector> newVectors(BufferAllocator allocator, int capacity) {
        List<FieldVector> vectors = new ArrayList<>();
        for (ValueColumn column : columns) {
            BaseFixedWidthVector vector = (BaseFixedWidthVector) column.field().createVector(allocator);
            vector.allocateNew(capacity);
            vectors.add(vector);
        }
        return vectors;
    }

    /// Fills vectors of [#newVectors] with the values of the rows `[from, from + rows)`.
    public void fill(List<FieldVector> vectors, int from, int rows) {
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
