package org.tileindex.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tileindex.fault.ErrorCode;
import org.tileindex.zone.Zone;

/// Compares the tiles of zones in their sampled rows with the decisions of JTS and exact arithmetic, and with the mask
/// if the run has one.
final class MembershipCheck {
    /// Maximum number of cells in the rows of one task, which bounds its memory.
    private static final int TASK_CELLS = 1 << 23;

    /// Rows of a task: a zone with more is split, and zones with fewer share one.
    private static final int TASK_ROWS = 256;

    /// About the number of cells whose values are read together.
    private static final int MASKED_CELLS = 1 << 20;

    private final String folder;
    private final Evidence evidence;
    private final CellFormulas formulas;
    private final RunRasters rasters;
    private final boolean exhaustive;
    private final Findings findings;
    private final VerifyProgress progress;

    /// A zone, its sampled rows, and the tiles that the files have there.
    record Sampled(Zone zone, RowSample sample, List<PartRows> parts) {
        private RowSpans found() {
            if (parts.size() == 1) {
                return parts.getFirst().spans();
            }
            RowSpans all = new RowSpans();
            parts.forEach(part -> all.addAll(part.spans()));
            return all;
        }

        private int[] rows() {
            TreeSet<Integer> wanted = new TreeSet<>();
            parts.forEach(part -> wanted.addAll(part.spans().rows()));
            for (int row = sample.first(); row <= sample.last(); row++) {
                if (sample.covers(row)) {
                    wanted.add(row);
                }
            }
            return wanted.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /// @param folder the partition of `tile_index` or `tile_values`, as messages name it
    MembershipCheck(
            String folder,
            Evidence evidence,
            CellFormulas formulas,
            RunRasters rasters,
            boolean exhaustive,
            Findings findings,
            VerifyProgress progress) {
        this.folder = folder;
        this.evidence = evidence;
        this.formulas = formulas;
        this.rasters = rasters;
        this.exhaustive = exhaustive;
        this.findings = findings;
        this.progress = progress;
    }

    /// The work on `zones` as tasks that may run at the same time.
    List<Callable<Void>> tasks(List<Sampled> zones) {
        int step = Math.max(1, Math.min(TASK_ROWS, TASK_CELLS / formulas.ncols()));
        List<Callable<Void>> tasks = new ArrayList<>();
        List<Runnable> few = new ArrayList<>();
        int fewRows = 0;
        for (Sampled zone : zones) {
            int[] rows = zone.rows();
            if (rows.length >= step) {
                RowSpans found = zone.found();
                for (int from = 0; from < rows.length; from += step) {
                    int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + step));
                    tasks.add(task(() -> compare(zone.zone(), found, some)));
                }
            } else {
                few.add(() -> compare(zone.zone(), zone.found(), rows));
                fewRows += rows.length;
                if (fewRows >= step) {
                    tasks.add(together(few));
                    few.clear();
                    fewRows = 0;
                }
            }
        }
        if (!few.isEmpty()) {
            tasks.add(together(few));
        }
        return tasks;
    }

    private Callable<Void> together(List<Runnable> zones) {
        List<Runnable> some = List.copyOf(zones);
        return task(() -> some.forEach(Runnable::run));
    }

    private Callable<Void> task(Runnable work) {
        return () -> {
            work.run();
            progress.checkDone();
            return null;
        };
    }

    private void compare(Zone zone, RowSpans found, int[] rows) {
        if (rows.length == 0) {
            return;
        }
        ZoneRows decided = new ZoneRows(zone, evidence.predicate(), formulas, rows, exhaustive);
        DecidedRows some = new DecidedRows();
        for (int i = 0; i < rows.length; i++) {
            int base = found.firstColumn(rows[i], decided.west());
            some.add(rows[i], base, decided.columns(i, base));
            if (!rasters.hasMask() || some.cells() >= MASKED_CELLS || i == rows.length - 1) {
                compare(zone, found, some);
                some = new DecidedRows();
            }
        }
        progress.decided(decided.decisions());
    }

    private void compare(Zone zone, RowSpans found, DecidedRows decided) {
        if (rasters.hasMask()) {
            Optional<long[]> mask = rasters.masked(decided.cellRuns());
            if (mask.isEmpty()) {
                return;
            }
            decided.retain(mask.get());
        }
        decided.each((row, base, inside) -> {
            BitSet differences = found.columns(row, base);
            differences.xor(inside);
            for (int at = differences.nextSetBit(0); at >= 0; at = differences.nextSetBit(at + 1)) {
                report(zone, row, base + at, inside.get(at));
            }
        });
    }

    private void report(Zone zone, int row, int col, boolean inside) {
        String rule = evidence.predicate();
        String place = evidence.isPacked() ? folder : folder + "/" + evidence.zoneFolder() + zone.id();
        findings.add(
                ErrorCode.E008_INCLUSION_RULE,
                inside ? "a tile is missing" : "a tile does not belong to the zone",
                new Place(place, -1, zone.id(), row, col),
                (inside ? "a tile" : "no tile") + " under the rule " + rule
                        + (rasters.hasMask() ? " and the mask" : ""),
                inside ? "no tile" : "a tile");
    }
}
