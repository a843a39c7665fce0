package org.tileindex.value;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.tileindex.raster.BandValues;

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

    /// All values as Arrow vectors, which the caller closes.
    public List<FieldVector> vectors(BufferAllocator allocator) {
        int rows = values.isEmpty() ? 0 : values.getFirst().cells();
        List<FieldVector> vectors = newVectors(allocator, rows);
        fill(vectors, 0, rows);
        return vectors;
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
