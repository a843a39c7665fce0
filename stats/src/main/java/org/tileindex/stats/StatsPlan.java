package org.tileindex.stats;

import java.util.List;
import java.util.OptionalLong;
import org.tileindex.raster.PlanFigures;

/// What a run would do.
///
/// @param zones number of zones, also of those that are left out
/// @param empty number of zones without cells on any grid
/// @param leftOut number of invalid zones that are left out
/// @param cells of all zones, on each grid
/// @param rows of the output; unknown where they depend on values
/// @param rasters in the order of the command, and the one that gives weights
/// @param tasks into which the work is cut
/// @param known whether there is no need to check zones: an earlier run found them valid, or cells are published
/// @param times what planning took
/// @param problems one sentence for each fault of a zone that is left out or repaired
public record StatsPlan(
        int zones,
        int empty,
        int leftOut,
        long cells,
        OptionalLong rows,
        List<Reading> rasters,
        int tasks,
        boolean known,
        Times times,
        List<String> problems) {
    /// What the calling thread took for the plan.
    ///
    /// @param readSeconds until the zones were read
    /// @param findSeconds to check them and find their cells, without shares unless the request has a least one
    public record Times(double readSeconds, double findSeconds) {}

    /// What is read of a raster.
    ///
    /// @param name for people
    /// @param fileBytes size of the file
    public record Reading(String name, PlanFigures figures, long fileBytes) {}

    public StatsPlan {
        rasters = List.copyOf(rasters);
        problems = List.copyOf(problems);
    }
}
