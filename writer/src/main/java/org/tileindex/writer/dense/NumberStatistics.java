package org.tileindex.writer.dense;

import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/// The smallest and largest of numbers in the order of their type. NaN is neither, and counted; a smallest zero is
/// written as -0 and a largest one as +0, as the format asks.
enum NumberStatistics {
    BOOLEAN {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats(least(values, from, to) != 0);
            statistics.updateStats(most(values, from, to) != 0);
        }
    },
    INT {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats((int) least(values, from, to));
            statistics.updateStats((int) most(values, from, to));
        }
    },
    UNSIGNED_INT {
        // Sign extension keeps the unsigned order.
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats((int) unsignedLeast(values, from, to));
            statistics.updateStats((int) unsignedMost(values, from, to));
        }
    },
    LONG {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats(least(values, from, to));
            statistics.updateStats(most(values, from, to));
        }
    },
    UNSIGNED_LONG {
        @Override
        void widen(Statistics<?> statistics, long[] values, int from, int to) {
            statistics.updateStats(unsignedLeast(values, from, to));
            statistics.updateStats(unsignedMost(values, from, to));
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
            case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> throw new IllegalArgumentException("no number: " + type);
        };
    }

    private static long least(long[] values, int from, int to) {
        long min = values[from];
        for (int i = from + 1; i < to; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    private static long most(long[] values, int from, int to) {
        long max = values[from];
        for (int i = from + 1; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    private static long unsignedLeast(long[] values, int from, int to) {
        long min = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, values[i] ^ Long.MIN_VALUE);
        }
        return min ^ Long.MIN_VALUE;
    }

    private static long unsignedMost(long[] values, int from, int to) {
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i] ^ Long.MIN_VALUE);
        }
        return max ^ Long.MIN_VALUE;
    }
}
