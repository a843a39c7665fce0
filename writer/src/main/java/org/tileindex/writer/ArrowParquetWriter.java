package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.writer.dense.DenseColumn;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.DenseEncoder;
import org.tileindex.writer.page.PageWorkspace;

/// Writes Arrow record batches of flat columns into one Parquet file, column by column and in bulk.
///
/// ```java
/// try (ArrowParquetWriter writer = new ArrowParquetWriter(path, root.getSchema(), Codec.SNAPPY)) {
///     while (reader.loadNextBatch()) {
///         writer.write(root);
///     }
///     writer.finish();
/// }
/// ```
///
/// Parquet types are those that Arrow C++ chooses; see [org.tileindex.writer.dense.ArrowTypes]. The schema's metadata
/// become the file's key-value metadata, and `ARROW:schema` holds the schema itself, so that Arrow readers get the same
/// types back. The encoding of each column chunk suits its values: dictionary, DELTA_BINARY_PACKED,
/// DELTA_LENGTH_BYTE_ARRAY, BYTE_STREAM_SPLIT or PLAIN. The bytes of the file depend on the rows and the parameters,
/// but not on the kernel; nor do they depend on the cut into batches, as long as row groups have fewer than
/// [#MAX_ROW_GROUP_BYTES].
///
/// A row group is held in memory until it is full. The file appears under its name, complete and on the disk, when
/// [#finish] returns. A writer that failed, or was closed before that, leaves no file. For one thread.
public final class ArrowParquetWriter implements Closeable {
    /// Default rows of a row group.
    public static final int ROW_GROUP_ROWS = 1 << 20;

    /// Default maximum rows of a page. A page of more than two mebibytes is halved until it has no more.
    public static final int PAGE_ROWS = 1 << 17;

    /// Uncompressed bytes at which a row group ends, however few its rows; checked every 8192 rows.
    public static final long MAX_ROW_GROUP_BYTES = 1L << 29;

    private static final int ROWS_BETWEEN_CHECKS = 8192;

    private enum State {
        OPEN,
        FAILED,
        FINISHED,
        CLOSED
    }

    private final Path path;
    private final Path unfinished;
    private final Schema schema;
    private final int rowGroupRows;
    private final DenseEncoder encoder;
    private final List<DenseColumn> columns = new ArrayList<>();
    private final ParquetShard file;
    private State state = State.OPEN;

    /// A writer with the default sizes.
    ///
    /// @throws IllegalArgumentException if there is no column, a column's type is not flat, or two have one name
    /// @throws IOException if the file cannot be created
    public ArrowParquetWriter(Path path, Schema schema, Codec codec) throws IOException {
        this(path, schema, codec, ROW_GROUP_ROWS, PAGE_ROWS, new ScalarPacking());
    }

    /// A writer with sizes of the caller's choice.
    ///
    /// @param rowGroupRows rows of a row group; the last one has the remaining rows
    /// @param pageRows maximum rows of a data page
    /// @param kernel belongs to this writer alone; does not affect any byte
    /// @throws IllegalArgumentException if there is no column, a column's type is not flat, or two have one name
    /// @throws IOException if the file cannot be created
    public ArrowParquetWriter(
            Path path, Schema schema, Codec codec, int rowGroupRows, int pageRows, PackingKernel kernel)
            throws IOException {
        if (rowGroupRows < 1 || pageRows < 1) {
            throw new IllegalArgumentException("row groups of " + rowGroupRows + ", pages of " + pageRows + " rows");
        }
        if (schema.getFields().isEmpty()) {
            throw new IllegalArgumentException("a Parquet file needs at least one column");
        }
        this.path = path;
        this.unfinished = AtomicFile.unfinished(path);
        this.schema = schema;
        this.rowGroupRows = rowGroupRows;
        PageWorkspace workspace = new PageWorkspace(codec, kernel);
        this.encoder = new DenseEncoder(workspace, pageRows);
        Set<String> names = new HashSet<>();
        for (Field field : schema.getFields()) {
            if (!names.add(field.getName())) {
                throw new IllegalArgumentException("two columns are named " + field.getName());
            }
            columns.add(new DenseColumn(field, workspace.scratch()));
        }
        this.file = new ParquetShard(unfinished, parquet(), codec, DirectFile.newBuffer());
    }

    private MessageType parquet() {
        return new MessageType(
                "schema", columns.stream().<Type>map(DenseColumn::type).toList());
    }

    /// Appends the rows of a batch. The batch is no longer needed when this returns. After any exception the writer can
    /// only be closed.
    ///
    /// @throws IllegalArgumentException if the columns of the batch differ from the schema in name or type, if their
    ///     lengths differ, or if a value does not fit its column; see [DenseColumn#append]
    /// @throws IOException if the file cannot be written
    public void write(VectorSchemaRoot batch) throws IOException {
        require();
        state = State.FAILED;
        List<FieldVector> vectors = batch.getFieldVectors();
        requireSchema(vectors);
        requireLengths(vectors, batch.getRowCount());
        int from = 0;
        while (from < batch.getRowCount()) {
            int room = Math.min(rowGroupRows - rows(), ROWS_BETWEEN_CHECKS - rows() % ROWS_BETWEEN_CHECKS);
            int to = Math.min(batch.getRowCount(), from + room);
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).append(vectors.get(i), from, to);
            }
            from = to;
            boolean isChecked = rows() % ROWS_BETWEEN_CHECKS == 0;
            if (rows() == rowGroupRows || (isChecked && bytes() >= MAX_ROW_GROUP_BYTES)) {
                writeRowGroup();
            }
        }
        state = State.OPEN;
    }

    /// Requires the names and types of this writer's schema. Nullability is not compared: it says nothing about the
    /// rows, and Arrow's own slices lose it.
    private void requireSchema(List<FieldVector> vectors) {
        List<Field> fields = schema.getFields();
        boolean same = vectors.size() == fields.size();
        for (int i = 0; same && i < fields.size(); i++) {
            Field field = vectors.get(i).getField();
            same = field.getName().equals(fields.get(i).getName())
                    && field.getType().equals(fields.get(i).getType());
        }
        if (!same) {
            throw new IllegalArgumentException("the batch has " + vectors + ", not the columns of " + schema);
        }
    }

    /// Requires as many values in each vector as the batch has rows: behind a vector's end there are neither values nor
    /// nulls.
    private static void requireLengths(List<FieldVector> vectors, int rows) {
        for (FieldVector vector : vectors) {
            if (vector.getValueCount() != rows) {
                throw new IllegalArgumentException("%s has %,d rows, but the batch has %,d"
                        .formatted(vector.getName(), vector.getValueCount(), rows));
            }
        }
    }

    /// Rows of the unfinished row group.
    private int rows() {
        return columns.getFirst().rows();
    }

    private long bytes() {
        return columns.stream().mapToLong(DenseColumn::plainBytes).sum();
    }

    private void writeRowGroup() throws IOException {
        file.startRowGroup(rows());
        for (DenseColumn column : columns) {
            file.write(encoder.encode(column));
        }
        file.endRowGroup();
        columns.forEach(DenseColumn::clear);
    }

    /// Writes the remaining rows and the footer, brings the file to the disk and gives it its name.
    ///
    /// @return the file's size in bytes
    public long finish() throws IOException {
        require();
        state = State.FAILED;
        if (rows() > 0) {
            writeRowGroup();
        }
        long bytes = file.finish(metadata());
        new SyncBatch(1)
                .add(List.of(new SyncBatch.Complete(path, bytes, file.writing().wallNanos())));
        state = State.FINISHED;
        return bytes;
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>(schema.getCustomMetadata());
        metadata.put("ARROW:schema", Base64.getEncoder().encodeToString(schema.serializeAsMessage()));
        return metadata;
    }

    private void require() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the writer is " + state);
        }
    }

    /// Removes the unfinished file, unless [#finish] has returned.
    @Override
    public void close() throws IOException {
        if (state == State.CLOSED || state == State.FINISHED) {
            return;
        }
        state = State.CLOSED;
        try {
            file.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
