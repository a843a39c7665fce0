package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// Zones that share borders vertex by vertex and fill the plane between them: over each cell their shares sum to 1,
/// within the bound of each (contract, section 7).
@Tag("slow")
class PartitionCoverageTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final List<String> COUNTRIES =
            List.of(System.getProperty("coverage.partitions", "CH,LS,HR,BD,GR").split(","));
    private static final int ZONES = 300;
    private static final int LINES = 12;

    /// Sums of shares by cell.
    private static final class Sums {
        private final Grid grid;
        private final Map<Long, BigDecimal> sums = new HashMap<>();
        private final Map<Long, Integer> parts = new HashMap<>();

        Sums(Grid grid) {
            this.grid = grid;
        }

        void add(Polygon polygon) {
            ZoneCells found = Shares.scan(grid, new Zone("part", List.of(flat(polygon))));
            for (int i = 0; i < found.spans().size(); i++) {
                int row = found.spans().row(i);
                for (int col = found.spans().colStart(i); col < found.spans().colEnd(i); col++) {
                    BigDecimal share = new BigDecimal(found.coverage().of(row, col));
                    sums.merge(CellKey.of(row, col), share, BigDecimal::add);
                    parts.merge(CellKey.of(row, col), 1, Integer::sum);
                }
            }
        }

        /// @param whole the share that the sum should be, itself within the bound unless it is 1
        void assertSum(int row, int col, double whole, String what) {
            double off = sums.getOrDefault(CellKey.of(row, col), BigDecimal.ZERO)
                    .subtract(new BigDecimal(whole))
                    .doubleValue();
            int shares = parts.getOrDefault(CellKey.of(row, col), 0) + (whole == 1 ? 0 : 1);
            assertEquals(0, off, shares * Shares.BOUND, Shares.place(what, row, col));
        }
    }

    @Test
    void countriesSplitAlongRandomLinesFillTheirCells() throws Exception {
        Grid world = GridSpec.parse("5m", Bounds.WORLD);
        int cells = 0;
        int faces = 0;
        for (Zone zone : ZoneCatalog.read(ZoneSource.embedded()).select(COUNTRIES)) {
            Window window = Window.of(world, zone);
            Grid grid = new Grid(
                    window.endRow() - window.firstRow(),
                    window.endCol() - window.firstCol(),
                    world.westEdge(window.firstCol()),
                    world.northEdge(window.firstRow()),
                    world.pixelWidth(),
                    world.pixelHeight());
            Collection<Polygon> parts = split(grid, zone);
            Sums sums = new Sums(grid);
            parts.forEach(sums::add);
            for (int row = 0; row < grid.nrows(); row++) {
                for (int col = 0; col < grid.ncols(); col++) {
                    sums.assertSum(row, col, 1, zone.id());
                }
            }
            cells += grid.nrows() * grid.ncols();
            faces += parts.size();
        }
        System.out.printf("%,d cells filled by %,d faces%n", cells, faces);
        assertTrue(cells > 1_000 * COUNTRIES.size() && faces > LINES * COUNTRIES.size());
    }

    /// The faces between the sides of the grid, the borders of a zone and random lines.
    private static Collection<Polygon> split(Grid grid, Zone zone) {
        Envelope frame = new Envelope(
                grid.originLon(), grid.westEdge(grid.ncols()), grid.northEdge(grid.nrows()), grid.originLat());
        SplittableRandom random = new SplittableRandom(zone.id().hashCode());
        List<Geometry> lines = new ArrayList<>();
        lines.add(FACTORY.toGeometry(frame).getBoundary());
        zone.polygons().forEach(polygon -> lines.add(JtsPolygons.toJts(polygon).getBoundary()));
        for (int i = 0; i < LINES; i++) {
            lines.add(FACTORY.createLineString(new Coordinate[] {on(frame, random), on(frame, random)}));
        }
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(lines));
        @SuppressWarnings("unchecked")
        Collection<Polygon> faces = polygonizer.getPolygons();
        return faces;
    }

    /// A place on the western, eastern, northern or southern side.
    private static Coordinate on(Envelope frame, SplittableRandom random) {
        double x = random.nextDouble(frame.getMinX(), frame.getMaxX());
        double y = random.nextDouble(frame.getMinY(), frame.getMaxY());
        return switch (random.nextInt(4)) {
            case 0 -> new Coordinate(frame.getMinX(), y);
            case 1 -> new Coordinate(frame.getMaxX(), y);
            case 2 -> new Coordinate(x, frame.getMinY());
            default -> new Coordinate(x, frame.getMaxY());
        };
    }

    /// The triangles have the vertices of the polygon and no others.
    @Test
    void triangulatedPolygonsHaveTheSharesOfTheWhole() {
        int triangles = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            Grid grid = Drawing.ROUNDED.get(seed % Drawing.ROUNDED.size());
            ZonePolygon drawn = new RandomZones(seed, grid).next().polygons().getFirst();
            ZonePolygon polygon = new ZonePolygon(drawn.shell(), List.of());
            Geometry parts = PolygonTriangulator.triangulate(JtsPolygons.toJts(polygon));
            Sums sums = new Sums(grid);
            int used = 0;
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                Polygon triangle = (Polygon) parts.getGeometryN(i);
                if (triangle.isValid()) {
                    sums.add(triangle);
                    used++;
                }
            }
            // Where vertices are an ulp apart, JTS makes triangles of no area.
            if (used == parts.getNumGeometries()) {
                ZoneCells whole = Shares.scan(grid, new Zone("whole", List.of(polygon)));
                CellRows cells = new CellRows(grid, whole.spans());
                for (int row = 0; row < grid.nrows(); row++) {
                    for (int col = 0; col < grid.ncols(); col++) {
                        double share =
                                cells.contains(row, col) ? whole.coverage().of(row, col) : 0;
                        sums.assertSum(row, col, share, "seed " + seed);
                    }
                }
                triangles += used;
            }
        }
        assertTrue(triangles > 3 * ZONES, triangles + " triangles");
    }

    private static ZonePolygon flat(Polygon polygon) {
        List<double[]> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            holes.add(flat(polygon.getInteriorRingN(i)));
        }
        return new ZonePolygon(flat(polygon.getExteriorRing()), holes);
    }

    private static double[] flat(LinearRing ring) {
        return Arrays.stream(ring.getCoordinates())
                .flatMapToDouble(at -> Arrays.stream(new double[] {at.x, at.y}))
                .toArray();
    }
}
