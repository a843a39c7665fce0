package org.tileindex.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridSpecTest {

    @ParameterizedTest
    @CsvSource({
        "3s,216000,432000",
        "5s,129600,259200",
        "6s,108000,216000",
        "10s,64800,129600",
        "15s,43200,86400",
        "20s,32400,64800",
        "30s,21600,43200",
        "45s,14400,28800",
        "1m,10800,21600",
        "2m,5400,10800",
        "2.5m,4320,8640",
        "3m,3600,7200",
        "5m,2160,4320",
        "6m,1800,3600",
        "10m,1080,2160",
        "15m,720,1440",
        "20m,540,1080",
        "30m,360,720",
        "1,180,360",
        "1d,180,360",
        "0.1,1800,3600",
        ".1,1800,3600",
        "0.25,720,1440",
        "0.25d,720,1440",
        "0.5,360,720",
        "2,90,180",
        "2.5,72,144",
        "5,36,72",
        "10,18,36",
        "1s,648000,1296000",
        "2s,324000,648000",
        "4s,162000,324000",
        "7.5s,86400,172800",
        "9s,72000,144000",
        "12s,54000,108000",
        "0.05,3600,7200",
        "0.01,18000,36000",
        "0.02,9000,18000",
        "0.04,4500,9000",
        "0.005,36000,72000",
        "0.0025,72000,144000",
        "0.001,180000,360000",
        "0.125,1440,2880",
        "0.75,240,480",
        "1.5,120,240",
        "1/3,540,1080",
        "1/8,1440,2880",
        "1/12,2160,4320",
        "1/24,4320,8640",
        "1/48,8640,17280",
        "1/60,10800,21600",
        "1/96,17280,34560",
        "1/112,20160,40320",
        "1/120,21600,43200",
        "1/240,43200,86400",
        "1/360,64800,129600",
        "1/480,86400,172800",
        "1/1200,216000,432000",
        "1/3600,648000,1296000",
        "0.00833333333333333,21600,43200",
        "0.008333333333333333,21600,43200",
        "0.0083333333333,21600,43200",
        "0.083333333333333,2160,4320",
        "0.0008333333333333,216000,432000"
    })
    void commonWorldGridsAreAcceptedAndEndAtTheWorldsEdge(String size, int nrows, int ncols) {
        Grid grid = GridSpec.parse(size, Bounds.WORLD);
        assertEquals(nrows, grid.nrows());
        assertEquals(ncols, grid.ncols());
        assertTrue(grid.westEdge(ncols) <= 180 && grid.westEdge(ncols) > 180 - 1e-6);
        assertTrue(grid.northEdge(nrows) >= -90 && grid.northEdge(nrows) < -90 + 1e-6);
    }

    @Test
    void thirtyArcSecondsAndOneHundredTwentiethAreTheSameGrid() {
        assertEquals(GridSpec.parse("30s", Bounds.WORLD), GridSpec.parse("1/120", Bounds.WORLD));
        assertEquals(GridSpec.parse("5m", Bounds.WORLD), GridSpec.parse("300s", Bounds.WORLD));
        assertEquals(GridSpec.parse("15m", Bounds.WORLD), GridSpec.parse("0.25", Bounds.WORLD));
    }

    @Test
    void regionalGridsBeginAtTheirOwnCorner() {
        Grid grid = GridSpec.parse("30s", new Bounds(5.8, 45.7, 10.6, 47.9));
        assertEquals(576, grid.ncols());
        assertEquals(264, grid.nrows());
        assertEquals(5.8, grid.originLon());
        assertEquals(47.9, grid.originLat());
        assertEquals(1 / 120.0, grid.pixelWidth());
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,-0.3,-0.3,0.3,0.3",
        "1/7,-3,-3,3,3",
        "0.2,100.1,-33.3,101.7,-30.1",
        "1/3,0,0,180,90",
        "0.7,-14,-7,14,7"
    })
    void decimalBoundsOfWholeCellsAreAccepted(String size, double west, double south, double east, double north) {
        Grid grid = GridSpec.parse(size, new Bounds(west, south, east, north));
        assertEquals(east, grid.westEdge(grid.ncols()), 1e-9);
        assertEquals(south, grid.northEdge(grid.nrows()), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "abc", "-1", "-30s", "30x", "30 s", "1e", "1/", "/3", "s", "1..5", "1/2/3", "NaN", "1x1x1", "1x",
                "٣٠s"
            })
    void sizesThatAreNotUnderstoodAreRefused(String size) {
        assertRefused(size, Bounds.WORLD, "is not understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "0.0", "0/5", "1/0", "0/0", "0x1", "1x0", "1e-400", "1e400"})
    void sizesThatAreNotPositiveAreRefused(String size) {
        assertRefused(size, Bounds.WORLD, "must be positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7s", "0.7", "11m", "0.00833", "181", "361", "720", "100"})
    void sizesThatDoNotDivideTheWorldAreRefused(String size) {
        assertRefused(size, Bounds.WORLD, "does not divide");
    }

    /// Grids that people type, with the number of cells that they mean.
    @ParameterizedTest
    @CsvSource({
        "0.0083333333,-180,-90,180,90,21600,43200",
        "8.333333333333333e-03,-180,-90,180,90,21600,43200",
        "8.3333333E-3,-180,-90,180,90,21600,43200",
        "3s,33.9095833,-4.7204167,41.9079167,5.4670833,12225,9598",
        "0.0083333333,-180.001249265,-72.00041617,179.99875073,83.99958320,18720,43200",
        "0.625x0.5,-180,-90,180,90,360,576",
        "1/120x30s,-180,-90,180,90,21600,43200",
        "30s,0,-90,360,90,21600,43200",
        "30s,170,-10,190,10,2400,2400",
        "30s,-180.0079167,-89.1004167,180.00875,89.0995833,21384,43202",
        "0.0083333333,-180.0079167,-89.1004167,180.00875,89.0995833,21384,43202",
        "0.0416666666667,-180,-90,180,90,4320,8640"
    })
    void gridsThatPeopleTypeAreTakenAsTyped(
            String size, double west, double south, double east, double north, int nrows, int ncols) {
        Grid grid = GridSpec.parse(size, new Bounds(west, south, east, north));
        assertEquals(nrows, grid.nrows());
        assertEquals(ncols, grid.ncols());
        assertEquals(west, grid.originLon());
        assertEquals(north, grid.originLat());
        assertEquals(east, grid.westEdge(ncols), grid.pixelWidth() / 1000);
        assertEquals(south, grid.northEdge(nrows), grid.pixelHeight() / 1000);
    }

    @Test
    void cellSizeIsNeverRounded() {
        assertEquals(0.0083333333, GridSpec.parse("0.0083333333", Bounds.WORLD).pixelWidth());
        assertEquals(
                8.333333333333333e-3,
                GridSpec.parse("8.333333333333333e-03", Bounds.WORLD).pixelHeight());
        Grid merra = GridSpec.parse("0.625x0.5", Bounds.WORLD);
        assertEquals(0.625, merra.pixelWidth());
        assertEquals(0.5, merra.pixelHeight());
    }

    @Test
    void numberOfCellsDividesTheExtent() {
        Bounds bounds = new Bounds(-180.001249265, -72.00041617, 179.99875073, 83.99958320);
        Grid grid = GridSpec.ofSize("43200x18720", bounds);
        assertEquals(43200, grid.ncols());
        assertEquals(18720, grid.nrows());
        assertEquals((179.99875073 - -180.001249265) / 43200, grid.pixelWidth());
        assertEquals((83.99958320 - -72.00041617) / 18720, grid.pixelHeight());
        for (String size : new String[] {"", "43200", "43200x", "x1", "1x1x1", "-1x1", "1.5x1", "99999999999x1"}) {
            refused("is not understood", () -> GridSpec.ofSize(size, bounds));
        }
        refused("each side must have", () -> GridSpec.ofSize("0x5", bounds));
        refused("each side must have", () -> GridSpec.ofSize("5000000x5", bounds));
    }

    @Test
    void overshootOfLessThanAThousandthOfACellIsAccepted() {
        assertEquals(18000, GridSpec.parse("0.010000000049", Bounds.WORLD).nrows());
        refused("does not divide", () -> GridSpec.parse("0.0100000006", Bounds.WORLD));
        assertEquals(
                180, GridSpec.parse("1", new Bounds(-180, -90.0009, 180, 90)).nrows());
        refused("outside", () -> GridSpec.parse("1", new Bounds(-180, -90.0011, 180, 89.9989)));
        refused("outside", () -> GridSpec.parse("1", new Bounds(-180, -89, 180, 91)));
    }

    @Test
    void gridsMayReachBeyondTheAntimeridianUpToATurnAndTwoCells() {
        assertEquals(362, GridSpec.parse("1", new Bounds(-181, -90, 181, 90)).ncols());
        assertEquals(360, GridSpec.parse("1", new Bounds(180, -90, 540, 90)).ncols());
        refused("wider than 360", () -> GridSpec.parse("1", new Bounds(-181, -90, 182, 90)));
        refused("outside", () -> GridSpec.parse("1", new Bounds(181, -90, 541, 90)));
        refused("outside", () -> GridSpec.parse("1", new Bounds(-541, -90, -181, 90)));
    }

    @Test
    void boundsThatAreNoWholeNumberOfCellsAreRefused() {
        assertRefused("30s", new Bounds(0, 0, 1.001, 1), "does not divide the width");
        assertRefused("30s", new Bounds(0, 0, 1, 1.001), "does not divide the height");
        assertRefused("1", new Bounds(0, 0, 0.4, 1), "does not divide the width");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3s", "0.1s", "0.00001", "1/100000", "0.0000000001"})
    void sizesThatAreTooFineAreRefused(String size) {
        assertRefused(size, Bounds.WORLD, "are allowed");
    }

    @Test
    void boundsOutOfOrderOrNotFiniteAreRefused() {
        double nan = Double.NaN;
        double infinity = Double.POSITIVE_INFINITY;
        for (double[] b : new double[][] {
            {1, 0, 0, 1},
            {0, 1, 1, 0},
            {0, 0, 0, 1},
            {0, 0, 1, 0},
            {nan, 0, 1, 1},
            {0, nan, 1, 1},
            {0, 0, nan, 1},
            {0, 0, 1, nan},
            {-infinity, 0, 1, 1},
            {0, 0, infinity, 1}
        }) {
            assertThrows(IllegalArgumentException.class, () -> new Bounds(b[0], b[1], b[2], b[3]));
        }
    }

    private static void assertRefused(String size, Bounds bounds, String why) {
        refused(why, () -> GridSpec.parse(size, bounds));
    }

    private static void refused(String why, Executable grid) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, grid).getMessage());
        assertTrue(message.contains(why), message);
    }
}
