package org.tileindex.verify;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;

/// Finds the part files of one partition, and whatever the layout does not allow: foreign files and folders, and
/// symbolic links, behind which files could change.
final class PartitionFiles {
    /// Folder of a country or zone; its id has percent escapes.
    private static final String FOLDER = "(?:country|zone)=((?:[A-Za-z0-9._-]|%[0-9A-F]{2})+)";

    private static final String NAME = "part-(\\d{5,8})\\.(?:parquet|arrow)";
    private static final Pattern ZONE_PART = Pattern.compile(FOLDER + "/" + NAME);
    private static final Pattern PACKED_PART = Pattern.compile("()" + NAME);
    private static final String NOTHING = "nothing";

    private final OutputPaths paths;
    private final String partition;
    private final List<String> datasets;
    private final boolean packed;
    private final Findings findings;

    /// @param datasets at least one; they have the same files
    /// @param packed whether the part files lie in the partition itself, not in folders of zones
    PartitionFiles(OutputPaths paths, String partition, List<String> datasets, boolean packed, Findings findings) {
        this.paths = paths;
        this.partition = partition;
        this.datasets = datasets;
        this.packed = packed;
        this.findings = findings;
    }

    /// The part files by zone and number, those that all datasets have. Every other file is a finding.
    List<PartFile> check() throws IOException {
        SequencedMap<String, Map<String, Path>> byDataset = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>();
        for (String dataset : datasets) {
            byDataset.put(dataset, files(dataset));
            names.addAll(byDataset.get(dataset).keySet());
        }
        List<PartFile> parts = new ArrayList<>();
        for (String name : names) {
            SequencedMap<String, Path> files = new LinkedHashMap<>();
            byDataset.forEach(
                    (dataset, all) -> Optional.ofNullable(all.get(name)).ifPresent(file -> files.put(dataset, file)));
            if (files.size() == datasets.size()) {
                parts.add(part(name, files));
            } else {
                datasets.stream()
                        .filter(dataset -> !files.containsKey(dataset))
                        .forEach(dataset -> unpaired(files.firstEntry().getValue(), dataset));
            }
        }
        parts.sort(
                Comparator.comparing((PartFile part) -> part.zone().orElse("")).thenComparingInt(PartFile::number));
        checkNumbers(parts);
        return parts;
    }

    private Pattern pattern() {
        return packed ? PACKED_PART : ZONE_PART;
    }

    private PartFile part(String path, SequencedMap<String, Path> files) throws IOException {
        Matcher name = pattern().matcher(path);
        if (!name.matches()) {
            throw new IllegalStateException(path + " is not a part file");
        }
        Optional<String> zone =
                packed ? Optional.empty() : Optional.of(URLDecoder.decode(name.group(1), StandardCharsets.UTF_8));
        long bytes = 0;
        for (Path file : files.values()) {
            bytes += Files.size(file);
        }
        return new PartFile(zone, Integer.parseInt(name.group(2)), files, bytes);
    }

    private void unpaired(Path file, String other) {
        findings.add(
                ErrorCode.E014_VERIFY,
                "a file is missing from a dataset",
                Place.ofFile(paths.relative(file)),
                "the same file in " + other,
                NOTHING);
    }

    private void checkNumbers(List<PartFile> parts) {
        Optional<String> zone = Optional.empty();
        int next = 0;
        for (PartFile part : parts) {
            next = part.zone().equals(zone) ? next : 0;
            zone = part.zone();
            if (part.number() != next) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "the numbers of the part files have a gap",
                        Place.ofCountry(paths.relative(part.first()), zone.orElse("")),
                        "part-%05d".formatted(next),
                        part.first().getFileName());
            }
            next = part.number() + 1;
        }
    }

    /// The part files of one dataset by their path below the partition, in ASCII order. A foreign file or folder is a
    /// finding.
    private Map<String, Path> files(String dataset) throws IOException {
        Path folder = paths.data(dataset, partition);
        Map<String, Path> parts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "the partition is missing from a dataset",
                    Place.ofFile(paths.relative(folder)),
                    "a folder",
                    NOTHING);
            return parts;
        }
        if (Files.isSymbolicLink(folder)) {
            link(folder);
        }
        // A link is not followed, but one in place of the partition is.
        Path real = folder.toRealPath();
        try (Stream<Path> tree = Files.walk(real)) {
            for (Path found : tree.toList()) {
                String name = OutputPaths.below(real, found);
                Path path = folder.resolve(name);
                if (Files.isSymbolicLink(found)) {
                    link(path);
                }
                if (Files.isRegularFile(found) && pattern().matcher(name).matches()) {
                    parts.put(name, path);
                } else if (!Files.isDirectory(found) || !(name.isEmpty() || (!packed && name.matches(FOLDER)))) {
                    foreign(path, name);
                }
            }
        }
        return parts;
    }

    private void link(Path path) {
        findings.add(
                ErrorCode.E014_VERIFY,
                "a symbolic link stands for a file or folder of the partition",
                Place.ofFile(paths.relative(path)),
                "regular files and folders only",
                "a symbolic link");
    }

    private void foreign(Path path, String name) {
        findings.add(
                ErrorCode.E014_VERIFY,
                "a foreign file lies in the partition",
                Place.ofFile(paths.relative(path)),
                packed
                        ? "only part-NNNNN.<parquet or arrow>"
                        : "only <country or zone>=<id>/part-NNNNN.<parquet or arrow>",
                name,
                "Remove the file.");
    }
}
