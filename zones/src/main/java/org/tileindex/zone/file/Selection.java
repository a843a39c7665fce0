package org.tileindex.zone.file;

import java.util.List;
import org.tileindex.zone.Zone;

/// The zones that a run takes from a file.
///
/// @param zones by id in ASCII order, with sound rings, laid out in the plane
/// @param problems one sentence for each fault of a zone that was left out or repaired
/// @param notes one sentence for each thing that was left out of a zone without harm
public record Selection(List<Zone> zones, List<String> problems, List<String> notes) {
    public Selection {
        zones = List.copyOf(zones);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
