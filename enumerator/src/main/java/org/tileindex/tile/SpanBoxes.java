package org.tileindex.tile;

import org.tileindex.grid.Grid;
import org.tileindex.grid.LongitudeWrap;
import org.tileindex.scan.Spans;

/// The rectangles of the spans of some zones, in the order of their rows (contract, section 3.7): edges are those of
/// the first and the last tile. A span that has tiles on both sides of the antimeridian, or one astride, keeps the
/// longitudes that the grid has there, so that it is one rectangle.
public final class SpanBoxes {
    private final double[] west;
    private final double[] south;
    private final double[] east;
    private final double[] north;

    /// @param spans the number of spans of `tiles`
    SpanBoxes(ZoneTiles tiles, Grid grid, int spans) {
        this.west = new double[spans];
        this.south = new double[spans];
        this.east = new double[spans];
        this.north = new double[spans];
        LongitudeWrap wrap = LongitudeWrap.of(grid);
        int next = 0;
        for (ZoneSpans zone : tiles.zones()) {
            Spans some = zone.spans();
            for (int span = 0; span < some.size(); span++) {
                int from = some.colStart(span);
                int to = some.colEnd(span);
                double turn = wrap.turn(from) == wrap.turn(to - 1) ? wrap.turn(from) : 0;
                west[next] = grid.westEdge(from) - turn;
                east[next] = grid.westEdge(to) - turn;
                south[next] = grid.northEdge(some.row(span) + 1);
                north[next] = grid.northEdge(some.row(span));
                next++;
            }
        }
    }

    public int size() {
        return west.length;
    }

    public double west(int span) {
        return west[span];
    }

    public double south(int span) {
        return south[span];
    }

    public double east(int span) {
        return east[span];
    }

    public double north(int span) {
        return north[span];
    }

    /// The western edge of each span.
    double[] west() {
        return west;
    }

    /// The eastern edge of each span.
    double[] east() {
        return east;
    }
}
