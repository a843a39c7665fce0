package org.tileindex.stats;

import java.io.Serializable;
import java.util.List;

/// The rows of some zones, from another process.
public final class PieceRows implements Serializable {
    private static final long serialVersionUID = 1;

    /// By zone and band; nothing for a zone that was left out.
    private final double[][][] rows;

    private final String[] problems;

    /// @param rows by zone and band; kept, not copied
    PieceRows(double[][][] rows, List<String> problems) {
        this.rows = rows;
        this.problems = problems.toArray(String[]::new);
    }

    /// Whether a zone has no rows because it is invalid.
    boolean isLeftOut(int zone) {
        return rows[zone].length == 0;
    }

    double[] row(int zone, int band) {
        return rows[zone][band];
    }

    List<String> problems() {
        return List.of(problems);
    }
}
