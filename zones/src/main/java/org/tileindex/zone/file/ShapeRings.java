package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.intervalrtree.SortedPackedIntervalRTree;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Makes polygons of the rings of a Shapefile's record, where only direction tells outer rings, clockwise, from
/// holes: a hole belongs to the smallest outer ring that it lies in.
final class ShapeRings {
    /// How many boxes and edges may be looked at for one record: what ten thousand islands with ten thousand lakes
    /// need.
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
        private final Envelope box;
        private final List<double[]> holes = new ArrayList<>();
        private Optional<SortedPackedIntervalRTree> edges = Optional.empty();

        Shell(double[] ring, double area) {
            this.ring = ring;
            this.area = area;
            this.box = box(ring);
        }

        /// Its edges by their latitudes; each is the index of its first vertex.
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
            // A lone ring is an outer one whichever way it goes, as many programs write it.
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
        Envelope box = box(hole);
        Optional<Shell> smallest = Optional.empty();
        for (Shell shell : shells) {
            boolean smaller = smallest.isEmpty() || shell.area < smallest.get().area;
            workLeft--;
            if (workLeft < 0) {
                throw invalid("its holes are too many for its outer rings");
            }
            if (smaller && shell.box.covers(box) && holds(shell, hole)) {
                smallest = Optional.of(shell);
            }
        }
        return smallest.orElseThrow(() -> invalid("a hole at %s,%s lies in no outer ring".formatted(hole[0], hole[1])));
    }

    /// A hole may touch its shell at vertices; the first vertex off the shell decides.
    private boolean holds(Shell shell, double[] hole) throws TileIndexException {
        for (int i = 0; i < hole.length; i += 2) {
            int location = locate(new Coordinate(hole[i], hole[i + 1]), shell);
            if (workLeft < 0) {
                throw invalid("its holes are too many for its outer rings");
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

    /// Twice the area, negative for a ring that goes counter-clockwise. Offsets from the first vertex keep it
    /// accurate.
    private static double clockwiseArea(double[] ring) {
        double sum = 0;
        for (int i = 2; i + 3 < ring.length; i += 2) {
            sum += (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[i + 3] - ring[1]);
        }
        return sum;
    }

    private static Envelope box(double[] ring) {
        Envelope box = new Envelope();
        for (int i = 0; i < ring.length; i += 2) {
            box.expandToInclude(ring[i], ring[i + 1]);
        }
        return box;
    }

    private TileIndexException invalid(String what) {
        return TileIndexException.inZone(
                ErrorCode.E001_GEO_INVALID, id, what, "Repair the geometry (for example with ST_MakeValid).");
    }
}
