package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;

/// Decides which cells belong to a zone, by JTS alone. Safe for use by several threads.
interface CellOracle {
    Row row(int row);

    /// The cells of one row.
    interface Row {
        /// Whether the cell of column `col` belongs to the zone according to JTS.
        boolean contains(int col);

        /// Whether it belongs to the zone in exact arithmetic, which judges where JTS and the scan differ: JTS rounds
        /// the points where edges meet, and its predicates have 106 bits.
        boolean exactly(int col);
    }

    /// The oracle of `rule`.
    static CellOracle of(InclusionRule rule, Zone zone, Grid grid) {
        return switch (rule) {
            case CENTER -> new JtsOracle(zone).on(grid);
            case ANY_OVERLAP -> new OverlapOracle(zone, grid);
        };
    }
}
