package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Random polygons of the plane across the antimeridian or round a pole, whose longitudes are then wrapped as data
/// wrap them: the tiles must be those that JTS gives for the plane polygon and its copies a turn away. Coordinates
/// are multiples of 1/64, so that every shift is exact.
class WrappedZonesTest {
    private static final int ZONES = 3_000;
    private static final List<Grid> GRIDS = List.of(
            GridSpec.parse("10", Bounds.WORLD),
            GridSpec.parse("1/3", new Bounds(174, -4, 180, 4)),
            GridSpec.parse("0.5", new Bounds(-180, -4, -172, 4)),
            GridSpec.parse("0.3", new Bounds(170, -3, 179, 3)));

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    @Tag("slow")
    void polygonsAcrossTheAntimeridianHaveTheTilesOfThePlane(InclusionRule rule) {
        prove(
                "across the antimeridian",
                rule,
                ZONES,
                (seed, random, included) ->
                        compare(rule, GRIDS.get(seed % GRIDS.size()), across(random), random, included));
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void ringsRoundAPoleHaveTheTilesOfThePlane(InclusionRule rule) {
        Grid grid = GridSpec.parse("5", Bounds.WORLD);
        prove("round a pole", rule, ZONES / 10, (seed, random, included) -> {
            List<double[]> open = new ArrayList<>();
            Zone plane = roundAPole(random, open);
            double[] shell = wrapped(open.get(0), random, lon -> lon >= 180 ? lon - 360 : lon);
            Zone drawn = new Zone("pole", List.of(new ZonePolygon(shell, List.of())));
            return compareTo(rule, grid, plane, drawn, included);
        });
    }

    /// Bands exactly a turn wide, cut along any meridian; their edges may go all the way round.
    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    @Tag("slow")
    void bandsRoundTheWorldHaveTheTilesOfThePlane(InclusionRule rule) {
        Grid grid = GridSpec.parse("5", Bounds.WORLD);
        prove("round the world", rule, ZONES / 10, (seed, random, included) -> {
            Zone plane = band(random);
            ZonePolygon band = plane.polygons().get(0);
            double[] shell = wrapped(band.shell(), random, lon -> lon);
            List<double[]> holes = band.holes().stream()
                    .map(hole -> random.nextBoolean() && hole[0] < 0 ? shifted(hole, 360) : hole)
                    .toList();
            Zone drawn = new Zone("band", List.of(new ZonePolygon(shell, holes)));
            Drawing.sameCellByCell(rule, grid, Antimeridian.unwrap(drawn), "band " + seed);
            return compareTo(rule, grid, plane, drawn, included);
        });
    }

    /// Compares one random zone, counts the cells that belong, and returns how many were decided.
    private interface Proof {
        long decide(int seed, SplittableRandom random, LongAdder included);
    }

    private static void prove(String what, InclusionRule rule, int zones, Proof proof) {
        LongAdder included = new LongAdder();
        long decisions = IntStream.range(0, zones)
                .parallel()
                .mapToLong(seed -> proof.decide(seed, new SplittableRandom(seed), included))
                .sum();
        System.out.printf(
                "zones %s, %s: %,d decisions, %,d inside, 0 differences%n", what, rule, decisions, included.sum());
        assertTrue(included.sum() > decisions / 50, "the zones must not miss the grid");
    }

    private static long compare(
            InclusionRule rule, Grid grid, Zone plane, SplittableRandom random, LongAdder included) {
        long decisions = 0;
        for (DoubleUnaryOperator wrap : List.<DoubleUnaryOperator>of(
                lon -> lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon,
                lon -> lon >= 180 ? lon - 360 : lon <= -180 ? lon + 360 : lon,
                lon -> lon < 0 ? lon + 360 : lon,
                lon -> lon > 0 ? lon - 360 : lon)) {
            List<ZonePolygon> polygons = plane.polygons().stream()
                    .map(polygon -> new ZonePolygon(
                            wrapped(polygon.shell(), random, wrap),
                            polygon.holes().stream()
                                    .map(hole -> wrapped(hole, random, wrap))
                                    .toList()))
                    .toList();
            decisions += compareTo(rule, grid, plane, new Zone("wrapped", polygons), included);
        }
        return decisions;
    }

    private static long compareTo(InclusionRule rule, Grid grid, Zone plane, Zone wrapped, LongAdder included) {
        List<ZonePolygon> copies = new ArrayList<>();
        for (double shift : new double[] {-720, -360, 0, 360, 720}) {
            plane.polygons().forEach(polygon -> copies.add(shifted(polygon, shift)));
        }
        ZoneCells cells = Drawing.scan(rule, grid, Antimeridian.unwrap(wrapped));
        CellRows rows = new CellRows(grid, cells.spans());
        String what = rule + " " + JtsOracle.polygon(wrapped.polygons().get(0)).toText();
        long decisions = rows.compareAll(CellOracle.of(rule, new Zone("copies", copies), grid), what);
        included.add(cells.spans().cells());
        return decisions;
    }

    /// The ring begun anywhere, in either direction, its longitudes wrapped.
    private static double[] wrapped(double[] ring, SplittableRandom random, DoubleUnaryOperator wrap) {
        int size = ring.length / 2 - 1;
        int first = random.nextInt(size);
        int step = random.nextBoolean() ? 1 : -1;
        double[] wrapped = new double[ring.length];
        for (int i = 0; i <= size; i++) {
            int vertex = Math.floorMod(first + i * step, size);
            wrapped[2 * i] = wrap.applyAsDouble(ring[2 * vertex]);
            wrapped[2 * i + 1] = ring[2 * vertex + 1];
        }
        return wrapped;
    }

    private static ZonePolygon shifted(ZonePolygon polygon, double shift) {
        return new ZonePolygon(
                shifted(polygon.shell(), shift),
                polygon.holes().stream().map(hole -> shifted(hole, shift)).toList());
    }

    private static double[] shifted(double[] ring, double shift) {
        double[] shifted = ring.clone();
        for (int i = 0; i < ring.length; i += 2) {
            shifted[i] += shift;
        }
        return shifted;
    }

    /// A star, with a star as its hole if that is valid, around a place near one side of the world or the other.
    private static Zone across(SplittableRandom random) {
        double lon = (random.nextBoolean() ? 180 : -180) + dyadic(random.nextDouble(-9, 9));
        double lat = dyadic(random.nextDouble(-4, 4));
        while (true) {
            double radius = random.nextDouble(0.5, 9);
            double[] shell = star(random, lon, lat, radius, 0.5);
            List<double[]> holes =
                    random.nextBoolean() ? List.of(star(random, lon, lat, radius / 2, 0.3)) : List.<double[]>of();
            ZonePolygon polygon = new ZonePolygon(shell, holes);
            if (JtsOracle.polygon(polygon).isValid()) {
                return new Zone("plane", List.of(polygon));
            }
        }
    }

    private static double[] star(SplittableRandom random, double lon, double lat, double radius, double least) {
        double[] angles =
                random.doubles(3 + random.nextInt(8), 0, 2 * Math.PI).sorted().toArray();
        double[] ring = new double[2 * angles.length + 2];
        for (int i = 0; i < angles.length; i++) {
            double r = radius * random.nextDouble(least, 1);
            ring[2 * i] = dyadic(lon + r * Math.cos(angles[i]));
            ring[2 * i + 1] = dyadic(lat + r * Math.sin(angles[i]));
        }
        ring[ring.length - 2] = ring[0];
        ring[ring.length - 1] = ring[1];
        return ring;
    }

    private static double dyadic(double degrees) {
        return Math.rint(degrees * 64) / 64;
    }

    /// A cap of the plane, closed along the pole. `open` receives the ring as it stands in data: closed only at its
    /// first vertex, which sometimes lies on the pole.
    private static Zone roundAPole(SplittableRandom random, List<double[]> open) {
        double pole = random.nextBoolean() ? 90 : -90;
        int steps = 3 + random.nextInt(6);
        boolean touches = random.nextInt(3) == 0;
        double first = dyadic(random.nextDouble(-180, 0));
        double[] ring = new double[2 * steps + 2];
        double[] cap = new double[2 * steps + 8];
        for (int i = 0; i <= steps; i++) {
            double inner = first + dyadic((i + random.nextDouble(-0.2, 0.2)) * 360 / steps);
            ring[2 * i] = i == 0 ? first : i == steps ? first + 360 : inner;
            ring[2 * i + 1] = Math.copySign(dyadic(random.nextDouble(45, 85)), pole);
        }
        ring[1] = touches ? pole : ring[1];
        ring[ring.length - 1] = ring[1];
        System.arraycopy(ring, 0, cap, 0, ring.length);
        System.arraycopy(new double[] {first + 360, pole, first, pole, first, ring[1]}, 0, cap, ring.length, 6);
        open.add(ring);
        return new Zone("cap", List.of(new ZonePolygon(cap, List.of())));
    }

    /// A band from a meridian round to the same meridian, with or without vertices in between. Some bands reach a pole,
    /// and some have a hole.
    private static Zone band(SplittableRandom random) {
        double[] cuts = {-360, -180, 0, dyadic(random.nextDouble(-360, 0))};
        double cut = cuts[random.nextInt(cuts.length)];
        double[] south = way(random, cut, random.nextInt(4) == 0 ? -90 : -dyadic(random.nextDouble(5, 60)));
        double[] north = way(random, cut, random.nextInt(4) == 0 ? 90 : dyadic(random.nextDouble(5, 60)));
        int size = south.length + north.length;
        double[] shell = Arrays.copyOf(south, size + 2);
        for (int i = 0; i < north.length; i += 2) {
            shell[size - 2 - i] = north[i];
            shell[size - 1 - i] = north[i + 1];
        }
        shell[size] = cut;
        shell[size + 1] = south[1];
        double west = cut + 1 + dyadic(random.nextDouble(0, 200));
        double east = west + dyadic(random.nextDouble(1, 150));
        double[] hole = {west, -4, east, -4, east, 4, west, 4, west, -4};
        return new Zone(
                "band", List.of(new ZonePolygon(shell, random.nextBoolean() ? List.of(hole) : List.<double[]>of())));
    }

    /// Vertices from `cut` eastwards round to it again, beginning at latitude `lat` and staying on its side of the
    /// equator; a way that begins at a pole ends there.
    private static double[] way(SplittableRandom random, double cut, double lat) {
        double[] between = random.doubles(random.nextInt(6), cut + 1, cut + 359)
                .map(WrappedZonesTest::dyadic)
                .sorted()
                .distinct()
                .toArray();
        double[] way = new double[2 * between.length + 4];
        way[0] = cut;
        way[1] = lat;
        for (int i = 0; i < between.length; i++) {
            way[2 * i + 2] = between[i];
            way[2 * i + 3] = random.nextBoolean() ? lat : Math.copySign(dyadic(random.nextDouble(5, 60)), lat);
        }
        way[way.length - 2] = cut + 360;
        way[way.length - 1] = Math.abs(lat) == 90 ? lat : Math.copySign(dyadic(random.nextDouble(5, 60)), lat);
        return way;
    }
}
