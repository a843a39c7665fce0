package org.tileindex.writer.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The LZ4 block format to the letter (Y. Collet, *LZ4 Block Format Description*, "End of block conditions"), which
/// decoders in Java do not enforce but fast ones rely on.
final class Lz4Rules {
    private static final int MIN_MATCH = 4;
    private static final int LAST_LITERALS = 5;
    private static final int LAST_MATCH_START = 12;
    private static final int NIBBLE = 15;

    private final byte[] block;
    private int at;

    private Lz4Rules(byte[] block) {
        this.block = block;
    }

    /// Requires that the block is `content` and ends as the format demands.
    static void require(byte[] block, byte[] content) {
        new Lz4Rules(block).require(content);
    }

    private void require(byte[] content) {
        byte[] out = new byte[content.length];
        int size = 0;
        while (true) {
            int token = next();
            int literals = length(token >>> 4);
            System.arraycopy(block, at, out, size, literals);
            at += literals;
            size += literals;
            if (at == block.length) {
                assertEquals(0, token & NIBBLE, "match bits of the last token");
                assertTrue(literals >= LAST_LITERALS || literals == size, literals + " literals at the end");
                break;
            }
            int distance = next() | next() << Byte.SIZE;
            int match = length(token & NIBBLE) + MIN_MATCH;
            assertTrue(distance > 0 && distance <= size, "distance " + distance + " at " + size);
            assertTrue(size <= content.length - LAST_MATCH_START, "a match at " + size + " of " + content.length);
            for (int end = size + match; size < end; size++) {
                out[size] = out[size - distance];
            }
        }
        assertEquals(content.length, size);
        assertArrayEquals(content, out);
    }

    private int next() {
        return block[at++] & 0xFF;
    }

    private int length(int nibble) {
        int length = nibble;
        int more = nibble == NIBBLE ? 0xFF : 0;
        while (more == 0xFF) {
            more = next();
            length += more;
        }
        return length;
    }
}
