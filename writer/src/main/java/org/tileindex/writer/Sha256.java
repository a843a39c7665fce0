package org.tileindex.writer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (NIST, *FIPS 180-4*, 2015), written as 64 lower-case hexadecimal digits. An instance digests one sequence of
/// bytes, piece by piece, on one thread.
public final class Sha256 {
    private final MessageDigest digest = newDigest();

    /// The digest of `bytes`.
    public static String hex(byte[] bytes) {
        Sha256 sha256 = new Sha256();
        sha256.update(bytes);
        return sha256.finish();
    }

    /// The digest of the UTF-8 bytes of `text`.
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Appends `bytes` to the sequence.
    public void update(byte[] bytes) {
        digest.update(bytes);
    }

    /// Appends the remaining bytes of `bytes` to the sequence, and takes them from the buffer.
    public void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    /// The digest of the sequence. This instance then begins a new one.
    public String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
