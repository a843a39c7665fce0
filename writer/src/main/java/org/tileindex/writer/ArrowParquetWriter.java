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
import org.tileindex.writer.page.DensePages;
import org.tileindex.writer.page.RowGroupEncoder;

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
/// Types are those that Arrow C++ chooses, see [org.tileindex.writer.dense.ArrowTypes]. The schema's metadata become
/// the file's key-value metadata, and `ARROW:schema` holds the schema itself, so that readers of Arrow get the same
/// types back. Encodings are chosen for each column chunk by what it holds: dictionary, DELTA_BINARY_PACKED,
/// DELTA_LENGTH_BYTE_ARRAY, BYTE_STREAM_SPLIT or PLAIN. The bytes of the file depend on the rows and the parameters,
/// neither on how rows are cut into batches, as long as a row group is shorter than [#MOST_BYTES], nor on the kernel.
///
/// A row group is held in memory until it is full. The file appears under its name, complete and on the disk, when
/// [#finish] returns; a writer that is closed without it, or that failed, leaves none. For one thread.
public final class ArrowParquetWriter implements Closeable {
    /// Rows of a row group unless asked otherwise.
    public static final int ROW_GROUP_ROWS = 1 << 20;

    /// The most rows of a page unless asked otherwise; one of more than two mebibytes has half as many, and so on.
    public static final int PAGE_ROWS = 1 << 17;

    /// A row group with that many bytes ends, however few its rows; this is looked at every 8192 rows.
    public static final long MOST_BYTES = 1L << 29;

    private static final int STEP_ROWS = 8192;

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
    private final int pageRows;
    private final RowGroupEncoder.Workspace workspace;
    private final List<DenseColumn> columns = new ArrayList<>();
    private final ParquetShard file;
    private State state = State.OPEN;

    /// A writer with the usual sizes.
    ///
    /// @throws IllegalArgumentException if there is no column, a column's type is not flat, or two have one name
    /// @throws IOException if the file cannot be created
    public ArrowParquetWriter(Path path, Schema schema, Codec codec) throws IOException {
        this(path, schema, codec, ROW_GROUP_ROWS, PAGE_ROWS, new ScalarPacking());
    }

    /// @param rowGroupRows rows of a row group; the last one has what is left
    /// @param pageRows the most rows of a data page
    /// @param kernel does not decide a byte; of this writer alone
    public ArrowParquetWriter(
            Path path, Schema schema, Codec codec, int rowGroupRows, int pageRows, PackingKernel kernel)
            throws IOException {
        if (rowGroupRows < 1 || pageRows < 1) {
            throw new IllegalArgumentException("row groups of " + rowGroupRows + ", pages of " + pageRows + " rows");
        }
        if (schema.getFields().isEmpty()) {
            throw new IllegalArgumentException("Parquet has no file without columns");
        }
        this.path = path;
        this.unfinished = SyncBatch.unfinished(path);
        this.schema = schema;
        this.rowGroupRows = rowGroupRows;
        this.pageRows = pageRows;
        this.workspace = new RowGroupEncoder.Workspace(codec, kernel);
        Set<String> names = new HashSet<>();
        for (Field field : schema.getFields()) {
            if (!names.add(field.getName())) {
                throw new IllegalArgumentException("two columns are named " + field.getName());
            }
            columns.add(new DenseColumn(field, workspace.scratch()));
        }
        this.file = new ParquetShard(unfinished, parquet(), codec, UncachedFile.newBuffer());
    }

    private MessageType parquet() {
        return new MessageType(
                "schema", columns.stream().<Type>map(DenseColumn::type).toList());
    }

    /// Appends the rows of a batch, which is not used any more when this returns.
    ///
    /// @throws IllegalArgumentException if its columns have other names, types or lengths than they should, or a value
    ///     has no place in its column; see [DenseColumn#append]
    /// @throws IOException if the file cannot be written; as after all exceptions, this writer can only be closed
    public void write(VectorSchemaRoot batch) throws IOException {
        require();
        state = State.FAILED;
        List<FieldVector> vectors = batch.getFieldVectors();
        requireSchema(vectors);
        requireLengths(vectors, batch.getRowCount());
        int from = 0;
        while (from < batch.getRowCount()) {
            int room = Math.min(rowGroupRows - rows(), STEP_ROWS - rows() % STEP_ROWS);
            int to = Math.min(batch.getRowCount(), from + room);
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).append(vectors.get(i), from, to);
            }
            from = to;
            if (rows() == rowGroupRows || (rows() % STEP_ROWS == 0 && bytes() >= MOST_BYTES)) {
                writeRowGroup();
            }
        }
        state = State.OPEN;
    }

    /// Names and types must be ours. Whether a column may be null says nothing of its rows, and Arrow's own slices
    /// forget it.
    private void requireSchema(List<FieldVector> vectors) {
        List<Field> fields = schema.getFields();
        boolean same = vectors.size() == fields.size();
        for (int i = 0; same && i < fields.size(); i++) {
            Field field = vectors.get(i).getField();
            same = field.getName().equals(fields.get(i).getName())
                    && field.getType().equals(fields.get(i).getType());
        }
        if (!same) {
            throw new IllegalArgumentException("a batch of " + vectors + ", not of " + schema);
        }
    }

    /// What lies behind the end of a vector is not null and no value either.
    private static void requireLengths(List<FieldVector> vectors, int rows) {
        for (FieldVector vector : vectors) {
            if (vector.getValueCount() != rows) {
                throw new IllegalArgumentException(
                        "%s has %,d rows, and the batch %,d".formatted(vector.getName(), vector.getValueCount(), rows));
            }
        }
    }

    /// Rows of the row group under way.
    private int rows() {
        return columns.getFirst().rows();
    }

    private long bytes() {
        return columns.stream().mapToLong(DenseColumn::plainBytes).sum();
    }

    private void writeRowGroup() throws IOException {
        file.startRowGroup(rows());
        for (DenseColumn column : columns) {
            file.write(DensePages.encode(workspace, column, pageRows));
        }
        file.endRowGroup();
        columns.forEach(DenseColumn::clear);
    }

    /// Writes what is left and gives the file its name.
    ///
    /// @return its size in bytes
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

    /// Removes the unfinished file, if [#finish] has not returned.
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
