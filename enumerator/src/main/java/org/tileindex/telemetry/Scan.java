package org.tileindex.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.tileindex.scan.Spans;

/// The scan of one zone, or of one band of its rows: its cells as spans, without validation.
@Name("org.tileindex.Scan")
@Label("Scan")
@Category({"tile-index", "run"})
@Description("The cells of one zone found")
@StackTrace(false)
public final class Scan extends Event {
    @Label("Zone")
    @Description("Id of the zone")
    String zone = "";

    @Label("Inclusion Rule")
    @Description("When a cell belongs to the zone")
    String rule = "";

    @Label("Vertices")
    @Description("Vertices of the polygons scanned")
    int vertices;

    @Label("Grid Rows")
    @Description("Rows of the grid from the first to the last that has cells")
    int rows;

    @Label("Spans")
    @Description("Spans found")
    int spans;

    @Label("Cells")
    @Description("Cells found, the cells of all spans")
    long cells;

    /// Ends and commits the event of a scan that found `found`.
    public void finish(String id, String ruleId, int vertexCount, Spans found) {
        end();
        if (shouldCommit()) {
            int size = found.size();
            zone = id;
            rule = ruleId;
            vertices = vertexCount;
            rows = size == 0 ? 0 : found.row(size - 1) - found.row(0) + 1;
            spans = size;
            cells = found.cells();
            commit();
        }
    }
}
