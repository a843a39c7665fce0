package org.tileindex.raster.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Opens files wherever they lie. All sources that one object opens share its connections.
public final class Sources implements AutoCloseable {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*|(file):/.*", Pattern.DOTALL);

    private static final Set<String> HADOOP =
            Set.of("s3a", "abfs", "abfss", "gs", "hdfs", "viewfs", "webhdfs", "oss", "cosn", "obs", "ofs");

    private final SourceSettings settings;
    private final Map<String, String> environment;
    private Optional<HttpConnections> connections = Optional.empty();

    public Sources(SourceSettings settings) {
        this(settings, System.getenv());
    }

    /// @param environment the variables of the process, of which some name proxies
    Sources(SourceSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// Whether a place has a scheme, so that it is not a path.
    public static boolean isUri(String place) {
        return SCHEME.matcher(place).matches();
    }

    /// Whether a place is a URI of a file of this machine.
    static boolean isFileUri(String place) {
        Matcher scheme = SCHEME.matcher(place);
        return scheme.matches() && nameOf(scheme).equals("file");
    }

    /// Whether a place is on a Hadoop file system, by its scheme.
    static boolean isOnHadoop(String place) {
        Matcher scheme = SCHEME.matcher(place);
        return scheme.matches() && HADOOP.contains(nameOf(scheme));
    }

    private static String nameOf(Matcher scheme) {
        return (scheme.group(1) == null ? scheme.group(2) : scheme.group(1)).toLowerCase(Locale.ROOT);
    }

    /// Opens a file that a user names by a path, by a URI `file:`, `http:` or `https:`, or by one of an object store or
    /// a Hadoop file system, whose connector must be on the class path: `s3a:`, `abfs:`, `gs:`, `hdfs:` and others.
    ///
    /// @throws TileIndexException E010 if there is no such file or it cannot be read, E015 if a server refuses it
    public ByteSource open(String place) throws TileIndexException, InterruptedException {
        Matcher scheme = SCHEME.matcher(place);
        if (!scheme.matches()) {
            return LocalSource.open(path(place), settings.connections());
        }
        String name = nameOf(scheme);
        if (HADOOP.contains(name)) {
            return openByHadoop(place);
        }
        return switch (name) {
            case "http", "https" -> HttpSource.open(HttpAddress.of(place), connections());
            case "file" -> LocalSource.open(fileOf(place), settings.connections());
            case "s3", "s3n" -> throw unknown(name, "Write s3a: instead.");
            default -> throw unknown(name, "Give a path, or an address that begins with https:// or s3a://.");
        };
    }

    private static TileIndexException unknown(String scheme, String remedy) {
        return new TileIndexException(ErrorCode.E010_INPUT, "files cannot be read from %s:".formatted(scheme), remedy);
    }

    /// Opens a file of any scheme, `file:` too, through Hadoop.
    ///
    /// @throws TileIndexException as [#open] does
    public ByteSource openByHadoop(String place) throws TileIndexException, InterruptedException {
        try {
            return HadoopSource.open(uri(place), settings.connections());
        } catch (LinkageError e) {
            throw new HadoopFaults(HttpAddress.shown(place), place.substring(0, place.indexOf(':'))).of(e);
        }
    }

    /// The address of an output on a Hadoop file system.
    ///
    /// @throws TileIndexException E011 if no file can be written there
    static URI written(String place) throws TileIndexException {
        Matcher scheme = SCHEME.matcher(place);
        String name = scheme.matches() ? nameOf(scheme) : "";
        if (!HADOOP.contains(name)) {
            throw new TileIndexException(
                    ErrorCode.E011_OUTPUT,
                    "files cannot be written to %s:".formatted(name),
                    name.startsWith("s3")
                            ? "Write s3a: instead."
                            : "Give a folder, or an address like s3a://bucket/folder.");
        }
        URI address = uri(place);
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new TileIndexException(
                    ErrorCode.E011_OUTPUT,
                    HttpAddress.shown(place) + " has a ? or a #, which no folder has",
                    "Leave out what follows it, or write %3F or %23.");
        }
        return address;
    }

    static URI uri(String place) throws TileIndexException {
        try {
            return new URI(place);
        } catch (URISyntaxException e) {
            // The exception quotes the address with what may be secret.
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    HttpAddress.shown(place) + " is not an address",
                    "Write a space as %20, and other special characters likewise.");
        }
    }

    static Path path(String place) throws TileIndexException {
        try {
            return Path.of(place);
        } catch (InvalidPathException e) {
            throw new TileIndexException(ErrorCode.E010_INPUT, place + " is not a path", "Correct it.").causedBy(e);
        }
    }

    static Path fileOf(String place) throws TileIndexException {
        try {
            return Path.of(new URI(place));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            place + " is not the URI of a file of this machine",
                            "Give its path, or a URI like file:///data/scene.tif.")
                    .causedBy(e);
        }
    }

    /// The connections to web servers, whose classes a run without any does not load.
    private synchronized HttpConnections connections() throws TileIndexException {
        if (connections.isEmpty()) {
            connections = Optional.of(new HttpConnections(settings, SystemProxies.of(environment)));
        }
        return connections.get();
    }

    /// Gives up the connections. The sources must be closed before.
    @Override
    public synchronized void close() {
        connections.ifPresent(HttpConnections::close);
        connections = Optional.empty();
    }
}
