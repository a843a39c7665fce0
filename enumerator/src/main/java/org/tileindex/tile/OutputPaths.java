package org.tileindex.tile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tileindex.zone.ZoneIds;

/// Where an output keeps what (contract, section 3).
///
/// @param out the output folder
public record OutputPaths(Path out) {
    /// The folder of all reports, below the output's.
    public static final String REPORTS = "reports";

    /// What the names of partitions begin with.
    public static final String PARTITION = "parameter_hash=";

    /// The name of the folder that holds one set of parameters, in every dataset and among the reports.
    public static String partition(String parameterHash) {
        return PARTITION + parameterHash;
    }

    /// The folder of the reports on runs with one set of parameters, below the output's, with slashes.
    public static String reportsOf(String parameterHash) {
        return REPORTS + "/" + partition(parameterHash);
    }

    /// Whether `folder` is named as a partition is.
    public static boolean isPartition(Path folder) {
        return isPartition(String.valueOf(folder.getFileName()));
    }

    /// Whether a folder's name is that of a partition.
    public static boolean isPartition(String name) {
        return name.startsWith(PARTITION);
    }

    /// The partition of a dataset.
    public Path dataset(Dataset dataset, String parameterHash) {
        return out.resolve(dataset.name()).resolve(partition(parameterHash));
    }

    /// The folder of all reports.
    public Path reports() {
        return out.resolve(REPORTS);
    }

    /// The reports on runs with one set of parameters.
    public Path reports(String parameterHash) {
        return reports().resolve(partition(parameterHash));
    }

    /// The folder of a zone's shards in a partition: `country=<ISO>`, or `zone=<id>` with all but letters, digits, `.`,
    /// `_` and `-` as percent escapes, as Hive partitions have it.
    public static String zoneFolder(ZoneIds ids, String id) {
        return ids == ZoneIds.ISO ? "country=" + id : "zone=" + escaped(id);
    }

    /// An id as part of a name, with all but letters, digits, `.`, `_` and `-` as percent escapes.
    public static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
