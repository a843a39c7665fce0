package org.tileindex.verify;

import java.util.Map;
import java.util.Optional;

/// The zones that a part file may have rows of.
///
/// @param folder the zone that the part's folder names; empty in the packed layout, where each row names its own
/// @param samples the rows of the grid to decide, by zone
/// @param order of the run's zones
record PartZones(Optional<String> folder, Map<String, RowSample> samples, ZoneOrder order) {

    /// Whether zones follow each other within the part.
    boolean packed() {
        return folder.isEmpty();
    }

    /// The segment that the part begins with. Its zone has no name in the packed layout.
    ZoneSegment first() {
        return segment(folder.orElse(""));
    }

    ZoneSegment segment(String zone) {
        return new ZoneSegment(zone, Optional.ofNullable(samples.get(zone)));
    }
}
