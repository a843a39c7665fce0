package org.tileindex.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.tileindex.writer.ArrowDomain.Style;

/// Random batches with a column of every flat type, nullable and not.
final class ArrowSample {
    private static final long DAY = 86_400;
    private static final long YEARS = 4000L * 366 * DAY;

    private final Random random;
    private final List<ArrowColumn> columns = new ArrayList<>();

    ArrowSample(long seed) {
        random = new Random(seed);
        for (boolean nullable : new boolean[] {false, true}) {
            integers(nullable);
            dates(nullable);
            times(nullable);
            timestamps(nullable);
            others(nullable);
        }
    }

    List<ArrowColumn> columns() {
        return columns;
    }

    Schema schema() {
        return new Schema(columns.stream().map(ArrowColumn::field).toList());
    }

    /// The next batch of `rows` rows, some of them cut out of a longer one. To be closed by the caller.
    VectorSchemaRoot batch(int rows, BufferAllocator allocator) {
        int from = random.nextInt(3) == 0 ? random.nextInt(80) : 0;
        int all = from + rows + (from > 0 ? random.nextInt(5) : 0);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema(), allocator);
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).fill(root.getVector(i), all, from, from + rows, random);
        }
        root.setRowCount(all);
        if (from == 0) {
            return root;
        }
        VectorSchemaRoot slice = root.slice(from, rows);
        root.close();
        return slice;
    }

    private void add(String name, boolean nullable, ArrowType type, ArrowDomain domain) {
        String full = name + (nullable ? "_n" : "");
        columns.add(new ArrowColumn(new Field(full, new FieldType(nullable, type, null), List.of()), domain));
    }

    private Style style() {
        return List.of(Style.values()).get(random.nextInt(Style.values().length));
    }

    private ArrowDomain number(int bytes, long least, long most, LongFunction<Object> reading) {
        return ArrowDomain.numbers(bytes, least, most, style(), reading);
    }

    private void integers(boolean nullable) {
        for (int bits = Byte.SIZE; bits <= Long.SIZE; bits *= 2) {
            long most = Long.MAX_VALUE >>> (Long.SIZE - bits);
            long mask = -1L >>> (Long.SIZE - bits);
            int bytes = bits / Byte.SIZE;
            add("i" + bits, nullable, new ArrowType.Int(bits, true), number(bytes, -most - 1, most, value -> value));
            add(
                    "u" + bits,
                    nullable,
                    new ArrowType.Int(bits, false),
                    number(bytes, -most - 1, most, value -> value & mask));
        }
    }

    private void dates(boolean nullable) {
        add("date32", nullable, new ArrowType.Date(DateUnit.DAY), number(4, -700_000, 700_000, value -> value));
        ArrowDomain days = number(8, -700_000, 700_000, value -> value);
        add(
                "date64",
                nullable,
                new ArrowType.Date(DateUnit.MILLISECOND),
                new ArrowDomain(own -> timesDay(days.draw(own)), stored -> (Long) days.read(stored) / (1000 * DAY)));
    }

    private void times(boolean nullable) {
        add("time_s", nullable, new ArrowType.Time(TimeUnit.SECOND, 32), number(4, 0, DAY - 1, v -> v * 1000));
        add("time_ms", nullable, new ArrowType.Time(TimeUnit.MILLISECOND, 32), number(4, 0, 1000 * DAY - 1, v -> v));
        add(
                "time_us",
                nullable,
                new ArrowType.Time(TimeUnit.MICROSECOND, 64),
                number(8, 0, 1000_000 * DAY - 1, v -> v));
        add(
                "time_ns",
                nullable,
                new ArrowType.Time(TimeUnit.NANOSECOND, 64),
                number(8, 0, 1000_000_000 * DAY - 1, v -> v));
    }

    private void timestamps(boolean nullable) {
        for (boolean zone : new boolean[] {false, true}) {
            String suffix = zone ? "_tz" : "";
            String timezone = zone ? "Europe/Zurich" : null;
            add(
                    "ts_s" + suffix,
                    nullable,
                    new ArrowType.Timestamp(TimeUnit.SECOND, timezone),
                    number(8, -YEARS, YEARS, v -> v * 1000));
            add(
                    "ts_ms" + suffix,
                    nullable,
                    new ArrowType.Timestamp(TimeUnit.MILLISECOND, timezone),
                    number(8, -YEARS * 1000, YEARS * 1000, v -> v));
            add(
                    "ts_us" + suffix,
                    nullable,
                    new ArrowType.Timestamp(TimeUnit.MICROSECOND, timezone),
                    number(8, -YEARS * 1000_000, YEARS * 1000_000, v -> v));
            add(
                    "ts_ns" + suffix,
                    nullable,
                    new ArrowType.Timestamp(TimeUnit.NANOSECOND, timezone),
                    number(8, -(1L << 62), 1L << 62, v -> v));
        }
    }

    private static byte[] timesDay(byte[] days) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(days).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(0, buffer.getLong(0) * 1000 * DAY);
        return days;
    }

    private void others(boolean nullable) {
        add("bool", nullable, new ArrowType.Bool(), number(1, 0, 1, value -> value != 0));
        add(
                "f16",
                nullable,
                new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
                number(2, Short.MIN_VALUE, Short.MAX_VALUE, value -> Float.float16ToFloat((short) value)));
        add(
                "f32",
                nullable,
                new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
                number(4, Integer.MIN_VALUE, Integer.MAX_VALUE, value -> Float.intBitsToFloat((int) value)));
        add(
                "f64",
                nullable,
                new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
                number(8, Long.MIN_VALUE, Long.MAX_VALUE, Double::longBitsToDouble));
        for (int precision : new int[] {1, 9, 18, 38}) {
            add(
                    "dec128_" + precision,
                    nullable,
                    new ArrowType.Decimal(precision, precision / 3, 128),
                    ArrowDomain.decimals(16, precision, style()));
        }
        for (int precision : new int[] {30, 76}) {
            add(
                    "dec256_" + precision,
                    nullable,
                    new ArrowType.Decimal(precision, precision / 3, 256),
                    ArrowDomain.decimals(32, precision, style()));
        }
        add("utf8", nullable, new ArrowType.Utf8(), ArrowDomain.strings(0, 20, true, style()));
        add("large_utf8", nullable, new ArrowType.LargeUtf8(), ArrowDomain.strings(0, 50, true, style()));
        add("binary", nullable, new ArrowType.Binary(), ArrowDomain.strings(0, 20, false, style()));
        add("large_binary", nullable, new ArrowType.LargeBinary(), ArrowDomain.strings(3, 9, false, style()));
        add("fixed1", nullable, new ArrowType.FixedSizeBinary(1), ArrowDomain.strings(1, 1, false, style()));
        add("fixed16", nullable, new ArrowType.FixedSizeBinary(16), ArrowDomain.strings(16, 16, false, style()));
    }
}
