package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// CRSs by GeoKeys. The keys are those that GDAL 3.6 writes for the CRS that the test names, unless it says otherwise.
class CrsTest {
    private static final RasterCrs LON_LAT = new RasterCrs.LonLat();
    private static final double[] GRS80 = {
        2048, 32767, 2050, 32767, 2054, 9102, 2056, 7019, 2057, 6378137, 2059, 298.257222101, 2061, 0
    };

    private static RasterCrs crs(double... keys) throws Exception {
        return TiffBytes.image().keys(keys).header().crs(false);
    }

    private static RasterCrs assumed(double... keys) throws Exception {
        return TiffBytes.image().keys(keys).header().crs(true);
    }

    private static double[] with(double[] first, double... more) {
        double[] all = new double[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void longitudeAndLatitude() throws Exception {
        assertEquals(LON_LAT, crs(1024, 2, 1025, 1, 2048, 4326, 2054, 9102, 2057, 6378137, 2059, 298.257223563));
        assertEquals(LON_LAT, crs(1024, 2, 2048, 4326, 4096, 5773));
        assertEquals(LON_LAT, crs(1024, 2, 2048, 4258, 2054, 9102, 2057, 6378137, 2059, 298.257222101));
        assertEquals(LON_LAT, crs(with(new double[] {1024, 2}, GRS80)));
        assertEquals(LON_LAT, crs(1024, 2, 2048, 32767, 2050, 6326, 2054, 9102));
    }

    @Test
    void utmByCodeAndByParameters() throws Exception {
        assertEquals(new RasterCrs.Utm(16, false), crs(1024, 1, 2054, 9102, 3072, 32616, 3076, 9001));
        assertEquals(new RasterCrs.Utm(33, true), crs(1024, 1, 2054, 9102, 3072, 32733, 3076, 9001));
        assertEquals(new RasterCrs.Utm(32, false), crs(1024, 1, 2054, 9102, 3072, 25832, 3076, 9001));
        double[] user = with(with(new double[] {1024, 1}, GRS80), 3072, 32767);
        assertEquals(new RasterCrs.Utm(32, false), crs(with(user, 3074, 16032, 3076, 9001)));
        assertEquals(new RasterCrs.Utm(7, true), crs(with(user, 3074, 16107, 3076, 9001)));
        double[] mercator = with(user, 3074, 32767, 3075, 1, 3076, 9001, 3081, 0, 3082, 500000, 3092, 0.9996);
        assertEquals(new RasterCrs.Utm(32, false), crs(with(mercator, 3080, 9, 3083, 0)));
        assertEquals(new RasterCrs.Utm(1, true), crs(with(mercator, 3080, -177, 3083, 10_000_000)));
        assertRefused(ErrorCode.E007_CRS_MISMATCH, "ProjNatOriginLong=10", with(mercator, 3080, 10, 3083, 0));
        assertEquals(-177, new RasterCrs.Utm(1, true).centralMeridian());
    }

    @Test
    void webMercatorAndEurope() throws Exception {
        assertEquals(new RasterCrs.WebMercator(), crs(1024, 1, 2054, 9102, 3072, 3857, 3076, 9001));
        double[] sphere = {
            1024, 1, 2048, 32767, 2050, 32767, 2054, 9102, 2056, 32767, 2057, 6378137, 2058, 6378137, 2061, 0
        };
        double[] mercator = {3072, 32767, 3074, 32767, 3075, 7, 3076, 9001, 3080, 0, 3081, 0, 3082, 0, 3083, 0, 3092, 1
        };
        assertEquals(new RasterCrs.WebMercator(), crs(with(sphere, mercator)));
        // Mercator on the ellipsoid is another projection: 35 km apart in the middle latitudes.
        assertRefused(ErrorCode.E007_CRS_MISMATCH, "ProjMethod=7", with(with(new double[] {1024, 1}, GRS80), mercator));
        assertEquals(new RasterCrs.LaeaEurope(), crs(1024, 1, 2054, 9102, 3072, 3035, 3076, 9001));
        double[] laea = {
            3072, 32767, 3074, 32767, 3075, 10, 3076, 9001, 3082, 4321000, 3083, 3210000, 3088, 10, 3089, 52
        };
        assertEquals(new RasterCrs.LaeaEurope(), crs(with(with(new double[] {1024, 1}, GRS80), laea)));
    }

    /// GDAL writes the model type as user-defined, and tells the sphere by a definition in Esri's words alone.
    @Test
    void webMercatorByParameters() throws Exception {
        double[] model = {1024, 32767, 1025, 1, 2048, 4326, 2054, 9102, 2057, 6378137, 2059, 298.257223563};
        double[] projection = {
            3072, 32767, 3074, 32767, 3075, 7, 3076, 9001, 3080, 0, 3081, 0, 3082, 0, 3083, 0, 3092, 1
        };
        double[] keys = with(model, projection);
        String definition = "ESRI PE String = PROJCS[\"unknown\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
                + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Mercator_Auxiliary_Sphere\"],"
                + "PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],"
                + "PARAMETER[\"Central_Meridian\",0.0],PARAMETER[\"Standard_Parallel_1\",0.0],"
                + "PARAMETER[\"Auxiliary_Sphere_Type\",0.0],UNIT[\"Meter\",1.0]]|";
        assertEquals(
                new RasterCrs.WebMercator(),
                TiffBytes.image().keysAndProjection(definition, keys).header().crs(false));
        GeoTiffHeader named =
                TiffBytes.image().keysAndProjection("Web Mercator|", keys).header();
        assertThrows(TileIndexException.class, () -> named.crs(false));
    }

    @Test
    void nad83IsTakenOnlyWhenAsked() throws Exception {
        double[] geographic = {1024, 2, 2048, 4269, 2054, 9102, 2057, 6378137, 2059, 298.257222101};
        assertRefused(ErrorCode.E007_CRS_MISMATCH, "is on NAD83", geographic);
        assertEquals(LON_LAT, assumed(geographic));
        double[] utm = {1024, 1, 2054, 9102, 3072, 26916, 3076, 9001};
        assertRefused(ErrorCode.E007_CRS_MISMATCH, "is on NAD83", utm);
        assertEquals(new RasterCrs.Utm(16, false), assumed(utm));
        assertRefused(ErrorCode.E007_CRS_MISMATCH, "is on NAD83", 1024, 2, 2048, 32767, 2050, 6269, 2054, 9102);
    }

    @Test
    void aFileWithoutKeysNamesNoCrs() throws Exception {
        GeoTiffHeader header = TiffBytes.image().header();
        TileIndexException refused = assertThrows(TileIndexException.class, () -> header.crs(false));
        assertEquals("raster made.tif names no CRS", refused.what());
        assertEquals(LON_LAT, header.crs(true));
    }

    @Test
    void othersAreRefusedWithTheirKeys() throws Exception {
        ErrorCode other = ErrorCode.E007_CRS_MISMATCH;
        assertRefused(
                other, "GTModelType=1, GeogAngularUnits=9102, ProjectedCRS=27700", 1024, 1, 2054, 9102, 3072, 27700);
        assertRefused(other, "ProjLinearUnits=9003", 1024, 1, 3072, 32616, 3076, 9003);
        assertRefused(other, "GeogAngularUnits=9101", 1024, 2, 2048, 4326, 2054, 9101);
        assertRefused(other, "PrimeMeridianLongitude=2.33722917", 1024, 2, 2048, 32767, 2056, 7030, 2061, 2.33722917);
        assertRefused(
                other,
                "EllipsoidSemiMajorAxis=6371000",
                1024,
                2,
                2048,
                32767,
                2056,
                32767,
                2057,
                6371000,
                2058,
                6371000);
        // Keys of our own that contradict each other.
        assertRefused(other, "EllipsoidSemiMajorAxis=6371000", 1024, 2, 2048, 4326, 2057, 6371000);
        assertRefused(other, "GeodeticCRS=4267", 1024, 1, 2048, 4267, 3072, 32616, 3076, 9001);
        assertRefused(other, "GTModelType=3", 1024, 3, 2048, 4326);
        assertRefused(other, "ProjectedCRS=32661", 1024, 1, 3072, 32661, 3076, 9001);
        assertRefused(other, "GeodeticCRS=32767", 1024, 2, 2048, 32767);
    }

    private static void assertRefused(ErrorCode code, String words, double... keys) throws Exception {
        GeoTiffHeader header = TiffBytes.image().keys(keys).header();
        TileIndexException refused = assertThrows(TileIndexException.class, () -> header.crs(false));
        assertEquals(code, refused.code());
        assertTrue(refused.toString().contains(words), refused.getMessage());
    }
}
