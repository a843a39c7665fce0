package org.tileindex.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.tileindex.plan.ZoneRemarks;
import org.tileindex.statistic.CellStatistics;
import org.tileindex.statistic.Statistic;
import org.tileindex.statistic.StatisticSet;

/// The rows of a run: zones in order, and the bands of each zone. For any number of threads.
public final class StatsTable {
    private static final int LEFT_OUT = -1;
    private static final double[] MISSING = new double[0];

    private final List<String> zones;
    private final int bands;
    private final StatisticSet statistics;
    private final double[][] rows;
    private final AtomicIntegerArray open;
    private List<String> leftOut = List.of();
    private List<String> notes = List.of();
    private long withoutId;
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    /// @param zones their ids, in the order of rows
    StatsTable(List<String> zones, int bands, StatisticSet statistics) {
        this.zones = zones;
        this.bands = bands;
        this.statistics = statistics;
        this.rows = new double[zones.size() * bands][];
        Arrays.fill(rows, MISSING);
        this.open = new AtomicIntegerArray(zones.size());
    }

    /// Takes note of what a selection of zones leaves out.
    void select(ZoneRemarks selected) {
        leftOut = selected.leftOut();
        withoutId = selected.withoutId();
        notes = selected.notes();
        problems(selected.problems());
    }

    void problems(List<String> sentences) {
        problems.addAll(sentences);
    }

    /// Has no rows for a zone.
    void leaveOut(int zone) {
        open.set(zone, LEFT_OUT);
    }

    /// Takes a row.
    ///
    /// @param cells of the zone, with or without a value
    void put(int zone, int band, long cells, CellStatistics complete) {
        rows[zone * bands + band] = statistics.isShares() ? shares(complete) : row(cells, complete);
        open.incrementAndGet(zone);
    }

    /// Takes the rows of a zone from another process.
    ///
    /// @param of the zone's place in the part
    void put(int zone, PieceRows part, int of) {
        if (part.isLeftOut(of)) {
            leaveOut(zone);
            return;
        }
        for (int band = 0; band < bands; band++) {
            rows[zone * bands + band] = part.row(of, band);
        }
        open.set(zone, bands);
    }

    /// All rows, for another process.
    PieceRows part() {
        double[][][] all = new double[zones.size()][][];
        for (int zone = 0; zone < all.length; zone++) {
            all[zone] = isLeftOut(zone) ? new double[0][] : Arrays.copyOfRange(rows, zone * bands, (zone + 1) * bands);
        }
        return new PieceRows(all, problems());
    }

    private double[] row(long cells, CellStatistics complete) {
        double[] row = new double[statistics.statistics().size()];
        for (int i = 0; i < row.length; i++) {
            Statistic statistic = statistics.statistics().get(i);
            row[i] = statistic.kind() == Statistic.Kind.CELLS
                    ? cells
                    : complete.value(statistic).orElse(Double.NaN);
        }
        return row;
    }

    /// Each value, followed by its share.
    private static double[] shares(CellStatistics complete) {
        List<double[]> pairs = new ArrayList<>();
        complete.shares((value, share) -> pairs.add(new double[] {value, share}));
        return pairs.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /// Whether all rows of a zone are there.
    boolean isComplete(int zone) {
        return open.get(zone) == bands;
    }

    /// Whether a zone has no rows because it is invalid.
    boolean isLeftOut(int zone) {
        return open.get(zone) == LEFT_OUT;
    }

    /// The number of such zones.
    int leftOutCount() {
        return (int) IntStream.range(0, zones.size()).filter(this::isLeftOut).count();
    }

    /// The number of all rows.
    long rowCount() {
        long count = 0;
        for (int zone = 0; zone < zones.size(); zone++) {
            for (int band = 0; band < bands; band++) {
                count += statistics.isShares() ? row(zone, band).length / 2 : isLeftOut(zone) ? 0 : 1;
            }
        }
        return count;
    }

    /// The ids of zones, in the order of rows.
    public List<String> zones() {
        return zones;
    }

    public int bands() {
        return bands;
    }

    public StatisticSet statistics() {
        return statistics;
    }

    /// The statistics of a zone in a band, not a number where there is none; or, for `frac`, each value followed by its
    /// share. Empty for a zone that was left out.
    public double[] row(int zone, int band) {
        return rows[zone * bands + band];
    }

    /// Ids that are not those of countries, whose zones are left out.
    public List<String> leftOut() {
        return leftOut;
    }

    /// The number of features without an id, which are left out.
    public long withoutId() {
        return withoutId;
    }

    /// Words on what was read of the zones.
    public List<String> notes() {
        return notes;
    }

    /// One sentence for each fault of a zone that was left out or repaired, sorted.
    public List<String> problems() {
        return problems.stream().sorted().toList();
    }
}
