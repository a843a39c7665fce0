package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;

/// Which cells belong to a zone, by JTS alone. Safe for use by several threads.
interface CellOracle {
    Row row(int row);

    /// The cells of one row.
    interface Row {
        /// Whether the cell of column `col` belongs, as JTS says.
        boolean contains(int col);

        /// The same in exact arithmetic: the judge where JTS and the scan differ, because JTS's relation of polygons,
        /// unlike its predicates, rounds the points where edges meet.
        default boolean exactly(int col) {
            return contains(col);
        }
    }

    /// The oracle of `rule`.
    static CellOracle of(InclusionRule rule, Zone zone, Grid grid) {
        return switch (rule) {
            case CENTER -> new JtsOracle(zone).on(grid);
            case ANY_OVERLAP -> new OverlapOracle(zone, grid);
        };
    }
}
