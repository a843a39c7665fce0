package org.tileindex.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tileindex.tile.OutputPaths;

/// Describes published files by their footers: rows, row groups, and the size and encodings of each column.
public final class OutputInspection {
    private static final String ARROW = ".arrow";
    private static final String PARQUET = ".parquet";

    private OutputInspection() {}

    /// The folders of the published partitions below `root`; `root` itself if there are none, or if it is a file.
    ///
    /// @throws IOException if it cannot be read, or holds no files of rows
    public static List<Path> partitions(Path root) throws IOException {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        try (Stream<Path> tree = Files.walk(root, 2)) {
            List<Path> partitions = tree.filter(Files::isDirectory)
                    .filter(OutputPaths::isPartition)
                    .filter(folder -> !folder.startsWith(new OutputPaths(root).reports()))
                    .sorted()
                    .toList();
            if (partitions.isEmpty() && !hasRows(Partition.of(root))) {
                throw new IOException("it holds neither Parquet nor Arrow files");
            }
            return partitions.isEmpty() ? List.of(root) : partitions;
        }
    }

    /// Whether `path` is a folder in a partition, a partition, or a folder of partitions; not if it is unreadable.
    public static boolean isOutput(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return false;
        }
        for (Path step : folder) {
            if (OutputPaths.isPartition(step)) {
                return true;
            }
        }
        try (Stream<Path> tree = Files.walk(folder, 2)) {
            return tree.anyMatch(OutputPaths::isPartition);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /// The description of the Arrow files below `partition`, or of its Parquet files where it has no Arrow files.
    ///
    /// @throws IOException if a file cannot be read or is damaged, with its path and the damage in words; its cause may
    ///     be the fault of a store
    public static String of(Partition partition) throws IOException {
        List<DataFile> arrow = partition.files(ARROW);
        return arrow.isEmpty()
                ? parquet(partition).text(partition.name())
                : ArrowInspection.of(arrow).text(partition.name());
    }

    /// The same as an object of JSON: a partition of `docs/schema/inspect-output.json`.
    ///
    /// @throws IOException as above
    public static Map<String, Object> json(Partition partition) throws IOException {
        List<DataFile> arrow = partition.files(ARROW);
        return arrow.isEmpty()
                ? parquet(partition).json(partition.name())
                : ArrowInspection.of(arrow).json(partition.name());
    }

    private static ParquetTotals parquet(Partition partition) throws IOException {
        ParquetTotals totals = new ParquetTotals();
        for (DataFile file : partition.files(PARQUET)) {
            totals.add(file);
        }
        return totals;
    }

    /// Whether a folder has files of rows.
    static boolean hasRows(Partition folder) {
        return !folder.files(ARROW).isEmpty() || !folder.files(PARQUET).isEmpty();
    }
}
