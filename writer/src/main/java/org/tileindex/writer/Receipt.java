package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.writer.telemetry.ReceiptDigest;
import org.tileindex.writer.telemetry.Telemetry;

/// The determinism receipt of a partition: one digest of all its files (contract, section 4.2).
///
/// @param sha256 SHA-256, lower-case hexadecimal, of the files' bytes concatenated in ASCII order of their relative
///     paths
/// @param files number of files
/// @param bytes their size together
public record Receipt(String sha256, int files, long bytes) {
    /// The receipt of all files below `partition`, which are read from start to end.
    public static Receipt of(Path partition) throws IOException {
        return of(LocalStore.of(partition), "");
    }

    /// The receipt of all files below a folder of a store, which are read from start to end.
    static Receipt of(Store store, String folder) throws IOException {
        Optional<ReceiptDigest> event = Telemetry.receiptDigest();
        MessageDigest digest = DigestUtils.getSha256Digest();
        long bytes = 0;
        int files;
        try (Contents blocks = store.contents(folder)) {
            files = blocks.files();
            for (ByteBuffer block = blocks.next(); block.hasRemaining(); block = blocks.next()) {
                bytes += block.remaining();
                digest.update(block);
            }
        }
        Receipt receipt = new Receipt(Hex.encodeHexString(digest.digest()), files, bytes);
        if (event.isPresent()) {
            event.get().finish(store.shown(folder), receipt.files(), receipt.bytes());
        }
        return receipt;
    }
}
