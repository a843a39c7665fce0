package org.tileindex.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.zone.ZoneExtent;

/// The zones that a run takes from an input, without their geometry.
///
/// @param extents by id
/// @param leftOut ids in the input that are not ISO codes and are left out
/// @param problems faults of zones that are left out or repaired, one sentence each
/// @param notes what is left out of zones without harm, one sentence each
/// @param withoutId number of features in the input that have no id
public record SelectedZones(
        SortedMap<String, ZoneExtent> extents,
        List<String> leftOut,
        int withoutId,
        List<String> problems,
        List<String> notes) {
    public SelectedZones {
        extents = Collections.unmodifiableSortedMap(new TreeMap<>(extents));
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
