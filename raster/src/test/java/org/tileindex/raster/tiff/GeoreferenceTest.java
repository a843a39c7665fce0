package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Places of images of 8 x 4 pixels. Expected numbers are those of GDAL 3.6's `GetGeoTransform` for the same tags.
class GeoreferenceTest {
    private static final double THIRD = 1.0 / 3;

    private static TiffBytes tied(double width, double height, double column, double row, double x, double y) {
        return TiffBytes.image()
                .doubles(Tag.MODEL_PIXEL_SCALE, width, height, 0)
                .doubles(Tag.MODEL_TIEPOINT, column, row, 0, x, y, 0);
    }

    private static TiffBytes matrix(double... rows) {
        double[] matrix = new double[16];
        System.arraycopy(rows, 0, matrix, 0, rows.length);
        matrix[15] = 1;
        return TiffBytes.image().doubles(Tag.MODEL_TRANSFORMATION, matrix);
    }

    private static Georeference place(TiffBytes file) throws Exception {
        return file.header().georeference();
    }

    @Test
    void aTiePointAtTheCorner() throws Exception {
        assertEquals(
                new Georeference(-180.00125, 72.0, 0.0083333333, 0.0083333333, false),
                place(tied(0.0083333333, 0.0083333333, 0, 0, -180.00125, 72)));
    }

    @Test
    void aTiePointInsideOfTheImage() throws Exception {
        assertEquals(
                new Georeference(8.899999999999999, 51.099999999999994, 0.1, THIRD / 10, false),
                place(tied(0.1, THIRD / 10, 3, 1.5, 9.2, 51.05)));
    }

    @Test
    void aTiePointAtAPixelsCentre() throws Exception {
        assertEquals(
                new Georeference(9.916666666666666, 50.15, THIRD / 2, 0.3, false),
                place(tied(THIRD / 2, 0.3, 0, 0, 10, 50).keys(1024, 2, 1025, 2, 2048, 4326)));
    }

    @Test
    void anAxisParallelMatrix() throws Exception {
        assertEquals(new Georeference(10, 50, 0.1, 0.2, false), place(matrix(0.1, 0, 0, 10, 0, -0.2, 0, 50)));
    }

    @Test
    void aSouthUpMatrixIsCountedFromTheNorth() throws Exception {
        assertEquals(new Georeference(10, 50 + 4 * 0.2, 0.1, 0.2, true), place(matrix(0.1, 0, 0, 10, 0, 0.2, 0, 50)));
    }

    @Test
    void aMatrixOfCentres() throws Exception {
        assertEquals(
                new Georeference(9.95, 50.1, 0.1, 0.2, false),
                place(matrix(0.1, 0, 0, 10, 0, -0.2, 0, 50).keys(1024, 2, 1025, 2, 2048, 4326)));
    }

    @Test
    void thePixelScaleOutranksTheMatrix() throws Exception {
        TiffBytes both = matrix(7, 0, 0, 7, 0, -7, 0, 7)
                .doubles(Tag.MODEL_PIXEL_SCALE, 1, 1, 0)
                .doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 5, 6, 0);
        assertEquals(new Georeference(5, 6, 1, 1, false), place(both));
    }

    @Test
    void severalTiePointsThatAgree() throws Exception {
        TiffBytes four = TiffBytes.image()
                .doubles(Tag.MODEL_PIXEL_SCALE, 1, 1, 0)
                .doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 5, 6, 0, 8, 4, 0, 13, 2, 0);
        assertEquals(new Georeference(5, 6, 1, 1, false), place(four));
    }

    private static void assertRefused(String words, TiffBytes file) throws Exception {
        GeoTiffHeader header = file.header();
        TileIndexException refused = assertThrows(TileIndexException.class, header::georeference);
        assertEquals(ErrorCode.E002_RASTER_MISMATCH, refused.code());
        assertTrue(refused.what().startsWith("raster made.tif: "), refused.getMessage());
        assertTrue(refused.what().contains(words), refused.getMessage());
    }

    @Test
    void placesThatAreNotAGridAreRefused() throws Exception {
        assertRefused("where on the ground", TiffBytes.image());
        assertRefused("where on the ground", TiffBytes.image().doubles(Tag.MODEL_PIXEL_SCALE, 1, 1, 0));
        assertRefused("where on the ground", tied(0, 1, 0, 0, 10, 50));
        assertRefused("rotated", matrix(0.1, 0.01, 0, 10, 0, -0.2, 0, 50));
        assertRefused("rotated", matrix(0.1, 0, 0, 10, 0.01, -0.2, 0, 50));
        assertRefused("-1.0 x 1.0", tied(-1, 1, 0, 0, 10, 50));
        // GDAL takes the sign for a mistake and the raster for north up; the standard says south up.
        assertRefused("1.0 x -1.0", tied(1, -1, 0, 0, 10, 50));
        assertRefused("-0.1 x 0.2", matrix(-0.1, 0, 0, 10, 0, -0.2, 0, 50));
        assertRefused("0.1 x", matrix(0.1, 0, 0, 10, 0, 0, 0, 50));
        assertRefused("finite", tied(1, 1, 0, 0, Double.NaN, 50));
        assertRefused(
                "3 control points",
                TiffBytes.image().doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 5, 6, 0, 8, 0, 0, 13, 6, 0, 0, 4, 0, 5, 2, 0));
        assertRefused(
                "2 tie points",
                TiffBytes.image()
                        .doubles(Tag.MODEL_PIXEL_SCALE, 1, 1, 0)
                        .doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 5, 6, 0, 8, 4, 0, 13.1, 2, 0));
    }
}
