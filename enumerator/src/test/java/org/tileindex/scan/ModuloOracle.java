package org.tileindex.scan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The rules in exact decimal arithmetic modulo 360, for zones that lie in [-180, 180]: a cell is moved by every turn,
/// its centroid is located by crossing parity, and its open rectangle is compared with every edge. Doubles only leave
/// out edges that are far away.
final class ModuloOracle {
    private static final int[] TURNS = {-720, -360, 0, 360, 720};
    private static final double FAR = 1e-6;

    private final Zone zone;
    private final Grid grid;
    private final InclusionRule rule;

    ModuloOracle(Zone zone, Grid grid, InclusionRule rule) {
        this.zone = zone;
        this.grid = grid;
        this.rule = rule;
    }

    private record Edge(double x1, double y1, double x2, double y2) {
        /// The sign of the side on which the point lies: positive to the left of the edge.
        int side(BigDecimal x, BigDecimal y) {
            BigDecimal run = new BigDecimal(x2).subtract(new BigDecimal(x1));
            BigDecimal rise = new BigDecimal(y2).subtract(new BigDecimal(y1));
            return run.multiply(y.subtract(new BigDecimal(y1)))
                    .compareTo(rise.multiply(x.subtract(new BigDecimal(x1))));
        }

        double west() {
            return Math.min(x1, x2);
        }

        double east() {
            return Math.max(x1, x2);
        }

        double south() {
            return Math.min(y1, y2);
        }

        double north() {
            return Math.max(y1, y2);
        }
    }

    /// The edges of a ring that reach the latitudes of a row.
    private static List<Edge> edges(double[] ring, double south, double north) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 2; i < ring.length; i += 2) {
            Edge edge = new Edge(ring[i - 2], ring[i - 1], ring[i], ring[i + 1]);
            if (edge.south() <= north && edge.north() >= south) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private record Rings(List<Edge> shell, List<List<Edge>> holes) {}

    /// The columns of `row` that belong to the zone.
    boolean[] row(int row) {
        double north = grid.originLat() - row * grid.pixelHeight();
        double south = grid.originLat() - (row + 1) * grid.pixelHeight();
        double lat = grid.originLat() - (row + 0.5) * grid.pixelHeight();
        List<Rings> polygons = new ArrayList<>();
        for (ZonePolygon polygon : zone.polygons()) {
            List<List<Edge>> holes = polygon.holes().stream()
                    .map(hole -> edges(hole, south, north))
                    .toList();
            List<Edge> shell = edges(polygon.shell(), south, north);
            if (!shell.isEmpty()) {
                polygons.add(new Rings(shell, holes));
            }
        }
        boolean[] belongs = new boolean[grid.ncols()];
        for (int col = 0; col < belongs.length; col++) {
            double west = grid.originLon() + col * grid.pixelWidth();
            double east = grid.originLon() + (col + 1) * grid.pixelWidth();
            double lon = grid.originLon() + (col + 0.5) * grid.pixelWidth();
            for (int turn : TURNS) {
                if (east - turn < -181 || west - turn > 181) {
                    continue;
                }
                for (Rings polygon : polygons) {
                    belongs[col] |= contains(polygon, lon, lat, turn);
                    if (rule == InclusionRule.ANY_OVERLAP) {
                        belongs[col] |= meets(polygon.shell(), west, east, south, north, turn);
                        for (List<Edge> hole : polygon.holes()) {
                            belongs[col] |= meets(hole, west, east, south, north, turn);
                        }
                    }
                }
            }
        }
        return belongs;
    }

    private static boolean contains(Rings polygon, double lon, double lat, int turn) {
        if (locate(polygon.shell(), lon, lat, turn) < 0) {
            return false;
        }
        for (List<Edge> hole : polygon.holes()) {
            if (locate(hole, lon, lat, turn) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// 1 inside, 0 on the ring, -1 outside.
    private static int locate(List<Edge> ring, double lon, double lat, int turn) {
        BigDecimal x = new BigDecimal(lon).subtract(BigDecimal.valueOf(turn));
        BigDecimal y = new BigDecimal(lat);
        boolean inside = false;
        for (Edge edge : ring) {
            if (lat < edge.south() || lat > edge.north() || lon - turn > edge.east() + FAR) {
                continue;
            }
            if (lon - turn < edge.west() - FAR) {
                inside ^= edge.south() <= lat && lat < edge.north();
                continue;
            }
            int side = edge.side(x, y);
            if (side == 0
                    && x.compareTo(new BigDecimal(edge.west())) >= 0
                    && x.compareTo(new BigDecimal(edge.east())) <= 0) {
                return 0;
            }
            boolean up = edge.y2() > edge.y1();
            inside ^= edge.south() <= lat && lat < edge.north() && (up ? side > 0 : side < 0);
        }
        return inside ? 1 : -1;
    }

    private static boolean meets(List<Edge> ring, double west, double east, double south, double north, int turn) {
        BigDecimal w = new BigDecimal(west).subtract(BigDecimal.valueOf(turn));
        BigDecimal e = new BigDecimal(east).subtract(BigDecimal.valueOf(turn));
        BigDecimal s = new BigDecimal(south);
        BigDecimal n = new BigDecimal(north);
        for (Edge edge : ring) {
            if (edge.east() < west - turn - FAR
                    || edge.west() > east - turn + FAR
                    || edge.north() <= south
                    || edge.south() >= north
                    || new BigDecimal(edge.east()).compareTo(w) <= 0
                    || new BigDecimal(edge.west()).compareTo(e) >= 0) {
                continue;
            }
            int[] sides = {edge.side(w, s), edge.side(w, n), edge.side(e, s), edge.side(e, n)};
            boolean left = false;
            boolean right = false;
            for (int side : sides) {
                left |= side > 0;
                right |= side < 0;
            }
            if (left && right) {
                return true;
            }
        }
        return false;
    }
}
