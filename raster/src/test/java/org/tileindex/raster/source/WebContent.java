package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.function.Executable;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The file that servers of tests have, and assertions on reading it.
public final class WebContent {
    static final int SIZE = 300_007;

    /// A range beyond the bytes that opening keeps.
    static final ByteRange FAR = new ByteRange(100_000, 50_000);

    /// Settings that repeat soon and give up a silent server soon.
    static final SourceSettings HASTY = new SourceSettings(
            16, Duration.ofSeconds(5), Duration.ofMillis(400), 3, Duration.ofMillis(1), Duration.ofMillis(50));

    private static final byte[] CONTENT = random(SIZE);

    private WebContent() {}

    static byte[] bytes() {
        return CONTENT.clone();
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(14).nextBytes(bytes);
        return bytes;
    }

    /// Sources that ask no proxy.
    static Sources sources() {
        return new Sources(HASTY, Map.of());
    }

    /// The same, for tests whose servers are never silent on purpose and which count requests on a busy machine.
    public static Sources patientSources() {
        return new Sources(
                new SourceSettings(
                        16,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        HASTY.attempts(),
                        HASTY.pause(),
                        HASTY.longestPause()),
                Map.of());
    }

    static void assertBytes(ByteRange range, ByteBuffer bytes) {
        assertBytes(CONTENT, range, bytes);
    }

    static void assertBytes(byte[] content, ByteRange range, ByteBuffer bytes) {
        assertEquals(0, bytes.position());
        assertEquals(range.length(), bytes.limit());
        byte[] read = new byte[range.length()];
        bytes.get(0, read);
        assertArrayEquals(Arrays.copyOfRange(content, (int) range.offset(), (int) range.end()), read);
    }

    /// Asserts that work fails with this code and message, and returns the exception for more assertions.
    static TileIndexException assertFault(ErrorCode code, String what, Executable work) {
        TileIndexException e = assertThrows(TileIndexException.class, work);
        assertEquals(what, e.what());
        assertEquals(code, e.code());
        return e;
    }
}
