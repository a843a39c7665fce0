package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.SIZE;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Hadoop's own file system for `file:`, as the one that needs no store.
class HadoopSourceTest {
    @TempDir
    private Path folder = Path.of("");

    private String address = "";
    private final Sources sources = WebContent.sources();

    @BeforeEach
    void write() throws Exception {
        address = Files.write(folder.resolve("a b.tif"), WebContent.bytes())
                .toUri()
                .toString();
    }

    @AfterEach
    void close() {
        sources.close();
    }

    @Test
    void rangesAreReadOneByOneAndTogether() throws Exception {
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ranges.add(new ByteRange(((i * 37) % 100) * 3_000L, i));
        }
        try (ByteSource source = sources.openByHadoop(address)) {
            assertEquals(address, source.name());
            assertEquals(SIZE, source.size());
            assertBytes(FAR, source.read(FAR));
            List<CompletableFuture<ByteBuffer>> reads = source.readAll(ranges);
            for (int i = 0; i < ranges.size(); i++) {
                assertBytes(ranges.get(i), reads.get(i).get());
            }
            assertEquals(100, source.figures().requests());
            assertEquals(FAR.length() + 99 * 100 / 2, source.figures().bytes());
        }
    }

    @Test
    void rangesMayOverlap() throws Exception {
        ByteRange inside = new ByteRange(FAR.offset() + 5, 10);
        try (ByteSource source = sources.openByHadoop(address)) {
            List<CompletableFuture<ByteBuffer>> reads = source.readAll(List.of(FAR, inside, FAR));
            assertBytes(FAR, reads.get(0).get());
            assertBytes(inside, reads.get(1).get());
            assertBytes(FAR, reads.get(2).get());
        }
    }

    @Test
    void onePassTakesRangesForwards() throws Exception {
        try (ByteSource source = sources.openByHadoop(address);
                OnePass pass = source.onePass()) {
            assertBytes(new ByteRange(7, 9), pass.take(new ByteRange(7, 9)));
            assertBytes(FAR, pass.take(FAR));
            assertThrows(IllegalArgumentException.class, () -> pass.take(new ByteRange(0, 1)));
            assertEquals(1, source.figures().requests());
        }
    }

    @Test
    void aFileThatChangesEndsTheRun() throws Exception {
        Path file = folder.resolve("a b.tif");
        try (ByteSource source = sources.openByHadoop(address)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
            String what = address + " changed while it was read: its date of modification is another one";
            assertFault(ErrorCode.E002_RASTER_MISMATCH, what, () -> source.read(FAR));
            ExecutionException e = assertThrows(
                    ExecutionException.class,
                    () -> source.readAll(List.of(FAR)).get(0).get());
            assertEquals(
                    TileIndexException.class,
                    e.getCause() == null ? e.getClass() : e.getCause().getClass());
        }
    }

    @Test
    void aFileThatIsMissingOrAFolderIsRefused() {
        String missing = folder.resolve("missing").toUri().toString();
        assertFault(ErrorCode.E010_INPUT, missing + " does not exist", () -> sources.openByHadoop(missing));
        String directory = folder.toUri().toString();
        assertFault(ErrorCode.E010_INPUT, directory + " is a folder", () -> sources.openByHadoop(directory));
    }

    @Test
    void aRangeBeyondTheEndIsRefused() throws Exception {
        try (ByteSource source = sources.openByHadoop(address)) {
            assertFault(
                    ErrorCode.E010_INPUT,
                    address + " has 300007 bytes, but 8 bytes at 300000 are needed",
                    () -> source.read(new ByteRange(300_000, 8)));
        }
    }

    @Test
    void aStoreWhoseConnectorIsMissingNamesIt() {
        assertFault(
                ErrorCode.E010_INPUT,
                "s3a://bucket/a.tif needs the Hadoop connector hadoop-aws and its libraries,"
                        + " which are not all on the class path",
                () -> sources.open("s3a://bucket/a.tif"));
        TileIndexException e = assertThrows(TileIndexException.class, () -> sources.open("hdfs://host/a.tif"));
        assertTrue(e.what().contains("hadoop-hdfs-client"), e::what);
    }

    @Test
    void aStoreThatFailsIsToldByItsStatus() {
        String place = "s3a://bucket/a.tif";
        IOException failure = new IOException(
                "getFileStatus on s3a://bucket/a.tif: software.amazon.awssdk.services.s3.model.S3Exception:"
                        + " Server Error (Service: S3, Status Code: 503, Request ID: 44):null");
        TileIndexException fault = new HadoopFaults(place, "s3a").of(failure);
        assertEquals(place + " cannot be read (the store answers 503)", fault.what());
        assertEquals(ErrorCode.E015_SOURCE, fault.code());
    }

    @Test
    void theOlderSchemesOfS3AreToldTheNewOne() {
        TileIndexException e = assertFault(
                ErrorCode.E010_INPUT, "files cannot be read from s3:", () -> sources.open("s3://bucket/a.tif"));
        assertTrue(String.valueOf(e.getMessage()).endsWith("Write s3a: instead."), e::toString);
    }
}
