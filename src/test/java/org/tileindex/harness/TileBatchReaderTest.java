package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.arrow.TileBatchReader;
import org.tileindex.batch.ScalarTiles;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.report.RunResult;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// A caller of the Java API gets the rows that a run writes, in batches of any size.
@Tag("slow")
class TileBatchReaderTest {
    @TempDir
    private Path folder = Path.of("");

    /// The example of [TileBatchReader] and README.md, against DuckDB's sum over a run's files.
    @Test
    void theDocumentedExampleSumsAreas() throws Exception {
        double squareMetres = 0;
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        RowAreas areas = new RowAreas(grid);
        for (Zone zone : ZoneCatalog.read(ZoneSource.embedded()).select(List.of("CH", "LS"))) {
            ZoneTiles tiles = ZoneTiles.find(zone, ZoneIds.ISO, areas, InclusionRule.CENTER);
            try (BufferAllocator allocator = new RootAllocator();
                    TileBatchReader reader = new TileBatchReader(allocator, tiles, new ScalarTiles(), 65_536)) {
                while (reader.loadNextBatch()) {
                    Float8Vector area = (Float8Vector) reader.tileIndex().getVector("pixel_area_m2");
                    for (int i = 0; i < area.getValueCount(); i++) {
                        squareMetres += area.get(i);
                    }
                }
            }
        }
        RunResult run = SampleRun.of(List.of("CH", "LS")).into(folder);
        try (DuckDb duckdb = new DuckDb()) {
            Map<String, Object> row = duckdb.rows("SELECT sum(pixel_area_m2) AS area FROM '%s/*/*.parquet'"
                            .formatted(run.datasets().get(0).partition()))
                    .get(0);
            assertEquals(Double.parseDouble(String.valueOf(row.get("area"))), squareMetres, 1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 999, 100_000})
    void batchesOfAnySizeHoldTheRowsOfTheFiles(int batchRows) throws Exception {
        RunResult run = SampleRun.of(List.of("LS")).grid("2m").into(folder);
        Zone zone =
                ZoneCatalog.read(ZoneSource.embedded()).select(List.of("LS")).get(0);
        RowAreas areas = new RowAreas(GridSpec.parse("2m", Bounds.WORLD));
        ZoneTiles tiles = ZoneTiles.find(zone, ZoneIds.ISO, areas, InclusionRule.CENTER);
        assertEquals(run.tiles(), tiles.cells());
        try (BufferAllocator allocator = new RootAllocator();
                TileBatchReader reader = new TileBatchReader(allocator, tiles, new ScalarTiles(), batchRows)) {
            List<ColumnDigests.Collector> index = collectors(reader.tileIndex());
            List<ColumnDigests.Collector> bounds = collectors(reader.tileBounds());
            VectorSchemaRoot first = reader.tileIndex();
            while (reader.loadNextBatch()) {
                assertSame(first, reader.tileIndex());
                add(reader.tileIndex(), index);
                add(reader.tileBounds(), bounds);
            }
            assertFalse(reader.loadNextBatch());
            assertEquals(duckDb(run, 0), ColumnDigests.of(index));
            assertEquals(duckDb(run, 1), ColumnDigests.of(bounds));
        }
    }

    @Test
    void batchesOfNoRowsAreRefusedAndNothingLeaks() throws Exception {
        Zone zone =
                ZoneCatalog.read(ZoneSource.embedded()).select(List.of("LS")).get(0);
        RowAreas areas = new RowAreas(GridSpec.parse("1", new Bounds(0, 50, 3, 53)));
        ZoneTiles none = ZoneTiles.find(zone, ZoneIds.ANY, areas, InclusionRule.CENTER);
        try (BufferAllocator allocator = new RootAllocator()) {
            assertThrows(
                    IllegalArgumentException.class, () -> new TileBatchReader(allocator, none, new ScalarTiles(), 0));
            try (TileBatchReader reader = new TileBatchReader(allocator, none, new ScalarTiles(), 10)) {
                assertEquals(
                        "zone_id",
                        reader.tileBounds().getSchema().getFields().get(0).getName());
                assertFalse(reader.loadNextBatch());
                assertEquals(0, reader.tileIndex().getRowCount());
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    private static ColumnDigests duckDb(RunResult run, int dataset) throws Exception {
        return FileReaders.duckDb(run.datasets().get(dataset).partition().resolve("country=LS/part-00000.parquet"));
    }

    private static List<ColumnDigests.Collector> collectors(VectorSchemaRoot root) {
        List<ColumnDigests.Collector> collectors = new ArrayList<>();
        root.getSchema().getFields().forEach(field -> collectors.add(new ColumnDigests.Collector(field.getName())));
        return collectors;
    }

    private static void add(VectorSchemaRoot root, List<ColumnDigests.Collector> columns) {
        for (int c = 0; c < columns.size(); c++) {
            FieldVector vector = root.getVector(c);
            assertEquals(root.getRowCount(), vector.getValueCount());
            assertEquals(0, vector.getNullCount());
            FileReaders.addArrow(columns.get(c), vector);
        }
    }
}
