package org.tileindex.request;

import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.Kernels;
import org.tileindex.legacy.CellByCell;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scan.ZoneScanner;

/// A way to find the cells of zones. Both give the same result.
public enum ScanPath {
    /// Scan conversion, by all workers, which remembers what it found for later runs.
    FAST("fast", Integer.MAX_VALUE) {
        @Override
        public CellFinder finder(Grid grid, InclusionRule rule, boolean coverage, Kernels kernels) {
            ZoneScanner scanner = coverage
                    ? ZoneScanner.withCoverage(grid, kernels.crossings())
                    : new ZoneScanner(grid, rule, kernels.crossings());
            return (zone, band, watch) -> scanner.scan(zone, band);
        }
    },
    /// The plain program: cell by cell, in one thread, with nothing remembered.
    LEGACY("legacy", 1) {
        @Override
        public CellFinder finder(Grid grid, InclusionRule rule, boolean coverage, Kernels kernels) {
            return (zone, band, watch) ->
                    decideAll(new CellByCell(grid, rule, coverage, kernels.masks(), zone), band, watch);
        }
    };

    private final String label;
    private final int mostWorkers;

    ScanPath(String label, int mostWorkers) {
        this.label = label;
        this.mostWorkers = mostWorkers;
    }

    /// Its name for people.
    public String label() {
        return label;
    }

    /// The most workers that it can use.
    public int mostWorkers() {
        return mostWorkers;
    }

    /// Whether it may use what earlier runs found, and keeps what it finds.
    public boolean remembers() {
        return this == FAST;
    }

    /// Whether progress counts tiles as they are found: finding them takes nearly all of this path's time. Else it
    /// counts them as they are written.
    public boolean countsTilesFound() {
        return this == LEGACY;
    }

    /// A finder of its own for one thread.
    ///
    /// @param coverage whether it finds the shares of cells, too; then the rule is `any_overlap`
    public abstract CellFinder finder(Grid grid, InclusionRule rule, boolean coverage, Kernels kernels);

    private static ZoneCells decideAll(CellByCell cells, RowBand band, CellFinder.Watch watch) {
        int end = Math.min(band.to(), cells.endRow());
        for (int row = Math.max(band.from(), cells.firstRow()); row < end && !watch.isCancelled(); row++) {
            watch.found(cells.decide(row));
        }
        return cells.found();
    }
}
