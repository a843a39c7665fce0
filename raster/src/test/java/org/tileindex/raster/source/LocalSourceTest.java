package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

class LocalSourceTest {
    private static final byte[] CONTENT = new byte[1_000_003];

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private final Sources sources = new Sources(SourceSettings.DEFAULT);

    @BeforeEach
    void write() throws Exception {
        new Random(14).nextBytes(CONTENT);
        file = Files.write(folder.resolve("a b.tif"), CONTENT);
    }

    @AfterEach
    void close() {
        sources.close();
    }

    @Test
    void aPathAndAFileUriOpenTheSameFile() throws Exception {
        for (String place : List.of(
                file.toString(), file.toUri().toString(), "file:" + file.toUri().getRawPath())) {
            try (ByteSource source = sources.open(place)) {
                assertEquals(file.toString(), source.name());
                assertEquals(CONTENT.length, source.size());
                assertTrue(source.ranged());
                assertBytes(new ByteRange(17, 600_000), source.read(new ByteRange(17, 600_000)));
            }
        }
    }

    @Test
    void theLastByteAndNoByteCanBeRead() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            assertBytes(new ByteRange(CONTENT.length - 1, 1), source.read(new ByteRange(CONTENT.length - 1, 1)));
            assertEquals(0, source.read(new ByteRange(CONTENT.length, 0)).remaining());
        }
    }

    @Test
    void manyRangesComeInTheirOrder() throws Exception {
        List<ByteRange> ranges = randomRanges(500);
        try (ByteSource source = sources.open(file.toString())) {
            List<CompletableFuture<ByteBuffer>> reads = source.readAll(ranges);
            long bytes = 0;
            for (int i = 0; i < ranges.size(); i++) {
                assertBytes(ranges.get(i), reads.get(i).get());
                bytes += ranges.get(i).length();
            }
            assertEquals(500, source.figures().requests());
            assertEquals(bytes, source.figures().bytes());
            assertEquals(0, source.figures().retries());
        }
    }

    @Test
    void onePassTakesRangesForwardsOnly() throws Exception {
        try (ByteSource source = sources.open(file.toString());
                OnePass pass = source.onePass()) {
            assertBytes(new ByteRange(5, 10), pass.take(new ByteRange(5, 10)));
            assertBytes(new ByteRange(15, 300_000), pass.take(new ByteRange(15, 300_000)));
            assertThrows(IllegalArgumentException.class, () -> pass.take(new ByteRange(300_014, 1)));
        }
    }

    @Test
    void aRangeBeyondTheEndIsRefused() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            TileIndexException e =
                    assertThrows(TileIndexException.class, () -> source.read(new ByteRange(CONTENT.length - 4, 5)));
            assertFault(ErrorCode.E010_INPUT, file + " has 1000003 bytes, but 5 bytes at 999999 are needed", e);
            assertEquals(0, source.figures().requests());
        }
    }

    @Test
    void aFileThatIsMissingOrAFolderOrADeviceIsRefused() throws Exception {
        Path missing = folder.resolve("missing.tif");
        assertFault(ErrorCode.E010_INPUT, missing + " does not exist", refusal(missing.toString()));
        assertFault(ErrorCode.E010_INPUT, folder + " is a folder", refusal(folder.toString()));
        Path inside = file.resolve("x.tif");
        assertFault(ErrorCode.E010_INPUT, inside + " does not exist", refusal(inside.toString()));
        assertFault(ErrorCode.E010_INPUT, "/dev/null is a device or a pipe, which has no size", refusal("/dev/null"));
    }

    @Test
    void anUnknownSchemeIsRefusedWithoutTheAddress() {
        TileIndexException e = refusal("ftp://me:secret@host/a.tif");
        assertFault(ErrorCode.E010_INPUT, "files cannot be read from ftp:", e);
        assertFalse(String.valueOf(e.getMessage()).contains("secret"), e::toString);
    }

    @Test
    void aFileUriOfAnotherMachineIsRefused() {
        TileIndexException e = refusal("file://elsewhere/a.tif");
        assertFault(ErrorCode.E010_INPUT, "file://elsewhere/a.tif is not the URI of a file of this machine", e);
    }

    @Test
    void aFileThatGrowsEndsTheRun() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            assertBytes(new ByteRange(0, 9), source.read(new ByteRange(0, 9)));
            Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
            assertChanged("it had 1000003 bytes and has 1000004", source);
        }
    }

    @Test
    void aFileThatIsCutEndsTheRun() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            Files.write(file, new byte[] {1, 2});
            assertChanged("it had 1000003 bytes and has 2", source);
        }
    }

    @Test
    void aFileOfTheSameSizeAndAnotherTimeEndsTheRun() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
            assertChanged("it was written at 2001-09-09T01:46:40Z", source);
        }
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeEndsTheRun() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            Path other = Files.write(folder.resolve("other"), CONTENT);
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
            assertChanged("another file took its place", source);
        }
    }

    @Test
    void aFileThatIsRemovedEndsTheRun() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            Files.delete(file);
            assertChanged("it was removed", source);
        }
    }

    @Test
    void aThreadThatIsInterruptedBeforeItReadsDoesNotRead() throws Exception {
        try (ByteSource source = sources.open(file.toString())) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> source.read(new ByteRange(0, 9)));
            assertFalse(Thread.currentThread().isInterrupted());
            assertBytes(new ByteRange(0, 9), source.read(new ByteRange(0, 9)));
        }
    }

    /// Each interrupt during a read closes the channel that all threads share.
    @Test
    void interruptsOfOneThreadDoNotDisturbTheOthers() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (ByteSource source = sources.open(file.toString());
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                others.add(threads.submit(() -> {
                    int reads = 0;
                    while (!enough.get()) {
                        assertBytes(new ByteRange(3, 900_000), source.read(new ByteRange(3, 900_000)));
                        reads++;
                    }
                    return reads;
                }));
            }
            int interrupted = 0;
            for (int i = 0; i < 300; i++) {
                interrupted += interruptedRead(source);
            }
            enough.set(true);
            for (Future<Integer> other : others) {
                assertTrue(other.get() > 0, "reads");
            }
            assertTrue(interrupted > 0, "interrupted reads");
        }
    }

    /// Reads until the interrupt of this thread ends a read.
    private static int interruptedRead(ByteSource source) throws Exception {
        Thread reader = Thread.currentThread();
        Thread other = Thread.ofPlatform().start(reader::interrupt);
        try {
            while (true) {
                source.read(new ByteRange(0, CONTENT.length));
            }
        } catch (InterruptedException e) {
            other.join();
            return 1;
        }
    }

    @Test
    void aClosedSourceIsNotOpenedAgain() throws Exception {
        ByteSource source = sources.open(file.toString());
        source.close();
        assertThrows(CancellationException.class, () -> source.read(new ByteRange(0, 9)));
    }

    private TileIndexException refusal(String place) {
        return assertThrows(TileIndexException.class, () -> sources.open(place));
    }

    private void assertChanged(String how, ByteSource source) {
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> source.read(new ByteRange(0, CONTENT.length)));
        assertFault(ErrorCode.E002_RASTER_MISMATCH, file + " changed while it was read: " + how, e);
    }

    private static void assertFault(ErrorCode code, String what, TileIndexException e) {
        assertEquals(what, e.what());
        assertEquals(code, e.code());
    }

    private static void assertBytes(ByteRange range, ByteBuffer bytes) {
        assertEquals(0, bytes.position());
        assertEquals(range.length(), bytes.limit());
        byte[] read = new byte[range.length()];
        bytes.get(0, read);
        byte[] expected = new byte[range.length()];
        System.arraycopy(CONTENT, (int) range.offset(), expected, 0, expected.length);
        assertArrayEquals(expected, read);
    }

    private static List<ByteRange> randomRanges(int count) {
        Random random = new Random(count);
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int offset = random.nextInt(CONTENT.length);
            ranges.add(new ByteRange(offset, random.nextInt(Math.min(9_000, CONTENT.length - offset))));
        }
        return ranges;
    }
}
