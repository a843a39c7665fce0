package org.tileindex.scan;

/// The specification of [CrossingKernel], one crossing at a time.
public final class ScalarCrossings implements CrossingKernel {
    @Override
    public void locate(CrossingBatch batch, int size) {
        locate(batch, 0, size);
    }

    /// Fills `batch.west[from, to)`.
    public static void locate(CrossingBatch batch, int from, int to) {
        double originLon = batch.originLon();
        double pixelWidth = batch.pixelWidth();
        double offset = batch.offset();
        double last = batch.meridians() + 0.5;
        double tolerance = batch.tolerance();
        for (int i = from; i < to; i++) {
            double share = (batch.lat[i] - batch.lowY[i]) / (batch.highY[i] - batch.lowY[i]);
            double lon = batch.lowX[i] + share * (batch.highX[i] - batch.lowX[i]);
            // 1 on meridian 0, 2 on meridian 1, and so on. Positions beyond the first and the last meridian are
            // clamped.
            double position = (lon - originLon) / pixelWidth - offset + 1;
            double clamped = Math.min(Math.max(position, 0.5), last);
            int whole = (int) clamped;
            double fraction = clamped - whole;
            batch.west[i] = fraction < tolerance || fraction > 1 - tolerance ? NEAR : whole;
        }
    }

    @Override
    public String description() {
        return "scalar";
    }
}
