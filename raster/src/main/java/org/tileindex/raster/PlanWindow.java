package org.tileindex.raster;

import java.util.ArrayList;
import java.util.List;

/// The cells of one window of a plan, and which of them masks inside of files declare to be present, while they are
/// read.
final class PlanWindow {
    private final CellRuns runs;
    private final List<long[]> masked = new ArrayList<>();

    /// @param masks their number
    PlanWindow(CellRuns runs, int masks) {
        this.runs = runs;
        for (int i = 0; i < masks; i++) {
            masked.add(new long[CellBits.words(runs.cells())]);
        }
    }

    CellRuns runs() {
        return runs;
    }

    /// The bits of cells that mask `number` declares to be present.
    long[] mask(int number) {
        return masked.get(number);
    }
}
