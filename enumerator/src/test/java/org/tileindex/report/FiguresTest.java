package org.tileindex.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 tiles", "1 | 1 tile", "2 | 2 tiles", "1000 | 1,000 tiles", "-1 | -1 tiles"})
    void oneIsSingularAndAllOthersArePlural(long number, String shown) {
        assertEquals(shown, Figures.count(number, "tile", "tiles"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 B",
                "999 | 999 B",
                "999499 | 999 kB",
                "999500 | 1.00 MB",
                "1000 | 1.00 kB",
                "207012345 | 207 MB",
                "31000000000 | 31.0 GB",
                "5000000000000000 | 5,000 TB"
            })
    void bytesHaveThreeDigitsAndADecimalPrefix(long bytes, String shown) {
        assertEquals(shown, Figures.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0.000 s", "0.0004 | 0.4 ms", "0.35 | 0.350 s", "2.496 | 2.50 s", "1234.5 | 1,235 s"})
    void secondsHaveTheDigitsThatMatter(double seconds, String shown) {
        assertEquals(shown, Figures.seconds(seconds));
    }

    @Test
    void ratesHaveANounOrNone() {
        assertEquals("123 M tiles/s", Figures.rate(123_330_002.5, "tiles"));
        assertEquals("12 tiles/s", Figures.rate(12.4, "tiles"));
        assertEquals("4.20 k/s", Figures.rate(4200));
        assertEquals("999 B/s", Figures.byteRate(999.4));
        assertEquals("1.00 kB/s", Figures.byteRate(999.5));
    }

    @Test
    void millionsAndSharesHaveFixedDecimals() {
        assertEquals("0.0", Figures.millions(49_999, 1));
        assertEquals("1,234.57", Figures.millions(1_234_567_890, 2));
        assertEquals("100.0 %", Figures.percent(1));
        assertEquals("", Figures.groupedUnlessZero(0));
        assertEquals("1,234", Figures.groupedUnlessZero(1234));
    }

    @Test
    void aNounForZonesFollowsTheirIds() {
        assertEquals("1 country", ZoneNoun.COUNTRY.count(1));
        assertEquals("1,000 zones", ZoneNoun.ZONE.count(1000));
    }
}
