package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.TurnedGrid;

/// Checks a kernel's promise in exact arithmetic: every answer but NEAR is right, for all longitudes that unwrapped
/// rings reach.
class ToleranceTest {
    private static final int BATCHES = 400;

    @ParameterizedTest
    @CsvSource({
        "30s,-180,-90,180,90",
        "1s,-180,-90,180,90",
        "3s,-180,-90,180,90",
        "5m,-180,-90,180,90",
        "1s,100,-10,150,10"
    })
    void columnsThatAreNotNearAreExact(String size, double west, double south, double east, double north) {
        Grid grid = GridSpec.parse(size, new Bounds(west, south, east, north));
        for (Lattice lattice : new Lattice[] {
            Lattice.centroids(TurnedGrid.of(grid).get(0)),
            Lattice.edges(TurnedGrid.of(grid).get(0))
        }) {
            check(size, grid, lattice);
        }
    }

    private static void check(String size, Grid grid, Lattice lattice) {
        LongAdder exact = new LongAdder();
        LongAdder near = new LongAdder();
        IntStream.range(0, BATCHES).parallel().forEach(seed -> {
            CrossingBatch batch = adversarial(lattice, seed);
            new ScalarCrossings().locate(batch, CrossingBatch.CAPACITY);
            for (int i = 0; i < CrossingBatch.CAPACITY; i++) {
                if (batch.west[i] == CrossingKernel.NEAR) {
                    near.increment();
                } else {
                    assertExact(lattice, batch, i);
                    exact.increment();
                }
            }
        });
        System.out.printf(
                "kernel at %s: %,d columns exact, %,d near (tolerance %.1e columns)%n",
                size, exact.sum(), near.sum(), CrossingBatch.tolerance(grid));
        assertTrue(exact.sum() > near.sum() / 10, "most crossings must not be near");
        assertTrue(near.sum() > 0, "some crossings must be near");
    }

    /// Crossings 1e-15 to 1e-7 columns from a meridian, of edges from 1e-9 to 170 degrees long, flat and steep.
    private static CrossingBatch adversarial(Lattice lattice, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrossingBatch batch = new CrossingBatch(lattice);
        for (int i = 0; i < CrossingBatch.CAPACITY; i++) {
            double offset = Math.pow(10, random.nextDouble(-15, -7)) * (random.nextBoolean() ? 1 : -1);
            int meridian = random.nextInt(lattice.meridians());
            double lon = lattice.lon(meridian) + offset * lattice.grid().pixelWidth();
            double lat = lattice.lat(random.nextInt(lattice.parallels()));
            if (random.nextBoolean()) {
                CrossingBatches.set(batch, i, lon, lat, random);
            } else {
                far(batch, i, lon, lat, random);
            }
            batch.lowX[i] = Math.clamp(batch.lowX[i], -540, 540);
            batch.highX[i] = Math.clamp(batch.highX[i], -540, 540);
        }
        return batch;
    }

    /// An edge as long as the world allows, one end chosen, the other computed so that it meets the point.
    private static void far(CrossingBatch batch, int i, double lon, double lat, SplittableRandom random) {
        double height = Math.pow(10, random.nextDouble(-13, 1.9));
        double share = random.nextDouble();
        batch.lat[i] = lat;
        batch.lowY[i] = lat - share * height;
        batch.highY[i] = Math.max(batch.lowY[i] + height, Math.nextUp(lat));
        batch.lowX[i] = random.nextDouble(-540, 540);
        double exactShare = (lat - batch.lowY[i]) / (batch.highY[i] - batch.lowY[i]);
        batch.highX[i] = batch.lowX[i] + (lon - batch.lowX[i]) / Math.max(exactShare, 1e-300);
    }

    private static void assertExact(Lattice lattice, CrossingBatch batch, int i) {
        int column = batch.west[i];
        if (column > 0) {
            assertEquals(1, side(lattice, batch, i, column - 1), () -> "meridian " + (column - 1) + " must lie west");
        }
        if (column < lattice.meridians()) {
            assertEquals(-1, side(lattice, batch, i, column), () -> "meridian " + column + " must lie east");
        }
    }

    /// The sign of crossing minus meridian `col`, in exact decimal arithmetic: every double has one.
    private static int side(Lattice lattice, CrossingBatch batch, int i, int col) {
        BigDecimal lowX = new BigDecimal(batch.lowX[i]);
        BigDecimal lowY = new BigDecimal(batch.lowY[i]);
        BigDecimal run = new BigDecimal(batch.highX[i]).subtract(lowX);
        BigDecimal rise = new BigDecimal(batch.highY[i]).subtract(lowY);
        BigDecimal up = new BigDecimal(batch.lat[i]).subtract(lowY);
        BigDecimal east = new BigDecimal(lattice.lon(col)).subtract(lowX);
        return up.multiply(run).subtract(east.multiply(rise)).signum();
    }
}
