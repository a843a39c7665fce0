package org.tileindex.zone;

import java.util.List;

/// A zone after a check, as it will be scanned.
///
/// @param zone the zone to scan; it has no polygons if it is left out
/// @param problems one sentence for each fault and its treatment; empty for a valid zone
public record CheckedZone(Zone zone, List<String> problems) {
    public CheckedZone {
        problems = List.copyOf(problems);
    }
}
