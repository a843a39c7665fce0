package org.tileindex.scan;

import org.tileindex.grid.TurnedGrid;

/// Finds the cells that a closed ring passes through, that is, whose open interior it meets. A ring that only touches a
/// cell's edge or corner does not pass through the cell.
///
/// An edge is cut at the parallels along the cells' edges. A piece lies in one row, so it meets the open cells of
/// that row whose columns overlap the piece's range of longitudes. That range of columns follows from the positions of
/// the piece's two ends among the meridians. Whoever wants to know more about the pieces than the cells they meet gives
/// a [PieceSink]. One instance per thread.
final class RingTracer {
    private final Lattice lattice;
    private final RingCrossings crossings;
    private final PieceSink pieces;

    /// @param pieces takes the pieces of all edges
    RingTracer(TurnedGrid grid, CrossingKernel kernel, PieceSink pieces) {
        this.lattice = Lattice.edges(grid);
        this.crossings = new RingCrossings(lattice, kernel);
        this.pieces = pieces;
    }

    /// Adds the cells of `band` that `ring` passes through to `cells`.
    void trace(double[] ring, RowBand band, CellSet.Builder cells) {
        crossings.find(ring, band.from(), band.to() + 1);
        int next = 0;
        for (int v = 0; 2 * v + 2 < ring.length; v++) {
            boolean down = ring[2 * v + 1] >= ring[2 * v + 3];
            pieces.edge(ring, v, down);
            next = traceEdge(ring, down ? v : v + 1, down ? v + 1 : v, next, band, cells);
        }
    }

    /// Follows the edge from vertex `high` down to vertex `low`, whose crossings start at index `next`.
    ///
    /// @return the index of the next edge's first crossing
    private int traceEdge(double[] ring, int high, int low, int next, RowBand band, CellSet.Builder cells) {
        CellLocator locator = crossings.locator();
        int end = next + crossings.parallelsNotSouthOfVertex(low) - crossings.parallelsNotSouthOfVertex(high);
        int row = crossings.parallelsNotSouthOfVertex(high) - 1;
        int from = locator.position(ring[2 * high]);
        for (int i = next; i < end; i++) {
            int to = crossings.position(i);
            if (addOpen(row, from, to, band, cells)) {
                pieces.piece(row, from, to, i == next, false);
            }
            from = to;
            row++;
        }
        // An edge that ends on a parallel or runs along it has no piece below it.
        if (row < 0 || lattice.lat(row) != ring[2 * low + 1]) {
            int to = locator.position(ring[2 * low]);
            if (addOpen(row, from, to, band, cells)) {
                pieces.piece(row, from, to, next == end, true);
            }
        }
        return end;
    }

    /// Adds the columns of `row` whose open range of longitudes meets a piece with ends at positions `a` and `b`. A
    /// piece along a meridian meets none.
    ///
    /// @return whether the row is in the band
    private boolean addOpen(int row, int a, int b, RowBand band, CellSet.Builder cells) {
        if (row >= band.from() && row < band.to()) {
            int from = Math.max(lattice.firstCol(), (Math.min(a, b) - 1) >> 1);
            int to = Math.min(lattice.endCol(), Math.max(a, b) >> 1);
            cells.add(row, from, to);
            return true;
        }
        return false;
    }
}
