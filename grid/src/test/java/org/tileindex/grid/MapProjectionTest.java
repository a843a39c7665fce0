package org.tileindex.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Places as PROJ 9.1 has them, through GDAL 3.6: EPSG 32616, 32760, 3857 and 3035.
class MapProjectionTest {
    private static final double MICROMETRE = 1e-6;

    private static Crs crs(int epsg) {
        return switch (epsg) {
            case 32616 -> Crs.utm(16, false);
            case 32760 -> Crs.utm(60, true);
            case 3857 -> Crs.WEB_MERCATOR;
            default -> Crs.LAEA_EUROPE;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "32616, -87, 40, 500000.0000000011, 4427757.218738374",
        "32616, -86.5, 41.3, 541859.5914483416, 4572181.326640074",
        "32616, -80, 10, 1268980.1322175763, 1113599.9297212071",
        "32616, -70, 60, 1441116.4546803227, 6773668.972449877",
        "32616, -57, 40, 3076934.5499102054, 4884302.019265745",
        "32760, 177.5, -17.2, 553165.405822941, 8098251.149818931",
        "32760, 181.5, -18, 976781.1089143504, 8004020.200290877",
        "3857, -87, 40, -9684795.6990148, 4865942.279503175",
        "3857, 180, 50, 20037508.342789244, 6446275.841017161",
        "3857, 45, 84, 5009377.085697311, 18807214.096747704",
        "3035, 13.4, 52.5, 4551801.9732882865, 3271028.9831598373",
        "3035, 10, 52, 4321000, 3210000",
        "3035, 30, 70, 5081405.570743285, 5319011.507119936",
        "3035, -24, 64, 2725417.1177761154, 4943280.000514807"
    })
    void placesAreThoseOfProj(int epsg, double lon, double lat, double x, double y) {
        MapProjection projection = new MapProjection(crs(epsg));
        double[] place = new double[2];
        projection.project(lon, lat, place);
        assertEquals(x, place[0], MICROMETRE);
        assertEquals(y, place[1], MICROMETRE);
        projection.locate(x, y, place);
        assertEquals(lon, place[0], 1e-8);
        assertEquals(lat, place[1], 1e-8);
    }

    /// The plane of Mercator's cylinder goes on beyond the antimeridian.
    @ParameterizedTest
    @CsvSource({"181", "-181", "269"})
    void longitudesBeyondTheAntimeridianGoOn(double lon) {
        MapProjection projection = new MapProjection(Crs.WEB_MERCATOR);
        double[] place = new double[2];
        projection.project(lon, 10, place);
        assertEquals(lon * 6378137 * Math.PI / 180, place[0], MICROMETRE);
        projection.locate(place[0], place[1], place);
        assertEquals(lon, place[0], 1e-9);
    }
}
