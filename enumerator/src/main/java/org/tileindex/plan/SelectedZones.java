package org.tileindex.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.zone.ZoneExtent;

/// The zones that a run takes from an input, without their geometry.
///
/// @param extents by id
public record SelectedZones(SortedMap<String, ZoneExtent> extents, ZoneRemarks remarks) {
    public SelectedZones {
        extents = Collections.unmodifiableSortedMap(new TreeMap<>(extents));
    }

    /// See [ZoneRemarks].
    public List<String> leftOut() {
        return remarks.leftOut();
    }

    /// See [ZoneRemarks].
    public int withoutId() {
        return remarks.withoutId();
    }

    /// See [ZoneRemarks].
    public List<String> problems() {
        return remarks.problems();
    }

    /// See [ZoneRemarks].
    public List<String> notes() {
        return remarks.notes();
    }
}
