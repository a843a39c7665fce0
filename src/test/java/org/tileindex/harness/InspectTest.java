package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.GridSpec;
import org.tileindex.inspect.OutputInspection;
import org.tileindex.inspect.Partition;
import org.tileindex.inspect.ZoneInspection;
import org.tileindex.report.RunResult;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneParts;

/// What `inspect` says is what others find.
class InspectTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void outputsNumbersAreDuckDbs() throws Exception {
        RunResult result = SampleRun.of(List.of("CH", "FJ", "LS")).grid("1m").into(folder);
        Path index = result.datasets().get(0).partition();
        assertEquals(
                result.datasets().stream().map(d -> d.partition()).sorted().toList(),
                OutputInspection.partitions(folder));
        String text = OutputInspection.of(Partition.of(index));
        try (DuckDb duckdb = new DuckDb()) {
            Map<String, Long> all = duckdb.counts(
                    "SELECT sum(num_rows) AS rows, count(*) AS files FROM parquet_file_metadata('%s/*/*.parquet')"
                            .formatted(index));
            assertTrue(text.contains("%,d rows in %d files".formatted(all.get("rows"), all.get("files"))), text);
            for (Map<String, Object> column : duckdb.rows("""
                    SELECT path_in_schema AS name, format('{:t,}', sum(total_compressed_size)::BIGINT) AS bytes
                    FROM parquet_metadata('%s/*/*.parquet') GROUP BY ALL""".formatted(index))) {
                String line = "%-18s %14s ".formatted(column.get("name"), column.get("bytes"));
                assertTrue(text.contains(line), () -> line + " is not in\n" + text);
            }
        }
    }

    @Test
    void embeddedZonesAreDescribedLargestFirst() throws Exception {
        ZoneParts source = ZoneParts.embedded();
        ZoneCatalog catalog =
                ZoneCatalog.read(source, new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ANY));
        String text = new ZoneInspection(
                        source,
                        catalog,
                        List.of(),
                        GridSpec.parse("5m", Bounds.WORLD),
                        catalog.faults(catalog.ids()),
                        List.of())
                .text(2);
        assertTrue(text.contains("238 zones") && text.contains("0 invalid; 15 features without an id"), text);
        assertTrue(text.contains(source.sha256()), text);
        List<String> lines = text.lines().toList();
        assertTrue(lines.get(lines.size() - 3).toUpperCase(Locale.ROOT).startsWith("AQ "), text);
        assertTrue(lines.get(lines.size() - 2).startsWith("RU "), text);
    }
}
