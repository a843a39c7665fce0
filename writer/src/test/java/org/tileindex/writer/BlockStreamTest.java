package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.writer.telemetry.Stopwatch;

/// A file has the bytes that were written, wherever its blocks end, with direct and with buffered I/O.
class BlockStreamTest {
    private static final int BLOCK = DirectFile.BLOCK_BYTES;
    private static final int MIN = DirectFile.MIN_BYTES;

    /// A device without direct I/O that accepts all bytes.
    private static final Path NULL = Path.of("/dev/null");

    /// A device without direct I/O that is full.
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static BlockStream stream(Path path) throws IOException {
        return new BlockStream(
                path,
                DirectFile.newBuffer(),
                new Stopwatch(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 4095, 4096, MIN - 1, MIN, MIN + 4095, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 4097
            })
    void aFileHasTheBytesThatWereWritten(int size) throws IOException {
        byte[] bytes = random(size);
        Path file = folder.resolve("file");
        Files.write(file, random(5 * BLOCK));
        try (BlockStream stream = stream(file)) {
            int at = 0;
            for (int chunk = 1; at < size; chunk = chunk * 3 + 1) {
                int n = Math.min(chunk, size - at);
                stream.write(bytes, at, n);
                at += n;
                if (at < size) {
                    stream.write(bytes[at]);
                    at++;
                }
                assertEquals(at, stream.getPos());
            }
        }
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void directReadsSeeBufferedWrites() throws IOException {
        byte[] bytes = random(2 * BLOCK + 100);
        Path file = Files.write(folder.resolve("file"), bytes);
        ByteBuffer block = DirectFile.newBuffer();
        try (DirectFile direct = DirectFile.open(file, StandardOpenOption.READ)) {
            assertEquals(supportsDirectIo(file), direct.read(block, BLOCK));
            byte[] read = new byte[block.position()];
            block.flip().get(read);
            assertArrayEquals(Arrays.copyOfRange(bytes, BLOCK, BLOCK + read.length), read);
            assertFalse(direct.read(block.clear(), 2L * BLOCK), "a block beyond the end");
            assertEquals(0, block.position(), "as it was");
        }
    }

    /// Not every file system supports direct I/O.
    private static boolean supportsDirectIo(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, ExtendedOpenOption.DIRECT)) {
            return channel.read(DirectFile.newBuffer(), 0) == BLOCK;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }

    @Test
    void readingAheadGivesTheBytesOfAllFiles() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        List<Path> files = new ArrayList<>();
        for (int size : new int[] {0, 1, MIN - 1, MIN, MIN + 4095, BLOCK, 0, 2 * BLOCK + 1}) {
            byte[] bytes = random(size);
            expected.write(bytes);
            files.add(Files.write(folder.resolve("file" + files.size()), bytes));
        }
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        try (ReadAhead blocks = new ReadAhead(files)) {
            for (ByteBuffer block = blocks.next(); block.hasRemaining(); block = blocks.next()) {
                byte[] read = new byte[block.remaining()];
                block.get(read);
                found.write(read);
            }
        }
        assertArrayEquals(expected.toByteArray(), found.toByteArray());
    }

    @Test
    void aFileSystemWithoutDirectIoIsNotAnError() throws IOException {
        ByteBuffer block = DirectFile.newBuffer();
        try (DirectFile direct = DirectFile.open(NULL, StandardOpenOption.WRITE)) {
            assertFalse(direct.write(block, 0));
            assertEquals(BLOCK, block.remaining());
        }
        try (DirectFile absent = DirectFile.open(folder.resolve("absent"), StandardOpenOption.WRITE)) {
            assertFalse(absent.write(block, 0));
        }
        try (BlockStream stream = new BlockStream(NULL, block, new Stopwatch())) {
            stream.write(random(3 * BLOCK));
            assertEquals(3 * BLOCK, stream.getPos());
        }
    }

    @Test
    void aFullDiskIsAnError() throws IOException {
        IOException full = assertThrows(IOException.class, () -> {
            try (BlockStream stream = new BlockStream(FULL, DirectFile.newBuffer(), new Stopwatch())) {
                stream.write(random(BLOCK + 1));
            }
        });
        assertEquals("No space left on device", full.getMessage());
    }
}
