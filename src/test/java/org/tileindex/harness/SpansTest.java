package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.cli.Main;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.report.RunResult;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.writer.page.Codec;

/// `tile_spans` beside the other datasets (contract, section 3.7): the queries of the docs expand it to `tile_index`,
/// its bytes are the same however it is made, and three readers read the same values.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class SpansTest {
    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\\n([^`]*tile_spans[^`]*)^```$");
    private static final Path ZONES =
            Repository.root().resolve("zones/src/test/resources/org/tileindex/zone/file/ne110m.geojson");
    private static final List<Dataset> ALL = Dataset.withGeometry(Dataset.ENUMERATED);

    @TempDir
    private static Path folder = Path.of("");

    @TempDir
    private Path own = Path.of("");

    @BeforeAll
    void publishAll() {
        assertEquals(0, enumerate("all", "--datasets", "tile_index,tile_bounds,tile_spans", "--geometry"));
        assertEquals(0, enumerate("usual"));
    }

    private static int enumerate(String out, String... options) {
        List<String> words = new ArrayList<>(
                List.of("enumerate", "--out", folder.resolve(out).toString()));
        words.addAll(List.of("--zones", ZONES.toString(), "--unknown-ids", "skip", "--grid", "6m"));
        words.addAll(List.of("--quiet", "--no-cache"));
        words.addAll(List.of(options));
        return Main.run(words.toArray(String[]::new));
    }

    /// @param columns of `tile_index` that the query gives
    private static void assertExpands(String query, String columns) throws Exception {
        String here = query.replaceAll("'[^']*/tile_spans/", "'" + folder + "/all/tile_spans/");
        assertTrue(here.contains(folder.toString()), query);
        try (DuckDb duckdb = new DuckDb()) {
            duckdb.execute("CREATE TABLE expanded AS " + here);
            duckdb.execute("CREATE TABLE tiles AS SELECT %s FROM '%s/all/tile_index/*/*/*.parquet'"
                    .formatted(columns, folder));
            Map<String, Long> counts = duckdb.counts("SELECT (SELECT count(*) FROM tiles) AS tiles,"
                    + " (SELECT count(*) FROM expanded) AS expanded,"
                    + " (SELECT count(*) FROM (SELECT %1$s FROM expanded EXCEPT ALL FROM tiles)) AS surplus,"
                            .formatted(columns)
                    + " (SELECT count(*) FROM (FROM tiles EXCEPT ALL SELECT %1$s FROM expanded)) AS missing"
                            .formatted(columns));
            assertTrue(counts.getOrDefault("tiles", 0L) > 2_000_000, counts::toString);
            assertEquals(counts.get("tiles"), counts.get("expanded"), counts::toString);
            assertEquals(0L, counts.get("surplus"), counts::toString);
            assertEquals(0L, counts.get("missing"), counts::toString);
        }
    }

    private static String query(String document) throws Exception {
        List<String> found = QUERY.matcher(Files.readString(Repository.root().resolve(document)))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(1, found.size(), document);
        return found.getFirst();
    }

    @Test
    void theQueryOfTheReadmeGivesTheTiles() throws Exception {
        assertExpands(query("README.md"), "country_iso, tile_id, raster_row, raster_col");
    }

    /// The area of a cell is that of the span by the number of its tiles, to the last digit or the one before.
    @Test
    void theQueryOfTheRunbookGivesTheTilesAndTheirAreas() throws Exception {
        String query = query("runbooks/running.md");
        assertExpands(query, "country_iso, tile_id, raster_row, raster_col");
        String here = query.replaceAll("'[^']*/tile_spans/", "'" + folder + "/all/tile_spans/");
        try (DuckDb duckdb = new DuckDb()) {
            assertEquals(
                    Map.of("n", 0L),
                    duckdb.counts(("SELECT count(*) AS n FROM (%s) e JOIN '%s/all/tile_index/*/*/*.parquet' t"
                                    + " USING (country_iso, tile_id)"
                                    + " WHERE abs(e.pixel_area_m2 - t.pixel_area_m2) > 3e-16 * t.pixel_area_m2")
                            .formatted(here, folder)));
        }
    }

    @Test
    void otherDatasetsAreTheSameWithAndWithoutIt() throws Exception {
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            assertEquals(
                    List.of(),
                    FolderComparison.differences(partition("usual", dataset), partition("all", dataset)),
                    dataset);
        }
        assertEquals(
                FolderComparison.files(partition("all", "tile_index")),
                FolderComparison.files(partition("all", "tile_spans")));
    }

    private static Path partition(String out, String dataset) throws Exception {
        try (var partitions = Files.list(folder.resolve(out).resolve(dataset))) {
            return partitions.findFirst().orElseThrow();
        }
    }

    private static SampleRun sample(Codec codec, ShardLayout layout) {
        return SampleRun.of(List.of("CH", "FJ", "LS", "US"))
                .datasets(ALL)
                .grid("5m")
                .codec(codec)
                .layout(layout)
                .shardRows(1_000);
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void bytesAreTheSameHoweverTheyAreMade(Codec codec) throws Exception {
        for (ShardLayout layout : ShardLayout.values()) {
            Path out = own.resolve(layout.label());
            RunResult first =
                    sample(codec, layout).workers(1).simd(SimdMode.SCALAR).into(out);
            assertEquals(3, first.datasets().size());
            assertTrue(first.shards() > 20, "several shards");
            // Publishing again is refused unless the bytes are the same.
            sample(codec, layout)
                    .workers(8)
                    .simd(SimdMode.VECTOR)
                    .scheduleSeed(7)
                    .into(out);
            sample(codec, layout).legacy().into(out);
        }
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void aRowIsALongestSpan(InclusionRule rule) throws Exception {
        RunResult result = sample(Codec.SNAPPY, ShardLayout.ZONE).rule(rule).into(own);
        String files = "'" + result.datasets().getLast().partition() + "/*/*.parquet'";
        try (DuckDb duckdb = new DuckDb()) {
            assertEquals(
                    Map.of("tiles", result.tiles(), "touching", 0L, "wrong", 0L),
                    duckdb.counts("SELECT sum(tiles) AS tiles, count(*) FILTER (before >= col_from) AS touching,"
                            + " count(*) FILTER (tiles <> col_to - col_from"
                            + " OR tile_id_from <> raster_row::UBIGINT * 4320 + col_from) AS wrong"
                            + " FROM (SELECT *, lag(col_to) OVER rows_of_grid AS before FROM " + files
                            + " WINDOW rows_of_grid AS (PARTITION BY country_iso, raster_row ORDER BY col_from))"));
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void threeReadersReadTheSameValues(Codec codec) throws Exception {
        RunResult result = SampleRun.of(List.of("CH", "FJ", "LS"))
                .datasets(List.of(Dataset.TILE_SPANS))
                .codec(codec)
                .shardRows(50_000)
                .into(own);
        PublishedDataset dataset = result.datasets().getFirst();
        for (String name : FolderComparison.files(dataset.partition())) {
            Path file = dataset.partition().resolve(name);
            ColumnDigests duckdb = FileReaders.duckDb(file);
            assertEquals(duckdb, FileReaders.arrow(file), "Arrow C++ and DuckDB on " + file);
            assertEquals(duckdb, FileReaders.parquetJava(file), "parquet-java and DuckDB on " + file);
        }
    }

    /// A run that died left some shards of all datasets, some of one dataset only, and one that is not complete.
    @ParameterizedTest
    @ValueSource(strings = {"tile_spans", "tile_index"})
    void aRunThatDiedIsResumed(String lost) throws Exception {
        Path whole = folder.resolve("all");
        Path out = own.resolve("out");
        String partition = partition("all", "tile_spans").getFileName().toString();
        Path staging = out.resolve(".tile-index/staging").resolve(partition);
        List<String> names = FolderComparison.files(partition("all", "tile_spans"));
        int kept = names.size() / 2;
        for (String dataset : List.of("tile_index", "tile_bounds", "tile_spans")) {
            for (String name : dataset.equals(lost) ? names.subList(0, kept) : names) {
                Path target = staging.resolve(dataset).resolve(name);
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(whole.resolve(dataset).resolve(partition).resolve(name), target);
            }
        }
        Program.Ended ended = Program.run(
                "enumerate",
                "--out",
                out.toString(),
                "--zones",
                ZONES.toString(),
                "--unknown-ids",
                "skip",
                "--grid",
                "6m",
                "--no-cache",
                "--resume",
                "--datasets",
                "tile_spans,tile_bounds,tile_index",
                "--geometry");
        assertEquals(0, ended.exitCode(), ended::toString);
        Optional<String> resumed = ended.stdout().stream()
                .filter(line -> line.startsWith("resumed"))
                .findFirst();
        assertTrue(resumed.orElse("").contains(kept + " of " + names.size() + " shards"), ended::toString);
        for (String dataset : List.of("tile_index", "tile_bounds", "tile_spans")) {
            assertEquals(
                    List.of(), FolderComparison.differences(whole.resolve(dataset), out.resolve(dataset)), dataset);
        }
    }
}
