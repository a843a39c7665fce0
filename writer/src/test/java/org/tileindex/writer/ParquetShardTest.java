package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.ColumnChunk;
import org.tileindex.writer.page.PageWorkspace;
import org.tileindex.writer.page.RowGroupEncoder;

/// Calls in the wrong order are refused; calls in the right order give a readable file.
class ParquetShardTest {
    private static final SampleShard SAMPLE = SampleShard.grid(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ParquetShard shard;

    @SuppressWarnings("NullAway.Init")
    private ShardFile file;

    @BeforeEach
    void open() throws IOException {
        file = SAMPLE.file(folder.resolve("shard.parquet"));
        shard = new ParquetShard(file.path(), file.schema(), Codec.NONE, DirectFile.newBuffer());
    }

    private static RowGroupEncoder encoder() {
        return new RowGroupEncoder(
                new PageWorkspace(Codec.NONE), SAMPLE.runs(), SAMPLE.runs().all(), 5);
    }

    private static ColumnChunk anyChunk() {
        return encoder().encode(SAMPLE.columns().getFirst().column());
    }

    private void writeRowGroup() throws IOException {
        shard.startRowGroup(SAMPLE.runs().rows());
        RowGroupEncoder encoder = encoder();
        for (Column column : file.columns()) {
            shard.write(encoder.encode(column));
        }
        shard.endRowGroup();
    }

    @Test
    void theRightOrderGivesAReadableFile() throws Exception {
        writeRowGroup();
        long bytes = shard.finish(Map.of());
        shard.close();
        assertEquals(bytes, Files.size(file.path()));
        assertEquals(SAMPLE.expanded(), FileReaders.readWithParquetJava(file.path()));
    }

    @Test
    void aColumnOutsideARowGroupIsRefused() throws Exception {
        assertThrows(IllegalStateException.class, () -> shard.write(anyChunk()));
        shard.close();
    }

    @Test
    void endingARowGroupThatWasNotStartedIsRefused() throws Exception {
        assertThrows(IllegalStateException.class, () -> shard.endRowGroup());
        shard.close();
    }

    @Test
    void aRowGroupInsideARowGroupIsRefused() throws Exception {
        shard.startRowGroup(10);
        assertThrows(IllegalStateException.class, () -> shard.startRowGroup(10));
        shard.close();
    }

    @Test
    void finishingInsideARowGroupIsRefused() throws Exception {
        shard.startRowGroup(10);
        assertThrows(IllegalStateException.class, () -> shard.finish(Map.of()));
        shard.close();
    }

    @Test
    void nothingIsAcceptedAfterTheFooter() throws Exception {
        writeRowGroup();
        shard.finish(Map.of());
        assertThrows(IllegalStateException.class, () -> shard.startRowGroup(10));
        assertThrows(IllegalStateException.class, () -> shard.write(anyChunk()));
        assertThrows(IllegalStateException.class, () -> shard.endRowGroup());
        assertThrows(IllegalStateException.class, () -> shard.finish(Map.of()));
        shard.close();
    }

    @Test
    void nothingIsAcceptedAfterClosing() throws Exception {
        shard.close();
        assertThrows(IllegalStateException.class, () -> shard.startRowGroup(10));
        assertThrows(IllegalStateException.class, () -> shard.finish(Map.of()));
    }

    @Test
    void closingTwiceIsFine() throws Exception {
        writeRowGroup();
        shard.finish(Map.of());
        shard.close();
        byte[] bytes = Files.readAllBytes(file.path());
        shard.close();
        assertEquals(bytes.length, Files.size(file.path()));
    }

    @Test
    void aShardClosedWithoutItsFooterIsNotAParquetFile() throws Exception {
        writeRowGroup();
        shard.close();
        RuntimeException refused =
                assertThrows(RuntimeException.class, () -> FileReaders.readWithParquetJava(file.path()));
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
}
