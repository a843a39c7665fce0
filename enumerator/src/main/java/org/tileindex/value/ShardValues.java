package org.tileindex.value;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
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

    /// Gives the values as Parquet columns to `writing`.
    public <T> T write(ValueWriting<T> writing) throws IOException {
        return columns.isEmpty() ? writing.write(List.of()) : new ArrowValues(columns, values).write(writing);
    }

    /// Empty Arrow vectors with room for `capacity` rows, which the caller closes.
    public List<FieldVector> newVectors(BufferAllocator allocator, int capacity) {
        return new ArrowValues(columns, values).newVectors(allocator, capacity);
    }

    /// Fills vectors of [#newVectors] with the values of the rows `[from, from + rows)`.
    public void fill(List<FieldVector> vectors, int from, int rows) {
        new ArrowValues(columns, values).fill(vectors, from, rows);
    }
}
