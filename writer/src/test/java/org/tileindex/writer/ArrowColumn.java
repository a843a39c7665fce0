package org.tileindex.writer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/// A column of random batches, with the values that readers must find in it.
///
/// Values are those that readers return: whole numbers in Parquet's unit as [Long], unsigned ones of 64 bits as their
/// bits, floating-point numbers as [Float] or [Double], decimals as their unscaled [BigInteger], bytes as [ByteBuffer].
final class ArrowColumn {
    static final Object NULL = "null";

    private final Field field;
    private final ArrowDomain domain;
    private final List<Object> expected = new ArrayList<>();

    ArrowColumn(Field field, ArrowDomain domain) {
        this.field = field;
        this.domain = domain;
    }

    Field field() {
        return field;
    }

    /// The expected values of all rows written so far.
    List<Object> expected() {
        return expected;
    }

    /// Fills `vector` with `rows` rows, of which `[from, to)` will be written. Null rows have bytes too.
    void fill(FieldVector vector, int rows, int from, int to, Random random) {
        NullPattern nulls = field.isNullable() ? NullPattern.draw(random) : NullPattern.NONE;
        List<byte[]> stored = new ArrayList<>(rows);
        boolean[] valid = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            valid[row] = !nulls.isNull(row, random);
            byte[] value = domain.draw(random);
            stored.add(value);
            if (row >= from && row < to) {
                expected.add(valid[row] ? domain.read(value) : NULL);
            }
        }
        store(vector, stored);
        for (int row = 0; row < rows; row++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), row, valid[row] ? 1 : 0);
        }
        vector.setValueCount(rows);
    }

    private static void store(FieldVector vector, List<byte[]> values) {
        int rows = values.size();
        switch (vector) {
            case BitVector bits -> {
                bits.allocateNew(rows);
                for (int row = 0; row < rows; row++) {
                    BitVectorHelper.setValidityBit(bits.getDataBuffer(), row, values.get(row)[0]);
                }
            }
            case BaseFixedWidthVector fixed -> {
                fixed.allocateNew(rows);
                for (int row = 0; row < rows; row++) {
                    fixed.getDataBuffer().setBytes((long) row * values.get(row).length, values.get(row));
                }
            }
            case BaseVariableWidthVector variable -> {
                variable.allocateNew(size(values), rows + 1);
                int end = 0;
                for (int row = 0; row < rows; row++) {
                    variable.getDataBuffer().setBytes(end, values.get(row));
                    end += values.get(row).length;
                    variable.getOffsetBuffer().setInt((row + 1L) * Integer.BYTES, end);
                }
                variable.setLastSet(rows - 1);
            }
            case BaseLargeVariableWidthVector large -> {
                large.allocateNew(size(values), rows + 1);
                long end = 0;
                for (int row = 0; row < rows; row++) {
                    large.getDataBuffer().setBytes(end, values.get(row));
                    end += values.get(row).length;
                    large.getOffsetBuffer().setLong((row + 1L) * Long.BYTES, end);
                }
                large.setLastSet(rows - 1);
            }
            default -> throw new IllegalArgumentException(vector.toString());
        }
    }

    private static long size(List<byte[]> values) {
        return values.stream().mapToLong(value -> value.length).sum() + 1;
    }

    static Object text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static Object binary(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }

    /// The pattern of nulls.
    private enum NullPattern {
        NONE,
        ALL,
        ALTERNATING,
        LONG_RUNS,
        RANDOM,
        FEW;

        static NullPattern draw(Random random) {
            return List.of(values()).get(random.nextInt(values().length));
        }

        boolean isNull(int row, Random random) {
            return switch (this) {
                case NONE -> false;
                case ALL -> true;
                case ALTERNATING -> row % 2 == 0;
                case LONG_RUNS -> row / 190 % 2 == 0;
                case RANDOM -> random.nextBoolean();
                case FEW -> random.nextInt(50) == 0;
            };
        }
    }
}
