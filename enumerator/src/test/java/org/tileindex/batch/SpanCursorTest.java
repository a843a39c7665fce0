package org.tileindex.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.scan.Spans;

/// Batches hold all cells of the spans asked for, in order, however spans and batches meet.
class SpanCursorTest {
    private static final int[][] SPANS = {{0, 5, 6}, {0, 8, 15}, {2, 0, 3}, {3, 3, 4}, {7, 1, 40}, {8, 0, 2}};

    @Test
    void batchesOfEverySizeHoldAllCells() {
        for (int from = 0; from < SPANS.length; from++) {
            for (int to = from; to <= SPANS.length; to++) {
                List<List<Integer>> expected = cells(from, to);
                for (int most = 1; most <= expected.size() + 2; most++) {
                    assertEquals(expected, read(from, to, most), "spans %d to %d by %d".formatted(from, to, most));
                }
            }
        }
    }

    @Test
    void runsOfNoCellsAreRefused() {
        TileRuns runs = new TileRuns();
        assertThrows(IllegalArgumentException.class, () -> runs.add(0, 1, 4, 4));
    }

    private static List<List<Integer>> cells(int from, int to) {
        List<List<Integer>> cells = new ArrayList<>();
        for (int span = from; span < to; span++) {
            for (int col = SPANS[span][1]; col < SPANS[span][2]; col++) {
                cells.add(List.of(SPANS[span][0], col));
            }
        }
        return cells;
    }

    private static List<List<Integer>> read(int from, int to, int most) {
        IntBuffer numbers = IntBuffer.allocate(3 * SPANS.length);
        for (int number = 0; number < 3; number++) {
            for (int[] span : SPANS) {
                numbers.put(span[number]);
            }
        }
        SpanCursor cursor = new SpanCursor(
                List.of(Spans.copyOf(numbers.flip(), SPANS.length).range(from, to)));
        TileRuns runs = new TileRuns();
        List<List<Integer>> cells = new ArrayList<>();
        for (cursor.next(runs, most); runs.tiles() > 0; cursor.next(runs, most)) {
            int before = cells.size();
            for (int run = 0; run < runs.size(); run++) {
                for (int i = 0; i < runs.length(run); i++) {
                    cells.add(List.of(runs.row(run), runs.col(run) + i));
                }
            }
            assertEquals(runs.tiles(), cells.size() - before);
            assertEquals(Math.min(most, cells(from, to).size() - before), runs.tiles(), "only the last is not full");
        }
        return cells;
    }
}
