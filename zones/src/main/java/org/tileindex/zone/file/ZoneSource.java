package org.tileindex.zone.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.parquet.io.InputFile;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// The bytes of a zone file, read once, and its name. A Shapefile includes the files beside it. A GeoParquet file stays
/// on its disk, because its readers take one row group after the other.
public final class ZoneSource {
    private static final String EMBEDDED = "ne10m.parquet";
    private static final String REMEDY = "Give a readable zone file to --zones, or leave the option out.";

    private final String name;
    private final byte[] file;
    private final byte[] content;
    private final SortedMap<String, byte[]> beside;
    private final boolean embedded;
    private final Optional<Path> path;
    private final SortedMap<String, Optional<String>> keys;
    private final Optional<FileOnDisk> disk;

    /// @param file the bytes as they are stored; nothing if they are on disk
    /// @param content the zone file in them, unpacked
    /// @param path of a file on this machine
    private ZoneSource(
            String name,
            byte[] file,
            byte[] content,
            SortedMap<String, byte[]> beside,
            boolean embedded,
            Optional<Path> path,
            SortedMap<String, Optional<String>> keys,
            Optional<FileOnDisk> disk) {
        this.name = name;
        this.file = file;
        this.content = content;
        this.beside = beside;
        this.embedded = embedded;
        this.path = path;
        this.keys = keys;
        this.disk = disk;
    }

    /// The countries inside the program: Natural Earth 4.1 admin-0, 1:10 m, public domain.
    public static ZoneSource embedded() throws IOException {
        try (InputStream in = ZoneSource.class.getResourceAsStream(EMBEDDED)) {
            if (in == null) {
                throw new IOException("the program was packaged without " + EMBEDDED);
            }
            byte[] content = in.readAllBytes();
            return new ZoneSource(
                    "Natural Earth 4.1, 1:10 m (embedded)",
                    content,
                    content,
                    new TreeMap<>(),
                    true,
                    Optional.empty(),
                    new TreeMap<>(),
                    Optional.empty());
        }
    }

    /// A file that was fetched from elsewhere.
    ///
    /// @param name its address without secrets
    /// @throws TileIndexException E010 if its compressed content is damaged, or if it is a Shapefile outside of a zip,
    ///     because the files beside it are not known
    static ZoneSource fetched(String name, byte[] file) throws TileIndexException {
        byte[] content;
        try {
            content = PackedFile.unpacked(file);
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(name, e);
        }
        if (isShapefile(content)) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "zone file %s is a Shapefile, and the files beside it are not fetched".formatted(name),
                    "Put all its files into one zip file, and give that.");
        }
        return new ZoneSource(
                name, file, content, new TreeMap<>(), false, Optional.empty(), new TreeMap<>(), Optional.empty());
    }

    private static boolean isShapefile(byte[] content) {
        return ZoneFormat.of(content).equals(Optional.of(ZoneFormat.SHAPEFILE));
    }

    private static TileIndexException unreadable(String name, IOException e) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "zone file %s cannot be read (%s)".formatted(name, Printable.detail(Reason.of(e))),
                        REMEDY)
                .causedBy(e);
    }

    private static TileIndexException tooLarge(String name, OutOfMemoryError e) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "zone file %s is larger than the available memory".formatted(name),
                        "Give the program more, for example with TILE_INDEX_JAVA_OPTS=-Xmx4g.")
                .causedBy(e);
    }

    /// A file that the user gives.
    ///
    /// @throws TileIndexException E010 if it is absent or unreadable
    public static ZoneSource file(Path path) throws TileIndexException {
        return part(path, new TreeMap<>());
    }

    /// A file in a folder of parts.
    ///
    /// @param keys values that the names of its folders give to all its features, as `country=BR`; empty for null
    /// @throws TileIndexException E010 if it is absent or unreadable
    static ZoneSource part(Path path, SortedMap<String, Optional<String>> keys) throws TileIndexException {
        try {
            Optional<FileOnDisk> disk = FileOnDisk.parquet(path);
            byte[] file = disk.isPresent() ? new byte[0] : Files.readAllBytes(path);
            byte[] content = PackedFile.unpacked(file);
            return new ZoneSource(
                    path.toString(),
                    file,
                    content,
                    isShapefile(content) ? beside(path) : new TreeMap<>(),
                    false,
                    Optional.of(path),
                    keys,
                    disk);
        } catch (NoSuchFileException e) {
            throw new TileIndexException(ErrorCode.E010_INPUT, "zone file " + path + " does not exist", REMEDY)
                    .causedBy(e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(path.toString(), e);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /// The files beside a Shapefile: attributes, CRS and encoding.
    private static SortedMap<String, byte[]> beside(Path path) throws IOException {
        String file = String.valueOf(path.getFileName());
        String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        SortedMap<String, byte[]> found = new TreeMap<>();
        for (String ending : List.of("cpg", "dbf", "prj")) {
            for (String spelling : List.of(ending, ending.toUpperCase(Locale.ROOT))) {
                Path side = path.resolveSibling(stem + "." + spelling);
                if (!found.containsKey(ending) && Files.isRegularFile(side)) {
                    found.put(ending, Files.readAllBytes(side));
                }
            }
        }
        return found;
    }

    /// The path or address of the file, or the name of the embedded data.
    public String name() {
        return name;
    }

    /// The last two steps of the path, such as `country=BR/data_0.parquet`; else the name.
    String shortName() {
        return path.map(file -> {
                    int steps = file.getNameCount();
                    return file.subpath(Math.max(0, steps - 2), steps).toString();
                })
                .orElse(name);
    }

    public boolean isEmbedded() {
        return embedded;
    }

    /// The format of the content; empty if it is unknown.
    Optional<ZoneFormat> format() {
        return disk.isPresent() ? Optional.of(ZoneFormat.GEOPARQUET) : ZoneFormat.of(content);
    }

    /// The format of the content, for people.
    String formatTitle() {
        return format().map(ZoneFormat::title).orElse("unknown");
    }

    /// The number of bytes of the file and of the files beside it.
    public long size() {
        return disk.map(FileOnDisk::size).orElse((long) file.length)
                + beside.values().stream().mapToLong(side -> side.length).sum();
    }

    /// SHA-256 of the bytes, lower-case hexadecimal. The files beside a Shapefile follow in the order of their
    /// endings, each after its ending and its length.
    public String sha256() {
        if (disk.isPresent()) {
            return disk.get().sha256();
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(file);
        beside.forEach((ending, side) -> {
            digest.update("%s %d\n".formatted(ending, side.length).getBytes(StandardCharsets.US_ASCII));
            digest.update(side);
        });
        return Hex.encodeHexString(digest.digest());
    }

    /// The content of the file, unpacked; callers must not change it. Nothing for GeoParquet: see [#content].
    byte[] bytes() {
        return content;
    }

    /// The files beside a Shapefile by their endings: `cpg`, `dbf`, `prj`.
    Map<String, byte[]> beside() {
        return beside;
    }

    /// The values that its folders' names give to all features; empty where a value is null.
    SortedMap<String, Optional<String>> keys() {
        return keys;
    }

    /// The value that a folder's name gives; empty if none does.
    Optional<String> key(String name) {
        return keys.getOrDefault(name, Optional.empty());
    }

    /// The path of the file, if it is one of this machine.
    Optional<Path> path() {
        return path;
    }

    /// The content as a Parquet input.
    InputFile content() {
        return disk.isPresent() ? disk.get().content() : new InMemoryFile(content);
    }

    /// @throws TileIndexException E010 if the file is on disk and is no longer the one whose digest was taken
    void requireUnchanged() throws TileIndexException {
        if (disk.isPresent() && disk.get().isChanged()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "zone file %s changed while it was read".formatted(name),
                    "Run again when nothing writes to it.");
        }
    }
}
