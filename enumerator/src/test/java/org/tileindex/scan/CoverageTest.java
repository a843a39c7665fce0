package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Extent;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Shares of cells against rational clipping (contract, section 7), each polygon of random zones by itself.
@Tag("slow")
class CoverageTest {
    /// Number of zones; the profile `exhaustive` raises it.
    private static final int ZONES = Integer.getInteger("random.coverages", 2_000);

    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
        GRIDS.add(new Grid(21, 17, -1 / 3.0, 1, 0.1, 0.1));
        GRIDS.add(new Grid(1, 30, 100.1, 33.3, 1 / 120.0, 1 / 120.0));
    }

    @Test
    void sharesOfRandomZonesAreThoseOfRationalClipping() {
        LongAdder cells = new LongAdder();
        LongAdder partly = new LongAdder();
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone all = new RandomZones(seed, grid).next();
            for (ZonePolygon polygon : all.polygons()) {
                Zone zone = new Zone(all.id(), List.of(polygon));
                ZoneCells found = Shares.scan(grid, zone);
                Shares.assertExact(grid, zone, found, "seed " + seed);
                partly.add(found.coverage().size());
                cells.add(found.spans().cells());
            }
        });
        System.out.printf("%,d cells of random zones, %,d of them partly covered%n", cells.sum(), partly.sum());
        assertTrue(partly.sum() > 10L * ZONES, "most zones have cells that are partly covered");
    }

    /// The grid holds the whole zone, so that no area is lost.
    @Test
    void sharesOfRandomZonesSumToTheirArea() {
        for (int seed = 0; seed < ZONES; seed++) {
            Grid drawn = Drawing.ROUNDED.get(seed % Drawing.ROUNDED.size());
            Zone all = new RandomZones(seed, drawn).next();
            for (ZonePolygon polygon : all.polygons()) {
                Extent extent = Extent.of(polygon.shell());
                if (extent.west() < -180 || extent.east() > 180) {
                    continue;
                }
                Grid grid = around(drawn, extent);
                Zone zone = new Zone(all.id(), List.of(polygon));
                double area = Shares.area(zone);
                double cell = grid.pixelWidth() * grid.pixelHeight();
                ZoneCells found = Shares.scan(grid, zone);
                // The share of a sliver is good to a part of its cell, not of itself.
                double slivers = found.coverage().size() * Shares.BOUND * cell;
                assertEquals(area, Shares.area(grid, found), 1e-12 * area + slivers, () -> extent + " on " + grid);
            }
        }
    }

    /// Cells of the same size, as many as the ring needs and one more on each side, but none beyond a pole.
    private static Grid around(Grid grid, Extent extent) {
        int west = cells(grid.originLon() - extent.west(), grid.pixelWidth());
        int east = cells(extent.east() - grid.westEdge(grid.ncols()), grid.pixelWidth());
        double north = grid.originLat();
        int rows = grid.nrows();
        for (int more = cells(extent.north() - north, grid.pixelHeight()); more > 0; more--) {
            if (north + grid.pixelHeight() <= 90) {
                north += grid.pixelHeight();
                rows++;
            }
        }
        for (int more = cells(grid.northEdge(grid.nrows()) - extent.south(), grid.pixelHeight()); more > 0; more--) {
            rows += north - (rows + 1) * grid.pixelHeight() >= -90 - 1e-9 ? 1 : 0;
        }
        double originLon = grid.originLon() - west * grid.pixelWidth();
        return new Grid(rows, grid.ncols() + west + east, originLon, north, grid.pixelWidth(), grid.pixelHeight());
    }

    private static int cells(double degrees, double size) {
        return 1 + (int) Math.max(0, Math.ceil(degrees / size));
    }
}
