package org.tileindex.arrow;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.tileindex.value.ShardValues;

/// The columns of values of the batches of a shard. The vectors are reused from batch to batch.
final class ValueVectors implements AutoCloseable {
    private final ShardValues values;
    private final List<FieldVector> vectors;
    private int done;

    /// Allocates vectors for batches of `capacity` rows.
    ValueVectors(ShardValues values, BufferAllocator allocator, int capacity) {
        this.values = values;
        this.vectors = values.newVectors(allocator, capacity);
    }

    List<FieldVector> vectors() {
        return vectors;
    }

    /// Fills in the next `rows` rows of the shard.
    void next(int rows) {
        values.fill(vectors, done, rows);
        done += rows;
    }

    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
    }
}
