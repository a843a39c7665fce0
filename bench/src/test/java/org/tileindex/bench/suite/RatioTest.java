package org.tileindex.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RatioTest {
    private static final double EXACT = 1e-12;

    @Test
    void boundsComeFromOppositePercentiles() {
        Ratio ratio = Ratio.of(new Sample(90, 100, 110), new Sample(45, 50, 55));
        assertEquals(2, ratio.median(), EXACT);
        assertEquals(92.0 / 54, ratio.low(), EXACT);
        assertEquals(108.0 / 46, ratio.high(), EXACT);
        assertFalse(ratio.isOpen());
        assertEquals("2.00 × | 1.70 to 2.35", ratio.cells());
    }

    @Test
    void aRatioWhoseBoundsHoldOneIsOpen() {
        Ratio ratio = Ratio.of(new Sample(100, 120), new Sample(100, 110));
        assertTrue(ratio.isOpen());
        assertTrue(ratio.cells().startsWith("≈ "), ratio::cells);
    }

    @Test
    void lessTimeIsFasterAndMoreThroughputIsFaster() {
        assertEquals(4, measured("avgt", 5).fasterThan(measured("avgt", 20)).median(), EXACT);
        assertEquals(
                0.25, measured("thrpt", 5).fasterThan(measured("thrpt", 20)).median(), EXACT);
    }

    private static Measured measured(String mode, double score) {
        return new Measured("ABench.run", new TreeMap<>(), mode, "x", new Sample(score));
    }
}
