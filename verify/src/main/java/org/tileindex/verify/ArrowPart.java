package org.tileindex.verify;

import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/// An Arrow IPC file read with Arrow's own reader.
final class ArrowPart implements PartReader {
    private static final String MAGIC = "ARROW1";

    private final BufferAllocator allocator = new RootAllocator();
    private final ArrowFileReader file;
    private final VectorSchemaRoot root;
    /// Number of rows already read of the current batch.
    private int taken;

    ArrowPart(Path path) throws IOException {
        if (!Buffer.class.getModule().isOpen("java.nio", ArrowPart.class.getModule())) {
            throw new InconsistentPagesException("the program was started without the flags of jvm.args");
        }
        FileChannel channel = FileChannel.open(path);
        file = new ArrowFileReader(channel, allocator, CommonsCompressionFactory.INSTANCE);
        try {
            root = file.getVectorSchemaRoot();
        } catch (IOException | RuntimeException e) {
            String damage = hasMagic(channel)
                    ? "its footer is damaged"
                    : "it does not end as an Arrow file does, so it may be cut short";
            close();
            throw new IOException(damage, e);
        }
    }

    /// Whether the file ends in Arrow's magic number.
    private static boolean hasMagic(FileChannel channel) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(MAGIC.length());
        return channel.size() > end.capacity()
                && channel.read(end, channel.size() - end.capacity()) == end.capacity()
                && new String(end.array(), StandardCharsets.US_ASCII).equals(MAGIC);
    }

    @Override
    public MessageType schema() {
        return new MessageType(
                "arrow",
                root.getSchema().getFields().stream().map(ArrowPart::type).toList());
    }

    private static Type type(Field field) {
        Repetition repetition = field.isNullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return switch (field.getType().toString()) {
            case "Utf8" -> Types.primitive(BINARY, repetition).as(stringType()).named(field.getName());
            case "Int(64, false)" ->
                Types.primitive(INT64, repetition).as(intType(64, false)).named(field.getName());
            case "Int(32, false)" ->
                Types.primitive(INT32, repetition).as(intType(32, false)).named(field.getName());
            case "FloatingPoint(DOUBLE)" -> Types.primitive(DOUBLE, repetition).named(field.getName());
            default ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .named(field.getName() + " of type " + field.getType());
        };
    }

    @Override
    public int read(RowBatch batch) throws IOException {
        try {
            return fill(batch);
        } catch (InconsistentPagesException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new IOException("a batch of rows is damaged, or the footer misplaces it", e);
        }
    }

    private int fill(RowBatch batch) throws IOException {
        int filled = 0;
        while (filled < RowBatch.CAPACITY && (taken < root.getRowCount() || nextBatch())) {
            int rows = Math.min(RowBatch.CAPACITY - filled, root.getRowCount() - taken);
            for (int c = 0; c < batch.columns(); c++) {
                if (batch.has(c)) {
                    copy(root.getVector(batch.position(c)), batch, c, filled, rows);
                }
            }
            taken += rows;
            filled += rows;
        }
        return filled;
    }

    /// Loads the next batch that has rows, and returns whether there is one.
    private boolean nextBatch() throws IOException {
        taken = 0;
        while (file.loadNextBatch()) {
            for (FieldVector column : root.getFieldVectors()) {
                if (column.getValueCount() != root.getRowCount() || column.getNullCount() > 0) {
                    throw new InconsistentPagesException("column %s has %d values, %d of them null, for %d rows"
                            .formatted(
                                    column.getName(),
                                    column.getValueCount(),
                                    column.getNullCount(),
                                    root.getRowCount()));
                }
            }
            if (root.getRowCount() > 0) {
                return true;
            }
        }
        return false;
    }

    /// Copies the next `rows` values of `column` to positions `[filled, filled + rows)` of the batch.
    private void copy(FieldVector column, RowBatch batch, int index, int filled, int rows) throws IOException {
        switch (column) {
            case UInt8Vector ids -> {
                long[] out = batch.longs(index);
                for (int i = 0; i < rows; i++) {
                    out[filled + i] = ids.get(taken + i);
                }
            }
            case UInt4Vector integers -> {
                int[] out = batch.ints(index);
                for (int i = 0; i < rows; i++) {
                    out[filled + i] = integers.get(taken + i);
                }
            }
            case Float8Vector doubles -> {
                double[] out = batch.doubles(index);
                for (int i = 0; i < rows; i++) {
                    out[filled + i] = doubles.get(taken + i);
                }
            }
            case VarCharVector texts -> copy(texts, batch.texts(index), filled, rows);
            default ->
                throw new InconsistentPagesException(
                        "a column has the unexpected type " + column.getField().getType());
        }
    }

    /// Decodes each run of equal texts once.
    private void copy(VarCharVector texts, String[] out, int filled, int rows) {
        byte[] before = {};
        String text = "";
        for (int i = 0; i < rows; i++) {
            byte[] bytes = texts.get(taken + i);
            if (!Arrays.equals(bytes, before)) {
                before = bytes;
                text = new String(bytes, StandardCharsets.UTF_8);
            }
            out[filled + i] = text;
        }
    }

    @Override
    public void close() throws IOException {
        try (allocator) {
            file.close();
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }
}
