package org.tileindex.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void medianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(2.0, new Series(List.of(9.0, 1.0, 2.0)).median());
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(3.0, new Series(List.of(4.0, 100.0, 1.0, 2.0)).median());
    }

    @Test
    void spreadIsFromTheLeastToTheMostOverTheMedian() {
        assertEquals(1.5, new Series(List.of(2.0, 4.0, 1.0)).spread());
        assertEquals(0.0, new Series(List.of(7.0)).spread());
    }

    @Test
    void nothingHasNoMedian() {
        assertThrows(IllegalArgumentException.class, () -> new Series(List.of()));
    }
}
