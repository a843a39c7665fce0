package org.tileindex.writer.dense;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;

/// Appends the values of a slice of a vector, without nulls, to a [BytesStore]. Strings are copied unchanged; decimals
/// get Parquet's form, which has the most significant byte first and no more bytes than the precision needs.
final class BytesLoader {
    /// The start of each row of a slice, in bytes after the start of the first row; then the end of the last row.
    private int[] offsets = new int[64];

    private byte[] bytes = new byte[256];

    /// Appends the values of `slice` to `store`.
    ///
    /// @param length bytes of each value, if the type has values of one length
    /// @throws ArithmeticException if a row group would have 2 GiB or more of one column
    /// @throws IllegalArgumentException if a decimal does not fit its precision's bytes
    void append(VectorSlice slice, BytesStore store, int length) {
        if (slice.values() == 0) {
            return;
        }
        switch (slice.vector().getMinorType()) {
            case VARCHAR, VARBINARY -> appendStrings(slice, loadOffsets(slice), store);
            case LARGEVARCHAR, LARGEVARBINARY -> appendStrings(slice, loadLongOffsets(slice), store);
            case FIXEDSIZEBINARY, FLOAT2 -> appendFixed(slice, length, store);
            case DECIMAL -> appendDecimals(slice, 2 * Long.BYTES, length, store);
            case DECIMAL256 -> appendDecimals(slice, 4 * Long.BYTES, length, store);
            default ->
                throw new IllegalArgumentException(
                        "not a vector of byte strings: " + slice.vector().getField());
        }
    }

    private void reserve(int rows) {
        if (offsets.length <= rows) {
            offsets = new int[rows + 1];
        }
    }

    /// Fills [#offsets] and returns the start of the first row.
    private long loadOffsets(VectorSlice slice) {
        reserve(slice.count());
        ArrowBuf buffer = slice.vector().getOffsetBuffer();
        long size = (slice.count() + 1L) * Integer.BYTES;
        VectorSlice.bytesOf(buffer, (long) slice.from() * Integer.BYTES, size)
                .asIntBuffer()
                .get(offsets, 0, slice.count() + 1);
        int base = offsets[0];
        for (int i = 0; i <= slice.count(); i++) {
            offsets[i] -= base;
        }
        return base;
    }

    private long loadLongOffsets(VectorSlice slice) {
        reserve(slice.count());
        ArrowBuf buffer = slice.vector().getOffsetBuffer();
        long first = (long) slice.from() * Long.BYTES;
        long base = buffer.getLong(first);
        for (int i = 0; i <= slice.count(); i++) {
            offsets[i] = Math.toIntExact(buffer.getLong(first + (long) i * Long.BYTES) - base);
        }
        return base;
    }

    private void appendStrings(VectorSlice slice, long base, BytesStore store) {
        int total = offsets[slice.count()];
        ByteBuffer data = VectorSlice.bytesOf(slice.vector().getDataBuffer(), base, total);
        store.reserve(slice.values(), total);
        if (bytesOfValues(slice) == total) {
            store.putBytes(data, total);
            putEnds(slice, store);
        } else {
            putEach(slice, data, store);
        }
    }

    /// The bytes of all values together. Null rows may have bytes too, which are not counted.
    private long bytesOfValues(VectorSlice slice) {
        if (slice.values() == slice.count()) {
            return offsets[slice.count()];
        }
        long sum = 0;
        for (int row = slice.nextValue(0); row < slice.count(); row = slice.nextValue(row + 1)) {
            sum += offsets[row + 1] - offsets[row];
        }
        return sum;
    }

    private void putEnds(VectorSlice slice, BytesStore store) {
        if (slice.values() == slice.count()) {
            store.putEnds(offsets, slice.count());
            return;
        }
        for (int row = slice.nextValue(0); row < slice.count(); row = slice.nextValue(row + 1)) {
            store.putEnd(offsets[row + 1] - offsets[row]);
        }
    }

    private void putEach(VectorSlice slice, ByteBuffer data, BytesStore store) {
        for (int row = slice.nextValue(0); row < slice.count(); row = slice.nextValue(row + 1)) {
            store.put(data, offsets[row], offsets[row + 1] - offsets[row]);
        }
    }

    private static void appendFixed(VectorSlice slice, int length, BytesStore store) {
        ByteBuffer data = slice.data(length);
        store.reserve(slice.values(), Math.multiplyExact(slice.values(), length));
        for (int row = slice.nextValue(0); row < slice.count(); row = slice.nextValue(row + 1)) {
            store.put(data, row * length, length);
        }
    }

    /// Appends decimals, which Arrow holds in `stored` bytes with the least significant first; `length` bytes are kept.
    private void appendDecimals(VectorSlice slice, int stored, int length, BytesStore store) {
        int size = Math.multiplyExact(slice.count(), stored);
        if (bytes.length < size) {
            bytes = new byte[size];
        }
        slice.data(stored).get(bytes, 0, size);
        store.reserve(slice.values(), Math.multiplyExact(slice.values(), length));
        for (int row = slice.nextValue(0); row < slice.count(); row = slice.nextValue(row + 1)) {
            requireFit(slice, row * stored + length, (row + 1) * stored);
            store.putReversed(bytes, row * stored, length);
        }
    }

    /// Requires that the bytes left out, `[from, to)`, only repeat the sign.
    private void requireFit(VectorSlice slice, int from, int to) {
        int sign = bytes[from - 1] >> 7;
        for (int i = from; i < to; i++) {
            if (bytes[i] != sign) {
                throw new IllegalArgumentException(
                        "a decimal has too many digits: " + slice.vector().getField());
            }
        }
    }
}
