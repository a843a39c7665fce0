package org.tileindex.zone.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// Finds the zone files of a folder or of a pattern. In both, names that begin with `.` or `_` are passed over, such as
/// Spark's `_SUCCESS`, and so are the files beside a Shapefile and whatever else is no zone file by its content. But a
/// file that is named like a zone file is taken, so that a damaged part is an error and not a gap.
final class PartSearch {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");
    private static final Set<String> ENDINGS =
            Set.of("parquet", "geoparquet", "gpkg", "geojson", "geojsonl", "geojsons", "topojson", "fgb", "shp", "zip");
    private static final String ANY_FOLDERS = "**";
    private static final int HEAD_BYTES = 1 << 12;

    /// The value that Hive, Spark and DuckDB write for null.
    private static final String NULL_KEY = "__HIVE_DEFAULT_PARTITION__";

    private final Path base;
    private final TreeMap<String, Path> found = new TreeMap<>();

    private PartSearch(Path base) {
        this.base = base;
    }

    /// A zone file.
    ///
    /// @param keys `key=value` names of the folders between the searched one and the file
    record Part(Path file, SortedMap<String, Optional<String>> keys) {}

    /// Whether a path is a folder or a pattern. A file whose name contains a `*` is a file.
    static boolean isNeeded(Path path) {
        return Files.isDirectory(path) || (WILD.matcher(path.toString()).find() && !Files.exists(path));
    }

    /// The zone files, in the order of their paths.
    ///
    /// @throws TileIndexException E010 if there are none, or a folder is unreadable
    static List<Part> find(Path path) throws TileIndexException {
        try {
            boolean folder = Files.isDirectory(path);
            List<String> steps = new ArrayList<>();
            Path base = path;
            while (!Files.isDirectory(base) && WILD.matcher(base.toString()).find()) {
                steps.addFirst(String.valueOf(base.getFileName()));
                base = base.getParent() == null ? Path.of("") : base.getParent();
            }
            PartSearch search = new PartSearch(base);
            search.expand(base, steps);
            if (search.found.isEmpty()) {
                throw nothing(path, folder);
            }
            List<Part> parts = new ArrayList<>();
            for (Path file : search.found.values()) {
                parts.add(new Part(file, keys(base.relativize(file))));
            }
            return parts;
        } catch (IOException | UncheckedIOException | PatternSyntaxException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "the zone files of %s cannot be listed (%s)"
                                    .formatted(
                                            path,
                                            e instanceof PatternSyntaxException ? "it is not a pattern" : Reason.of(e)),
                            "Give a readable folder, or a pattern such as 'dir/*.parquet', to --zones.")
                    .causedBy(e);
        }
    }

    private static TileIndexException nothing(Path path, boolean folder) {
        return new TileIndexException(
                ErrorCode.E010_INPUT,
                folder
                        ? "folder %s holds no zone file".formatted(path)
                        : "no zone file matches the pattern %s".formatted(path),
                "Give a zone file, a folder of them, or a pattern such as 'dir/*.parquet', to --zones.");
    }

    /// Adds what is in `place` and matches the other steps of the pattern.
    private void expand(Path place, List<String> steps) throws IOException {
        if (steps.isEmpty()) {
            addAll(place);
            return;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (step.equals(ANY_FOLDERS)) {
            expand(place, rest);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + step);
        for (Path entry : entries(place)) {
            Path name = entry.getFileName();
            boolean hidden = isHidden(name) && !isHidden(Path.of(step));
            if (hidden || (!rest.isEmpty() && !Files.isDirectory(entry))) {
                continue;
            }
            if (step.equals(ANY_FOLDERS) && Files.isDirectory(entry)) {
                expand(entry, steps);
            } else if (matcher.matches(name)) {
                expand(entry, rest);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /// Adds a zone file, or those of a folder and the folders in it.
    private void addAll(Path place) throws IOException {
        try (Stream<Path> tree = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : tree.toList()) {
                if (Files.isRegularFile(file) && !isBelowHidden(place, file) && isZoneFile(file)) {
                    found.put(base.relativize(file).toString(), file);
                }
            }
        }
    }

    private static boolean isBelowHidden(Path place, Path file) {
        for (Path step : place.relativize(file)) {
            if (isHidden(step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(Path name) {
        return name.toString().startsWith(".") || name.toString().startsWith("_");
    }

    private static boolean isZoneFile(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String ending = ending(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name);
        if (ENDINGS.contains(ending)) {
            return true;
        }
        // The index beside a Shapefile begins as the Shapefile does. A zip of another name is a document or a program.
        Optional<ZoneFormat> format = ZoneFormat.of(head(file));
        return format.isPresent() && format.get() != ZoneFormat.ZIPPED_SHAPEFILE && !ending.equals("shx");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return PackedFile.head(in.readNBytes(HEAD_BYTES));
        }
    }

    private static SortedMap<String, Optional<String>> keys(Path relative) {
        SortedMap<String, Optional<String>> keys = new TreeMap<>();
        Path folder = relative.getParent();
        if (folder != null) {
            for (Path step : folder) {
                String name = step.toString();
                int equals = name.indexOf('=');
                if (equals > 0) {
                    String value = name.substring(equals + 1);
                    keys.put(
                            decoded(name.substring(0, equals)),
                            value.equals(NULL_KEY) ? Optional.empty() : Optional.of(decoded(value)));
                }
            }
        }
        return keys;
    }

    /// Text without the percent escapes of Hive. A plus sign is a plus sign.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
