package org.tileindex.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table such as services write: an ascending id, a time, one of 50 codes, a measurement, a measurement that is
/// missing in a quarter of the rows, and one of 3,000 names.
final class ArrowTable {
    static final int BATCH_ROWS = 1 << 16;

    static final Schema SCHEMA = new Schema(List.of(
            field("id", false, new ArrowType.Int(64, true)),
            field("time", false, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)),
            field("code", false, new ArrowType.Int(32, true)),
            field("value", false, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
            field("extra", true, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
            field("name", false, new ArrowType.Utf8())));

    private ArrowTable() {}

    private static Field field(String name, boolean nullable, ArrowType type) {
        return new Field(name, new FieldType(nullable, type, null), List.of());
    }

    /// The batch of rows `[first, first + BATCH_ROWS)`; equal arguments give equal batches.
    static VectorSchemaRoot batch(long first, BufferAllocator allocator) {
        Random random = new Random(first);
        VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
        BigIntVector id = (BigIntVector) root.getVector("id");
        TimeStampMicroVector time = (TimeStampMicroVector) root.getVector("time");
        IntVector code = (IntVector) root.getVector("code");
        Float8Vector value = (Float8Vector) root.getVector("value");
        Float8Vector extra = (Float8Vector) root.getVector("extra");
        VarCharVector name = (VarCharVector) root.getVector("name");
        long now = 1_700_000_000_000_000L + first * 1000;
        for (int row = 0; row < BATCH_ROWS; row++) {
            id.setSafe(row, first + row);
            now += random.nextInt(2000);
            time.setSafe(row, now);
            code.setSafe(row, random.nextInt(50));
            value.setSafe(row, random.nextGaussian());
            if (random.nextInt(4) == 0) {
                extra.setNull(row);
            } else {
                extra.setSafe(row, random.nextInt(100_000) / 100.0);
            }
            name.setSafe(row, ("station " + random.nextInt(3000)).getBytes(StandardCharsets.UTF_8));
        }
        root.setRowCount(BATCH_ROWS);
        return root;
    }
}
