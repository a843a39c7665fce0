package org.tileindex.spark;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/// A column of a batch without nulls. A subclass gives the values of its own type; Spark asks for no others.
abstract class TileVector extends ColumnVector {
    TileVector(DataType type) {
        super(type);
    }

    @Override
    public final void close() {}

    @Override
    public final boolean hasNull() {
        return false;
    }

    @Override
    public final int numNulls() {
        return 0;
    }

    @Override
    public final boolean isNullAt(int row) {
        return false;
    }

    private UnsupportedOperationException other() {
        return new UnsupportedOperationException("a column of " + dataType());
    }

    @Override
    public final boolean getBoolean(int row) {
        throw other();
    }

    @Override
    public final byte getByte(int row) {
        throw other();
    }

    @Override
    public final short getShort(int row) {
        throw other();
    }

    @Override
    public int getInt(int row) {
        throw other();
    }

    @Override
    public long getLong(int row) {
        throw other();
    }

    @Override
    public final float getFloat(int row) {
        throw other();
    }

    @Override
    public double getDouble(int row) {
        throw other();
    }

    @Override
    public final ColumnarArray getArray(int row) {
        throw other();
    }

    @Override
    public final ColumnarMap getMap(int row) {
        throw other();
    }

    @Override
    public final Decimal getDecimal(int row, int precision, int scale) {
        throw other();
    }

    @Override
    public UTF8String getUTF8String(int row) {
        throw other();
    }

    @Override
    public byte[] getBinary(int row) {
        throw other();
    }

    @Override
    public final ColumnVector getChild(int ordinal) {
        throw other();
    }
}
