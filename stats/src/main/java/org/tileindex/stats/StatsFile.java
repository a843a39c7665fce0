package org.tileindex.stats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tileindex.writer.AtomicFile;
import org.tileindex.writer.SyncBatch;

/// Writes the rows of a run as one file, whole or not at all.
final class StatsFile {
    private StatsFile() {}

    /// Refuses a name that no file can have, before the work is done.
    ///
    /// @throws IOException if it is the name of a folder, or its folder cannot be written or made
    static void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && Files.notExists(folder)) {
            folder = folder.getParent();
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /// Replaces `file`, or creates it and its folder.
    ///
    /// @param rasters the name of each band's raster
    /// @param numbers the number of each band in its raster
    static void write(Path file, StatsTable table, List<String> rasters, List<Integer> numbers) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        StatsRows rows = new StatsRows(table, rasters, numbers);
        if (isCsv(file)) {
            writeCsv(file, rows);
        } else {
            StatsParquet.write(file, rows);
        }
    }

    private static boolean isCsv(Path file) {
        return isCsv(file.toString());
    }

    /// Whether a file of this name is CSV.
    static boolean isCsv(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static void writeCsv(Path file, StatsRows rows) throws IOException {
        Path unfinished = AtomicFile.unfinished(file);
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        boolean done = false;
        try (BufferedWriter writer = Files.newBufferedWriter(unfinished);
                CSVPrinter printer = new CSVPrinter(writer, format)) {
            printer.printRecord(names(rows));
            while (rows.next()) {
                printer.printRecord(record(rows));
            }
            // Closing writes nothing more, so nothing can fail after this.
            printer.flush();
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(unfinished);
            }
        }
        new SyncBatch(1).add(List.of(new SyncBatch.Complete(file, Files.size(unfinished), 0)));
    }

    private static List<String> names(StatsRows rows) {
        List<String> names = new ArrayList<>(List.of("zone_id", "raster", "band"));
        rows.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    /// A row as texts; null is empty.
    private static List<String> record(StatsRows rows) {
        List<String> record = new ArrayList<>(List.of(rows.zone(), rows.raster(), Integer.toString(rows.band())));
        for (int i = 0; i < rows.columns().size(); i++) {
            double value = rows.value(i);
            String text = rows.columns().get(i).isWhole() ? Long.toString((long) value) : Double.toString(value);
            record.add(Double.isNaN(value) ? "" : text);
        }
        return record;
    }
}
