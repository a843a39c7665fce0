package org.tileindex.scan;

import org.tileindex.grid.Grid;

/// Scan conversion of closed rings: the cells whose centroid lies inside a ring or on it.
///
/// A ring crosses the centroid latitude of a row at some longitudes; between the first and second, third and fourth, …
/// of them lies the inside (even-odd rule). An edge counts at its lower end and not at its upper one, so that a vertex
/// on
/// the latitude counts once where the ring passes through, and an edge along it never. A crossing is kept as a
/// *position*:
/// `2c` between the centroids of columns `c - 1` and `c`, `2c + 1` exactly on that of `c`. Positions are integers,
/// ordered
/// as the crossings are, and exact; from there on no floating point decides anything.
///
/// What the even-odd rule leaves out of the ring itself, vertices and edges that lie on a centroid latitude, is added
/// separately. One instance per thread.
final class RingScanner {
    private static final int POSITION_BITS = 32;

    private final Grid grid;
    private final CellLocator locator;
    private final CrossingKernel kernel;
    private final CrossingBatch batch;
    /// `row << 32 | position` of the crossings of one ring.
    private final LongList crossings = new LongList();

    RingScanner(Grid grid, CrossingKernel kernel) {
        this.grid = grid;
        this.locator = new CellLocator(grid);
        this.kernel = kernel;
        this.batch = new CrossingBatch(grid);
    }

    /// Adds the cells of `ring` to `cells`.
    void scan(double[] ring, CellSet.Builder cells) {
        crossings.clear();
        int end = ring.length - 2;
        int rows = locator.rowsNotSouthOf(ring[1]);
        for (int i = 0; i < end; i += 2) {
            int nextRows = locator.rowsNotSouthOf(ring[i + 3]);
            if (rows < nextRows) {
                addEdge(ring[i + 2], ring[i + 3], ring[i], ring[i + 1], rows, nextRows);
            } else if (rows > nextRows) {
                addEdge(ring[i], ring[i + 1], ring[i + 2], ring[i + 3], nextRows, rows);
            }
            if (rows > 0 && grid.centroidLat(rows - 1) == ring[i + 1]) {
                addOnLatitude(rows - 1, ring, i, cells);
            }
            rows = nextRows;
        }
        flush();
        addInside(cells);
    }

    /// Crossings of an upward edge with rows `[from, to)`.
    private void addEdge(double lowX, double lowY, double highX, double highY, int from, int to) {
        for (int row = from; row < to; row++) {
            int i = batch.size++;
            batch.lowX[i] = lowX;
            batch.lowY[i] = lowY;
            batch.highX[i] = highX;
            batch.highY[i] = highY;
            batch.lat[i] = grid.centroidLat(row);
            batch.row[i] = row;
            if (batch.size == CrossingBatch.CAPACITY) {
                flush();
            }
        }
    }

    private void flush() {
        kernel.columns(batch, batch.size);
        for (int i = 0; i < batch.size; i++) {
            int column = batch.column[i];
            int position = column == CrossingKernel.NEAR
                    ? locator.crossingPosition(
                            batch.lowX[i], batch.lowY[i], batch.highX[i], batch.highY[i], batch.lat[i])
                    : 2 * column;
            crossings.add((long) batch.row[i] << POSITION_BITS | position);
        }
        batch.size = 0;
    }

    /// The vertex at `i` lies on the centroid latitude of `row`; so may the edge that leaves it.
    private void addOnLatitude(int row, double[] ring, int i, CellSet.Builder cells) {
        double otherX = ring[i + 3] == ring[i + 1] ? ring[i + 2] : ring[i];
        addClosed(row, locator.position(Math.min(ring[i], otherX)), locator.position(Math.max(ring[i], otherX)), cells);
    }

    private void addInside(CellSet.Builder cells) {
        crossings.sort(0, crossings.size());
        for (int i = 0; i < crossings.size(); i += 2) {
            long from = crossings.get(i);
            addClosed((int) (from >>> POSITION_BITS), (int) from, (int) crossings.get(i + 1), cells);
        }
    }

    /// The columns whose centroid lies from position `from` to position `to`, both included.
    private static void addClosed(int row, int from, int to, CellSet.Builder cells) {
        cells.add(row, from >> 1, (to + 1) >> 1);
    }
}
