package org.tileindex.verify;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.parquet.schema.MessageType;
import org.tileindex.parquet.InconsistentPagesException;

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
                root.getSchema().getFields().stream().map(ArrowColumns::type).toList());
    }

    @Override
    public Map<String, String> metadata() {
        return root.getSchema().getCustomMetadata();
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
                    ArrowColumns.copy(root.getVector(batch.position(c)), taken, rows, batch, c, filled);
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
                boolean forbidden =
                        column.getNullCount() > 0 && !column.getField().isNullable();
                if (column.getValueCount() != root.getRowCount() || forbidden) {
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

    @Override
    public void close() throws IOException {
        try (allocator) {
            file.close();
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }
}
