package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Which files a folder has, by inode, time of the last change, size and content: equal only if nobody touched them.
record FolderState(Map<String, String> files) {

    static FolderState of(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            for (String name : FolderComparison.files(folder)) {
                Path file = folder.resolve(name);
                files.put(
                        name,
                        "inode %s, modified %s, %d bytes"
                                .formatted(
                                        Files.getAttribute(file, "unix:ino"),
                                        Files.getLastModifiedTime(file),
                                        Files.size(file)));
            }
        }
        return new FolderState(files);
    }

    /// The published files of an output folder.
    static Map<String, FolderState> published(Path out) throws IOException {
        return Map.of("tile_index", of(out.resolve("tile_index")), "tile_bounds", of(out.resolve("tile_bounds")));
    }
}
