package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.intervalrtree.SortedPackedIntervalRTree;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Extent;
import org.tileindex.zone.ZonePolygon;

/// Groups the rings of a Shapefile's record into polygons. Clockwise rings are outer rings, the others are holes, and a
/// hole belongs to the smallest outer ring that contains it.
final class ShapeRings {
    /// Most extents and edges compared for one record: enough for ten thousand islands with ten thousand lakes.
    private static final long MOST_WORK = 300_000_000L;

    private final String id;
    private final List<Shell> shells = new ArrayList<>();
    private long workLeft = MOST_WORK;

    private ShapeRings(String id) {
        this.id = id;
    }

    private static final class Shell {
        private final double[] ring;
        private final double area;
        private final Extent extent;
        private final List<double[]> holes = new ArrayList<>();
        private Optional<SortedPackedIntervalRTree> edges = Optional.empty();

        Shell(double[] ring, double area) {
            this.ring = ring;
            this.area = area;
            this.extent = Extent.of(ring);
        }

        /// The ring's edges by their latitudes; an edge is the index of its first vertex.
        private SortedPackedIntervalRTree edges() {
            if (edges.isEmpty()) {
                SortedPackedIntervalRTree tree = new SortedPackedIntervalRTree();
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    tree.insert(Math.min(ring[i + 1], ring[i + 3]), Math.max(ring[i + 1], ring[i + 3]), i);
                }
                edges = Optional.of(tree);
            }
            return edges.get();
        }
    }

    /// @throws TileIndexException E001 for a hole that lies in no outer ring
    static List<ZonePolygon> polygons(String id, List<double[]> rings) throws TileIndexException {
        ShapeRings sorted = new ShapeRings(id);
        List<double[]> holes = new ArrayList<>();
        for (double[] ring : rings) {
            double area = clockwiseArea(ring);
            // A single ring is an outer ring in either direction, because many programs ignore the direction.
            if (area >= 0 || rings.size() == 1) {
                sorted.shells.add(new Shell(ring, Math.abs(area)));
            } else {
                holes.add(ring);
            }
        }
        for (double[] hole : holes) {
            sorted.shellOf(hole).holes.add(hole);
        }
        return sorted.shells.stream()
                .map(shell -> new ZonePolygon(shell.ring, shell.holes))
                .toList();
    }

    private Shell shellOf(double[] hole) throws TileIndexException {
        Extent extent = Extent.of(hole);
        Optional<Shell> smallest = Optional.empty();
        for (Shell shell : shells) {
            boolean smaller = smallest.isEmpty() || shell.area < smallest.get().area;
            workLeft--;
            if (workLeft < 0) {
                throw invalid("it has too many holes and outer rings to match");
            }
            if (smaller && shell.extent.covers(extent) && contains(shell, hole)) {
                smallest = Optional.of(shell);
            }
        }
        return smallest.orElseThrow(
                () -> invalid("the hole at %s,%s does not lie in an outer ring".formatted(hole[0], hole[1])));
    }

    /// Whether `shell` contains `hole`. A hole may touch its shell at vertices, so the first vertex off the shell
    /// decides.
    private boolean contains(Shell shell, double[] hole) throws TileIndexException {
        for (int i = 0; i < hole.length; i += 2) {
            int location = locate(new Coordinate(hole[i], hole[i + 1]), shell);
            if (workLeft < 0) {
                throw invalid("it has too many holes and outer rings to match");
            }
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return true;
    }

    private int locate(Coordinate vertex, Shell shell) {
        RayCrossingCounter counter = new RayCrossingCounter(vertex);
        double[] ring = shell.ring;
        shell.edges().query(vertex.y, vertex.y, edge -> {
            int i = (Integer) edge;
            counter.countSegment(new Coordinate(ring[i], ring[i + 1]), new Coordinate(ring[i + 2], ring[i + 3]));
            workLeft--;
        });
        return counter.getLocation();
    }

    /// Twice the area, negative for a counter-clockwise ring. Offsets from the first vertex avoid cancellation.
    private static double clockwiseArea(double[] ring) {
        double sum = 0;
        for (int i = 2; i + 3 < ring.length; i += 2) {
            sum += (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[i + 3] - ring[1]);
        }
        return sum;
    }

    private TileIndexException invalid(String what) {
        return TileIndexException.inZone(
                ErrorCode.E001_GEO_INVALID, id, what, "Repair the geometry (for example with ST_MakeValid).");
    }
}
