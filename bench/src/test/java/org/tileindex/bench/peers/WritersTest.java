package org.tileindex.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;

/// Every writer that runs in this JVM, on small countries.
@Tag("slow")
class WritersTest {
    private static final List<String> COUNTRIES = List.of("CH", "LS", "FJ");
    private static final Contest.Length ONE_ROUND = new Contest.Length(1, 0, false);

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream log = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void allWriteTheSameTiles() throws Exception {
        Grid grid = GridSpec.parse("2m", Bounds.WORLD);
        Work work = Work.of(COUNTRIES, grid);
        try (DuckDbCopy duckDb = new DuckDbCopy(work, 2)) {
            List<Side> sides = List.of(
                    new WarmRun("ours", COUNTRIES, grid, 2, Optional.of(folder.resolve("cache"))),
                    new WarmRun("ours-scanning", COUNTRIES, grid, 2, Optional.empty()),
                    new ParquetJavaRows(work, 2),
                    new ArrowCpp(work, 2),
                    duckDb);
            Contest contest = new Contest("Small", work.tiles(), EqualityGate::check, sides);
            List<Contest.Result> results = contest.run(folder.resolve("out"), ONE_ROUND, log);
            assertEquals(sides, results.stream().map(Contest.Result::side).toList());
            assertTrue(results.stream().allMatch(result -> result.bytes() > 0), results::toString);
            assertFalse(Files.exists(folder.resolve("out")), "outputs were left");
        }
    }

    @Test
    void sideThatWritesOtherTilesIsNotMeasured() throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        Side ours = new ParquetJavaRows(Work.of(List.of("CH"), grid), 1);
        Side other = new ArrowCpp(Work.of(List.of("AT"), grid), 1);
        Contest contest = new Contest("Unequal", 1, EqualityGate::check, List.of(ours, other));
        assertThrows(EqualityGate.UnequalException.class, () -> contest.run(folder.resolve("out"), ONE_ROUND, log));
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("round"), said::toString);
    }
}
