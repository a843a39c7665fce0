package org.tileindex.stats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.tileindex.writer.ArrowParquetWriter;
import org.tileindex.writer.page.Codec;

/// Writes rows as a Parquet file.
final class StatsParquet {
    private static final int BATCH_ROWS = 1 << 14;

    private StatsParquet() {}

    static void write(Path file, StatsRows rows) throws IOException {
        Schema schema = schema(rows);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator);
                ArrowParquetWriter writer = new ArrowParquetWriter(file, schema, Codec.SNAPPY)) {
            int filled = 0;
            while (rows.next()) {
                fill(batch, filled++, rows);
                if (filled == BATCH_ROWS) {
                    write(writer, batch, filled);
                    filled = 0;
                }
            }
            write(writer, batch, filled);
            writer.finish();
        }
    }

    private static void write(ArrowParquetWriter writer, VectorSchemaRoot batch, int rows) throws IOException {
        batch.setRowCount(rows);
        writer.write(batch);
        batch.clear();
    }

    private static Schema schema(StatsRows rows) {
        List<Field> fields = new ArrayList<>(List.of(
                required("zone_id", ArrowType.Utf8.INSTANCE),
                required("raster", ArrowType.Utf8.INSTANCE),
                required("band", new ArrowType.Int(Integer.SIZE, true))));
        for (StatsRows.Column column : rows.columns()) {
            ArrowType type = column.isWhole()
                    ? new ArrowType.Int(Long.SIZE, true)
                    : new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            fields.add(new Field(column.name(), FieldType.nullable(type), List.of()));
        }
        return new Schema(fields);
    }

    private static Field required(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), List.of());
    }

    private static void fill(VectorSchemaRoot batch, int row, StatsRows rows) {
        ((VarCharVector) batch.getVector(0)).setSafe(row, rows.zone().getBytes(StandardCharsets.UTF_8));
        ((VarCharVector) batch.getVector(1)).setSafe(row, rows.raster().getBytes(StandardCharsets.UTF_8));
        ((IntVector) batch.getVector(2)).setSafe(row, rows.band());
        for (int i = 0; i < rows.columns().size(); i++) {
            FieldVector vector = batch.getVector(3 + i);
            double value = rows.value(i);
            if (Double.isNaN(value)) {
                vector.setNull(row);
            } else if (vector instanceof BigIntVector whole) {
                whole.setSafe(row, (long) value);
            } else {
                ((Float8Vector) vector).setSafe(row, value);
            }
        }
    }
}
