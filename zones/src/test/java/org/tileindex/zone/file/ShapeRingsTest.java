package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Assignment of holes to outer rings.
class ShapeRingsTest {
    @Test
    void holeBelongsToTheSmallestRingAroundIt() throws Exception {
        List<ZonePolygon> polygons = ShapeRings.polygons(
                "AT",
                List.of(
                        hole(3, 3, 1),
                        shell(0, 0, 10),
                        hole(1, 1, 8),
                        shell(2, 2, 4),
                        shell(20, 0, 5),
                        hole(21, 1, 1)));
        assertEquals(3, polygons.size());
        assertEquals(1, polygons.get(0).holes().get(0)[0]);
        assertEquals(3, polygons.get(1).holes().get(0)[0]);
        assertEquals(21, polygons.get(2).holes().get(0)[0]);
    }

    @Test
    void holeTouchesItsShellInVertices() throws Exception {
        double[] diamond = {5, 0, 10, 5, 5, 10, 0, 5, 5, 0};
        assertEquals(
                1,
                ShapeRings.polygons("AT", List.of(shell(0, 0, 10), diamond))
                        .get(0)
                        .holes()
                        .size());
    }

    @Test
    void manyHolesAreFoundInALargeRingAndTooMuchWorkIsRefused() throws Exception {
        List<double[]> lakes = new ArrayList<>();
        double[] zigzag = new double[2 * 40_003];
        for (int i = 0; i < 40_000; i++) {
            zigzag[2 * i] = i;
            zigzag[2 * i + 1] = i % 2 == 0 ? 10 : 20;
        }
        System.arraycopy(new double[] {40_000, 0, 0, 0, 0, 10}, 0, zigzag, 80_000, 6);
        lakes.add(zigzag);
        for (int i = 0; i < 30_000; i++) {
            lakes.add(hole(i + 0.1, 1, 0.5));
        }
        assertEquals(30_000, ShapeRings.polygons("AT", lakes).get(0).holes().size());
        lakes.replaceAll(ring -> ring.length > 10 ? ring : hole(ring[0], 15, 0.5));
        TileIndexException e = assertThrows(TileIndexException.class, () -> ShapeRings.polygons("AT", lakes));
        assertEquals(ErrorCode.E001_GEO_INVALID, e.code());
    }

    @Test
    void loneRingIsAnOuterOneWhicheverWayItGoes() throws Exception {
        assertEquals(1, ShapeRings.polygons("AT", List.of(hole(0, 0, 1))).size());
    }

    @Test
    void holeOutsideAllRingsIsRefused() {
        TileIndexException e = assertThrows(
                TileIndexException.class, () -> ShapeRings.polygons("AT", List.of(shell(0, 0, 10), hole(20, 20, 1))));
        assertEquals(ErrorCode.E001_GEO_INVALID, e.code());
    }

    private static double[] shell(double x, double y, double size) {
        return new double[] {x, y, x, y + size, x + size, y + size, x + size, y, x, y};
    }

    private static double[] hole(double x, double y, double size) {
        return new double[] {x, y, x + size, y, x + size, y + size, x, y + size, x, y};
    }
}
