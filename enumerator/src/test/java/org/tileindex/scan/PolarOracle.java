package org.tileindex.scan;

import java.util.List;
import java.util.stream.IntStream;

/// Membership on the cylinder by crossing parity, one edge at a time and in whole numbers, so that nothing rounds and
/// nothing is unwrapped.
///
/// Coordinates are 64ths of a degree. An edge goes the short way round. A point is in a ring that goes round a pole iff
/// the meridian from the point to that pole crosses the ring an even number of times, and in another ring iff it
/// crosses it an odd number of times.
final class PolarOracle {
    static final int UNIT = 64;
    private static final long TURN = 360 * UNIT;

    private final long[][] rings;

    /// @param rings the outer ring, then the holes, as `lon, lat` of open rings
    PolarOracle(List<long[]> rings) {
        this.rings = rings.toArray(long[][]::new);
    }

    /// Whether the point belongs to the polygon under `center`.
    boolean contains(long x, long y) {
        return (isOn(rings[0], x, y) || isIn(rings[0], x, y))
                && IntStream.range(1, rings.length)
                        .noneMatch(hole -> isOn(rings[hole], x, y) || isIn(rings[hole], x, y));
    }

    /// Whether the open cell shares area with the polygon: an edge meets it, or its middle lies inside.
    boolean overlaps(long west, long south, long east, long north) {
        for (long[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                if (meets(ring, i, west, south, east, north)) {
                    return true;
                }
            }
        }
        return contains((west + east) / 2, (south + north) / 2);
    }

    static boolean isIn(long[] ring, long x, long y) {
        long latitudes = 0;
        long around = 0;
        for (int i = 0; i < ring.length; i += 2) {
            latitudes += ring[i + 1];
            around += width(ring, i);
        }
        long pole = latitudes < 0 ? -1 : 1;
        boolean odd = false;
        for (int i = 0; i < ring.length; i += 2) {
            odd ^= isCrossed(ring, i, x, y, pole);
        }
        return odd == (around == 0);
    }

    /// Whether the meridian from the point to the pole crosses edge `i`.
    private static boolean isCrossed(long[] ring, int i, long x, long y, long pole) {
        long width = width(ring, i);
        // The meridian of a vertex belongs to the edge east of it.
        long from = Math.floorMod(x - (width > 0 ? ring[i] : ring[i] + width), TURN);
        if (from >= Math.abs(width)) {
            return false;
        }
        long low = width > 0 ? ring[i + 1] : next(ring, i);
        long high = width > 0 ? next(ring, i) : ring[i + 1];
        // The edge is at latitude low + from / |width| * (high - low).
        long above = low * Math.abs(width) + from * (high - low) - y * Math.abs(width);
        return above * pole > 0;
    }

    static boolean isOn(long[] ring, long x, long y) {
        for (int i = 0; i < ring.length; i += 2) {
            long width = width(ring, i);
            long rise = next(ring, i) - ring[i + 1];
            for (long turn = -2 * TURN; turn <= 2 * TURN; turn += TURN) {
                long dx = x + turn - ring[i];
                long dy = y - ring[i + 1];
                if (width * dy == rise * dx
                        && dx >= Math.min(0, width)
                        && dx <= Math.max(0, width)
                        && dy >= Math.min(0, rise)
                        && dy <= Math.max(0, rise)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meets(long[] ring, int i, long west, long south, long east, long north) {
        long width = width(ring, i);
        long rise = next(ring, i) - ring[i + 1];
        for (long turn = -2 * TURN; turn <= 2 * TURN; turn += TURN) {
            long x = ring[i] + turn;
            long y = ring[i + 1];
            if (Math.max(x, x + width) <= west
                    || Math.min(x, x + width) >= east
                    || Math.max(y, y + rise) <= south
                    || Math.min(y, y + rise) >= north) {
                continue;
            }
            int left = 0;
            int right = 0;
            for (long corner : new long[] {0, 1, 2, 3}) {
                long side = width * (((corner & 1) == 0 ? south : north) - y) - rise * ((corner < 2 ? west : east) - x);
                left += side > 0 ? 1 : 0;
                right += side < 0 ? 1 : 0;
            }
            if (left > 0 && right > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether two edges have a point in common, anywhere on the cylinder.
    static boolean touch(long[] a, int i, long[] b, int j) {
        for (long turn = -2 * TURN; turn <= 2 * TURN; turn += TURN) {
            if (touch(
                    new long[] {a[i], a[i + 1], a[i] + width(a, i), next(a, i)},
                    new long[] {b[j] + turn, b[j + 1], b[j] + turn + width(b, j), next(b, j)})) {
                return true;
            }
        }
        return false;
    }

    private static boolean touch(long[] a, long[] b) {
        return Math.max(a[0], a[2]) >= Math.min(b[0], b[2])
                && Math.max(b[0], b[2]) >= Math.min(a[0], a[2])
                && Math.max(a[1], a[3]) >= Math.min(b[1], b[3])
                && Math.max(b[1], b[3]) >= Math.min(a[1], a[3])
                && side(a, b[0], b[1]) * side(a, b[2], b[3]) <= 0
                && side(b, a[0], a[1]) * side(b, a[2], a[3]) <= 0;
    }

    private static int side(long[] edge, long x, long y) {
        return Long.signum((edge[2] - edge[0]) * (y - edge[1]) - (edge[3] - edge[1]) * (x - edge[0]));
    }

    /// The width of edge `i`, eastwards, the short way round.
    static long width(long[] ring, int i) {
        long width = Math.floorMod(ring[(i + 2) % ring.length] - ring[i], TURN);
        return width > TURN / 2 ? width - TURN : width;
    }

    private static long next(long[] ring, int i) {
        return ring[(i + 3) % ring.length];
    }
}
