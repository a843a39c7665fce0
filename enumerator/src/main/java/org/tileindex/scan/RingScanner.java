package org.tileindex.scan;

import org.tileindex.grid.TurnedGrid;

/// Scan conversion of closed rings: finds the cells whose centroid lies inside a ring or on it.
///
/// A ring crosses the parallel of a row's centroids at some positions; between the first and second, third and
/// fourth, … of them lies the inside (even-odd rule). Vertices and edges that lie on such a parallel are added
/// separately, because the rule leaves them out. One instance per thread.
final class RingScanner {
    private final Lattice lattice;
    private final RingCrossings crossings;

    RingScanner(TurnedGrid grid, CrossingKernel kernel) {
        this.lattice = Lattice.centroids(grid);
        this.crossings = new RingCrossings(lattice, kernel);
    }

    /// Adds the cells of `ring` in `band` to `cells`.
    void scan(double[] ring, RowBand band, CellSet.Builder cells) {
        crossings.find(ring, band.from(), band.to());
        addOnParallels(ring, band, cells);
        crossings.sort();
        for (int i = 0; i < crossings.size(); i += 2) {
            addClosed(crossings.parallel(i), crossings.position(i), crossings.position(i + 1), cells);
        }
    }

    /// Adds each vertex on a parallel, together with the edge that leaves it along the parallel, if there is one.
    private void addOnParallels(double[] ring, RowBand band, CellSet.Builder cells) {
        CellLocator locator = crossings.locator();
        for (int i = 0; i + 2 < ring.length; i += 2) {
            int row = crossings.parallelsNotSouthOfVertex(i / 2) - 1;
            if (row >= band.from() && lattice.lat(row) == ring[i + 1]) {
                double otherX = ring[i + 3] == ring[i + 1] ? ring[i + 2] : ring[i];
                int from = locator.position(Math.min(ring[i], otherX));
                int to = locator.position(Math.max(ring[i], otherX));
                addClosed(row, from, to, cells);
            }
        }
    }

    /// Adds the columns whose centroid lies from position `from` to position `to`, both included.
    private void addClosed(int row, int from, int to, CellSet.Builder cells) {
        cells.add(row, Math.max(lattice.firstCol(), from >> 1), Math.min(lattice.endCol(), (to + 1) >> 1));
    }
}
