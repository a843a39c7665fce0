package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ShardLayout;

/// Spans are verified beside the other datasets and alone: a good output has no faults, and each planted one is named.
@Tag("slow")
class SpansOutputTest {
    private static final List<Dataset> ALL = Dataset.withGeometry(Dataset.ENUMERATED);
    private static final List<Dataset> ALONE = Dataset.withGeometry(List.of(Dataset.TILE_SPANS));

    @TempDir
    private static Path shared = Path.of("");

    private static PublishedSample good;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void publish() throws Exception {
        good = publish(shared.resolve("good"), ALL, "LS", "CH");
    }

    private static PublishedSample publish(Path out, List<Dataset> datasets, String... countries) throws Exception {
        return PublishedSample.publish(
                out, datasets, PublishedSample.GRID, ShardLayout.ZONE, InclusionRule.CENTER, countries);
    }

    static List<Tampering> tamperings() {
        return SpanTamperings.all();
    }

    @ParameterizedTest
    @EnumSource(ShardLayout.class)
    void anySubsetOfTheDatasetsIsVerified(ShardLayout layout) throws Exception {
        Map<String, Long> decisions = new TreeMap<>();
        for (int mask = 1; mask < 8; mask++) {
            List<Dataset> some = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                if ((mask >> i & 1) == 1) {
                    some.add(Dataset.ENUMERATED.get(i));
                }
            }
            PublishedSample sample = PublishedSample.publish(
                    folder.resolve("" + mask),
                    Dataset.withGeometry(some),
                    PublishedSample.GRID,
                    layout,
                    InclusionRule.ANY_OVERLAP,
                    "LS",
                    "FJ",
                    "CH");
            VerifyResult result = sample.result(16, true);
            assertEquals(List.of(), result.failures(), some::toString);
            decisions.put(Dataset.names(some).toString(), result.decisions());
        }
        assertEquals(7, decisions.size());
        assertEquals(1, Set.copyOf(decisions.values()).size(), decisions::toString);
    }

    @Test
    void spansAcrossTheAntimeridianAreVerified() throws Exception {
        for (Bounds bounds : List.of(new Bounds(0, -90, 360, 90), new Bounds(-180.5, -90, 180.5, 90))) {
            Grid grid = GridSpec.parse("1", bounds);
            Path out = folder.resolve(String.valueOf(bounds.west()));
            PublishedSample sample = PublishedSample.publish(
                    out, ALL, grid, ShardLayout.PACKED, InclusionRule.ANY_OVERLAP, "AQ", "FJ", "RU", "US");
            assertEquals(List.of(), sample.verify(false));
        }
    }

    /// The tool of the tamperings changes nothing by itself.
    @Test
    void aRewrittenFileHasTheSameBytes() throws Exception {
        PublishedSample sample = good.copyTo(folder.resolve("out"));
        Path part = sample.part(SpanSchema.TILE_SPANS, "LS");
        byte[] before = Files.readAllBytes(part);
        SpanRewriter.edit(part, content -> {});
        assertArrayEquals(before, Files.readAllBytes(part));
    }

    @Test
    void tamperingsHaveDifferentNames() {
        List<String> names = tamperings().stream().map(Tampering::name).toList();
        assertEquals(names.size(), new TreeSet<>(names).size(), names::toString);
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void aTamperingIsNamed(Tampering tampering) throws Exception {
        PublishedSample sample = good.copyTo(folder.resolve("out"));
        byte[] before = sample.bytes();
        tampering.action().on(sample);
        List<Failure> failures = sample.verify(false);
        tampering.assertNamed(failures);
        tampering.assertReceipt(failures, before, sample.bytes());
        sample.settleReceipts();
        tampering.assertAlone(sample.verify(false));
    }

    private Set<String> foundAlone(PublishedSample sample) throws Exception {
        sample.settleReceipts();
        return sample.verify(false).stream()
                .map(failure -> failure.code() + " " + failure.what())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Without tiles to compare with, membership and the report's numbers tell.
    @Test
    void spansAloneAreHeldToZonesAndReport() throws Exception {
        PublishedSample sample = publish(folder.resolve("out"), ALONE, "LS");
        assertEquals(Set.of(), foundAlone(sample));
        SpanTamperings.edit(sample, content -> {
            Object[] row = content.rows().get(4);
            SpanTamperings.resize(row, (Integer) row[SpanSchema.COL_FROM], (Integer) row[SpanSchema.COL_TO] + 1);
        });
        assertEquals(
                new TreeSet<>(Set.of(
                        ErrorCode.E008_INCLUSION_RULE + " a tile does not belong to the zone",
                        ErrorCode.E014_VERIFY + " rows_emitted differs from the number of rows",
                        ErrorCode.E014_VERIFY + " the row count of a country differs from its summary")),
                foundAlone(sample));
    }

    @Test
    void aSpanThatIsMissingIsMissed() throws Exception {
        PublishedSample sample = publish(folder.resolve("out"), ALONE, "LS");
        SpanTamperings.edit(sample, content -> content.rows().remove(4));
        assertTrue(
                foundAlone(sample).contains(ErrorCode.E008_INCLUSION_RULE + " a tile is missing"), "membership tells");
    }

    @Test
    void boundsAloneAreHeldToZonesAndReport() throws Exception {
        PublishedSample sample = publish(folder.resolve("out"), List.of(Dataset.TILE_BOUNDS), "LS");
        assertEquals(Set.of(), foundAlone(sample));
        sample.edit(DatasetSchema.TILE_BOUNDS, "LS", rows -> {
            rows.get(150)[DatasetSchema.MAX_LAT] = 12.0;
            rows.get(151)[DatasetSchema.ZONE] = "CH";
            rows.remove(160);
        });
        assertEquals(
                new TreeSet<>(Set.of(
                        ErrorCode.E004_BOUNDS + " max_lat_deg differs from the formula",
                        ErrorCode.E005_ISO_FK + " the country of a row of tile_bounds differs from the folder's",
                        ErrorCode.E008_INCLUSION_RULE + " a tile is missing",
                        ErrorCode.E014_VERIFY + " rows_emitted differs from the number of rows",
                        ErrorCode.E014_VERIFY + " the row count of a country differs from its summary")),
                foundAlone(sample));
    }
}
