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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.496 | 2.50 s",
                "99.4 | 99.40 s",
                "99.6 | 1 min 40 s",
                "1545 | 25 min 45 s",
                "3599.6 | 1 h",
                "7200 | 2 h",
                "12000 | 3 h 20 min",
                "86399 | 1 d",
                "12168761 | 140 d 20 h"
            })
    void longTimesHaveTwoUnits(double seconds, String shown) {
        assertEquals(shown, Figures.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.008333333333333333 | 30″",
                "0.0002777777777777778 | 1″",
                "0.08333333333333333 | 5′",
                "0.25 | 0.25°",
                "10 | 10°",
                "0.625 | 37.5′",
                "0.0123456789 | 0.012345679°"
            })
    void sidesOfCellsHaveTheUnitThatMakesThemShort(double degrees, String shown) {
        assertEquals(shown, Figures.cellSide(degrees));
    }

    @Test
    void ratesHaveANounOrNone() {
        assertEquals("123 M tiles/s", Figures.rate(123_330_002.5, "tiles"));
        assertEquals("12 tiles/s", Figures.rate(12.4, "tiles"));
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
