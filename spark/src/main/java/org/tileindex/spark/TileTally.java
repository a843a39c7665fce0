package org.tileindex.spark;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ZoneSpans;

/// Counts, extremes and sums over the tiles of zones, from their spans. Each takes time by spans, not by tiles.
final class TileTally {
    private final Grid grid;
    private final InclusionRule rule;
    private final double[] areas;
    private final WrittenValues values;
    private final List<ZoneSpans> zones;

    /// @param areas by row, in m², filled in for the rows with tiles if areas are asked for
    TileTally(FoundTiles tiles, double[] areas, List<ZoneSpans> zones) {
        this.grid = tiles.grid();
        this.rule = tiles.rule();
        this.areas = areas;
        this.values = new WrittenValues(grid, areas);
        this.zones = zones;
    }

    /// The number of tiles.
    long count() {
        return zones.stream().mapToLong(zone -> zone.spans().cells()).sum();
    }

    /// The sum of areas in m²; empty if there are no tiles. Errors of rounding are carried along (A. Neumaier,
    /// *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, 1974).
    Optional<Double> area() {
        double sum = 0;
        double lost = 0;
        for (ZoneSpans zone : zones) {
            Spans spans = zone.spans();
            for (int i = 0; i < spans.size(); i++) {
                double area = spans.length(i) * areas[spans.row(i)];
                double next = sum + area;
                lost += sum >= area ? sum - next + area : area - next + sum;
                sum = next;
            }
        }
        return zones.isEmpty() ? Optional.empty() : Optional.of(sum + lost);
    }

    /// The smallest or the largest value of a quantity; empty if there are no tiles.
    ///
    /// @param largest whether it is the largest
    Optional<Object> extreme(Quantity quantity, boolean largest) {
        Extreme found = new Extreme(largest);
        for (ZoneSpans zone : zones) {
            switch (TileTest.Axis.of(quantity)) {
                case ZONE -> found.take(quantity == Quantity.ZONE ? zone.zone() : rule.id());
                case ID -> ids(zone.spans(), found);
                case ROW -> rows(quantity, zone.spans(), found);
                case COL -> cols(quantity, zone.spans(), largest, found);
                case TILE -> throw new IllegalArgumentException(quantity + " does not follow from spans");
            }
        }
        return found.best;
    }

    private void ids(Spans spans, Extreme found) {
        int last = spans.size() - 1;
        found.take(grid.tileId(spans.row(0), spans.colStart(0)));
        found.take(grid.tileId(spans.row(last), spans.colEnd(last) - 1));
    }

    private void rows(Quantity quantity, Spans spans, Extreme found) {
        for (int i = 0; i < spans.size(); i++) {
            if (i == 0 || spans.row(i) != spans.row(i - 1)) {
                found.take(values.ofRow(quantity, spans.row(i)));
            }
        }
    }

    /// Within columns of one turn, longitudes do not fall from west to east.
    private void cols(Quantity quantity, Spans spans, boolean largest, Extreme found) {
        for (int i = 0; i < spans.size(); i++) {
            int col = spans.colStart(i);
            while (col < spans.colEnd(i)) {
                int end = Math.min(spans.colEnd(i), values.endOfRise(col));
                found.take(values.ofCol(quantity, largest ? end - 1 : col));
                col = end;
            }
        }
    }

    /// The best of some values of one type.
    private static final class Extreme {
        private final Comparator<Object> order;
        private Optional<Object> best = Optional.empty();

        Extreme(boolean largest) {
            this.order = largest ? FilterReader::order : (a, b) -> FilterReader.order(b, a);
        }

        void take(Object value) {
            if (best.isEmpty() || order.compare(value, best.get()) > 0) {
                best = Optional.of(value);
            }
        }
    }
}
