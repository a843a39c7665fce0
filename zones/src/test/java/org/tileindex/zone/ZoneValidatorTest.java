package org.tileindex.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.fault.ErrorCode.E001_GEO_INVALID;
import static org.tileindex.fault.ErrorCode.E004_BOUNDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

class ZoneValidatorTest {
    private static final double[] SQUARE = {0, 0, 9, 0, 9, 9, 0, 9, 0, 0};

    @Test
    void polygonsWithHolesPass() throws Exception {
        check(zone(polygon(SQUARE)));
        check(zone(polygon(SQUARE, new double[] {1, 1, 2, 1, 2, 2, 1, 1})));
    }

    @Test
    void ringsOfEitherDirectionPass() throws Exception {
        check(zone(polygon(new double[] {0, 0, 0, 9, 9, 9, 9, 0, 0, 0})));
    }

    @Test
    void overlappingAndRepeatedPolygonsOfOneZonePass() throws Exception {
        ZonePolygon shifted = polygon(new double[] {5, 5, 14, 5, 14, 14, 5, 14, 5, 5});
        check(zone(polygon(SQUARE), shifted, polygon(SQUARE)));
    }

    @Test
    void holeThatTouchesTheShellInOnePointPasses() throws Exception {
        check(zone(polygon(SQUARE, new double[] {0, 5, 2, 4, 2, 6, 0, 5})));
    }

    @Test
    void islandInAHolePasses() throws Exception {
        ZonePolygon frame = polygon(SQUARE, new double[] {1, 1, 8, 1, 8, 8, 1, 8, 1, 1});
        check(zone(frame, polygon(new double[] {3, 3, 4, 3, 4, 4, 3, 3})));
    }

    @Test
    void ringThatClosesAlongThePolePasses() throws Exception {
        check(zone(polygon(new double[] {-180, -90, 180, -90, 180, -70, 60, -65, -60, -75, -180, -70, -180, -90})));
        check(ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT)
                .select(List.of("AQ"))
                .get(0));
    }

    @Test
    void wholeWorldInSmallStepsPasses() throws Exception {
        check(zone(polygon(new double[] {-180, -90, 0, -90, 180, -90, 180, 0, 180, 90, 0, 90, -180, 90, -180, -90})));
    }

    /// A polygon found at random, for which JTS throws instead of reporting an error.
    @Test
    void polygonThatJtsCannotJudgeIsRefused() {
        double[] shell = {
            -0.15476190476190477,
            0.0,
            0.023809523809523774,
            Double.MIN_VALUE,
            -0.047619047619047616,
            -0.2142857142857143,
            -0.8333333333333335,
            -0.07142857142857142,
            -0.6904761904761905,
            0.21428571428571425,
            -0.47619047619047616,
            0.3571428571428571,
            -0.26190476190476186,
            0.25,
            -0.11904761904761907,
            0.21428571428571427,
            -0.15476190476190477,
            0.0
        };
        double[] hole = {
            -0.33333333333333326,
            0.0,
            -0.3333333333333332,
            0.07142857142857142,
            -0.4522925204160148,
            -0.0714285714285714,
            -0.369047619047619,
            0.1428571428571428,
            -0.26190476190476186,
            0.07142857142857144,
            -0.19047619047619047,
            0.0714285714285714,
            -0.33333333333333326,
            0.0
        };
        assertRefused(E001_GEO_INVALID, zone(polygon(shell, hole)));
    }

    @Test
    void zoneWithoutPolygonsIsRefused() {
        assertRefused(E001_GEO_INVALID, zone());
    }

    @Test
    void polygonWithoutVerticesIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[0])));
    }

    @Test
    void bowTieIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 9, 9, 9, 0, 0, 9, 0, 0})));
    }

    @Test
    void invalidSecondPolygonIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(SQUARE), polygon(new double[] {0, 0, 9, 9, 9, 0, 0, 9, 0, 0})));
    }

    @Test
    void spikeIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 9, 0, 9, 9, 20, 9, 9, 9, 0, 9, 0, 0})));
    }

    @Test
    void flatRingIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 9, 0, 5, 0, 0, 0})));
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {3, 3, 3, 3, 3, 3, 3, 3})));
    }

    @Test
    void holeOutsideItsShellIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(SQUARE, new double[] {20, 20, 21, 20, 21, 21, 20, 20})));
    }

    @Test
    void holeAcrossItsShellIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(SQUARE, new double[] {5, 5, 12, 5, 12, 6, 5, 5})));
    }

    @Test
    void holesThatOverlapOrNestAreRefused() {
        double[] outer = {1, 1, 6, 1, 6, 6, 1, 6, 1, 1};
        double[] across = {5, 5, 8, 5, 8, 8, 5, 8, 5, 5};
        double[] inside = {2, 2, 3, 2, 3, 3, 2, 2};
        assertRefused(E001_GEO_INVALID, zone(polygon(SQUARE, outer, across)));
        assertRefused(E001_GEO_INVALID, zone(polygon(SQUARE, outer, inside)));
    }

    @Test
    void ringThatIsNotClosedOrTooShortIsRefused() {
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 9, 0, 9, 9, 0, 9})));
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0})));
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 0, 0})));
        assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 1, 1, 0, 0})));
        assertRefused(E001_GEO_INVALID, zone(polygon(SQUARE, new double[] {1, 1, 2, 1, 2, 2})));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                361,
                -361,
                360.00000000000006,
                1e300
            })
    void longitudesOutOfBoundsAreRefused(double lon) {
        assertRefused(E004_BOUNDS, zone(polygon(new double[] {0, 0, lon, 0, 9, 9, 0, 9, 0, 0})));
        assertRefused(E004_BOUNDS, zone(polygon(SQUARE, new double[] {1, 1, lon, 1, 2, 2, 1, 1})));
        assertRefused(E004_BOUNDS, zone(polygon(new double[] {lon, 0, 9, 0, 9, 9, lon, 0})));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 91, -91, 90.0000001})
    void latitudesOutOfBoundsAreRefused(double lat) {
        assertRefused(E004_BOUNDS, zone(polygon(new double[] {0, 0, 9, lat, 9, 9, 0, 9, 0, 0})));
    }

    @Test
    void ringThatJumpsTheAntimeridianPasses() throws Exception {
        check(zone(polygon(new double[] {179, 0, -179, 0, -179, 5, 179, 5, 179, 0})));
        check(zone(polygon(new double[] {-179, 60, 179, 61, 170, 65, -179, 60})));
    }

    @Test
    void polygonAsWideAsTheWorldPassesAndAWiderOneIsRefused() throws Exception {
        check(zone(polygon(box(-180, 180))));
        check(zone(polygon(box(0, 360))));
        check(zone(polygon(box(-270, 90))));
        for (double[] wider : List.of(box(-180, 180.0000001), box(-190, 190), box(-180, 360), box(-360, 360))) {
            TileIndexException e = assertRefused(E001_GEO_INVALID, zone(polygon(wider)));
            assertTrue(e.what().contains("wider than the 360 degrees of the world"), e.what());
        }
        double[] inSmallSteps = {-190, 0, -95, 0, 0, 0, 95, 0, 190, 0, 190, 9, 95, 9, 0, 9, -95, 9, -190, 9, -190, 0};
        assertRefused(E001_GEO_INVALID, zone(polygon(inSmallSteps)));
    }

    /// Few latitudes and longitudes, so that many vertices lie on poles, on each other and on the same meridians.
    @Test
    void ringsOfAllKindsAreLaidOutOrRefused() {
        int valid = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] ring = new double[8 + 2 * random.nextInt(6)];
            for (int i = 0; i + 2 < ring.length; i += 2) {
                ring[i] = 60 * random.nextInt(random.nextInt(2), 7) - 180;
                ring[i + 1] = 30 * random.nextInt(7) - 90;
            }
            ring[ring.length - 2] = ring[0];
            ring[ring.length - 1] = ring[1];
            try {
                check(zone(polygon(ring, random.nextBoolean() ? new double[] {1, 61, 5, 61, 5, 65, 1, 61} : ring)));
                valid++;
            } catch (TileIndexException e) {
                assertEquals(E001_GEO_INVALID, e.code());
            }
        }
        assertTrue(valid > 100, valid + " valid rings");
    }

    /// A ring on the globe that meets itself a turn later, and one that goes round the pole twice.
    @Test
    void ringThatWindsOverItselfIsRefused() {
        double[] twice = {0, 0, 120, 5, -120, 10, 0, 15, 120, 20, -120, 25, 0, 0};
        TileIndexException e = assertRefused(E001_GEO_INVALID, zone(polygon(twice)));
        assertTrue(e.what().contains("goes round the pole 2 times"), e.what());
        double[] over = {0, 0, 120, 0, -120, 0, 0, 0, 40, 0, 40, 9, 0, 9, -120, 9, 120, 9, 0, 9, 0, 0};
        e = assertRefused(E001_GEO_INVALID, zone(polygon(over)));
        assertTrue(e.what().contains("over itself"), e.what());
    }

    @Test
    void placesAreInTheLongitudesOfTheDrawing() {
        double[] east = {350, 0, 370 - 360, 9, 350, 9, 10, 0, 350, 0};
        TileIndexException e = assertRefused(E001_GEO_INVALID, zone(polygon(east)));
        assertTrue(e.what().contains("at 360.0,4.5") || e.what().contains("at 0.0,4.5"), e.what());
        double[] polar = {-60, -65, 60, -70, 150, -70, -120, -75, -100, -60, -100, -80, -130, -65, -60, -65};
        e = assertRefused(E001_GEO_INVALID, zone(polygon(polar)));
        assertTrue(e.what().contains("at -1"), e.what());
    }

    private static double[] box(double west, double east) {
        return new double[] {west, -10, east, -10, east, 10, west, 10, west, -10};
    }

    @Test
    void messageNamesZonePlaceAndRemedy() {
        TileIndexException e =
                assertRefused(E001_GEO_INVALID, zone(polygon(new double[] {0, 0, 9, 9, 9, 0, 0, 9, 0, 0})));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("zone XX") && message.contains("4.5,4.5") && message.contains("Repair"), message);
        assertEquals(Optional.of("XX"), e.zone());
    }

    private static void check(Zone zone) throws TileIndexException {
        ZoneValidator.checkRings(zone);
        ZoneValidator.checkTopology(Antimeridian.unwrap(zone));
    }

    private static TileIndexException assertRefused(ErrorCode code, Zone zone) {
        TileIndexException e = assertThrows(TileIndexException.class, () -> check(zone));
        assertEquals(code, e.code(), e.getMessage());
        return e;
    }

    private static ZonePolygon polygon(double[] shell, double[]... holes) {
        return new ZonePolygon(shell, new ArrayList<>(Arrays.asList(holes)));
    }

    private static Zone zone(ZonePolygon... polygons) {
        return new Zone("XX", List.of(polygons));
    }
}
