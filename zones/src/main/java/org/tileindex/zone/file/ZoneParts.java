package org.tileindex.zone.file;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.fault.TileIndexException;

/// The input of zones: one zone file, or several that are its parts, from a folder or a pattern such as
/// `dir/*.parquet`. Those of GeoParquet stay on their disk; the bytes of all others are read once.
public final class ZoneParts {
    private final String name;
    private final List<ZoneSource> parts;

    private ZoneParts(String name, List<ZoneSource> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    /// The countries inside the program.
    public static ZoneParts embedded() throws IOException {
        return of(ZoneSource.embedded());
    }

    /// A zone file that was fetched from elsewhere.
    ///
    /// @param name its address without secrets
    /// @throws TileIndexException E010 if it is damaged, or a Shapefile outside of a zip
    public static ZoneParts fetched(String name, byte[] file) throws TileIndexException {
        return of(ZoneSource.fetched(name, file));
    }

    /// An input of one file.
    public static ZoneParts of(ZoneSource file) {
        return new ZoneParts(file.name(), List.of(file));
    }

    /// A zone file; or the zone files of a folder and the folders in it, or of a pattern whose `*`, `?`, `[…]` and
    /// `{…}` stand for parts of a name and `**` for any folders. They are in the order of their names.
    ///
    /// @param path as the user types it
    /// @throws TileIndexException E010 if there is no such file, or if one of them is unreadable
    public static ZoneParts open(Path path) throws TileIndexException {
        if (!PartSearch.isNeeded(path)) {
            return of(ZoneSource.file(path));
        }
        List<ZoneSource> parts = new ArrayList<>();
        for (PartSearch.Part part : PartSearch.find(path)) {
            parts.add(ZoneSource.part(part.file(), part.keys()));
        }
        return new ZoneParts(path.toString(), parts);
    }

    /// The path as the user typed it, the address of a fetched file, or the name of the embedded data.
    public String name() {
        return name;
    }

    /// The input as errors name it.
    String title() {
        return parts.size() == 1
                ? "zone file " + parts.get(0).name()
                : "zones %s (%d parts)".formatted(name, parts.size());
    }

    public boolean isEmbedded() {
        return parts.get(0).isEmbedded();
    }

    /// The number of files, at least 1. The files beside a Shapefile do not count.
    public int count() {
        return parts.size();
    }

    List<ZoneSource> parts() {
        return parts;
    }

    /// The formats of the parts, for people.
    String formats() {
        return String.join(
                ", ",
                parts.stream().map(ZoneSource::formatTitle).distinct().sorted().toList());
    }

    /// The number of bytes of all files.
    public long size() {
        return parts.stream().mapToLong(ZoneSource::size).sum();
    }

    /// SHA-256, lower-case hexadecimal. That of a single file is the digest of its bytes, see [ZoneSource#sha256]. That
    /// of several is over one line per part, in their order: its digest, its size in bytes, and `key=value`,
    /// form-urlencoded, for each key that its folders' names give. Names of files and other folders do not count.
    public String sha256() {
        if (parts.size() == 1 && parts.get(0).keys().isEmpty()) {
            return parts.get(0).sha256();
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (ZoneSource part : parts) {
            StringBuilder line = new StringBuilder("%s %d".formatted(part.sha256(), part.size()));
            part.keys().forEach((key, value) -> line.append(' ').append(written(key, value)));
            digest.update(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        }
        return Hex.encodeHexString(digest.digest());
    }

    private static String written(String key, Optional<String> value) {
        String name = URLEncoder.encode(key, StandardCharsets.UTF_8);
        return value.isPresent() ? name + '=' + URLEncoder.encode(value.get(), StandardCharsets.UTF_8) : name;
    }
}
