package org.tileindex.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.io.api.Binary;
import org.tileindex.parquet.DictionaryIndices;

/// The dictionary of one column chunk. It decodes rows by their positions in it, and remembers which entries each page
/// uses: a few entries give the range of many rows.
final class DictionaryEntries {
    private final ValueOrder order;
    private final int size;
    private final long pageBytes;
    private final double[] doubles;
    private final long[] longs;
    private final int[] ints;
    private final String[] texts;
    private final Binary[] binaries;

    /// Number of the last page that uses an entry, from 1; 0 if none does.
    private final int[] usedBy;

    private final int[] ids = new int[RowBatch.CAPACITY];

    private int page = 1;

    DictionaryEntries(ColumnDescriptor column, DictionaryPage page) throws IOException {
        Dictionary decoded = page.getEncoding().initDictionary(column, page);
        order = ValueOrder.of(column.getPrimitiveType());
        size = decoded.getMaxId() + 1;
        pageBytes = page.getBytes().size();
        usedBy = new int[size];
        doubles = new double[order == ValueOrder.DOUBLE ? size : 0];
        longs = new long[order == ValueOrder.UINT64 || order == ValueOrder.INT64 ? size : 0];
        ints = new int[order.width() > 0 && order.width() < Long.BYTES ? size : 0];
        texts = new String[order == ValueOrder.TEXT ? size : 0];
        binaries = new Binary[order == ValueOrder.BYTES ? size : 0];
        for (int id = 0; id < size; id++) {
            switch (order) {
                case DOUBLE -> doubles[id] = decoded.decodeToDouble(id);
                case UINT64, INT64 -> longs[id] = decoded.decodeToLong(id);
                case UINT32, INT32 -> ints[id] = decoded.decodeToInt(id);
                case FLOAT -> ints[id] = Float.floatToRawIntBits(decoded.decodeToFloat(id));
                case FLOAT16 ->
                    ints[id] = Short.toUnsignedInt(decoded.decodeToBinary(id).get2BytesLittleEndian());
                case TEXT -> texts[id] = decoded.decodeToBinary(id).toStringUsingUTF8();
                case BYTES -> binaries[id] = decoded.decodeToBinary(id).copy();
            }
        }
    }

    /// The number of entries.
    int size() {
        return size;
    }

    /// Reads values into rows `[from, to)` of column `index` of `batch`.
    void read(DictionaryIndices indices, RowBatch batch, int index, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            int count = indices.next(ids, Math.min(to - next, ids.length));
            if (indices.repeated()) {
                usedBy[indices.value()] = page;
                fill(batch, index, next, next + count, indices.value());
            } else {
                for (int i = 0; i < count; i++) {
                    usedBy[ids[i]] = page;
                }
                look(batch, index, next, count);
            }
            next += count;
        }
    }

    private void fill(RowBatch batch, int index, int from, int to, int id) {
        switch (order) {
            case UINT64, INT64 -> Arrays.fill(batch.longs(index), from, to, longs[id]);
            case UINT32, INT32, FLOAT, FLOAT16 -> Arrays.fill(batch.ints(index), from, to, ints[id]);
            case DOUBLE -> Arrays.fill(batch.doubles(index), from, to, doubles[id]);
            case TEXT -> Arrays.fill(batch.texts(index), from, to, texts[id]);
            case BYTES -> Arrays.fill(batch.binaries(index), from, to, binaries[id]);
        }
    }

    private void look(RowBatch batch, int index, int from, int count) {
        switch (order) {
            case UINT64, INT64 -> {
                long[] out = batch.longs(index);
                for (int i = 0; i < count; i++) {
                    out[from + i] = longs[ids[i]];
                }
            }
            case UINT32, INT32, FLOAT, FLOAT16 -> {
                int[] out = batch.ints(index);
                for (int i = 0; i < count; i++) {
                    out[from + i] = ints[ids[i]];
                }
            }
            case DOUBLE -> {
                double[] out = batch.doubles(index);
                for (int i = 0; i < count; i++) {
                    out[from + i] = doubles[ids[i]];
                }
            }
            case TEXT -> {
                String[] out = batch.texts(index);
                for (int i = 0; i < count; i++) {
                    out[from + i] = texts[ids[i]];
                }
            }
            case BYTES -> {
                Binary[] out = batch.binaries(index);
                for (int i = 0; i < count; i++) {
                    out[from + i] = binaries[ids[i]];
                }
            }
        }
    }

    /// The bounds of the values read since the last call, at least one.
    PageRange.Bounds takeBounds() {
        int min = -1;
        int max = -1;
        for (int id = 0; id < size; id++) {
            if (usedBy[id] == page) {
                min = min < 0 || isBelow(id, min) ? id : min;
                max = max < 0 || isBelow(max, id) ? id : max;
            }
        }
        page++;
        return new PageRange.Bounds(value(min), value(max));
    }

    private boolean isBelow(int a, int b) {
        return switch (order) {
            case DOUBLE -> doubles[a] < doubles[b];
            case UINT64 -> Long.compareUnsigned(longs[a], longs[b]) < 0;
            case INT64 -> longs[a] < longs[b];
            case UINT32 -> Integer.compareUnsigned(ints[a], ints[b]) < 0;
            case INT32 -> ints[a] < ints[b];
            case FLOAT, FLOAT16 -> number(a) < number(b);
            case TEXT, BYTES -> order.compare(value(a), value(b)) < 0;
        };
    }

    /// An entry of a floating point type, good for telling NaN and for comparing those of a batch's integers; 0 for
    /// other types.
    private float number(int id) {
        return switch (order) {
            case FLOAT -> Float.intBitsToFloat(ints[id]);
            case FLOAT16 -> Float.float16ToFloat((short) ints[id]);
            case DOUBLE -> (float) doubles[id];
            default -> 0;
        };
    }

    private ByteBuffer value(int id) {
        return switch (order) {
            case DOUBLE -> ValueOrder.bytes(doubles[id]);
            case UINT64, INT64 -> ValueOrder.bytes(longs[id]);
            case UINT32, INT32, FLOAT -> ValueOrder.bytes(ints[id]);
            case FLOAT16 -> ValueOrder.bytes((short) ints[id]);
            case TEXT -> ValueOrder.bytes(texts[id]);
            case BYTES -> ValueOrder.bytes(binaries[id]);
        };
    }

    /// Checks the entries when all pages have been read: each occurs once, some row uses it, and nothing follows the
    /// last one.
    ///
    /// @param mayRepeat whether different rows or columns of the grid may have the same value
    void check(String column, boolean mayRepeat, FileFaults faults) {
        String what = "the dictionary of column " + column;
        if (!mayRepeat) {
            checkRepetition(what, faults);
        }
        long bytes = 0;
        for (int id = 0; id < size; id++) {
            if (usedBy[id] == 0) {
                faults.add(
                        what + " has an entry that no row uses",
                        "only entries in use",
                        order.show(value(id)) + " in entry " + id);
            }
            bytes += order.width() < 0 ? Integer.BYTES + value(id).remaining() : order.width();
            if (Float.isNaN(number(id))) {
                faults.add(what + " has an entry that is not a number", "numbers", "NaN");
            }
        }
        faults.same(what + " has bytes beyond its entries", bytes, pageBytes);
    }

    private void checkRepetition(String what, FileFaults faults) {
        long[] keys = new long[order.width() < 0 ? 0 : size];
        for (int id = 0; id < keys.length; id++) {
            keys[id] = switch (order) {
                case DOUBLE -> Double.doubleToRawLongBits(doubles[id]);
                case UINT64, INT64 -> longs[id];
                default -> ints[id];
            };
        }
        Arrays.sort(keys);
        boolean twice = texts.length > new HashSet<>(Arrays.asList(texts)).size()
                || binaries.length > new HashSet<>(Arrays.asList(binaries)).size();
        for (int i = 1; i < keys.length; i++) {
            twice |= keys[i - 1] == keys[i];
        }
        if (twice) {
            faults.add(
                    what + " has an entry twice",
                    Quantity.ofEntries(size) + ", all different",
                    Quantity.ofEntries(size) + ", some of them equal");
        }
    }
}
