package org.tileindex.zone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.tileindex.zone.Rings.polygon;
import static org.tileindex.zone.Rings.ring;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Exact rings of polygons that cross the antimeridian or go round a pole.
class AntimeridianTest {

    @Test
    void polygonOfThePlaneIsItself() {
        for (ZonePolygon polygon : List.of(
                polygon(ring(0, 0, 9, 0, 9, 9)),
                polygon(ring(170, 0, 180, 0, 180, 9)),
                polygon(ring(-180, 0, -170, 0, -180, 9)),
                polygon(ring(-90, 0, 90, 0, 0, 9)),
                polygon(ring(-180, -90, 180, -90, 180, -80, 0, -70, -180, -80)))) {
            List<ZonePolygon> unwrapped = Antimeridian.unwrap(polygon);
            assertEquals(1, unwrapped.size());
            assertSame(polygon, unwrapped.get(0));
        }
    }

    @Test
    void jumpingRingIsThereOnBothSides() {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(170, 0, -170, 0, -170, 9, 170, 9)));
        assertEquals(2, copies.size());
        assertShell(ring(-190, 0, -170, 0, -170, 9, -190, 9), copies.get(0));
        assertShell(ring(170, 0, 190, 0, 190, 9, 170, 9), copies.get(1));
    }

    @Test
    void ringWhoseFirstVertexIsAtTheJumpGivesTheSameRings() {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(-170, 0, -170, 9, 170, 9, 170, 0)));
        assertEquals(2, copies.size());
        assertShell(ring(-170, 0, -170, 9, -190, 9, -190, 0), copies.get(0));
        assertShell(ring(190, 0, 190, 9, 170, 9, 170, 0), copies.get(1));
    }

    @Test
    void ringBeyondTheWorldIsMovedBack() {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(190, 0, 200, 0, 200, 9)));
        assertEquals(1, copies.size());
        assertShell(ring(-170, 0, -160, 0, -160, 9), copies.get(0));
    }

    @Test
    void ringsFromZeroTo360CrossTheAntimeridianWithoutAJump() {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(170, 0, 190, 0, 190, 9)));
        assertEquals(2, copies.size());
        assertShell(ring(-190, 0, -170, 0, -170, 9), copies.get(0));
        assertShell(ring(170, 0, 190, 0, 190, 9), copies.get(1));
    }

    @Test
    void ringThatJumpsAtZeroIsNotMoved() {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(5, 0, 5, 9, 355, 9, 355, 0)));
        assertEquals(1, copies.size());
        assertShell(ring(5, 0, 5, 9, -5, 9, -5, 0), copies.get(0));
    }

    @Test
    void edgeOfExactlyHalfATurnIsNoJump() {
        ZonePolygon polygon = polygon(ring(-90, 0, 90, 0, 90, 9, 0, 20));
        assertSame(polygon, Antimeridian.unwrap(polygon).get(0));
        ZonePolygon beyond = polygon(ring(-90, 0, 90.00000000000003, 0, 180, 9));
        assertShell(
                ring(-90, 0, 90.00000000000003 - 360, 0, -180, 9),
                Antimeridian.unwrap(beyond).get(0));
    }

    @Test
    void edgeFromOneSideOfTheAntimeridianToTheOtherHasNoLength() {
        List<ZonePolygon> copies =
                Antimeridian.unwrap(polygon(ring(170, 0, 180, 0, -180, 0, -170, 0, -180, 9, 180, 9)));
        assertEquals(2, copies.size());
        assertShell(ring(-190, 0, -180, 0, -180, 0, -170, 0, -180, 9, -180, 9), copies.get(0));
        assertShell(ring(170, 0, 180, 0, 180, 0, 190, 0, 180, 9, 180, 9), copies.get(1));
    }

    @Test
    void severalJumpsOfOneRing() {
        List<ZonePolygon> copies =
                Antimeridian.unwrap(polygon(ring(170, 0, -170, 1, 170, 2, -170, 3, -160, 4, -160, -1)));
        assertEquals(2, copies.size());
        assertShell(ring(170, 0, 190, 1, 170, 2, 190, 3, 200, 4, 200, -1), copies.get(1));
    }

    @Test
    void verticesInTheWorldKeepTheirBits() {
        double west = -179.10000000000002;
        double east = 179.3;
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(east, 0.1, west, 0.1, west, 9.7, east, 9.7)));
        assertEquals(west, copies.get(0).shell()[2]);
        assertEquals(east, copies.get(1).shell()[0]);
    }

    @Test
    void holeOnTheOtherSideThanItsShellsFirstVertexFollowsIt() {
        double[] shell = ring(170, 0, -170, 0, -170, 9, 170, 9);
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(shell, ring(-178, 3, -176, 3, -176, 5)));
        assertHole(ring(-178, 3, -176, 3, -176, 5), copies.get(0));
        assertHole(ring(182, 3, 184, 3, 184, 5), copies.get(1));
    }

    @Test
    void holeAcrossTheAntimeridianFollowsItsShellWhereverItBegins() {
        double[] shell = ring(170, 0, -170, 0, -170, 9, 170, 9);
        assertHole(
                ring(178, 3, 182, 3, 182, 5),
                Antimeridian.unwrap(polygon(shell, ring(178, 3, -178, 3, -178, 5)))
                        .get(1));
        assertHole(
                ring(182, 3, 182, 5, 178, 3),
                Antimeridian.unwrap(polygon(shell, ring(-178, 3, -178, 5, 178, 3)))
                        .get(1));
    }

    @Test
    void holeCountedFromZeroTo360InAShellThatIsNot() {
        double[] shell = ring(170, 0, -170, 0, -170, 9, 170, 9);
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(shell, ring(178, 3, 182, 3, 182, 5)));
        assertHole(ring(178, 3, 182, 3, 182, 5), copies.get(1));
    }

    @Test
    void holeThatBeginsWhereItTouchesTheEndOfAShellAroundThePole() {
        double[] shell = ring(0, -90, 360, -90, 360, -60, 240, -60, 120, -60, 0, -60);
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(shell, ring(360, -70, 350, -75, 350, -65)));
        assertHole(ring(360, -70, 350, -75, 350, -65), copies.get(1));
    }

    @Test
    void boxAsWideAsTheWorldIsItself() throws Exception {
        for (ZonePolygon polygon : List.of(
                polygon(ring(-180, -10, 180, -10, 180, 10, -180, 10)),
                polygon(ring(-180, 10, 180, 10, 180, -10, -180, -10)),
                polygon(ring(-180, -90, 180, -90, 180, -60, -180, -60)),
                polygon(ring(-180, -10, 180, -10, 180, 10, -180, 10), ring(-9, -5, 9, -5, 9, 5)),
                polygon(ring(-180, -10, 180, -10, 180, 0, 180, 10, -180, 10, -180, 3)),
                polygon(ring(-180, -10, 0, -10, 180, -10, 180, 10, -180, 10)),
                polygon(ring(-180, -10, 170, -10, 180, -10, 180, 10, -100, 10, -180, 10)),
                polygon(ring(-180, -10, 180, 20, 180, 40, -180, 10)),
                polygon(ring(-180, 0, 180, -10, 180, 10)))) {
            assertSame(polygon, Antimeridian.unwrap(polygon).get(0));
            ZoneValidator.checkTopology(new Zone("XX", Antimeridian.unwrap(polygon)));
        }
    }

    @Test
    void boxAsWideAsTheWorldThatIsCutElsewhereIsThereTwice() throws Exception {
        double[] hole = ring(-20, -5, -10, -5, -10, 5);
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(0, -10, 360, -10, 360, 10, 0, 10), hole));
        assertEquals(2, copies.size());
        assertShell(ring(-360, -10, 0, -10, 0, 10, -360, 10), copies.get(0));
        assertShell(ring(0, -10, 360, -10, 360, 10, 0, 10), copies.get(1));
        assertHole(hole, copies.get(0));
        assertHole(ring(340, -5, 350, -5, 350, 5), copies.get(1));
        ZoneValidator.checkTopology(new Zone("XX", copies));
    }

    /// A ring round the pole with its first vertex given twice, once on either side of the map.
    @Test
    void edgeOfAWholeTurnHasNoLengthInARingThatIsNotCut() throws Exception {
        List<ZonePolygon> copies = Antimeridian.unwrap(polygon(ring(-180, 60, -60, 60, 60, 60, 180, 60)));
        assertEquals(1, copies.size());
        assertEquals(60, Extent.of(copies.get(0).shell()).south());
        assertEquals(92, Extent.of(copies.get(0).shell()).north());
        ZoneValidator.checkTopology(new Zone("XX", copies));
    }

    @Test
    void holesAcrossTheCutOfABandJoinItsCopies() throws Exception {
        for (double[] shell : List.of(
                ring(-180, -10, 180, -10, 180, 10, -180, 10),
                ring(-180, -10, 180, -10, 180, 0, 180, 10, -180, 10, -180, 3))) {
            List<ZonePolygon> copies = Antimeridian.unwrap(polygon(shell, ring(170, -5, -170, -5, -170, 5, 170, 5)));
            assertEquals(1, copies.size());
            assertEquals(2, copies.get(0).holes().size());
            assertEquals(-10, Extent.of(copies.get(0).shell()).south());
            ZoneValidator.checkTopology(new Zone("XX", copies));
        }
    }

    @Test
    void holeInAShellThatWindsForMoreThanATurnIsPutWhereTheShellIs() throws Exception {
        double[] winding = ring(0, 0, 120, 10, 240, 20, 0, 30, 40, 33, 40, 43, 0, 40, 240, 30, 120, 20, 0, 10);
        Zone zone = new Zone("XX", List.of(polygon(winding, ring(10, 35, 20, 35, 20, 38))));
        ZoneValidator.checkRings(zone);
        ZoneValidator.checkTopology(Antimeridian.unwrap(zone));
    }

    @Test
    void roundingErrorsAtTheLimitsAreTakenAway() throws Exception {
        double[] noisy = ring(-180, -90.00000000000003, 180.00000000000006, -90, 180.00000000000006, -60, -180, -60);
        Zone zone = new Zone("XX", List.of(polygon(noisy)));
        ZoneValidator.checkRings(zone);
        assertShell(
                ring(-180, -90, 180, -90, 180, -60, -180, -60),
                Antimeridian.unwrap(zone).polygons().get(0));
    }

    private static void assertShell(double[] expected, ZonePolygon polygon) {
        assertArrayEquals(expected, polygon.shell());
    }

    private static void assertHole(double[] expected, ZonePolygon polygon) {
        assertArrayEquals(expected, polygon.holes().get(0));
    }
}
