package org.tileindex.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The shares of the cells of a row of the grid that a zone covers (contract, section 7), in rational arithmetic:
/// nothing is rounded, and nothing of the program's own arithmetic is used.
final class RowShares {
    private final CellFormulas formulas;
    private final int row;
    private final List<RowPolygon> polygons = new ArrayList<>();

    RowShares(Zone zone, CellFormulas formulas, int row) {
        this.formulas = formulas;
        this.row = row;
        for (ZonePolygon polygon : zone.polygons()) {
            for (double turn : formulas.turns()) {
                RowPolygon near = new RowPolygon(polygon, turn, formulas.north(row + 1), formulas.north(row));
                if (!near.isEmpty()) {
                    polygons.add(near);
                }
            }
        }
    }

    /// The share of the cell in column `col`.
    BigFraction share(int col) {
        CellBox cell =
                new CellBox(formulas.west(col), formulas.north(row + 1), formulas.west(col + 1), formulas.north(row));
        BigFraction whole = cell.area();
        List<RowPolygon> touched = new ArrayList<>();
        BigFraction last = BigFraction.ZERO;
        for (RowPolygon polygon : polygons) {
            BigFraction area = polygon.area(cell);
            if (area.equals(whole)) {
                return BigFraction.ONE;
            }
            if (area.signum() > 0) {
                touched.add(polygon);
                last = area;
            }
        }
        BigFraction area = touched.size() < 2
                ? last
                : new PolygonUnion(
                                cell,
                                touched.stream()
                                        .map(polygon -> polygon.edges(cell))
                                        .toList())
                        .area();
        return area.divide(whole);
    }
}
