package org.tileindex.writer.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Row groups and pages are cut between runs, and none is too small or too large.
class RunTableTest {

    private static RunTable table(int... lengths) {
        return new RunTable(lengths);
    }

    @Test
    void cutsAsSoonAsAPieceHasEnoughRows() {
        RunTable runs = table(4, 4, 4, 4, 4);
        assertEquals(List.of(new RunRange(0, 2, 8), new RunRange(2, 5, 12)), runs.cut(runs.all(), 5));
    }

    @Test
    void aRangeBelowTheMinimumStaysWhole() {
        RunTable runs = table(3, 3);
        assertEquals(List.of(new RunRange(0, 2, 6)), runs.cut(runs.all(), 100));
    }

    @Test
    void twoPiecesOfExactlyTheMinimumAreCut() {
        RunTable runs = table(5, 5);
        assertEquals(List.of(new RunRange(0, 1, 5), new RunRange(1, 2, 5)), runs.cut(runs.all(), 5));
    }

    @Test
    void aRestBelowTheMinimumJoinsTheLastPiece() {
        RunTable runs = table(5, 5, 4);
        assertEquals(List.of(new RunRange(0, 1, 5), new RunRange(1, 3, 9)), runs.cut(runs.all(), 5));
    }

    @Test
    void aRunIsNeverCut() {
        RunTable runs = table(1000);
        assertEquals(List.of(new RunRange(0, 1, 1000)), runs.cut(runs.all(), 10));
    }

    @Test
    void aSubrangeIsCutWithinItsBounds() {
        RunTable runs = table(9, 5, 5, 5, 9);
        assertEquals(
                List.of(new RunRange(1, 2, 5), new RunRange(2, 3, 5), new RunRange(3, 4, 5)),
                runs.cut(new RunRange(1, 4, 15), 5));
    }

    @Test
    void noRunsGiveNoPieces() {
        RunTable runs = table();
        assertEquals(0, runs.rows());
        assertEquals(List.of(), runs.cut(runs.all(), 5));
    }

    @Test
    void rowsAreCountedBeyondThirtyTwoBits() {
        int[] lengths = new int[5];
        Arrays.fill(lengths, Integer.MAX_VALUE);
        RunTable runs = new RunTable(lengths);
        assertEquals(5L * Integer.MAX_VALUE, runs.rows());
        assertEquals(5, runs.cut(runs.all(), Integer.MAX_VALUE).size());
    }

    @Test
    void anEmptyRunIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> table(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> table(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000})
    void piecesOfRandomRunsKeepTheirBounds(int longest) {
        Random random = new Random(longest);
        for (int round = 0; round < 500; round++) {
            int[] lengths = random.ints(1 + random.nextInt(200), 1, longest + 1).toArray();
            RunTable runs = new RunTable(lengths);
            int from = random.nextInt(lengths.length);
            int to = from + 1 + random.nextInt(lengths.length - from);
            RunRange range = new RunRange(
                    from, to, Arrays.stream(lengths, from, to).asLongStream().sum());
            long minRows = 1L + random.nextInt(2 * longest);
            checkPieces(lengths, range, minRows, runs.cut(range, minRows));
        }
    }

    private static void checkPieces(int[] lengths, RunRange range, long minRows, List<RunRange> pieces) {
        int next = range.from();
        for (RunRange piece : pieces) {
            assertEquals(next, piece.from());
            assertTrue(piece.to() > piece.from(), piece::toString);
            long rows = Arrays.stream(lengths, piece.from(), piece.to())
                    .asLongStream()
                    .sum();
            assertEquals(rows, piece.rows());
            int longest = Arrays.stream(lengths, piece.from(), piece.to()).max().orElseThrow();
            assertTrue(rows >= minRows || pieces.size() == 1, piece::toString);
            assertTrue(rows < 2 * minRows + 2L * longest, piece::toString);
            next = piece.to();
        }
        assertEquals(range.to(), next);
    }
}
