package org.tileindex.zone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The bytes of a zone file, read once, and what they are called.
public final class ZoneSource {
    private static final String EMBEDDED = "ne10m.parquet";
    private static final String REMEDY = "Give a readable GeoParquet file to --zones, or leave the option out.";

    private final String name;
    private final byte[] content;
    private final boolean embedded;

    private ZoneSource(String name, byte[] content, boolean embedded) {
        this.name = name;
        this.content = content;
        this.embedded = embedded;
    }

    /// The countries inside the program: Natural Earth 4.1 admin-0, 1:10 m, public domain.
    public static ZoneSource embedded() throws IOException {
        try (InputStream in = ZoneSource.class.getResourceAsStream(EMBEDDED)) {
            if (in == null) {
                throw new IOException("the program was packaged without " + EMBEDDED);
            }
            return new ZoneSource("Natural Earth 4.1, 1:10 m (embedded)", in.readAllBytes(), true);
        }
    }

    /// A file of the user's.
    ///
    /// @throws TileIndexException E010 if it is absent or unreadable
    public static ZoneSource file(Path path) throws TileIndexException {
        try {
            return new ZoneSource(path.toString(), Files.readAllBytes(path), false);
        } catch (NoSuchFileException e) {
            throw new TileIndexException(ErrorCode.E010_INPUT, "zone file " + path + " does not exist", REMEDY)
                    .causedBy(e);
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT, "zone file %s: %s".formatted(path, e.getMessage()), REMEDY)
                    .causedBy(e);
        }
    }

    /// A path, or the name of the embedded data.
    public String name() {
        return name;
    }

    public boolean isEmbedded() {
        return embedded;
    }

    /// The number of bytes read.
    public long size() {
        return content.length;
    }

    /// SHA-256 of the bytes, lower-case hexadecimal.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The bytes as a Parquet input.
    InMemoryFile content() {
        return new InMemoryFile(content);
    }
}
