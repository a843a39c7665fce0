package org.tileindex.writer.dense;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/// The rows `[from, from + count)` of a vector, with the bits that tell which of them have a value.
final class VectorSlice {
    private final FieldVector vector;
    private final int from;
    private final int count;
    private final long[] valid;
    private final int values;

    VectorSlice(FieldVector vector, int from, int to) {
        this.vector = vector;
        this.from = from;
        this.count = to - from;
        this.valid = bits(vector.getValidityBuffer());
        int rest = count % Long.SIZE;
        if (rest > 0) {
            valid[valid.length - 1] &= (1L << rest) - 1;
        }
        this.values = Math.toIntExact(Arrays.stream(valid).map(Long::bitCount).sum());
    }

    /// The bits of the slice's rows in `buffer`, moved to bit 0; bits from `count` on are undefined.
    long[] bits(ArrowBuf buffer) {
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        int firstByte = from / Byte.SIZE;
        byte[] bytes = new byte[(words + 1) * Long.BYTES];
        buffer.getBytes(firstByte, bytes, 0, (from + count + Byte.SIZE - 1) / Byte.SIZE - firstByte);
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] bits = new long[words];
        int shift = from % Byte.SIZE;
        for (int i = 0; i < words; i++) {
            long low = view.getLong(i * Long.BYTES) >>> shift;
            bits[i] = shift == 0 ? low : low | (view.getLong((i + 1) * Long.BYTES) << (Long.SIZE - shift));
        }
        return bits;
    }

    FieldVector vector() {
        return vector;
    }

    int from() {
        return from;
    }

    /// The number of rows.
    int count() {
        return count;
    }

    /// The number of rows that have a value.
    int values() {
        return values;
    }

    /// One bit per row, set if the row has a value; bits from `count` on are 0.
    long[] valid() {
        return valid;
    }

    /// The first row from `row` on that has a value; `count()` if there is none.
    int nextValue(int row) {
        int next = row;
        while (next < count) {
            long bits = valid[next / Long.SIZE] >>> next;
            if (bits != 0) {
                return next + Long.numberOfTrailingZeros(bits);
            }
            next = (next | (Long.SIZE - 1)) + 1;
        }
        return count;
    }

    /// The rows' part of the data buffer.
    ///
    /// @param size bytes per row
    ByteBuffer data(int size) {
        return bytesOf(vector.getDataBuffer(), (long) from * size, (long) count * size);
    }

    /// The bytes `[offset, offset + length)` of a buffer. If `length` is 0, the buffer may be shorter than `offset`.
    static ByteBuffer bytesOf(ArrowBuf buffer, long offset, long length) {
        if (length == 0) {
            return ByteBuffer.allocate(0);
        }
        return buffer.nioBuffer(offset, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
