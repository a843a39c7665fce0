package org.tileindex.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tileindex.fault.ErrorCode;
import org.tileindex.zone.Zone;

/// Compares the tiles of a zone in its sampled rows with the decisions of JTS and exact arithmetic.
final class MembershipCheck {
    /// Maximum number of cells in the rows of one task, which bounds its memory.
    private static final int TASK_CELLS = 1 << 23;

    private static final int TASK_ROWS = 256;

    private final Zone zone;
    private final String folder;
    private final String rule;
    private final CellFormulas formulas;
    private final RowSpans found;
    private final boolean exhaustive;
    private final Findings findings;
    private final VerifyProgress progress;

    /// @param folder the country's folder in `tile_index`, as messages name it
    /// @param found the tiles of the sampled rows
    MembershipCheck(
            Zone zone,
            String folder,
            Evidence evidence,
            CellFormulas formulas,
            RowSpans found,
            boolean exhaustive,
            Findings findings,
            VerifyProgress progress) {
        this.zone = zone;
        this.folder = folder;
        this.rule = evidence.predicate();
        this.formulas = formulas;
        this.found = found;
        this.exhaustive = exhaustive;
        this.findings = findings;
        this.progress = progress;
    }

    /// The work as tasks that may run at the same time.
    List<Callable<Void>> tasks(RowSample sample) {
        TreeSet<Integer> wanted = new TreeSet<>(found.rows());
        for (int row = sample.first(); row <= sample.last(); row++) {
            if (sample.covers(row)) {
                wanted.add(row);
            }
        }
        int[] rows = wanted.stream().mapToInt(Integer::intValue).toArray();
        int step = Math.max(1, Math.min(TASK_ROWS, TASK_CELLS / formulas.ncols()));
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int from = 0; from < rows.length; from += step) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + step));
            tasks.add(() -> {
                compare(some);
                return null;
            });
        }
        return tasks;
    }

    private void compare(int[] rows) {
        ZoneRows decided = new ZoneRows(zone, rule, formulas, rows, exhaustive);
        for (int i = 0; i < rows.length; i++) {
            BitSet inside = decided.columns(i);
            BitSet differences = found.columns(rows[i]);
            differences.xor(inside);
            for (int col = differences.nextSetBit(0); col >= 0; col = differences.nextSetBit(col + 1)) {
                report(rows[i], col, inside.get(col));
            }
        }
        progress.checkDone(decided.decisions());
    }

    private void report(int row, int col, boolean inside) {
        findings.add(
                ErrorCode.E008_INCLUSION_RULE,
                inside ? "a tile is missing" : "a tile does not belong to the zone",
                new Place(folder, -1, zone.id(), row, col),
                (inside ? "a tile" : "no tile") + " under the rule " + rule,
                inside ? "no tile" : "a tile");
    }
}
