package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.SampleType;

/// Nodata texts. The expected matches are those of the mask band of GDAL 3.6.2 over the same samples.
class NodataTest {
    private static Nodata nodata(String text, SampleType type) {
        return Nodata.of(text, type).orElseThrow();
    }

    private static void assertInteger(SampleType type, String text, long match) {
        assertEquals(OptionalLong.of(match), nodata(text, type).integer(), text);
        assertTrue(nodata(text, type).matches(match), text);
        assertFalse(nodata(text, type).matches(match - 1), text);
    }

    private static void assertNothing(SampleType type, String... texts) {
        for (String text : texts) {
            assertTrue(nodata(text, type).matchesNothing(), text);
        }
    }

    @Test
    void anEmptyTextIsNone() {
        assertEquals(Optional.empty(), Nodata.of("", SampleType.UINT8));
    }

    @Test
    void integersAreCutToWholeNumbersOfTheType() {
        assertInteger(SampleType.UINT8, "1.9", 1);
        assertInteger(SampleType.UINT8, " 1abc", 1);
        assertInteger(SampleType.UINT8, "1,5", 1);
        assertInteger(SampleType.UINT8, "0x1", 1);
        assertInteger(SampleType.UINT8, "abc", 0);
        assertInteger(SampleType.INT16, "-0.5", 0);
        assertInteger(SampleType.INT16, "-1.5", -1);
        assertInteger(SampleType.UINT16, "65535", 65535);
        assertInteger(SampleType.INT32, "-2147483648", Integer.MIN_VALUE);
        assertInteger(SampleType.UINT32, "4294967295", 4294967295L);
        // GDAL 3.7 and later; 3.6 reads signed bytes as if they had no sign.
        assertInteger(SampleType.INT8, "-128", -128);
    }

    @Test
    void aValueOutsideOfTheTypeMatchesNothing() {
        assertNothing(SampleType.UINT8, "-1", "-0.5", "255.5", "256", "nan", "-nan", "inf", "1e+20", "-32768");
        assertNothing(SampleType.INT16, "nan", "1e+20", "4294967295", "65535");
        assertNothing(SampleType.UINT32, "-1", "4294967295.5", "nan", "1e+20", "-2147483648");
        assertNothing(SampleType.INT32, "nan", "1e+20", "4294967295", "inf");
    }

    @Test
    void integersOf64BitsAreExact() {
        assertInteger(SampleType.INT64, "9007199254740993", 9007199254740993L);
        assertInteger(SampleType.INT64, "-9223372036854775808", Long.MIN_VALUE);
        assertInteger(SampleType.INT64, "18446744073709551615", Long.MAX_VALUE);
        assertInteger(SampleType.INT64, "1e+20", 1);
        assertInteger(SampleType.INT64, "nan", 0);
        assertInteger(SampleType.INT64, "0x1", 0);
        assertInteger(SampleType.UINT64, "18446744073709551615", -1);
        assertInteger(SampleType.UINT64, "18446744073709551616", -1);
        assertInteger(SampleType.UINT64, "9223372036854775808", Long.MIN_VALUE);
        assertInteger(SampleType.UINT64, "-1.5", -1);
        assertInteger(SampleType.UINT64, "-32768", -32768);
    }

    private static final List<Double> FLOATS = List.of(
            0.0,
            -0.0,
            1e-40,
            1.0,
            1.0000005960464478,
            1.0000004768371582,
            0.9999997615814209,
            0.9999995231628418,
            -9999.0,
            -9999.00390625,
            -9999.0078125,
            1.0000000200408773e20,
            -3.3999999521443642e38,
            -3.4028234663852886e38,
            -9.999999680285692e37,
            -9.999999933815813e36,
            -9.999999848243207e30,
            3.4028234663852886e38,
            9.999999680285692e37,
            2.500000072189495e38,
            4.100000112306049e37,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);

    private static void assertFloats(String text, Double... matches) {
        Nodata nodata = nodata(text, SampleType.FLOAT32);
        assertEquals(
                Arrays.asList(matches), FLOATS.stream().filter(nodata::matches).toList(), text);
    }

    @Test
    void floatsMatchWithinGdalsTolerance() {
        assertFloats("nan", Double.NaN);
        assertFloats("-nan", Double.NaN);
        assertFloats("1.#QNAN", Double.NaN);
        assertFloats("0", 0.0, -0.0);
        assertFloats("none", 0.0, -0.0);
        assertFloats("1", 1.0, 1.0000004768371582, 0.9999997615814209);
        assertFloats("-9999", -9999.0, -9999.00390625);
        assertFloats("1e+20", 1.0000000200408773e20);
        assertFloats("inf", Double.POSITIVE_INFINITY);
        assertFloats("1e+40", Double.POSITIVE_INFINITY);
        assertFloats("-1e+300", Double.NEGATIVE_INFINITY);
        // The sum overflows in GDAL's comparison, which takes all large numbers of the same sign.
        Double[] large = {-3.3999999521443642e38, -3.4028234663852886e38, -9.999999680285692e37, -9.999999933815813e36};
        assertFloats("-3.4028234663852886e+38", large);
        assertFloats("-3.4e38", large);
        assertFloats("1e38", 3.4028234663852886e38, 9.999999680285692e37, 2.500000072189495e38);
    }

    @Test
    void doublesMatchWithinTheToleranceOfFloats() {
        Nodata one = nodata("1", SampleType.FLOAT64);
        assertTrue(one.matches(1 + 4.7e-7));
        assertFalse(one.matches(1 + 4.8e-7));
        assertFalse(one.matches(1 - 4.8e-7));
        assertFalse(nodata("-3.4028234663852886e+38", SampleType.FLOAT64).matches(-3.4e38));
        assertTrue(nodata("-1.7976931348623157e+308", SampleType.FLOAT64).matches(-1e300));
        assertFalse(nodata("-1.79769e+308", SampleType.FLOAT64).matches(-1e300));
        assertTrue(nodata("1e400", SampleType.FLOAT64).matches(Double.POSITIVE_INFINITY));
    }

    /// The ranges hold for every number that the comparison itself holds for.
    @Test
    void rangesAreTheComparison() {
        Random random = new Random(14);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            float sample = i % 2 == 0
                    ? Float.intBitsToFloat(Float.floatToRawIntBits(value) + random.nextInt(17) - 8)
                    : Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value) && !Float.isNaN(sample)) {
                boolean same =
                        value == sample || Math.abs(sample - value) < Math.ulp(1f) * Math.abs(sample + value) * 2;
                boolean matches = FloatRange.near(value, false).stream().anyMatch(range -> range.contains(sample));
                assertEquals(same, matches, value + " and " + sample);
            }
        }
    }

    @Test
    void halvesMatchWhereTheirWidenedValueDoes() {
        // 65535 is infinity, and 0.1 another number, once they are rounded to 16 bits.
        assertTrue(nodata("65535", SampleType.FLOAT16).matchesNothing());
        assertTrue(nodata("-3.4028234663852886e+38", SampleType.FLOAT16).matchesNothing());
        assertTrue(nodata("0.1", SampleType.FLOAT16).matchesNothing());
        assertTrue(nodata("1e-40", SampleType.FLOAT16).matchesNothing());
        assertTrue(nodata("-9999", SampleType.FLOAT16).matchesNothing());
        assertTrue(nodata("-10000", SampleType.FLOAT16).matches(-10000.0));
        assertTrue(nodata("inf", SampleType.FLOAT16).matches(Double.POSITIVE_INFINITY));
    }

    /// GDAL takes such a pixel for one without a value only where all bands have theirs.
    @Test
    void valuesOfAllBandsTogetherAreRefusedByName() throws Exception {
        String metadata = "<GDALMetadata><Item name=\"NODATA_VALUES\">%s</Item></GDALMetadata>";
        GeoTiffHeader header = TiffBytes.image()
                .text(Tag.GDAL_METADATA, metadata.formatted("7"))
                .header();
        TileIndexException refused = assertThrows(TileIndexException.class, () -> header.validity(0));
        assertEquals(ErrorCode.E010_INPUT, refused.code());
        assertTrue(refused.what().contains("NODATA_VALUES"), refused.what());
        // GDAL ignores as many values as there are no bands.
        GeoTiffHeader others = TiffBytes.image()
                .text(Tag.GDAL_METADATA, metadata.formatted("7 8"))
                .header();
        assertEquals(new Validity.All(), others.validity(0));
    }

    @Test
    void sparseBlocksAreFilledWithTheNearestValueOfTheType() {
        assertEquals(2, nodata("1.5", SampleType.UINT8).fillInteger());
        assertEquals(255, nodata("300", SampleType.UINT8).fillInteger());
        assertEquals(0, nodata("-5", SampleType.UINT8).fillInteger());
        assertEquals(0, nodata("nan", SampleType.INT32).fillInteger());
        assertEquals(-2, nodata("-1.5", SampleType.INT32).fillInteger());
        assertEquals(1.0000000200408773e20, nodata("1e+20", SampleType.FLOAT32).fillFloat());
    }
}
