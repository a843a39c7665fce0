package org.tileindex.plan;

import java.util.List;

/// What an input of zones has besides the zones that a run takes.
///
/// @param leftOut ids in the input that are not ISO codes and are left out
/// @param withoutId number of features in the input that have no id
/// @param problems faults of zones that are left out or repaired, one sentence each
/// @param notes what is left out of zones without harm, one sentence each
public record ZoneRemarks(List<String> leftOut, int withoutId, List<String> problems, List<String> notes) {
    public ZoneRemarks {
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
