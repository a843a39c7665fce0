package org.tileindex.verify;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;

/// Finds the part files of one partition, and files that the layout does not allow.
final class PartitionFiles {
    /// Folder of a country or zone; its id has percent escapes.
    private static final String FOLDER = "(?:country|zone)=((?:[A-Za-z0-9._-]|%[0-9A-F]{2})+)";

    private static final Pattern PART = Pattern.compile(FOLDER + "/part-(\\d{5,8})\\.(?:parquet|arrow)");
    private static final String NOTHING = "nothing";

    private final OutputPaths paths;
    private final String partition;
    private final Findings findings;

    PartitionFiles(OutputPaths paths, String partition, Findings findings) {
        this.paths = paths;
        this.partition = partition;
        this.findings = findings;
    }

    /// The part files that both datasets have, by country and number. Every other file is a finding.
    List<PartFile> check() throws IOException {
        Map<String, Path> index = files(DatasetSchema.TILE_INDEX);
        Map<String, Path> bounds = files(DatasetSchema.TILE_BOUNDS);
        List<PartFile> parts = new ArrayList<>();
        for (Map.Entry<String, Path> entry : index.entrySet()) {
            Optional<Path> twin = Optional.ofNullable(bounds.remove(entry.getKey()));
            if (twin.isEmpty()) {
                unpaired(entry.getValue(), DatasetSchema.TILE_BOUNDS);
            } else {
                Matcher name = PART.matcher(entry.getKey());
                if (name.matches()) {
                    long bytes = Files.size(entry.getValue()) + Files.size(twin.get());
                    parts.add(new PartFile(
                            URLDecoder.decode(name.group(1), StandardCharsets.UTF_8),
                            Integer.parseInt(name.group(2)),
                            entry.getValue(),
                            twin.get(),
                            bytes));
                }
            }
        }
        bounds.values().forEach(file -> unpaired(file, DatasetSchema.TILE_INDEX));
        parts.sort(Comparator.comparing(PartFile::country).thenComparingInt(PartFile::number));
        checkNumbers(parts);
        return parts;
    }

    private void unpaired(Path file, String other) {
        findings.add(
                ErrorCode.E014_VERIFY,
                "a file is in one dataset only",
                Place.ofFile(paths.relative(file)),
                "the same file in " + other,
                NOTHING);
    }

    private void checkNumbers(List<PartFile> parts) {
        String country = "";
        int next = 0;
        for (PartFile part : parts) {
            next = part.country().equals(country) ? next : 0;
            country = part.country();
            if (part.number() != next) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "the numbers of the part files have a gap",
                        Place.ofCountry(paths.relative(part.index()), country),
                        "part-%05d".formatted(next),
                        part.index().getFileName());
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
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                String name = OutputPaths.below(folder, path);
                if (Files.isRegularFile(path) && PART.matcher(name).matches()) {
                    parts.put(name, path);
                } else if (!Files.isDirectory(path) || !(name.isEmpty() || name.matches(FOLDER))) {
                    findings.add(
                            ErrorCode.E014_VERIFY,
                            "a foreign file lies in the partition",
                            Place.ofFile(paths.relative(path)),
                            "only <country or zone>=<id>/part-NNNNN.<parquet or arrow>",
                            name,
                            "Remove the file.");
                }
            }
        }
        return parts;
    }
}
