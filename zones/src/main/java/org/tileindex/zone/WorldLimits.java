package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;

/// Takes coordinates that miss a limit of the world by rounding as the limit itself (contract, section 2.1).
public final class WorldLimits {
    private static final double NOISE = 1e-9;
    private static final double POLE = 90;
    private static final double HALF = 180;
    private static final double TURN = 360;

    private WorldLimits() {}

    /// The polygons with latitudes that miss ±90 and rings that are wider than 360° by at most 1e-9° set to the limit;
    /// the same polygons where there is nothing to set.
    public static List<ZonePolygon> applied(List<ZonePolygon> polygons) {
        List<ZonePolygon> applied = new ArrayList<>(polygons.size());
        for (ZonePolygon polygon : polygons) {
            List<double[]> holes =
                    polygon.holes().stream().map(WorldLimits::applied).toList();
            applied.add(new ZonePolygon(applied(polygon.shell()), holes));
        }
        return applied;
    }

    private static double[] applied(double[] ring) {
        Extent extent = Extent.of(ring);
        boolean latitudes = misses(-extent.south(), POLE) || misses(extent.north(), POLE);
        boolean longitudes = misses(extent.east() - extent.west(), TURN);
        if (!latitudes && !longitudes) {
            return ring;
        }
        // A ring cut at the antimeridian keeps its cut there.
        double west = misses(-extent.west(), HALF) ? -HALF : extent.west();
        double[] applied = ring.clone();
        for (int i = 0; i + 1 < ring.length; i += 2) {
            if (longitudes) {
                applied[i] = Math.max(west, Math.min(west + TURN, ring[i]));
            }
            if (latitudes) {
                applied[i + 1] = Math.max(-POLE, Math.min(POLE, ring[i + 1]));
            }
        }
        return applied;
    }

    /// Whether a number is greater than its limit, but not by more than rounding.
    private static boolean misses(double number, double limit) {
        return number > limit && number - limit <= NOISE;
    }
}
