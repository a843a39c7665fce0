package org.tileindex.zone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

class ZoneRepairTest {
    private static final double[] SQUARE = {0, 0, 10, 0, 10, 10, 0, 10, 0, 0};
    private static final double[] BOW_TIE = {10, 10, 16, 16, 16, 10, 10, 16, 10, 10};
    private static final double[] TWICE_ROUND = {0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 2, 2, 8, 2, 8, 8, 2, 8, 2, 2, 0, 0};

    @Test
    void repairSaysTheAreaBeforeAndAfter() throws Exception {
        CheckedZone outcome = ZoneRepair.apply(OnInvalid.FIX, zone(BOW_TIE));
        assertEquals(
                List.of("zone Z: self-intersection at 13.0,13.0; repaired;"
                        + " area 18.0000 before, 18.0000 after (square degrees)"),
                outcome.problems());
        assertEquals(2, outcome.zone().polygons().size());
    }

    /// The ring goes round the north pole at latitude 60 and crosses itself once, which adds two triangles of 1 square
    /// degree each below that latitude.
    @Test
    void areaOfAPolarPolygonIsThatOnTheGlobe() throws Exception {
        double[] polar = {-180, 60, -90, 60, 0, 60, 2, 58, 2, 60, 0, 58, 0, 60, 90, 60, 180, 60, -180, 60};
        Zone laidOut = Antimeridian.unwrap(zone(polar));
        CheckedZone outcome = ZoneRepair.apply(OnInvalid.FIX, laidOut);
        assertTrue(
                outcome.problems().get(0).contains("area 10802.0 before, 10802.0 after"),
                outcome.problems().get(0));
    }

    @Test
    void repairThatChangesTheAreaIsRefusedWithBothFigures() {
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> ZoneRepair.apply(OnInvalid.FIX, zone(TWICE_ROUND)));
        assertEquals(ErrorCode.E001_GEO_INVALID, e.code());
        assertTrue(e.what().contains("from 64.0000 to 100.000 square degrees"), e.what());
    }

    @Test
    void openRingsAreClosedAndCollapsedOnesDropped() throws Exception {
        double[] open = {0, 0, 10, 0, 10, 10, 0, 10};
        double[] line = {20, 0, 21, 0, 20, 0};
        CheckedZone outcome = ZoneRepair.rings(OnInvalid.FIX, zone(open, line));
        assertEquals(1, outcome.zone().polygons().size());
        assertArrayEquals(SQUARE, outcome.zone().polygons().get(0).shell());
        assertEquals(
                List.of(
                        "zone Z: a ring that begins at 0.0,0.0 is not closed; closed",
                        "zone Z: a polygon at 20.0,0.0 has collapsed; dropped"),
                outcome.problems());
        CheckedZone gone = ZoneRepair.rings(OnInvalid.FIX, zone(line));
        assertEquals(List.of(), gone.zone().polygons());
        assertEquals("zone Z: nothing is left of it; left out", gone.problems().get(1));
    }

    @Test
    void ringThatIsTooWideCannotBeRepaired() {
        double[] wide = {-180, 0, 0, 0, 180.5, 0, 180.5, 5, 0, 5, -180, 5, -180, 0};
        assertThrows(TileIndexException.class, () -> ZoneRepair.rings(OnInvalid.FIX, zone(wide)));
    }

    @Test
    void roundingBeyondTheLimitsIsTaken() {
        double[] noisy = {-180, -90.00000000000003, 180.00000000000006, -90, 180.00000000000006, 5, -180, 5, -180, -90};
        assertArrayEquals(new double[] {-180, -90, 180, -90, 180, 5, -180, 5, -180, -90}, Limits.of(noisy));
        assertSame(SQUARE, Limits.of(SQUARE));
    }

    private static Zone zone(double[]... shells) {
        return new Zone(
                "Z",
                List.of(shells).stream()
                        .map(shell -> new ZonePolygon(shell, List.of()))
                        .toList());
    }
}
