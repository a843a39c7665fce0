package org.tileindex.spark;

import org.apache.spark.sql.types.DataTypes;

/// A column of an array of ints, which a kernel fills.
final class IntVector extends TileVector {
    private final int[] numbers;

    /// @param numbers kept, not copied
    IntVector(int[] numbers) {
        super(DataTypes.IntegerType);
        this.numbers = numbers;
    }

    @Override
    public int getInt(int row) {
        return numbers[row];
    }
}
