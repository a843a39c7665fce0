package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.report.RunResult;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneOptions;

/// Zones that are no countries, zones that are invalid, and what is remembered of them.
class ZoneOptionsTest {
    private static final String SQUARE = "POLYGON((0.2 0.2, 3.2 0.2, 3.2 3.2, 0.2 3.2, 0.2 0.2))";
    private static final String BOW_TIE = "POLYGON((10 10, 16 16, 16 10, 10 16, 10 10))";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private DuckDb duckdb;

    @BeforeEach
    void open() throws Exception {
        duckdb = new DuckDb();
    }

    @AfterEach
    void close() throws Exception {
        duckdb.close();
    }

    @Test
    void anyIdBecomesZoneIdInAnEscapedFolder() throws Exception {
        Path zones = zones(Map.of("plot 7/b*ä", SQUARE));
        RunResult result = run(zones, ZoneIds.ANY, OnInvalid.FAIL, Optional.empty());
        Path partition = result.datasets().get(0).partition();
        assertTrue(Files.exists(partition.resolve("zone=plot%207%2Fb%2A%C3%A4").resolve("part-00000.parquet")));
        List<Map<String, Object>> rows = duckdb.rows("""
                SELECT zone_id, count(*) AS tiles
                FROM read_parquet('%s/*/*.parquet', hive_partitioning = false) GROUP BY ALL""".formatted(partition));
        assertEquals(List.of(Map.of("zone_id", "plot 7/b*ä", "tiles", 9L)), rows);
    }

    @Test
    void idsThatAreNoCodesAreRefusedAsCountries() throws Exception {
        Path zones = zones(Map.of("plot", SQUARE));
        assertEquals(
                ErrorCode.E005_ISO_FK,
                assertThrows(TileIndexException.class, () -> run(zones, ZoneIds.ISO, OnInvalid.FAIL, Optional.empty()))
                        .code());
    }

    @Test
    void invalidZoneFailsTheRunByDefault() throws Exception {
        Path zones = zones(Map.of("good", SQUARE, "tie", BOW_TIE));
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> run(zones, ZoneIds.ANY, OnInvalid.FAIL, Optional.empty()));
        assertEquals(ErrorCode.E001_GEO_INVALID, e.code());
        assertEquals(Optional.of("tie"), e.zone());
        assertTrue(e.what().contains("13.0,13.0"), e.what());
    }

    @Test
    void skippedZoneHasNoTilesAndIsNamed() throws Exception {
        Path zones = zones(Map.of("good", SQUARE, "tie", BOW_TIE));
        RunResult result = run(zones, ZoneIds.ANY, OnInvalid.SKIP, Optional.empty());
        assertEquals(9, result.tiles());
        assertEquals(1, result.invalid().size());
        assertTrue(result.invalid().get(0).contains("zone tie"), result.invalid()::toString);
        assertFalse(Files.exists(result.datasets().get(0).partition().resolve("zone=tie")));
    }

    @Test
    void repairedZoneHasTheTilesOfTheRepairedPolygon() throws Exception {
        RunResult repaired =
                run(zones(Map.of("good", SQUARE, "tie", BOW_TIE)), ZoneIds.ANY, OnInvalid.FIX, Optional.empty());
        String fixed = GeometryFixer.fix(new WKTReader().read(BOW_TIE)).toText();
        RunResult clean =
                run(zones(Map.of("good", SQUARE, "tie", fixed)), ZoneIds.ANY, OnInvalid.FAIL, Optional.empty());
        assertEquals(1, repaired.invalid().size());
        assertTrue(repaired.tiles() > 9, "the repaired zone has tiles");
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    clean.datasets().get(i).receipt().sha256(),
                    repaired.datasets().get(i).receipt().sha256());
        }
    }

    @Test
    void zonesFoundValidAreNotValidatedAgain() throws Exception {
        Path cache = folder.resolve("cache");
        Path good = zones(Map.of("good", SQUARE));
        run(good, ZoneIds.ANY, OnInvalid.FAIL, Optional.of(cache));
        Path marker = onlyFile(cache);
        Path bad = zones(Map.of("tie", BOW_TIE));
        assertThrows(TileIndexException.class, () -> run(bad, ZoneIds.ANY, OnInvalid.FAIL, Optional.of(cache)));
        assertEquals(marker, onlyFile(cache), "an invalid input is not remembered as valid");
        run(good, ZoneIds.ANY, OnInvalid.FAIL, Optional.of(cache));
        assertEquals(marker, onlyFile(cache));
    }

    /// What is remembered of inputs that were found valid.
    private static Path onlyFile(Path cache) throws Exception {
        try (Stream<Path> tree = Files.walk(cache.resolve("zones"))) {
            List<Path> files = tree.filter(Files::isRegularFile).toList();
            assertEquals(1, files.size(), files::toString);
            return files.get(0);
        }
    }

    private Path zones(Map<String, String> wktById) throws Exception {
        Path file = Files.createTempDirectory(folder, "zones").resolve("zones.parquet");
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, String> zone : wktById.entrySet()) {
            Geometry geometry = new WKTReader(new GeometryFactory()).read(zone.getValue());
            rows.append(rows.isEmpty() ? "" : ", ")
                    .append("('%s', from_hex('%s'))"
                            .formatted(zone.getKey(), WKBWriter.toHex(new WKBWriter().write(geometry))));
        }
        String geo = "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\","
                + "\"columns\":{\"geometry\":{\"encoding\":\"WKB\",\"geometry_types\":[]}}}";
        duckdb.execute("""
                COPY (SELECT * FROM (VALUES %s) AS zones(country, geometry))
                TO '%s' (FORMAT parquet, KV_METADATA {geo: '%s'})""".formatted(rows, file, geo));
        return file;
    }

    private RunResult run(Path zones, ZoneIds ids, OnInvalid onInvalid, Optional<Path> cache) throws Exception {
        RunRequest request = new RunRequest(
                Files.createTempDirectory(folder, "out"),
                false,
                new RunRequest.Zones(
                        Optional.of(FilePlace.of(zones)),
                        List.of(),
                        new ZoneOptions(Optional.empty(), Optional.empty(), ids),
                        onInvalid),
                new RunRequest.Cells(GridSpec.parse("1", Bounds.WORLD), InclusionRule.CENTER),
                new RunRequest.Layout(ShardLayout.ZONE, new ShardFormat.Parquet(Codec.SNAPPY, 1_000_000), 1_000_000),
                new RunRequest.Execution(2, 1L << 28, SimdMode.SCALAR, ScanPath.FAST, cache, OptionalLong.empty()));
        return new EnumerateRun(request, new RunProgress()).execute();
    }
}
