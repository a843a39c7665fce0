package org.tileindex.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Extent;
import org.tileindex.zone.ZonePolygon;

/// Cells in which polygons of one zone may overlap, so that their areas do not add up, or which they fill together.
/// The area of the union is found in exact arithmetic, see [CellUnion].
final class SharedCells {
    private final Grid grid;
    private final List<PlacedPolygon> members;
    private final Map<Long, List<Integer>> others;
    private final Map<Long, Boolean> meeting = new HashMap<>();
    private final Map<Integer, BoxedPolygon> boxed = new HashMap<>();
    private final List<CellUnion> cells = new ArrayList<>();

    /// @param others pairs of a cell and a member that passed through it after the first
    SharedCells(Grid grid, List<PlacedPolygon> members, LongList others) {
        this.grid = grid;
        this.members = members;
        this.others = others.size() == 0 ? Map.of() : new HashMap<>();
        for (int i = 0; i < others.size(); i += 2) {
            this.others.computeIfAbsent(others.get(i), key -> new ArrayList<>()).add((int) others.get(i + 1));
        }
    }

    /// Whether two of the members that pass through the cell have a point in common, somewhere.
    boolean mayOverlap(long place, int first) {
        List<Integer> through = others.get(place);
        if (through == null) {
            return false;
        }
        for (int i = 0; i < through.size(); i++) {
            if (meet(first, through.get(i))) {
                return true;
            }
            for (int j = 0; j < i; j++) {
                if (meet(through.get(j), through.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean meet(int a, int b) {
        return meeting.computeIfAbsent(
                (long) a << Integer.SIZE | b,
                pair -> members.get(a).turn() != members.get(b).turn() || boxed(a).meets(boxed(b)));
    }

    private BoxedPolygon boxed(int number) {
        return boxed.computeIfAbsent(
                number, key -> new BoxedPolygon(members.get(number).polygon()));
    }

    /// Has the share of a cell decided. Cells come in row-major order.
    void add(int row, int col) {
        cells.add(new CellUnion(grid, row, col));
    }

    /// The shares of the cells by key: the nearest double in (0, 1), or [CellUnion#WHOLE].
    Map<Long, Double> shares() {
        if (cells.isEmpty()) {
            return Map.of();
        }
        for (int number = 0; number < members.size(); number++) {
            ZonePolygon polygon = members.get(number).polygon();
            if (reaches(Extent.of(polygon.shell()))) {
                addEdges(number, polygon.shell());
                for (double[] hole : polygon.holes()) {
                    addEdges(number, hole);
                }
            }
        }
        Map<Long, Double> shares = new HashMap<>();
        cells.forEach(cell -> shares.put(cell.key(), cell.share()));
        return shares;
    }

    private boolean reaches(Extent extent) {
        return extent.south() < cells.getFirst().north()
                && extent.north() > cells.getLast().south();
    }

    private void addEdges(int number, double[] ring) {
        double turn = members.get(number).turn();
        CellUnion[] sorted = cells.toArray(CellUnion[]::new);
        for (int i = 0; i + 2 < ring.length; i += 2) {
            double north = Math.max(ring[i + 1], ring[i + 3]);
            double south = Math.min(ring[i + 1], ring[i + 3]);
            for (int at = firstSouthOf(sorted, north); at < sorted.length && sorted[at].north() > south; at++) {
                sorted[at].addEdge(number, turn, ring, i);
            }
        }
    }

    /// The first of the cells whose southern edge lies south of `lat`.
    private static int firstSouthOf(CellUnion[] sorted, double lat) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].south() < lat) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
