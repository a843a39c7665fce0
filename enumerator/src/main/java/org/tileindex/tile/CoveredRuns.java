package org.tileindex.tile;

import java.util.Arrays;
import java.util.List;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.ValueTable;

/// Runs of cells of a shard, of which each is covered by its zone to the same share: a cell that is covered in part is
/// a run of its own, what lies between such cells of a span is one run, and a span without such cells is one.
final class CoveredRuns {
    private final int[] zones;
    private final int[] rows;
    private final int[] cols;
    private final int[] lengths;
    /// For each run, the position of its share.
    private final int[] positions;
    private final double[] shares;
    private int run;
    private int share;

    private CoveredRuns(int runs, int partly) {
        this.zones = new int[runs];
        this.rows = new int[runs];
        this.cols = new int[runs];
        this.lengths = new int[runs];
        this.positions = new int[runs];
        this.shares = new double[partly + 1];
        this.shares[share++] = 1;
    }

    /// The runs of the cells of some zones.
    static CoveredRuns of(List<ZoneSpans> zones) {
        int runs = 0;
        int partly = 0;
        for (ZoneSpans zone : zones) {
            Walk walk = new Walk(zone);
            while (walk.next()) {
                runs++;
                partly += walk.isPartly() ? 1 : 0;
            }
        }
        CoveredRuns covered = new CoveredRuns(runs, partly);
        for (int zone = 0; zone < zones.size(); zone++) {
            covered.addAll(zone, new Walk(zones.get(zone)));
        }
        return covered;
    }

    private void addAll(int zone, Walk walk) {
        while (walk.next()) {
            zones[run] = zone;
            rows[run] = walk.row();
            cols[run] = walk.from;
            lengths[run] = walk.to - walk.from;
            if (walk.isPartly()) {
                shares[share] = walk.share();
                positions[run] = share++;
            }
            run++;
        }
    }

    /// The number of the zone of each run.
    int[] zones() {
        return zones;
    }

    /// The row of each run.
    int[] rows() {
        return rows;
    }

    /// The first column of each run.
    int[] cols() {
        return cols;
    }

    /// The number of cells of each run.
    int[] lengths() {
        return lengths;
    }

    /// The share of each run that its zone covers, as a column. Equal shares have one position, because a dictionary
    /// has no entry twice.
    ColumnForm coverage() {
        if (shares.length == 1) {
            return new ColumnForm.Constant(ValueTable.Doubles.unordered(shares));
        }
        DistinctNumbers distinct = new DistinctNumbers(shares);
        int[] places = new int[shares.length];
        Arrays.setAll(places, i -> distinct.position(shares[i]));
        int[] byRun = new int[positions.length];
        Arrays.setAll(byRun, i -> places[positions[i]]);
        return new ColumnForm.PerRun(distinct.table(), new RunIndex(byRun));
    }

    /// Walks over the runs of a zone.
    private static final class Walk {
        private final Spans spans;
        private final CellCoverage coverage;
        private int span = -1;
        /// The first listed cell that is not before the run.
        private int listed;

        private int from;
        private int to;

        Walk(ZoneSpans zone) {
            this.spans = zone.spans();
            this.coverage = zone.coverage();
        }

        /// Goes to the next run; false if there is none.
        boolean next() {
            if (span < 0 || to == spans.colEnd(span)) {
                if (++span == spans.size()) {
                    return false;
                }
                to = spans.colStart(span);
                listed = coverage.firstFrom(row(), to);
            } else if (isPartly()) {
                listed++;
            }
            from = to;
            int next = nextListed();
            to = next == from ? from + 1 : next;
            return true;
        }

        /// The column of the first listed cell of the span from here on, or the end of the span.
        private int nextListed() {
            int end = spans.colEnd(span);
            boolean isHere = listed < coverage.size() && coverage.row(listed) == row() && coverage.col(listed) < end;
            return isHere ? coverage.col(listed) : end;
        }

        int row() {
            return spans.row(span);
        }

        /// Whether the run is a cell that is covered in part.
        boolean isPartly() {
            return nextListed() == from;
        }

        double share() {
            return coverage.share(listed);
        }
    }
}
