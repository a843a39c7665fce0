package org.tileindex.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tileindex.tile.ZoneSpans;

/// The cells of all zones of a run, which share shards: these can be cut only when the last zone is found. Any number
/// of threads may use it at once.
final class PackedZones {
    private final List<Optional<Found>> found;
    private int missing;

    private record Found(ZoneRun zone, ZoneSpans spans) {}

    /// @param zones the number of all zones
    PackedZones(int zones) {
        this.found = new ArrayList<>(Collections.nCopies(zones, Optional.empty()));
        this.missing = zones;
    }

    /// Takes the cells of a zone; true if they are the last.
    synchronized boolean found(ZoneRun zone, ZoneSpans spans) {
        found.set(zone.number(), Optional.of(new Found(zone, spans)));
        missing--;
        return missing == 0;
    }

    /// All zones, in order of ids.
    synchronized List<ZoneRun> zones() {
        return found.stream().map(zone -> zone.orElseThrow().zone()).toList();
    }

    /// The cells of each zone, in the same order.
    synchronized List<ZoneSpans> spans() {
        return found.stream().map(zone -> zone.orElseThrow().spans()).toList();
    }
}
