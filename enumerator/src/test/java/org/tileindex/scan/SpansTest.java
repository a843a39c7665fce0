package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A range of spans behaves like spans of its own.
class SpansTest {
    private static final int[] TRIPLES = {0, 5, 6, 0, 8, 15, 2, 0, 3, 3, 3, 4, 7, 1, 40};
    private static final int SIZE = TRIPLES.length / 3;

    private final Spans spans = SpansOf.triples(TRIPLES);

    @Test
    void everyRangeHoldsItsSpans() {
        for (int from = 0; from <= SIZE; from++) {
            for (int to = from; to <= SIZE; to++) {
                assertHolds(from, to, spans.range(from, to));
            }
        }
    }

    @Test
    void aRangeOfARangeCountsFromTheRange() {
        assertHolds(2, 4, spans.range(1, 5).range(1, 3));
    }

    @Test
    void aRangeIsCopiedAndJoinedWithoutWhatLiesAroundIt() {
        Spans range = spans.range(1, 4);
        IntBuffer numbers = IntBuffer.allocate(3 * range.size());
        range.copyTo(numbers);
        assertHolds(1, 4, Spans.copyOf(numbers.flip(), range.size()));
        assertHolds(1, 5, Spans.join(List.of(range, spans.range(4, 5))));
    }

    @Test
    void rangesBeyondTheSpansAreRefused() {
        Spans range = spans.range(1, 3);
        assertThrows(IndexOutOfBoundsException.class, () -> spans.range(0, SIZE + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> spans.range(3, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> range.range(0, 3));
    }

    private static void assertHolds(int from, int to, Spans range) {
        int[] found = new int[3 * range.size()];
        long cells = 0;
        for (int i = 0; i < range.size(); i++) {
            found[3 * i] = range.row(i);
            found[3 * i + 1] = range.colStart(i);
            found[3 * i + 2] = range.colEnd(i);
            cells += range.length(i);
        }
        assertArrayEquals(Arrays.copyOfRange(TRIPLES, 3 * from, 3 * to), found, "spans %d to %d".formatted(from, to));
        assertEquals(cells, range.cells());
    }
}
