package org.tileindex.writer.dense;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.tileindex.writer.form.ByteSink;

/// The values of a BYTE_ARRAY or FIXED_LEN_BYTE_ARRAY column.
final class BytesValues implements DenseValues {
    /// Values that are indexed between two checks whether a dictionary is still worthwhile.
    private static final int VALUES_BETWEEN_CHECKS = 128;

    /// Maximum size of dictionary encoding as a share of the plain size. It must save a fourth, because readers pay for
    /// the extra step.
    private static final double MAX_DICTIONARY_SHARE = 0.75;

    private final ChunkScratch scratch;
    private final BytesOrder order;
    /// Bytes of each value, or 0 if lengths differ.
    private final int fixedLength;

    private final BytesStore store = new BytesStore();
    private Encoding encoding = Encoding.PLAIN;

    BytesValues(PrimitiveType type, ChunkScratch scratch) {
        this.scratch = scratch;
        this.order = BytesOrder.of(type);
        this.fixedLength =
                type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY ? type.getTypeLength() : 0;
    }

    @Override
    public void clear() {
        store.clear();
    }

    @Override
    public void append(VectorSlice slice) {
        scratch.bytesLoader().append(slice, store, fixedLength);
    }

    @Override
    public int size() {
        return store.size();
    }

    @Override
    public long plainBytes(int from, int to) {
        return store.start(to) - store.start(from) + (fixedLength > 0 ? 0 : (long) (to - from) * Integer.BYTES);
    }

    @Override
    public long bytes(int from, int to) {
        return encoding == Encoding.RLE_DICTIONARY
                ? DictionaryRule.indexBytes(scratch.bytes().size(), to - from)
                : plainBytes(from, to);
    }

    @Override
    public Encoding choose(boolean compressed) {
        if (indexAll()) {
            encoding = Encoding.RLE_DICTIONARY;
        } else if (fixedLength > 0 || store.size() == 0) {
            encoding = Encoding.PLAIN;
        } else {
            encoding = Encoding.DELTA_LENGTH_BYTE_ARRAY;
        }
        return encoding;
    }

    /// Finds the dictionary index of every value. Returns false, perhaps early, if a dictionary is not worthwhile.
    private boolean indexAll() {
        BytesDictionary dictionary = scratch.bytes();
        int[] indices = scratch.indices(store.size());
        dictionary.clear();
        int changes = 1;
        for (int from = 0; from < store.size(); from += VALUES_BETWEEN_CHECKS) {
            int to = Math.min(from + VALUES_BETWEEN_CHECKS, store.size());
            changes += index(dictionary, indices, from, to);
            if (DictionaryRule.isHopeless(dictionary.size(), dictionary.bytes(), to)) {
                return false;
            }
        }
        return store.size() > 0
                && DictionaryRule.bytes(dictionary.size(), dictionaryBytes(), store.size(), changes)
                        < plainBytes(0, store.size()) * MAX_DICTIONARY_SHARE;
    }

    private long dictionaryBytes() {
        BytesDictionary dictionary = scratch.bytes();
        return dictionary.bytes() + (fixedLength > 0 ? 0 : (long) dictionary.size() * Integer.BYTES);
    }

    /// Indexes the values `[from, to)` and returns the number of values that differ from the one before.
    private int index(BytesDictionary dictionary, int[] indices, int from, int to) {
        int changes = 0;
        int last = -1;
        for (int i = from; i < to; i++) {
            int index = dictionary.index(store.data(), store.start(i), store.length(i));
            changes += index == last ? 0 : 1;
            indices[i] = index;
            last = index;
        }
        return changes;
    }

    @Override
    public int putDictionary(ByteSink sink) {
        BytesDictionary dictionary = scratch.bytes();
        for (int i = 0; i < dictionary.size(); i++) {
            putPlain(dictionary.start(i), dictionary.length(i), sink);
        }
        return dictionary.size();
    }

    private void putPlain(int start, int length, ByteSink sink) {
        if (fixedLength == 0) {
            sink.putIntLittleEndian(length);
        }
        sink.putBytes(store.data(), start, length);
    }

    @Override
    public void put(int from, int to, ByteSink sink) {
        switch (encoding) {
            case RLE_DICTIONARY -> {
                int bits = DictionaryRule.indexWidth(scratch.bytes().size());
                IndexRuns.put(scratch.kernel(), scratch.indices(size()), from, to, bits, sink);
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                long[] lengths = scratch.lengths(to - from);
                for (int i = from; i < to; i++) {
                    lengths[i - from] = store.length(i);
                }
                scratch.putDeltas(lengths, 0, to - from, true, sink);
                sink.putBytes(store.data(), store.start(from), store.start(to) - store.start(from));
            }
            default -> sink.putBytes(store.data(), store.start(from), store.start(to) - store.start(from));
        }
    }

    @Override
    public void widen(Statistics<?> statistics, int from, int to) {
        if (from == to) {
            return;
        }
        int[] candidates = scratch.candidates(to - from);
        int count = encoding == Encoding.RLE_DICTIONARY && order != BytesOrder.FLOAT16
                ? distinct(from, to, candidates)
                : all(from, to, candidates);
        order.widen(statistics, store, candidates, count);
    }

    private static int all(int from, int to, int[] candidates) {
        for (int i = from; i < to; i++) {
            candidates[i - from] = i;
        }
        return to - from;
    }

    /// Collects one value for each dictionary entry in use. Not for float16, all of whose NaNs must be counted.
    private int distinct(int from, int to, int[] candidates) {
        int[] indices = scratch.indices(size());
        boolean[] seen = new boolean[scratch.bytes().size()];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!seen[indices[i]]) {
                seen[indices[i]] = true;
                candidates[count++] = i;
            }
        }
        return count;
    }
}
