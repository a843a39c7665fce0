package org.tileindex.scan;

import java.util.SplittableRandom;
import org.tileindex.grid.Grid;
import org.tileindex.grid.TurnedGrid;

/// Batches of random and of hard crossings, for tests of kernels.
public final class CrossingBatches {
    private CrossingBatches() {}

    /// A full batch. Some crossings are far beside the grid, some exactly on a centroid, some within a few tolerances
    /// of one, some anywhere.
    public static CrossingBatch drawn(Grid grid, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrossingBatch batch =
                new CrossingBatch(Lattice.centroids(TurnedGrid.of(grid).get(0)));
        for (int i = 0; i < CrossingBatch.CAPACITY; i++) {
            double position = switch (random.nextInt(6)) {
                case 0 -> random.nextInt(grid.ncols());
                case 1 -> random.nextInt(grid.ncols()) + random.nextDouble(-3, 3) * batch.tolerance();
                case 2 -> random.nextBoolean() ? -5.0 * grid.ncols() : 7.0 * grid.ncols();
                case 3 -> random.nextInt(grid.ncols()) + 0.5;
                default -> random.nextDouble(-2, grid.ncols() + 2.0);
            };
            double lon = grid.originLon() + (position + 0.5) * grid.pixelWidth();
            set(batch, i, lon, grid.centroidLat(random.nextInt(grid.nrows())), random);
            moveToTheFlip(batch, i, random.nextBoolean());
        }
        return batch;
    }

    /// An edge, steep or flat, that meets `lat` near `lon`.
    static void set(CrossingBatch batch, int i, double lon, double lat, SplittableRandom random) {
        double scale = Math.pow(10, random.nextInt(-9, 2));
        double below = random.nextInt(8) == 0 ? 0 : random.nextDouble() * scale;
        double above = random.nextDouble(0.01, 1) * scale;
        double run = random.nextInt(8) == 0 ? 0 : random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-12, 3));
        batch.lat[i] = lat;
        batch.lowY[i] = lat - below;
        batch.highY[i] = Math.max(lat + above, Math.nextUp(lat));
        batch.lowX[i] = lon - run * (lat - batch.lowY[i]) / (batch.highY[i] - batch.lowY[i]);
        batch.highX[i] = batch.lowX[i] + run;
    }

    /// Moves the lower end of a crossing that is near a centroid eastwards, to one of the two neighbouring numbers
    /// between which the scalar kernel stops saying NEAR: there the last bit of every operation counts.
    private static void moveToTheFlip(CrossingBatch batch, int i, boolean toNear) {
        double near = batch.lowX[i];
        double far = near + batch.pixelWidth() / 4;
        if (!isNear(batch, i, near) || isNear(batch, i, far)) {
            batch.lowX[i] = near;
            return;
        }
        double middle = (near + far) / 2;
        while (near < middle && middle < far) {
            if (isNear(batch, i, middle)) {
                near = middle;
            } else {
                far = middle;
            }
            middle = (near + far) / 2;
        }
        batch.lowX[i] = toNear ? near : far;
    }

    private static boolean isNear(CrossingBatch batch, int i, double lowX) {
        batch.lowX[i] = lowX;
        ScalarCrossings.locate(batch, i, i + 1);
        return batch.west[i] == CrossingKernel.NEAR;
    }
}
