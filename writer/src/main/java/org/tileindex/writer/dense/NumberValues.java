package org.tileindex.writer.dense;

import java.util.Arrays;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.pack.PackingKernel;

/// The values of a BOOLEAN, INT32, INT64, FLOAT or DOUBLE column, as longs.
final class NumberValues implements DenseValues {
    /// One of this many blocks is sampled to estimate the size of deltas.
    private static final int SAMPLING_INTERVAL = 16;

    /// Maximum size of dictionary encoding as a share of the next best one. It must save a fourth, because readers pay
    /// for the extra step.
    private static final double MAX_DICTIONARY_SHARE = 0.75;

    private final ChunkScratch scratch;
    private final NumberStatistics order;
    /// Bytes of a value, or 0 for a BOOLEAN.
    private final int width;

    private final boolean isFloating;
    private long[] values = new long[64];
    private int size;
    private Encoding encoding = Encoding.PLAIN;

    NumberValues(PrimitiveType type, ChunkScratch scratch) {
        this.scratch = scratch;
        this.order = NumberStatistics.of(type);
        this.isFloating = order == NumberStatistics.FLOAT || order == NumberStatistics.DOUBLE;
        this.width = switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> 0;
            case INT32, FLOAT -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    @Override
    public void clear() {
        size = 0;
    }

    @Override
    public void append(VectorSlice slice) {
        int wanted = Math.addExact(size, slice.count());
        if (values.length < wanted) {
            values = Arrays.copyOf(values, Growth.next(values.length, wanted));
        }
        scratch.numberLoader().load(slice, values, size);
        if (slice.values() < slice.count()) {
            scratch.kernel().compact(values, size, slice.count(), slice.valid());
        }
        MinorType type = slice.vector().getMinorType();
        NumberLoader.convert(type, values, size, size + slice.values());
        size += slice.values();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long plainBytes(int from, int to) {
        return width == 0 ? (to - from) / Byte.SIZE : (long) (to - from) * width;
    }

    @Override
    public long bytes(int from, int to) {
        return encoding == Encoding.RLE_DICTIONARY
                ? DictionaryRule.indexBytes(scratch.numbers().size(), to - from)
                : plainBytes(from, to);
    }

    @Override
    public Encoding choose(boolean compressed) {
        encoding = Encoding.PLAIN;
        if (width == 0 || size == 0) {
            return encoding;
        }
        Encoding direct = isFloating && compressed ? Encoding.BYTE_STREAM_SPLIT : Encoding.PLAIN;
        long bytes = plainBytes(0, size);
        if (!isFloating) {
            long deltas = deltaBytes();
            if (deltas < bytes) {
                bytes = deltas;
                direct = Encoding.DELTA_BINARY_PACKED;
            }
        }
        encoding = indexAll((long) (bytes * MAX_DICTIONARY_SHARE)) ? Encoding.RLE_DICTIONARY : direct;
        return encoding;
    }

    /// The estimated bytes of all values in the encoding DELTA_BINARY_PACKED.
    private long deltaBytes() {
        long bits = 0;
        long sampled = 0;
        for (int from = 1; from < size; from += PackingKernel.BLOCK * SAMPLING_INTERVAL) {
            int count = Math.min(PackingKernel.BLOCK, size - from);
            bits += scratch.deltaBits(values, from, count, width == Integer.BYTES);
            sampled += count;
        }
        return sampled == 0 ? Long.MAX_VALUE : (long) ((double) bits / sampled * size / Byte.SIZE);
    }

    /// Finds the dictionary index of every value. Returns false, perhaps early, unless dictionary and indices take
    /// fewer than `limit` bytes.
    private boolean indexAll(long limit) {
        NumberDictionary dictionary = scratch.numbers();
        int[] indices = scratch.indices(size);
        dictionary.clear();
        int changes = 1;
        for (int from = 0; from < size; from += PackingKernel.BLOCK) {
            int to = Math.min(from + PackingKernel.BLOCK, size);
            changes += index(dictionary, indices, from, to);
            int entries = dictionary.size();
            if (DictionaryRule.isHopeless(entries, (long) entries * width, to)) {
                return false;
            }
        }
        return DictionaryRule.bytes(dictionary.size(), (long) dictionary.size() * width, size, changes) < limit;
    }

    /// Indexes the values `[from, to)` and returns the number of values that differ from the one before.
    private int index(NumberDictionary dictionary, int[] indices, int from, int to) {
        int changes = 0;
        long last = values[from];
        int index = dictionary.index(last);
        for (int i = from; i < to; i++) {
            long value = values[i];
            if (value != last) {
                index = dictionary.index(value);
                last = value;
                changes++;
            }
            indices[i] = index;
        }
        return changes;
    }

    @Override
    public int putDictionary(ByteSink sink) {
        NumberDictionary dictionary = scratch.numbers();
        for (int i = 0; i < dictionary.size(); i++) {
            sink.putLowBytes(dictionary.key(i), width);
        }
        return dictionary.size();
    }

    @Override
    public void put(int from, int to, ByteSink sink) {
        switch (encoding) {
            case RLE_DICTIONARY -> {
                int bits = DictionaryRule.indexWidth(scratch.numbers().size());
                IndexRuns.put(scratch.kernel(), scratch.indices(size), from, to, bits, sink);
            }
            case DELTA_BINARY_PACKED -> scratch.putDeltas(values, from, to, width == Integer.BYTES, sink);
            case BYTE_STREAM_SPLIT -> PlainNumbers.putSplit(values, from, to, width, sink);
            default -> PlainNumbers.put(values, from, to, width, sink);
        }
    }

    @Override
    public void widen(Statistics<?> statistics, int from, int to) {
        if (from < to) {
            order.widen(statistics, values, from, to);
        }
    }
}
