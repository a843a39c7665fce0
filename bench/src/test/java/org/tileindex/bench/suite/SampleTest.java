package org.tileindex.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final double EXACT = 1e-12;

    @Test
    void medianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(2.0, new Sample(9, 1, 2).median());
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(3.0, Sample.of(List.of(4.0, 100.0, 1.0, 2.0)).median());
    }

    @Test
    void quantilesAreInterpolatedBetweenValues() {
        Sample sample = new Sample(40, 10, 30, 20);
        assertEquals(25, sample.median(), EXACT);
        assertEquals(10, sample.quantile(0), EXACT);
        assertEquals(13, sample.quantile(0.1), EXACT);
        assertEquals(40, sample.quantile(1), EXACT);
        assertEquals(7, new Sample(7).quantile(0.9), EXACT);
    }

    @Test
    void spreadIsFromTheLeastToTheMostOverTheMedian() {
        assertEquals(1.5, new Sample(2, 4, 1).spread());
        assertEquals(0.0, new Sample(7).spread());
    }

    @Test
    void nothingHasNoMedian() {
        assertThrows(IllegalArgumentException.class, () -> Sample.of(List.of()));
    }
}
