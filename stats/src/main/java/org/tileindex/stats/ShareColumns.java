package org.tileindex.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns that a page has for `frac`: the shares of those values that have the largest shares in all zones and
/// bands together.
final class ShareColumns {
    private static final int MOST = 12;

    private final StatsTable table;
    private final List<Double> values;

    private ShareColumns(StatsTable table, List<Double> values) {
        this.table = table;
        this.values = values;
    }

    /// @param zones whose shares count
    static ShareColumns of(StatsTable table, List<Integer> zones) {
        Map<Double, Double> shares = new TreeMap<>();
        for (int zone : zones) {
            for (int band = 0; band < table.bands(); band++) {
                double[] row = table.row(zone, band);
                for (int i = 0; i < row.length; i += 2) {
                    shares.merge(row[i], row[i + 1], Double::sum);
                }
            }
        }
        List<Double> values = new ArrayList<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<Double, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(entry -> values.add(entry.getKey()));
        return new ShareColumns(table, values);
    }

    /// The values, the one with the largest shares first.
    List<Double> values() {
        return values;
    }

    /// The share of a value in a zone: 0 where others have all of it, not a number where there is no value at all.
    double at(int zone, int band, int column) {
        double[] row = table.row(zone, band);
        for (int i = 0; i < row.length; i += 2) {
            if (values.get(column).equals(row[i])) {
                return row[i + 1];
            }
        }
        return row.length == 0 ? Double.NaN : 0;
    }
}
