package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.ZoneValidator;

/// Random polygons round a pole, begun at every vertex and in both directions, against [PolarOracle].
@Tag("slow")
class PolarZonesTest {
    private static final int ZONES = 200;
    private static final Pattern PLACE = Pattern.compile(" at (-?[0-9.]+(?:E-?[0-9]+)?),");
    private static final Grid GRID = GridSpec.parse("5", Bounds.WORLD);

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void polygonsRoundAPoleHaveTheCellsThatCrossingParityGives(InclusionRule rule) throws Exception {
        long decisions = 0;
        long included = 0;
        int drawings = 0;
        int holes = 0;
        int annuli = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            List<long[]> rings = new RandomPolarRings(new SplittableRandom(seed)).next();
            holes += rings.size() - 1;
            annuli += rings.size() > 1 && RandomPolarRings.around(rings.get(1)) != 0 ? 1 : 0;
            String expected = picture(rule, new PolarOracle(rings));
            included += expected.chars().filter(cell -> cell == '#').count();
            for (int first = 0; first < rings.get(0).length / 2; first++) {
                for (boolean reversed : new boolean[] {false, true}) {
                    Zone zone = zone(rings, first, reversed);
                    ZoneValidator.checkRings(zone);
                    Zone plane = Antimeridian.unwrap(zone);
                    ZoneValidator.checkTopology(plane);
                    String found =
                            new CellRows(GRID, Drawing.scan(rule, GRID, plane).spans()).picture();
                    assertEquals(expected, found, "seed " + seed + " begun at " + first + ", reversed: " + reversed);
                    if (first == 0 && reversed) {
                        Drawing.sameCellByCell(rule, GRID, plane, "seed " + seed);
                    }
                    decisions += (long) GRID.nrows() * GRID.ncols();
                    drawings++;
                }
            }
        }
        System.out.printf(
                "round a pole, %s: %d zones, %d holes, %d annuli, %,d drawings, %,d decisions, 0 differences%n",
                rule, ZONES, holes, annuli, drawings, decisions);
        assertTrue(included > 10_000 && holes > ZONES / 2 && annuli > ZONES / 10, "the drafts must not all be plain");
    }

    /// The cut is no boundary: holes may lie across it or go round the pole that it leads to.
    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void bandsAndCapsThatAreCutHaveTheCellsThatCrossingParityGives(InclusionRule rule) throws Exception {
        int holes = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            RandomPolarRings.Cut cut = new RandomPolarRings(new SplittableRandom(seed)).nextCut();
            String expected = picture(rule, new PolarOracle(cut.rings()));
            boolean band = cut.drawn()[cut.drawn().length - 1] % (90 * PolarOracle.UNIT) != 0;
            List<long[]> rings = new ArrayList<>(
                    cut.rings().subList(band ? 2 : 1, cut.rings().size()));
            holes += rings.size();
            rings.addFirst(cut.drawn());
            for (int first = 0; first < cut.drawn().length / 2; first++) {
                Zone zone = zone(rings, first, first % 2 == 0);
                ZoneValidator.checkRings(zone);
                Zone plane = Antimeridian.unwrap(zone);
                ZoneValidator.checkTopology(plane);
                String found =
                        new CellRows(GRID, Drawing.scan(rule, GRID, plane).spans()).picture();
                assertEquals(expected, found, "seed " + seed + " begun at " + first);
                if (first == 0) {
                    Drawing.sameCellByCell(rule, GRID, plane, "seed " + seed);
                }
            }
        }
        assertTrue(holes > ZONES, "the drafts must have holes");
    }

    @Test
    void ringsThatCrossThemselvesOnTheGlobeAreRefusedWhereverTheyBegin() {
        int refused = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            RandomPolarRings drafts = new RandomPolarRings(new SplittableRandom(seed));
            drafts.next();
            for (List<long[]> rings : drafts.crossed()) {
                int draft = refused;
                for (int first = 0; first < rings.get(0).length / 2; first++) {
                    Zone zone = zone(rings, first, false);
                    TileIndexException e = assertThrows(
                            TileIndexException.class,
                            () -> {
                                ZoneValidator.checkRings(zone);
                                ZoneValidator.checkTopology(Antimeridian.unwrap(zone));
                            },
                            () -> "draft " + draft);
                    assertPlaceInTheWorld(e.what());
                }
                refused++;
            }
        }
        assertTrue(refused > ZONES, "there must be drafts to refuse");
    }

    private static void assertPlaceInTheWorld(String what) {
        Matcher place = PLACE.matcher(what);
        if (place.find()) {
            assertTrue(Math.abs(Double.parseDouble(place.group(1))) <= 180, what);
        }
    }

    private static String picture(InclusionRule rule, PolarOracle oracle) {
        long cell = 5L * PolarOracle.UNIT;
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < GRID.nrows(); row++) {
            StringBuilder cells = new StringBuilder();
            long south = 90L * PolarOracle.UNIT - (row + 1) * cell;
            for (int col = 0; col < GRID.ncols(); col++) {
                long west = -180L * PolarOracle.UNIT + col * cell;
                boolean in = rule == InclusionRule.CENTER
                        ? oracle.contains(west + cell / 2, south + cell / 2)
                        : oracle.overlaps(west, south, west + cell, south + cell);
                cells.append(in ? '#' : '.');
            }
            rows.add(cells.toString());
        }
        return String.join("\n", rows) + "\n";
    }

    private static Zone zone(List<long[]> rings, int first, boolean reversed) {
        List<double[]> degrees =
                rings.stream().map(ring -> degrees(ring, first, reversed)).toList();
        return new Zone("pole", List.of(new ZonePolygon(degrees.get(0), degrees.subList(1, degrees.size()))));
    }

    private static double[] degrees(long[] ring, int first, boolean reversed) {
        int size = ring.length / 2;
        double[] degrees = new double[2 * size + 2];
        for (int i = 0; i <= size; i++) {
            int vertex = Math.floorMod(reversed ? first - i : first + i, size);
            degrees[2 * i] = ring[2 * vertex] / (double) PolarOracle.UNIT;
            degrees[2 * i + 1] = ring[2 * vertex + 1] / (double) PolarOracle.UNIT;
        }
        return degrees;
    }
}
