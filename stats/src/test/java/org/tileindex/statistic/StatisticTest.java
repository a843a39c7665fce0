package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {
    private static final String ALL = "count,sum,mean,min,max,stdev,variance,cv,median,quantile:0.10,majority,minority,"
            + "variety,weighted_mean,weighted_sum,cells";

    @Test
    void columnsAreNamedAsTheStatisticsAre() {
        String columns = ALL.replace("quantile:0.10", "quantile_0.10");
        assertEquals(List.of(columns.split(",", -1)), columns(StatisticSet.parse(ALL)));
        assertEquals("frac", Statistic.parse("frac").column());
        assertEquals(
                List.of("quantile_.5", "quantile_0.50", "mean"),
                columns(StatisticSet.parse("quantile:.5, quantile:0.50,mean,mean")));
    }

    private static List<String> columns(StatisticSet set) {
        return set.statistics().stream().map(Statistic::column).toList();
    }

    @Test
    void defaultsAreSix() {
        assertEquals(List.of("count", "sum", "mean", "min", "max", "stdev"), columns(StatisticSet.DEFAULT));
    }

    @Test
    void setsKnowWhatTheyNeed() {
        List<String> moments = Stream.of((ALL + ",frac").split(",", -1))
                .filter(name -> StatisticSet.parse(name).needsMoments())
                .toList();
        List<String> distribution = Stream.of((ALL + ",frac").split(",", -1))
                .filter(name -> StatisticSet.parse(name).needsDistribution())
                .toList();
        assertEquals(List.of("stdev", "variance", "cv"), moments);
        assertEquals(List.of("median", "quantile:0.10", "majority", "minority", "variety", "frac"), distribution);
        assertTrue(StatisticSet.parse("frac").isShares());
        assertFalse(StatisticSet.DEFAULT.isShares());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantile",
                "quantile:",
                "quantile:1.1",
                "quantile:-0.1",
                "quantile:0.5x",
                "quantile:1e-1",
                "quantile:NaN",
                "quantile: 0.5",
                "quantile:0,5"
            })
    void quantilesOutsideZeroToOne(String text) {
        String message = message(text);
        assertTrue(message.startsWith("quantile takes a number from 0 to 1, as in quantile:0.25, not '"), message);
    }

    @Test
    void unknownNames() {
        assertEquals(
                "unknown statistic 'meen' (did you mean 'mean'?); possible are count, sum, mean, min, max, stdev, "
                        + "variance, cv, median, quantile:Q, majority, minority, variety, weighted_mean, "
                        + "weighted_sum, cells, frac",
                message("meen"));
        assertTrue(message("stddev").contains("(did you mean 'stdev'?)"));
        assertTrue(message("Sum").contains("did you mean 'sum'?"));
        assertTrue(message("quantil:0.5").contains("did you mean 'quantile'?"));
        assertFalse(message("harmonic").contains("did you mean"));
        assertFalse(message("").contains("did you mean"));
        assertEquals("statistic mean takes nothing after it, but there is '2'", message("mean:2"));
    }

    private static String message(String text) {
        return Objects.requireNonNull(assertThrows(IllegalArgumentException.class, () -> Statistic.parse(text))
                .getMessage());
    }

    @Test
    void fracIsAlone() {
        assertThrows(IllegalArgumentException.class, () -> StatisticSet.parse("mean,frac"));
        assertThrows(IllegalArgumentException.class, () -> StatisticSet.parse("mean,"));
        assertThrows(IllegalArgumentException.class, () -> new StatisticSet(List.of()));
        assertEquals(List.of("frac"), columns(StatisticSet.parse("frac,frac")));
    }
}
