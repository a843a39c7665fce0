package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tileindex.cli.ProgressView.Figure;

/// A bar line of any width.
class BarLineTest {
    private static final List<Figure> FIGURES =
            List.of(new Figure("  7.5/308.3 M tiles", 1), new Figure(" 37.5 M tiles/s", 2), new Figure("0:04", 3));

    @Test
    void noLineIsLongerThanTheTerminal() {
        for (int columns = 0; columns <= 200; columns++) {
            for (double fraction : new double[] {-1, 0, 0.001, 0.5, 0.999, 1, 2, Double.NaN}) {
                String line = new BarLine(columns, true).of(fraction, FIGURES);
                assertTrue(line.length() <= columns, line);
            }
        }
    }

    @Test
    void everythingStaysInPlaceWhileTheBarGrows() {
        BarLine bar = new BarLine(80, true);
        List<String> figures = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> bar.of(i / 1000.0, FIGURES))
                .map(line -> line.length() + line.substring(line.lastIndexOf('|')))
                .distinct()
                .toList();
        assertEquals(1, figures.size(), figures::toString);
    }

    @Test
    void theBarShowsTheFraction() {
        assertEquals("  0% |        |", new BarLine(15, true).of(0, List.of()));
        assertEquals(" 50% |████    |", new BarLine(15, true).of(0.5, List.of()));
        assertEquals(" 51% |████▏   |", new BarLine(15, true).of(0.516, List.of()));
        assertEquals(" 99% |███████▉|", new BarLine(15, true).of(0.999, List.of()));
        assertEquals("100% |████████|", new BarLine(15, true).of(1, List.of()));
        assertEquals(" 51% |####    |", new BarLine(15, false).of(0.516, List.of()));
    }

    @Test
    void figuresGoByRankWhereThereIsNoRoom() {
        assertEquals(
                " 50% |███   |    7.5/308.3 M tiles   37.5 M tiles/s  0:04", new BarLine(57, true).of(0.5, FIGURES));
        assertEquals(
                " 50% |█████▌     |    7.5/308.3 M tiles   37.5 M tiles/s", new BarLine(56, true).of(0.5, FIGURES));
        assertEquals(" 50% |███▌   |    7.5/308.3 M tiles", new BarLine(35, true).of(0.5, FIGURES));
        assertEquals(" 50% |████▌    |", new BarLine(16, true).of(0.5, FIGURES));
        assertEquals(" 50%", new BarLine(12, true).of(0.5, FIGURES));
        assertEquals(" 5", new BarLine(2, true).of(0.5, FIGURES));
    }
}
