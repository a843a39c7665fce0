package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.writer.telemetry.ReceiptDigest;
import org.tileindex.writer.telemetry.Telemetry;

/// The determinism receipt of a partition: what its files are, in one digest.
///
/// @param sha256 SHA-256, lower-case hexadecimal, of the files' bytes concatenated in ASCII order of their relative
///     paths
/// @param files number of files
/// @param bytes their size together
public record Receipt(String sha256, int files, long bytes) {
    /// Reads every file below `partition`.
    public static Receipt of(Path partition) throws IOException {
        Optional<ReceiptDigest> event = Telemetry.receiptDigest();
        MessageDigest digest = newDigest();
        long bytes = 0;
        List<Path> files = files(partition);
        ByteBuffer block = UncachedFile.newBuffer();
        for (Path file : files) {
            bytes += digest(file, block, digest);
        }
        Receipt receipt = new Receipt(HexFormat.of().formatHex(digest.digest()), files.size(), bytes);
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

    /// Relative path and size of every file below `partition`. Where these and the receipts of two partitions are
    /// equal, so is every file; the receipt alone does not see names, nor where one file ends and the next begins.
    static Map<String, Long> sizes(Path partition) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        for (Path file : files(partition)) {
            sizes.put(partition.relativize(file).toString(), Files.size(file));
        }
        return sizes;
    }

    /// Digests from the disk what was written to it past the page cache, and the rest through it.
    private static long digest(Path file, ByteBuffer block, MessageDigest digest) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long position = digestUncached(file, channel.size(), block, digest);
            block.clear();
            for (int n = channel.read(block, position); n >= 0; n = channel.read(block, position)) {
                digest.update(block.flip());
                position += n;
                block.clear();
            }
            return position;
        }
    }

    /// Returns how many bytes of a file of `size` bytes were digested.
    private static long digestUncached(Path file, long size, ByteBuffer block, MessageDigest digest)
            throws IOException {
        if (size < UncachedFile.LEAST_BYTES) {
            return 0;
        }
        long position = 0;
        try (UncachedFile uncached = UncachedFile.open(file, StandardOpenOption.READ)) {
            int next = next(size, position);
            while (next > 0 && uncached.read(block.clear().limit(next), position)) {
                digest.update(block.flip());
                position += next;
                next = next(size, position);
            }
        }
        return position;
    }

    private static int next(long size, long position) {
        return UncachedFile.aligned((int) Math.min(UncachedFile.BLOCK_BYTES, size - position));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
