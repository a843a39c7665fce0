package org.tileindex.spark;

import org.apache.spark.sql.types.DataTypes;

/// A column of an array of doubles, which a kernel fills.
final class DoubleVector extends TileVector {
    private final double[] numbers;

    /// @param numbers kept, not copied
    DoubleVector(double[] numbers) {
        super(DataTypes.DoubleType);
        this.numbers = numbers;
    }

    @Override
    public double getDouble(int row) {
        return numbers[row];
    }
}
