package org.tileindex.stats;

import java.util.List;
import org.tileindex.statistic.Statistic;

/// The rows of a table one after another: for each zone its bands, or, for `frac`, for each band its values.
final class StatsRows {
    private final StatsTable table;
    private final List<String> rasters;
    private final List<Integer> numbers;
    private final List<Column> columns;
    private final int width;
    private int zone;
    private int band = -1;
    /// Where the current row begins among the numbers of its zone and band.
    private int at;

    /// A column of numbers.
    ///
    /// @param isWhole its numbers are whole
    record Column(String name, boolean isWhole) {}

    StatsRows(StatsTable table, List<String> rasters, List<Integer> numbers) {
        this.table = table;
        this.rasters = rasters;
        this.numbers = numbers;
        this.columns = table.statistics().isShares()
                ? List.of(new Column("value", false), new Column("share", false))
                : table.statistics().statistics().stream()
                        .map(statistic -> new Column(statistic.column(), isWhole(statistic)))
                        .toList();
        this.width = columns.size();
    }

    private static boolean isWhole(Statistic statistic) {
        return statistic.kind() == Statistic.Kind.CELLS || statistic.kind() == Statistic.Kind.VARIETY;
    }

    /// Goes to the next row; false if there is none.
    boolean next() {
        at += width;
        while (zone < table.zones().size() && (band < 0 || at >= table.row(zone, band).length)) {
            at = 0;
            band++;
            if (band == table.bands()) {
                band = -1;
                zone++;
            }
        }
        return zone < table.zones().size();
    }

    /// The columns after the zone's id, the raster's name and the band's number.
    List<Column> columns() {
        return columns;
    }

    String zone() {
        return table.zones().get(zone);
    }

    String raster() {
        return rasters.get(band);
    }

    int band() {
        return numbers.get(band);
    }

    /// The number in column `i`; not a number for null.
    double value(int i) {
        return table.row(zone, band)[at + i];
    }
}
