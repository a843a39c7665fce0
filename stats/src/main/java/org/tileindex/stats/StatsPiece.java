package org.tileindex.stats;

import java.io.Serializable;
import java.util.List;

/// Some zones whose values are to be gathered together; for another process.
///
/// @param zones their numbers, in the order of the first raster's blocks
/// @param valid whether they are known to be valid
/// @param name for people
public record StatsPiece(List<Integer> zones, boolean valid, String name) implements Serializable {
    public StatsPiece {
        zones = List.copyOf(zones);
    }
}
