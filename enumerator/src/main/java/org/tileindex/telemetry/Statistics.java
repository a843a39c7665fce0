package org.tileindex.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The values of some zones, or of a band of rows of one, read from the bands on a grid and gathered in statistics.
@Name("org.tileindex.Statistics")
@Label("Statistics")
@Category({"tile-index", "run"})
@Description("The values of some zones read and gathered in statistics")
@StackTrace(false)
public final class Statistics extends Event {
    @Label("Zones")
    @Description("Number of zones that are measured together")
    int zones;

    @Label("Cells")
    @Description("Cells of these zones")
    long cells;

    @Label("Bands")
    @Description("Number of bands whose values are gathered")
    int bands;

    /// Ends and commits the event.
    public void finish(int zoneCount, long cellCount, int bandCount) {
        end();
        if (shouldCommit()) {
            zones = zoneCount;
            cells = cellCount;
            bands = bandCount;
            commit();
        }
    }
}
