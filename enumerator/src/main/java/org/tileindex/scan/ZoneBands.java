package org.tileindex.scan;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZonePolygon;

/// Divides the scan of a zone into row bands of about equal work.
public final class ZoneBands {
    private ZoneBands() {}

    /// At most `parts` bands that cover the grid from north to south. Each has about the same number of the zone's
    /// vertices, because a coast has most crossings where it has most vertices.
    public static List<RowBand> cut(Zone zone, Grid grid, int parts) {
        RowBand rows = ZoneWindow.of(ZoneExtent.of(zone), grid).rows();
        long[] vertices = new long[rows.rows() + 1];
        long all = 0;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 1; i < ring.length; i += 2) {
                double row = (grid.originLat() - ring[i]) / grid.pixelHeight() - rows.from();
                vertices[(int) Math.clamp(row, 0, (double) rows.rows())]++;
                all++;
            }
        }
        List<RowBand> bands = new ArrayList<>();
        int from = 0;
        long seen = 0;
        for (int row = 0; row < rows.rows() && bands.size() + 1 < parts; row++) {
            seen += vertices[row];
            int to = rows.from() + row + 1;
            if (seen * parts >= all * (bands.size() + 1) && to < grid.nrows()) {
                bands.add(new RowBand(from, to));
                from = to;
            }
        }
        bands.add(new RowBand(from, grid.nrows()));
        return bands;
    }
}
