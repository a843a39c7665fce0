package org.tileindex.zone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tileindex.zone.Rings.polygon;
import static org.tileindex.zone.Rings.ring;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.TileIndexException;

/// Rings round a pole, laid out in the plane.
class PolarRingsTest {
    @Test
    void ringAroundTheSouthPoleIsRepeatedAndClosedBehindIt() throws Exception {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(-120, -70, 0, -60, 120, -70)));
        assertEquals(1, copies.size());
        assertShell(
                ring(-240, -70, -120, -70, 0, -60, 120, -70, 240, -70, 360, -60, 480, -70, 480, -92, -240, -92),
                copies.get(0));
        ZoneValidator.checkTopology(new Zone("XX", copies));
    }

    @Test
    void ringAroundTheNorthPoleIsRepeatedAndClosedBehindIt() throws Exception {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(120, 70, 0, 60, -120, 70)));
        assertEquals(1, copies.size());
        assertShell(
                ring(-240, 70, -120, 70, 0, 60, 120, 70, 240, 70, 360, 60, 480, 70, 480, 92, -240, 92), copies.get(0));
        ZoneValidator.checkTopology(new Zone("XX", copies));
    }

    @Test
    void ringWithTheSameVerticesIsTheSamePolygonWhereverItBegins() {
        double[] expected = Antimeridian.unwrap(polygon(ring(-120, -71, 0, -60, 120, -70)))
                .get(0)
                .shell();
        assertShell(
                expected,
                Antimeridian.unwrap(polygon(ring(0, -60, 120, -70, -120, -71))).get(0));
        assertShell(
                expected,
                Antimeridian.unwrap(polygon(ring(0, -60, -120, -71, 120, -70))).get(0));
        assertShell(
                expected,
                Antimeridian.unwrap(polygon(ring(240, -71, 0, -60, 120, -70))).get(0));
    }

    @Test
    void meanLatitudeDoesNotCountTheFirstVertexTwice() {
        for (double[] ring : List.of(ring(0, -30, 120, 20, -120, 20), ring(120, 20, -120, 20, 0, -30))) {
            assertEquals(
                    92,
                    Extent.of(Antimeridian.unwrap(polygon(ring)).get(0).shell()).north());
        }
    }

    /// Antarctica cut at the antimeridian, then counted from 0 to 360. The way to the pole and back is no coast.
    @Test
    void wayToThePoleAndBackIsTakenAway() throws Exception {
        double[] coast = ring(180, -80, 270, -70, 0, -60, 90, -70);
        double[] expected = Antimeridian.unwrap(polygon(coast)).get(0).shell();
        for (double[] cut : List.of(
                ring(180, -90, 180, -80, 270, -70, 0, -60, 90, -70, 180, -80, 180, -90),
                ring(180, -90, 180, -85, 180, -80, 270, -70, 0, -60, 90, -70, 180, -80),
                ring(180, -90, 180, -80, 270, -70, 0, -60, 90, -70, 180, -80, 180, -85),
                ring(270, -90, 0, -90, 180, -90, 180, -80, 270, -70, 0, -60, 90, -70, 180, -80, 180, -90))) {
            List<ZonePolygon> copies = Antimeridian.unwrap(polygon(cut));
            assertEquals(Extent.of(expected), Extent.of(copies.get(0).shell()));
            assertEquals(
                    JtsPolygons.toJts(polygon(expected)).getArea(),
                    JtsPolygons.toJts(copies.get(0)).getArea());
            ZoneValidator.checkTopology(new Zone("XX", copies));
        }
    }

    @Test
    void ringWithOneVertexOnThePoleIsRepeated() throws Exception {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(179, -80, 180, -90, -179, -80, -60, -70, 60, -70)));
        assertEquals(1, copies.size());
        assertEquals(new Extent(-540, -92, 540, -70), Extent.of(copies.get(0).shell()));
        ZoneValidator.checkTopology(new Zone("XX", copies));
    }

    @Test
    void ringOpenedAtAPoleIsClosedWhereverItBegins() throws Exception {
        double[] open = {179.3, -80.1, 180, -90, -179.7, -80.3, -60.1, -70.7, 60.1, -70.3};
        for (int first = 0; first < 5; first++) {
            double[] begun = new double[open.length];
            for (int i = 0; i < open.length; i++) {
                begun[i] = open[(2 * first + i) % open.length];
            }
            ZoneValidator.checkTopology(new Zone("XX", Antimeridian.unwrap(polygon(ring(begun)))));
        }
    }

    /// Its ends meet at -180, and both of its long edges go all the way round.
    @Test
    void holeRoundThePoleInABoxThatIsCut() throws Exception {
        double[] shell = ring(-180, -90, 180, -90, 180, -60, -180, -60);
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(shell, ring(-120, -70, 0, -80, 120, -70)));
        assertEquals(1, copies.size());
        ZoneValidator.checkTopology(new Zone("XX", copies));
    }

    @Test
    void holeThatIsCutUpToThePoleGoesRoundIt() throws Exception {
        double[] shell = ring(-120, -60, 0, -60, 120, -60);
        for (double[] hole : List.of(
                ring(-180, -90, 180, -90, 180, -80, -180, -80),
                ring(180, -90, 180, -80, -180, -80, -180, -90, -30, -90),
                ring(0, -90, 90, -90, 360, -90, 360, -80, 0, -80))) {
            List<ZonePolygon> copies = Antimeridian.unwrap(polygon(shell, hole));
            assertEquals(1, copies.get(0).holes().size());
            ZoneValidator.checkTopology(new Zone("XX", copies));
        }
    }

    @Test
    void bandBetweenTwoRingsRoundThePole() throws Exception {
        Zone band = new Zone("XX", List.of(polygon(ring(-120, 60, 0, 60, 120, 60), ring(-100, 70, 20, 70, 140, 70))));
        Zone plane = Antimeridian.unwrap(band);
        assertEquals(91, Extent.of(plane.polygons().get(0).holes().get(0)).north());
        ZoneValidator.checkTopology(plane);
    }

    @Test
    void holeRoundThePoleMayTouchItsShellInOnePointButNotInTwo() throws Exception {
        double[] shell = ring(-120, 60, 0, 50, 120, 60);
        Zone once = new Zone("XX", List.of(polygon(shell, ring(-120, 60, 20, 70, 140, 70))));
        ZoneValidator.checkTopology(Antimeridian.unwrap(once));
        Zone twice = new Zone("XX", List.of(polygon(shell, ring(-120, 60, 0, 70, 120, 60, -170, 80))));
        assertThrows(TileIndexException.class, () -> ZoneValidator.checkTopology(Antimeridian.unwrap(twice)));
    }

    @Test
    void holeRoundTheOtherPoleIsRefused() {
        Zone band = new Zone("XX", List.of(polygon(ring(-120, 6, 0, 6, 120, 6), ring(-100, -6, 20, -6, 140, -6))));
        assertThrows(TileIndexException.class, () -> ZoneValidator.checkTopology(Antimeridian.unwrap(band)));
    }

    private static void assertShell(double[] expected, ZonePolygon polygon) {
        assertArrayEquals(expected, polygon.shell());
    }
}
