package org.tileindex.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.fault.ErrorCode;

/// Checks that the report agrees with itself and with the bytes: parameter hash, grid, rule and receipts.
final class ReportCheck {
    private static final int BUFFER_BYTES = 1 << 18;

    private final String file;
    private final Evidence evidence;
    private final Findings findings;

    /// @param file the report, as messages name it
    ReportCheck(String file, Evidence evidence, Findings findings) {
        this.file = file;
        this.evidence = evidence;
        this.findings = findings;
    }

    /// @param hash parameter hash in the name of the partition, 64 hexadecimal digits
    void checkParameters(String hash) {
        StringBuilder canonical = new StringBuilder();
        evidence.parameters()
                .forEach((key, value) ->
                        canonical.append(key).append('=').append(value).append('\n'));
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(canonical.toString().getBytes(StandardCharsets.UTF_8));
        same("the parameters do not hash to the partition's name", hash, Hex.encodeHexString(digest.digest()));
        same("parameter_hash differs from the partition's name", hash, evidence.text("parameter_hash"));
        same(
                "predicate differs from the parameter inclusion_rule",
                evidence.parameter("inclusion_rule"),
                evidence.predicate());
        same(
                "the SHA-256 of the zones differs from the parameter zones.sha256",
                evidence.parameter("zones.sha256"),
                evidence.text("ingress_versions", "zones", "sha256_hex"));
        same(
                "grid_dims.nrows differs from the parameter grid.nrows",
                evidence.grid().nrows(),
                evidence.text("grid_dims", "nrows"));
        same(
                "grid_dims.ncols differs from the parameter grid.ncols",
                evidence.grid().ncols(),
                evidence.text("grid_dims", "ncols"));
        if (!evidence.predicate().equals("center") && !evidence.predicate().equals("any_overlap")) {
            findings.add(
                    ErrorCode.E008_INCLUSION_RULE,
                    "the inclusion rule is unknown",
                    Place.ofFile(file),
                    "center or any_overlap",
                    evidence.predicate());
        }
    }

    /// Compares the receipt of a dataset with its bytes: all files in ASCII order of their paths, concatenated.
    void checkReceipt(String dataset, Path partition, String relative) throws IOException {
        same(
                "the receipt of %s names another partition".formatted(dataset),
                relative,
                evidence.text("determinism_receipt", dataset, "partition_path"));
        MessageDigest digest = DigestUtils.getSha256Digest();
        List<Path> parts = Files.isDirectory(partition) ? files(partition.toRealPath()) : List.of();
        long bytes = 0;
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (Path part : parts) {
                copy(part, out, buffer);
                bytes += Files.size(part);
            }
        }
        same(
                "the receipt of %s counts other files".formatted(dataset),
                evidence.text("determinism_receipt", dataset, "files"),
                Integer.toString(parts.size()));
        same(
                "the receipt of %s counts other bytes".formatted(dataset),
                evidence.text("determinism_receipt", dataset, "bytes"),
                Long.toString(bytes));
        String expected = evidence.text("determinism_receipt", dataset, "sha256_hex");
        same(
                "the bytes of %s do not give the determinism receipt".formatted(dataset),
                expected,
                Hex.encodeHexString(digest.digest()));
    }

    private static List<Path> files(Path partition) throws IOException {
        try (Stream<Path> tree = Files.walk(partition)) {
            return tree.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(
                            path -> partition.relativize(path).toString()))
                    .toList();
        }
    }

    private static void copy(Path part, OutputStream out, byte[] buffer) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
    }

    private void same(String what, Object expected, String found) {
        if (!String.valueOf(expected).equals(found)) {
            findings.add(ErrorCode.E014_VERIFY, what, Place.ofFile(file), expected, found);
        }
    }
}
