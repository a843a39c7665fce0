package org.tileindex.spark;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.spark.sql.sources.Filter;

/// A scan in words, for EXPLAIN.
///
/// @param pushed filters that spans are cut by
/// @param limit the most tiles
record ScanText(SourceOptions options, List<Filter> pushed, OptionalInt limit) {
    ScanText {
        pushed = List.copyOf(pushed);
    }

    /// @param what what the scan reads
    /// @param tiles the number of tiles it reads, or counts
    String of(String what, FoundTiles tiles) {
        String filters = pushed.stream().map(Filter::toString).collect(Collectors.joining(", "));
        return "%s (%s, %d tiles in %d zones, PushedFilters: [%s], %s%s)"
                .formatted(
                        SourceOptions.SOURCE,
                        options.description(),
                        tiles.cells(),
                        tiles.zones().size(),
                        filters,
                        limit.isPresent() ? "PushedLimit: %d, ".formatted(limit.getAsInt()) : "",
                        what);
    }
}
