package org.tileindex.stats;

import java.util.List;
import org.tileindex.statistic.CellStatistics;

/// The statistics of a zone that is gathered in parts, on any number of threads.
final class ZoneTotals {
    private final int number;
    private final List<CellStatistics> gathered;
    private long cells;
    private int open;

    /// @param number of the zone in the order of rows
    /// @param gathered takes the parts, by band
    /// @param parts that are to come
    ZoneTotals(int number, List<CellStatistics> gathered, int parts) {
        this.number = number;
        this.gathered = gathered;
        this.open = parts;
    }

    int number() {
        return number;
    }

    /// Adds a part, which is empty afterwards; true if it was the last.
    synchronized boolean add(long partCells, List<CellStatistics> part) {
        cells += partCells;
        for (int band = 0; band < gathered.size(); band++) {
            gathered.get(band).merge(part.get(band));
            part.get(band).close();
        }
        open--;
        return open == 0;
    }

    /// The number of cells of all parts.
    synchronized long cells() {
        return cells;
    }

    synchronized List<CellStatistics> gathered() {
        return gathered;
    }
}
