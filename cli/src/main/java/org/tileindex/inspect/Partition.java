package org.tileindex.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A partition of a dataset, or another folder with files of rows.
///
/// @param name its path or address for people
/// @param files all files below it
public record Partition(String name, List<DataFile> files) {
    /// A folder of this machine, or a single file.
    ///
    /// @throws IOException if it cannot be read
    public static Partition of(Path folder) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.add(DataFile.of(file));
            }
        }
        return new Partition(folder.toString(), files);
    }

    /// The files whose names have this ending.
    List<DataFile> files(String ending) {
        return files.stream().filter(file -> file.name().endsWith(ending)).toList();
    }
}
