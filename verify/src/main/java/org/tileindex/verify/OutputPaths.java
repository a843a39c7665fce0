package org.tileindex.verify;

import java.nio.file.Path;

/// Paths of a published output: `<dataset>/<partition>/…` and `reports/<partition>/…`, where a partition is named by
/// its parameter hash.
///
/// @param out the output folder of the run
record OutputPaths(Path out) {
    private static final String PREFIX = "parameter_hash=";
    private static final String REPORTS = "reports";

    /// Name of the partition with the parameter hash `hash`, which is 64 hexadecimal digits.
    static String partition(String hash) {
        return PREFIX + hash;
    }

    /// Whether a folder is named as a partition is.
    static boolean isPartition(String name) {
        return name.startsWith(PREFIX);
    }

    /// The parameter hash that a partition is named by.
    static String hash(String partition) {
        return partition.substring(PREFIX.length());
    }

    Path dataset(String dataset) {
        return out.resolve(dataset);
    }

    Path data(String dataset, String partition) {
        return dataset(dataset).resolve(partition);
    }

    Path reports(String partition) {
        return out.resolve(REPORTS).resolve(partition);
    }

    /// A path as messages give it: below the output folder, with slashes.
    String relative(Path path) {
        return below(out, path);
    }

    /// The path of `path` below `folder`, with slashes.
    static String below(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
