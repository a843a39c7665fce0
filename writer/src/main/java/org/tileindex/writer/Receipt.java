package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<ReceiptDigest> event = Telemetry.receiptDigest();
        MessageDigest digest = DigestUtils.getSha256Digest();
        long bytes = 0;
        List<Path> files = files(partition);
        try (ReadAhead blocks = new ReadAhead(files)) {
            for (ByteBuffer block = blocks.next(); block.hasRemaining(); block = blocks.next()) {
                bytes += block.remaining();
                digest.update(block);
            }
        }
        Receipt receipt = new Receipt(Hex.encodeHexString(digest.digest()), files.size(), bytes);
        if (event.isPresent()) {
            event.get().finish(partition, receipt.files(), receipt.bytes());
        }
        return receipt;
    }

    /// All regular files below `partition`, in ASCII order of their relative paths.
    static List<Path> files(Path partition) throws IOException {
        try (Stream<Path> tree = Files.walk(partition)) {
            return tree.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(
                            file -> partition.relativize(file).toString()))
                    .toList();
        }
    }

    /// The size of every file below `partition`, by relative path. If these and the receipts of two partitions are
    /// equal, so is every file. Receipts alone cover neither names nor where one file ends and the next begins.
    static Map<String, Long> sizes(Path partition) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        for (Path file : files(partition)) {
            sizes.put(partition.relativize(file).toString(), Files.size(file));
        }
        return sizes;
    }
}
