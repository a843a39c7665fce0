package org.tileindex.task;

import java.io.Serializable;
import java.util.List;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.RowBand;
import org.tileindex.telemetry.StageTime;
import org.tileindex.value.SiteUse;

/// Some zones whose cells are to be found, or a row band of one zone; for another process.
///
/// @param group number of the zones' group
/// @param part number of the band in the group
/// @param zones their numbers
/// @param validate whether their topology is to be checked first
/// @param rowFrom the first row of the band
/// @param rowTo one past the last
/// @param name for people
/// @param cost expected worker time, in nanoseconds
public record FindWork(
        int group, int part, List<Integer> zones, boolean validate, int rowFrom, int rowTo, String name, long cost)
        implements RemoteWork {
    public FindWork {
        zones = List.copyOf(zones);
    }

    RowBand rows() {
        return new RowBand(rowFrom, rowTo);
    }

    @Override
    public String kind() {
        return TaskKind.SCAN.label();
    }

    /// The cells that were found.
    ///
    /// @param problems of each zone: its invalid parts, each with what was done about it
    /// @param cells of each zone
    /// @param times what it took
    /// @param use what the process has read from rasters
    public record Found(List<List<String>> problems, PackedCells cells, List<StageTime> times, SiteUse use)
            implements Serializable {
        public Found {
            problems = problems.stream().map(List::copyOf).toList();
            times = List.copyOf(times);
        }
    }
}
