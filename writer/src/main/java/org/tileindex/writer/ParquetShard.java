package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.ColumnChunk;
import org.tileindex.writer.page.CompressedPage;
import org.tileindex.writer.telemetry.Stopwatch;

/// One Parquet file that takes finished pages, with page checksums, column index and offset index.
final class ParquetShard implements Closeable {
    /// Parquet's block size, which has no meaning for local files.
    private static final long NO_ALIGNMENT = Long.MAX_VALUE;

    private enum State {
        OPEN,
        ROW_GROUP,
        FINISHED,
        CLOSED;

        void require(State wanted) {
            if (this != wanted) {
                throw new IllegalStateException("the shard is " + this + ", not " + wanted);
            }
        }
    }

    private final ParquetFileWriter writer;
    private final MessageType schema;
    private final Codec codec;
    private final Stopwatch writing = new Stopwatch();
    private State state = State.OPEN;
    private long rowGroupRows;

    /// @param buffer from [DirectFile#newBuffer]; belongs to this file alone while it is open
    ParquetShard(Path path, MessageType schema, Codec codec, ByteBuffer buffer) throws IOException {
        this.codec = codec;
        this.schema = schema;
        ParquetProperties properties =
                ParquetProperties.builder().withPageWriteChecksumEnabled(true).build();
        this.writer = new ParquetFileWriter(
                new BlockOutputFile(path, buffer, writing),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                NO_ALIGNMENT,
                0,
                null,
                properties);
        writer.start();
    }

    void startRowGroup(long rows) throws IOException {
        state.require(State.OPEN);
        writer.startBlock(rows);
        rowGroupRows = rows;
        state = State.ROW_GROUP;
    }

    /// Writes a column that is in no group.
    void write(ColumnChunk chunk) throws IOException {
        write(List.of(chunk.column()), chunk);
    }

    /// Writes the column at `path` of the schema.
    void write(List<String> path, ColumnChunk chunk) throws IOException {
        state.require(State.ROW_GROUP);
        ColumnDescriptor column = schema.getColumnDescription(path.toArray(String[]::new));
        writer.startColumn(column, rowGroupRows, codec.parquetName());
        Optional<CompressedPage> dictionary = chunk.dictionary();
        if (dictionary.isPresent()) {
            CompressedPage page = dictionary.get();
            writer.writeDictionaryPage(
                    new DictionaryPage(page.bytes(), page.uncompressedSize(), page.values(), Encoding.PLAIN));
        }
        for (int i = 0; i < chunk.pages().size(); i++) {
            CompressedPage page = chunk.pages().get(i);
            writer.writeDataPage(
                    page.values(),
                    page.uncompressedSize(),
                    page.bytes(),
                    chunk.statistics().get(i),
                    page.values(),
                    Encoding.RLE,
                    Encoding.RLE,
                    chunk.encoding());
        }
        writer.endColumn();
    }

    void endRowGroup() throws IOException {
        state.require(State.ROW_GROUP);
        writer.endBlock();
        state = State.OPEN;
    }

    /// Writes the footer with `metadata` and returns the file's size in bytes. Syncing is left to the caller.
    long finish(Map<String, String> metadata) throws IOException {
        state.require(State.OPEN);
        writer.end(metadata);
        state = State.FINISHED;
        return writer.getPos();
    }

    /// The time spent in writes to the operating system so far.
    Stopwatch writing() {
        return writing;
    }

    @Override
    public void close() throws IOException {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            writer.close();
        }
    }
}
