package org.tileindex.raster.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nodata of floating point samples is what the mask band of GDAL 3.6.2 says of the numbers around it.
class NodataTest {
    @ParameterizedTest
    @CsvSource({"-9999, 4", "1e20, 5", "255, 7", "0, 0"})
    void neighboursOfANumberOf32BitsAreNodata(float value, int neighbours) {
        Nodata nodata = Nodata.near(SampleType.FLOAT32, value);
        float up = value;
        float down = value;
        for (int i = 0; i <= neighbours; i++) {
            assertTrue(isNodata(nodata, up) && isNodata(nodata, down), i + " away");
            up = Math.nextUp(up);
            down = Math.nextDown(down);
        }
        assertFalse(isNodata(nodata, up) || isNodata(nodata, down), up + ", " + down);
        assertFalse(isNodata(nodata, -value) && value != 0);
        assertFalse(isNodata(nodata, Float.NaN));
    }

    @Test
    void manyNeighboursOfANumberOf64BitsAreNodata() {
        Nodata nodata = Nodata.near(SampleType.FLOAT64, 255);
        assertTrue(nodata.isNodata(Double.doubleToRawLongBits(255.0001)));
        assertFalse(nodata.isNodata(Double.doubleToRawLongBits(255.0002)));
        assertTrue(nodata.isNodata(Double.doubleToRawLongBits(254.9999)));
    }

    /// The sum of two such numbers is infinite, and GDAL's tolerance grows with the sum.
    @Test
    void greatNumbersAreEqualToTheGreatest() {
        Nodata nodata = Nodata.near(SampleType.FLOAT32, -Float.MAX_VALUE);
        assertTrue(isNodata(nodata, -Float.MAX_VALUE) && isNodata(nodata, -1.02e31f));
        assertFalse(isNodata(nodata, -1.01e31f) || isNodata(nodata, Float.NEGATIVE_INFINITY));
        assertFalse(isNodata(nodata, Float.MAX_VALUE));
    }

    @Test
    void zerosAreEqualWhateverTheirSign() {
        for (double zero : new double[] {0.0, -0.0}) {
            Nodata nodata = Nodata.near(SampleType.FLOAT32, zero);
            assertTrue(isNodata(nodata, 0f) && isNodata(nodata, -0f));
        }
    }

    @Test
    void nanIsAnyNan() {
        Nodata nodata = Nodata.near(SampleType.FLOAT32, Double.NaN);
        assertTrue(nodata.isNodata(0x7FC0_0000L) && nodata.isNodata(0xFFC0_0001L));
        assertFalse(nodata.isNodata(0x7F80_0000L) || nodata.isNodata(0));
    }

    @Test
    void aNumberThatTheTypeDoesNotHaveIsNoSample() {
        assertEquals(Nodata.none(SampleType.FLOAT16), Nodata.near(SampleType.FLOAT16, -9998.5));
        assertTrue(Nodata.near(SampleType.FLOAT16, -10000.001).named(), "10000 has 16 bits");
    }

    private static boolean isNodata(Nodata nodata, float value) {
        return nodata.isNodata(Integer.toUnsignedLong(Float.floatToRawIntBits(value)));
    }
}
