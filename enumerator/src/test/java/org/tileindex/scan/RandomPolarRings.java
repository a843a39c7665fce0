package org.tileindex.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Random polygons whose outer ring goes round a pole, with overhangs and holes, in 64ths of a degree. A draft is taken
/// iff it is valid on the globe, which is decided pair of edges by pair of edges.
final class RandomPolarRings {
    private static final int UNIT = PolarOracle.UNIT;
    private static final long HALF = 180L * UNIT;

    private final SplittableRandom random;
    /// Drafts that cross themselves, for tests of refusals.
    private final List<List<long[]>> crossed = new ArrayList<>();

    RandomPolarRings(SplittableRandom random) {
        this.random = random;
    }

    List<List<long[]>> crossed() {
        return crossed;
    }

    /// A polygon as its outer ring and its holes, each open.
    List<long[]> next() {
        long pole = random.nextBoolean() ? 1 : -1;
        while (true) {
            long[] shell = round(pole, 40, 70);
            if (!isSimple(shell)) {
                if (isPlain(shell)) {
                    crossed.add(List.of(shell));
                }
                continue;
            }
            if (around(shell) == 0) {
                continue;
            }
            List<long[]> rings = new ArrayList<>(List.of(shell));
            if (random.nextInt(3) == 0) {
                fitting(rings, () -> round(pole, 60, 85)).ifPresent(rings::add);
            }
            for (int holes = random.nextInt(4); holes > 0; holes--) {
                fitting(rings, () -> star(pole)).ifPresent(rings::add);
            }
            return rings;
        }
    }

    /// A polygon that data cut along a meridian: `rings` as on the globe, the outer ring also as it is `drawn`.
    static final class Cut {
        private final List<long[]> rings;
        private final long[] drawn;

        private Cut(List<long[]> rings, long[] drawn) {
            this.rings = rings;
            this.drawn = drawn;
        }

        List<long[]> rings() {
            return rings;
        }

        long[] drawn() {
            return drawn;
        }
    }

    /// A band round the world, or a cap whose cut leads to the pole. Holes may lie across the cut or go round the pole.
    Cut nextCut() {
        long pole = random.nextBoolean() ? 1 : -1;
        long[] cuts = {-HALF, 0, -2 * HALF, random.nextLong(-2 * HALF, 0)};
        long cut = cuts[random.nextInt(cuts.length)];
        long[] outer = way(pole, cut, 30, 45);
        List<long[]> rings = new ArrayList<>(List.of(outer));
        long[] drawn;
        if (random.nextBoolean()) {
            long[] inner = way(pole, cut, 75, 85);
            rings.add(inner);
            drawn = cut(outer, inner);
        } else {
            drawn = cut(outer, new long[] {cut, pole * 90 * UNIT});
            if (random.nextInt(3) == 0) {
                fitting(rings, () -> round(pole, 60, 85)).ifPresent(rings::add);
            }
        }
        for (int holes = 1 + random.nextInt(4); holes > 0; holes--) {
            fitting(rings, () -> star(pole)).ifPresent(rings::add);
        }
        return new Cut(rings, drawn);
    }

    private long[] way(long pole, long cut, int from, int to) {
        int steps = 4 + random.nextInt(5);
        long[] way = new long[2 * steps];
        for (int i = 0; i < steps; i++) {
            way[2 * i] = cut + (i == 0 ? 0 : (long) ((i + random.nextDouble(-0.4, 0.4)) * 2 * HALF / steps));
            way[2 * i + 1] = pole * random.nextLong((long) from * UNIT, (long) to * UNIT);
        }
        return way;
    }

    /// Eastwards along one way, along the cut, and back along the other.
    private static long[] cut(long[] there, long[] back) {
        long[] ring = new long[there.length + back.length + 4];
        System.arraycopy(there, 0, ring, 0, there.length);
        ring[there.length] = there[0] + 2 * HALF;
        ring[there.length + 1] = there[1];
        ring[there.length + 2] = back[0] + 2 * HALF;
        ring[there.length + 3] = back[1];
        for (int i = 0; i < back.length; i += 2) {
            ring[ring.length - 2 - i] = back[i];
            ring[ring.length - 1 - i] = back[i + 1];
        }
        return ring;
    }

    private interface Draft {
        long[] ring();
    }

    private static Optional<long[]> fitting(List<long[]> rings, Draft draft) {
        for (int attempt = 0; attempt < 400; attempt++) {
            long[] hole = draft.ring();
            if (isSimple(hole)
                    && rings.stream().noneMatch(ring -> touch(hole, ring))
                    && new PolarOracle(rings).contains(hole[0], hole[1])
                    && rings.stream().skip(1).noneMatch(other -> PolarOracle.isIn(hole, other[0], other[1]))
                    && !PolarOracle.isIn(hole, rings.get(0)[0], rings.get(0)[1])) {
                return Optional.of(hole);
            }
        }
        return Optional.empty();
    }

    /// A ring round the pole; where it steps back it hangs over, sometimes far over.
    private long[] round(long pole, int from, int to) {
        int steps = 5 + random.nextInt(7);
        boolean back = random.nextInt(4) > 0;
        long[] ring = new long[2 * steps];
        long lon = random.nextLong(-HALF, HALF);
        boolean whole = random.nextInt(3) == 0;
        for (int i = 0; i < steps; i++) {
            double step = random.nextDouble(0.1, 1.9) * 360 / steps * (back && random.nextInt(4) == 0 ? -1.5 : 1.3);
            lon += (long) (step * UNIT);
            lon = whole ? lon / (5 * UNIT / 2) * (5 * UNIT / 2) : lon;
            ring[2 * i] = wrapped(lon);
            long lat = random.nextLong((long) from * UNIT, (long) to * UNIT);
            ring[2 * i + 1] = pole * (whole ? lat / (5 * UNIT / 2) * (5 * UNIT / 2) : lat);
        }
        return ring;
    }

    private long[] star(long pole) {
        int points = 3 + random.nextInt(4);
        long lon = random.nextInt(3) == 0 ? HALF + random.nextLong(-400, 400) : random.nextLong(-HALF, HALF);
        long lat = pole * random.nextLong(45 * UNIT, 87 * UNIT);
        double wide = random.nextDouble(2, 60) * UNIT;
        double high = random.nextDouble(0.5, 8) * UNIT;
        double[] angles = random.doubles(points, 0, 2 * Math.PI).sorted().toArray();
        long[] ring = new long[2 * points];
        for (int i = 0; i < points; i++) {
            double r = random.nextDouble(0.3, 1);
            ring[2 * i] = wrapped(lon + Math.round(r * wide * Math.cos(angles[i])));
            ring[2 * i + 1] = Math.clamp(lat + Math.round(r * high * Math.sin(angles[i])), -89L * UNIT, 89L * UNIT);
        }
        return ring;
    }

    private static long wrapped(long lon) {
        return Math.floorMod(lon + HALF, 2 * HALF) - HALF;
    }

    /// Whether each edge has a length and is clearly shorter one way round than the other.
    private static boolean isPlain(long[] ring) {
        for (int i = 0; i < ring.length; i += 2) {
            long width = PolarOracle.width(ring, i);
            if (width == HALF || (width == 0 && ring[i + 1] == ring[(i + 3) % ring.length])) {
                return false;
            }
        }
        return true;
    }

    static long around(long[] ring) {
        long around = 0;
        for (int i = 0; i < ring.length; i += 2) {
            around += PolarOracle.width(ring, i);
        }
        return around;
    }

    /// Whether the ring goes round at most once, and no two of its edges meet but where one follows the other.
    private static boolean isSimple(long[] ring) {
        for (int i = 0; i < ring.length; i += 2) {
            for (int j = i + 2; j < ring.length; j += 2) {
                boolean neighbours = j == i + 2 || (i == 0 && j == ring.length - 2);
                if (neighbours ? isSpike(ring, j == i + 2 ? j : i) : PolarOracle.touch(ring, i, ring, j)) {
                    return false;
                }
            }
        }
        return isPlain(ring) && Math.abs(around(ring)) <= 2 * HALF;
    }

    /// Whether the edges on both sides of vertex `i` run along each other.
    private static boolean isSpike(long[] ring, int i) {
        int before = (i + ring.length - 2) % ring.length;
        long w1 = PolarOracle.width(ring, before);
        long r1 = ring[i + 1] - ring[before + 1];
        long w2 = PolarOracle.width(ring, i);
        long r2 = ring[(i + 3) % ring.length] - ring[i + 1];
        return w1 * r2 == w2 * r1 && w1 * w2 + r1 * r2 < 0;
    }

    private static boolean touch(long[] a, long[] b) {
        for (int i = 0; i < a.length; i += 2) {
            for (int j = 0; j < b.length; j += 2) {
                if (PolarOracle.touch(a, i, b, j)) {
                    return true;
                }
            }
        }
        return false;
    }
}
