package org.tileindex.zone.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/// A GeoParquet file that is not held in memory, and what it was like when its digest was taken.
///
/// @param sha256 of its bytes, lower-case hexadecimal
record FileOnDisk(Path path, long size, FileTime modified, String sha256) {
    private static final int HEAD_BYTES = 4;

    /// The file at `path`, if it is a regular one and begins like Parquet.
    static Optional<FileOnDisk> parquet(Path path) throws IOException {
        if (!Files.isRegularFile(path) || !beginsLikeParquet(path)) {
            return Optional.empty();
        }
        long size = Files.size(path);
        FileTime modified = Files.getLastModifiedTime(path);
        byte[] digest =
                DigestUtils.updateDigest(DigestUtils.getSha256Digest(), path).digest();
        return Optional.of(new FileOnDisk(path, size, modified, Hex.encodeHexString(digest)));
    }

    private static boolean beginsLikeParquet(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return ZoneFormat.of(in.readNBytes(HEAD_BYTES)).equals(Optional.of(ZoneFormat.GEOPARQUET));
        }
    }

    /// Whether the file was written to since, or is gone.
    boolean isChanged() {
        try {
            return Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified);
        } catch (IOException e) {
            return true;
        }
    }

    /// The file as a Parquet input.
    InputFile content() {
        return new LocalInputFile(path);
    }
}
