package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The digests of NIST's examples, and of the same bytes in pieces.
class Sha256Test {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void theExamplesOfTheStandard() {
        assertEquals(EMPTY, Sha256.hex(""));
        assertEquals(ABC, Sha256.hex("abc"));
        assertEquals(ABC, Sha256.hex(ascii("abc")));
    }

    @Test
    void textIsDigestedAsUtf8() {
        assertEquals(Sha256.hex(new byte[] {(byte) 0xC3, (byte) 0x85}), Sha256.hex("Å"));
    }

    @Test
    void piecesGiveTheDigestOfTheWhole() {
        Sha256 sha256 = new Sha256();
        sha256.update(ascii("a"));
        ByteBuffer rest = ByteBuffer.wrap(ascii("_bc_")).position(1).limit(3);
        sha256.update(rest);
        assertEquals(0, rest.remaining());
        assertEquals(ABC, sha256.finish());
        assertEquals(EMPTY, sha256.finish(), "of a new sequence");
    }
}
