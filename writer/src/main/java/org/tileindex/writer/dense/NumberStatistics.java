package org.tileindex.writer.dense;

import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/// The order of numbers of a type, which gives a page its smallest and its largest value. It is the type-defined order
/// of the Parquet format: NaN is neither, but counted, and a page of NaN alone has no bounds. A smallest zero is
/// written as
/// -0 and a largest one as +0.
enum NumberStatistics {
    BOOLEAN {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats(min(values, from, to) != 0);
            statistics.updateStats(max(values, from, to) != 0);
        }
    },
    INT {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats((int) min(values, from, to));
            statistics.updateStats((int) max(values, from, to));
        }
    },
    UNSIGNED_INT {
        // Sign extension preserves the unsigned order.
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats((int) unsignedMin(values, from, to));
            statistics.updateStats((int) unsignedMax(values, from, to));
        }
    },
    LONG {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats(min(values, from, to));
            statistics.updateStats(max(values, from, to));
        }
    },
    UNSIGNED_LONG {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats(unsignedMin(values, from, to));
            statistics.updateStats(unsignedMax(values, from, to));
        }
    },
    FLOAT {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            int numbers = 0;
            for (int i = from; i < to; i++) {
                float value = Float.intBitsToFloat((int) values[i]);
                min = value < min ? value : min;
                max = value > max ? value : max;
                numbers += Float.isNaN(value) ? 0 : 1;
            }
            statistics.incrementNanCount(to - from - numbers);
            if (numbers > 0) {
                statistics.updateStats(min == 0 ? -0.0f : min);
                statistics.updateStats(max == 0 ? 0.0f : max);
            }
        }
    },
    DOUBLE {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            int numbers = 0;
            for (int i = from; i < to; i++) {
                double value = Double.longBitsToDouble(values[i]);
                min = value < min ? value : min;
                max = value > max ? value : max;
                numbers += Double.isNaN(value) ? 0 : 1;
            }
            statistics.incrementNanCount(to - from - numbers);
            if (numbers > 0) {
                statistics.updateStats(min == 0 ? -0.0 : min);
                statistics.updateStats(max == 0 ? 0.0 : max);
            }
        }
    };

    /// Widens `statistics` by `values[from, to)`, which must not be empty.
    abstract void widen(Statistics<?> statistics, long[] values, int from, int to);

    static NumberStatistics of(PrimitiveType type) {
        boolean unsigned =
                type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> BOOLEAN;
            case INT32 -> unsigned ? UNSIGNED_INT : INT;
            case INT64 -> unsigned ? UNSIGNED_LONG : LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case INT96, BINARY, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException("not a type of numbers: " + type);
        };
    }

    private static long min(long[] values, int from, int to) {
        long min = values[from];
        for (int i = from + 1; i < to; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    private static long max(long[] values, int from, int to) {
        long max = values[from];
        for (int i = from + 1; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    private static long unsignedMin(long[] values, int from, int to) {
        long min = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, values[i] ^ Long.MIN_VALUE);
        }
        return min ^ Long.MIN_VALUE;
    }

    private static long unsignedMax(long[] values, int from, int to) {
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i] ^ Long.MIN_VALUE);
        }
        return max ^ Long.MIN_VALUE;
    }
}
