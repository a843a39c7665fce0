package org.tileindex.report;

import java.io.Serializable;

/// The pixels of a [TileMap] that show something, for the same map in another process.
public final class DrawnPixels implements Serializable {
    /// A map on which nothing was drawn.
    public static final DrawnPixels NONE = new DrawnPixels(new int[0]);

    static final int FIELDS = 3;

    private static final long serialVersionUID = 1;

    /// For each run of pixels the first one, the one past the last, and their rank.
    private final int[] runs;

    /// @param runs kept, not copied
    DrawnPixels(int[] runs) {
        this.runs = runs;
    }

    int size() {
        return runs.length / FIELDS;
    }

    int from(int run) {
        return runs[run * FIELDS];
    }

    int to(int run) {
        return runs[run * FIELDS + 1];
    }

    int rank(int run) {
        return runs[run * FIELDS + 2];
    }
}
