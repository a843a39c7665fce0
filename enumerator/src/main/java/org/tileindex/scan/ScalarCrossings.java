package org.tileindex.scan;

/// The specification of [CrossingKernel], one crossing at a time.
public final class ScalarCrossings implements CrossingKernel {
    @Override
    public void columns(CrossingBatch batch, int size) {
        columns(batch, 0, size);
    }

    /// Fills `batch.column[from, to)`.
    public static void columns(CrossingBatch batch, int from, int to) {
        double originLon = batch.originLon();
        double pixelWidth = batch.pixelWidth();
        double last = batch.ncols() + 0.5;
        double tolerance = batch.tolerance();
        for (int i = from; i < to; i++) {
            double share = (batch.lat[i] - batch.lowY[i]) / (batch.highY[i] - batch.lowY[i]);
            double lon = batch.lowX[i] + share * (batch.highX[i] - batch.lowX[i]);
            // 1 at the centroid of column 0, 2 at that of column 1, ...; beyond the grid's sides all are alike.
            double position = (lon - originLon) / pixelWidth - 0.5 + 1;
            double clamped = Math.min(Math.max(position, 0.5), last);
            int whole = (int) clamped;
            double fraction = clamped - whole;
            batch.column[i] = fraction < tolerance || fraction > 1 - tolerance ? NEAR : whole;
        }
    }

    @Override
    public String description() {
        return "scalar";
    }
}
