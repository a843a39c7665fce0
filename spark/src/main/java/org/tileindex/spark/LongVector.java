package org.tileindex.spark;

import org.apache.spark.sql.types.DataTypes;

/// A column of an array of longs, which a kernel fills.
final class LongVector extends TileVector {
    private final long[] numbers;

    /// @param numbers kept, not copied
    LongVector(long[] numbers) {
        super(DataTypes.LongType);
        this.numbers = numbers;
    }

    @Override
    public long getLong(int row) {
        return numbers[row];
    }
}
