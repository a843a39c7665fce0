package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.tileindex.report.RunResult;

/// DuckDB reads every row and finds the values that the formulas give (contract, section 1.2).
@Tag("slow")
class TileOracleTest {
    /// Countries at the default grid; the profile `exhaustive` adds the largest.
    private static final List<String> COUNTRIES = List.of(
            System.getProperty("oracle.countries", "AD,CH,FJ,IN,LS,MV,NZ,ZA").split(","));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyRowOfAllCountriesAtFiveMinutesIsRight() throws Exception {
        RunResult world = SampleRun.of(List.of()).grid("5m").into(folder);
        assertTrue(world.countries().size() > 230, world.countries().size() + " countries");
        check(world);
    }

    @Test
    void everyRowOfCountriesAtThirtySecondsIsRight() throws Exception {
        RunResult result =
                SampleRun.of(COUNTRIES).shardRows(500_000).rowGroupRows(200_000).into(folder);
        assertTrue(result.shards() > 14, result.shards() + " shards");
        check(result);
    }

    @Test
    void everyRowOfTheVaticanIsRight() throws Exception {
        RunResult result = SampleRun.vatican().into(folder);
        assertTrue(result.tiles() > 0, "tiles");
        check(result);
    }

    /// The oracle is no rubber stamp: the shards of a country in the wrong order break the order of its rows.
    @Test
    void swappedShardsAreNoticed() throws Exception {
        RunResult result = SampleRun.of(List.of("LS")).shardRows(30_000).into(folder);
        Path country = result.datasets().get(0).partition().resolve("country=LS");
        Path spare = folder.resolve("spare");
        Files.move(country.resolve("part-00000.parquet"), spare);
        Files.move(country.resolve("part-00001.parquet"), country.resolve("part-00000.parquet"));
        Files.move(spare, country.resolve("part-00001.parquet"));
        AssertionFailedError error = assertThrows(AssertionFailedError.class, () -> check(result));
        assertTrue(String.valueOf(error.getMessage()).contains("sorted_and_unique=1"), error::getMessage);
    }

    private static void check(RunResult result) throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            new TileOracle(duckdb, result).check();
        }
    }
}
