package org.tileindex.scan;

import java.util.Arrays;

/// The crossings of a closed ring with the parallels of a [Lattice], in the order of its edges. One instance per
/// thread.
///
/// An edge counts at its lower end and not at its upper end, so a vertex on a parallel counts once where the ring
/// passes through it, and an edge along a parallel never counts. A crossing is kept as a *position*: `2m` between
/// meridians `m - 1` and `m`, `2m + 1` exactly on meridian `m`. Positions are exact integers in the order of the
/// crossings, so from there on no floating point decides anything.
final class RingCrossings {
    private static final int POSITION_BITS = 32;

    private final Lattice lattice;
    private final CellLocator locator;
    private final CrossingKernel kernel;
    private final CrossingBatch batch;
    /// Crossings as `parallel << 32 | position`.
    private final LongList crossings = new LongList();
    /// For each vertex, the number of parallels on it or north of it, clamped to the range of [#find].
    private int[] parallels = new int[256];

    RingCrossings(Lattice lattice, CrossingKernel kernel) {
        this.lattice = lattice;
        this.locator = new CellLocator(lattice);
        this.kernel = kernel;
        this.batch = new CrossingBatch(lattice);
    }

    /// Replaces the crossings by those of `ring` with parallels `[from, to)`. The crossings of an edge follow each
    /// other from north to south.
    void find(double[] ring, int from, int to) {
        crossings.clear();
        int vertices = ring.length / 2;
        if (parallels.length < vertices) {
            parallels = Arrays.copyOf(parallels, Math.max(vertices, 2 * parallels.length));
        }
        for (int v = 0; v < vertices; v++) {
            parallels[v] = Math.clamp(locator.parallelsNotSouthOf(ring[2 * v + 1]), from, to);
        }
        for (int v = 0; v + 1 < vertices; v++) {
            int a = 2 * v;
            int b = a + 2;
            if (parallels[v] < parallels[v + 1]) {
                addEdge(ring[b], ring[b + 1], ring[a], ring[a + 1], parallels[v], parallels[v + 1]);
            } else if (parallels[v] > parallels[v + 1]) {
                addEdge(ring[a], ring[a + 1], ring[b], ring[b + 1], parallels[v + 1], parallels[v]);
            }
        }
        flush();
    }

    /// Adds the crossings of an upward edge with parallels `[from, to)`.
    private void addEdge(double lowX, double lowY, double highX, double highY, int from, int to) {
        for (int parallel = from; parallel < to; parallel++) {
            int i = batch.size++;
            batch.lowX[i] = lowX;
            batch.lowY[i] = lowY;
            batch.highX[i] = highX;
            batch.highY[i] = highY;
            batch.lat[i] = lattice.lat(parallel);
            batch.parallel[i] = parallel;
            if (batch.size == CrossingBatch.CAPACITY) {
                flush();
            }
        }
    }

    private void flush() {
        kernel.locate(batch, batch.size);
        for (int i = 0; i < batch.size; i++) {
            int west = batch.west[i];
            int position = west == CrossingKernel.NEAR
                    ? locator.crossingPosition(
                            batch.lowX[i], batch.lowY[i], batch.highX[i], batch.highY[i], batch.lat[i])
                    : 2 * west;
            crossings.add((long) batch.parallel[i] << POSITION_BITS | position);
        }
        batch.size = 0;
    }

    CellLocator locator() {
        return locator;
    }

    /// The number of parallels on vertex `v` or north of it, clamped to the range of [#find].
    int parallelsNotSouthOfVertex(int v) {
        return parallels[v];
    }

    /// Sorts the crossings by parallel, then position. The crossings of an edge no longer follow each other.
    void sort() {
        crossings.sort(0, crossings.size());
    }

    int size() {
        return crossings.size();
    }

    int parallel(int i) {
        return (int) (crossings.get(i) >>> POSITION_BITS);
    }

    int position(int i) {
        return (int) crossings.get(i);
    }
}
