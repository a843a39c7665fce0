package org.tileindex.writer.dense;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/// The order of byte strings of a type, which gives a page its smallest and its largest value.
enum BytesOrder {
    /// Strings and binaries: byte by byte, unsigned.
    UNSIGNED {
        @Override
        void widen(Statistics<?> statistics, BytesStore store, int[] candidates, int count) {
            widenByKeys(statistics, store, candidates, count, 0);
        }
    },
    /// Decimals: two's complement numbers of one length, most significant byte first.
    DECIMAL {
        @Override
        void widen(Statistics<?> statistics, BytesStore store, int[] candidates, int count) {
            widenByKeys(statistics, store, candidates, count, Long.MIN_VALUE);
        }
    },
    /// Half-precision numbers. NaN is neither smallest nor largest; a smallest zero is written as -0, a largest as +0.
    FLOAT16 {
        @Override
        void widen(Statistics<?> statistics, BytesStore store, int[] candidates, int count) {
            int min = -1;
            int max = -1;
            int numbers = 0;
            for (int k = 0; k < count; k++) {
                int i = candidates[k];
                float value = float16(store, i);
                if (Float.isNaN(value)) {
                    continue;
                }
                numbers++;
                min = min < 0 || value < float16(store, min) ? i : min;
                max = max < 0 || value > float16(store, max) ? i : max;
            }
            statistics.incrementNanCount(count - numbers);
            if (numbers > 0) {
                updateHalf(statistics, float16(store, min), -0.0f);
                updateHalf(statistics, float16(store, max), 0.0f);
            }
        }
    };

    /// Widens `statistics` by the values at the positions `candidates[0, count)` of `store`; `count` is at least 1.
    abstract void widen(Statistics<?> statistics, BytesStore store, int[] candidates, int count);

    static BytesOrder of(PrimitiveType type) {
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation) {
            return DECIMAL;
        }
        return type.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation ? FLOAT16 : UNSIGNED;
    }

    private static void updateHalf(Statistics<?> statistics, float value, float zero) {
        short bits = Float.floatToFloat16(value == 0 ? zero : value);
        statistics.updateStats(Binary.fromConstantByteArray(new byte[] {(byte) bits, (byte) (bits >> Byte.SIZE)}));
    }

    private static float float16(BytesStore store, int value) {
        byte[] data = store.data();
        int start = store.start(value);
        return Float.float16ToFloat((short) ((data[start] & 0xFF) | (data[start + 1] << Byte.SIZE)));
    }

    /// Compares values by their first eight bytes, which tell most values apart, and then by the others.
    ///
    /// @param flip the bits to invert in the first eight bytes: the sign bit, or none
    private static void widenByKeys(
            Statistics<?> statistics, BytesStore store, int[] candidates, int count, long flip) {
        int min = candidates[0];
        int max = min;
        long minKey = store.key(min) ^ flip;
        long maxKey = minKey;
        for (int k = 1; k < count; k++) {
            int i = candidates[k];
            long key = store.key(i) ^ flip;
            int toMin = Long.compareUnsigned(key, minKey);
            if (toMin < 0 || (toMin == 0 && store.compareUnsigned(i, min) < 0)) {
                min = i;
                minKey = key;
            }
            int toMax = Long.compareUnsigned(key, maxKey);
            if (toMax > 0 || (toMax == 0 && store.compareUnsigned(i, max) > 0)) {
                max = i;
                maxKey = key;
            }
        }
        update(statistics, store, min);
        update(statistics, store, max);
    }

    private static void update(Statistics<?> statistics, BytesStore store, int value) {
        int start = store.start(value);
        byte[] own = Arrays.copyOfRange(store.data(), start, start + store.length(value));
        statistics.updateStats(Binary.fromConstantByteArray(own));
    }
}
