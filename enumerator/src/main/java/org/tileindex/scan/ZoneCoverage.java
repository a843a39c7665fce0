package org.tileindex.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tileindex.grid.Grid;
import org.tileindex.zone.ZonePolygon;

/// Finds the share of each cell that a zone covers, where its rings pass through the cell. One instance per thread.
///
/// The areas of its polygons are added up, which gives that of the zone unless polygons overlap. A single polygon does
/// not cover such a cell wholly, because its ring has area of the polygon on one side only; several may do so together,
/// and then the sum is near 1. Cells where polygons overlap, and those near 1, are few: [SharedCells] decides them.
final class ZoneCoverage {
    /// Sums from here on may be those of cells that are wholly covered.
    private static final double NEARLY_WHOLE = 1 - 0x1p-50;

    private final Grid grid;
    private final CoveredAreas areas = new CoveredAreas();
    private final List<PlacedPolygon> members = new ArrayList<>();

    ZoneCoverage(Grid grid) {
        this.grid = grid;
    }

    CoveredAreas areas() {
        return areas;
    }

    /// Begins with a polygon of the zone.
    ///
    /// @return its number
    int add(ZonePolygon polygon, double turn) {
        members.add(new PlacedPolygon(polygon, turn));
        return members.size() - 1;
    }

    /// The shares of the cells of all polygons since the last call.
    CellCoverage take() {
        SharedCells shared = new SharedCells(grid, members, areas.others());
        CellCoverage summed = summed(shared);
        Map<Long, Double> exact = shared.shares();
        areas.clear();
        members.clear();
        return exact.isEmpty() ? summed : decided(summed, exact);
    }

    /// The sums of the areas of all polygons.
    ///
    /// @param shared takes the cells of which the sum is not the share
    private CellCoverage summed(SharedCells shared) {
        CellCoverage.Builder cells = new CellCoverage.Builder();
        TwoDoubles west = TwoDoubles.ZERO;
        int row = -1;
        for (long place : areas.sortedKeys()) {
            if (CellKey.row(place) != row) {
                row = CellKey.row(place);
                west = TwoDoubles.ZERO;
            }
            int at = areas.at(place);
            int first = areas.firstMember(at);
            if (first != CoveredAreas.NONE) {
                int col = CellKey.col(place) - 1;
                double share = share(row, col, areas.area(at), west);
                if (members.size() > 1 && (share >= NEARLY_WHOLE || shared.mayOverlap(place, first))) {
                    shared.add(row, col);
                }
                cells.add(row, col, Math.clamp(share, Double.MIN_NORMAL, Math.nextDown(1.0)));
            }
            west = west.plus(areas.height(at));
        }
        return cells.build();
    }

    /// @param exact shares of some of the cells, by key
    private static CellCoverage decided(CellCoverage summed, Map<Long, Double> exact) {
        CellCoverage.Builder cells = new CellCoverage.Builder();
        for (int i = 0; i < summed.size(); i++) {
            double share = exact.getOrDefault(CellKey.of(summed.row(i), summed.col(i)), summed.share(i));
            if (share != CellUnion.WHOLE) {
                cells.add(summed.row(i), summed.col(i), share);
            }
        }
        return cells.build();
    }

    /// @param area within the cell
    /// @param west heights of the pieces west of it
    private double share(int row, int col, TwoDoubles area, TwoDoubles west) {
        TwoDoubles width = TwoDoubles.difference(grid.westEdge(col + 1), grid.westEdge(col));
        TwoDoubles height = TwoDoubles.difference(grid.northEdge(row), grid.northEdge(row + 1));
        return area.plus(west.times(width)).over(width.times(height)).high();
    }
}
