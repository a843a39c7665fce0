package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The determinism receipt (contract, section 4.2), written a second time.
final class PartitionDigest {
    private PartitionDigest() {}

    /// SHA-256 over the files' bytes, in ASCII order of relative paths.
    static String sha256(Path partition) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : FolderComparison.files(partition)) {
                digest.update(Files.readAllBytes(partition.resolve(name)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
