package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.report.RunResult;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.writer.page.Codec;

/// DuckDB, Arrow C++ and parquet-java read the same values from the same files.
@Tag("slow")
class ReadersAgreeTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Codec.class)
    void threeReadersReadTheSameValues(Codec codec) throws Exception {
        RunResult result = SampleRun.of(List.of("CH", "FJ", "LS"))
                .codec(codec)
                .shardRows(50_000)
                .into(folder);
        assertReadersAgree(result);
    }

    /// Rows as wide as the grid, for which LZ4 files have an encoding of their own.
    @ParameterizedTest
    @EnumSource(Codec.class)
    void threeReadersReadTheSameValuesOfRowsRoundTheEarth(Codec codec) throws Exception {
        assertReadersAgree(SampleRun.of(List.of("AQ"))
                .bounds(new Bounds(-180, -86.5, 180, -86.25))
                .codec(codec)
                .into(folder));
    }

    private static void assertReadersAgree(RunResult result) throws Exception {
        for (PublishedDataset dataset : result.datasets()) {
            List<String> names = FolderComparison.files(dataset.partition());
            assertEquals(result.shards(), names.size());
            for (String name : names) {
                Path file = dataset.partition().resolve(name);
                ColumnDigests duckdb = FileReaders.duckDb(file);
                assertEquals(duckdb, FileReaders.arrow(file), "Arrow C++ and DuckDB on " + file);
                assertEquals(duckdb, FileReaders.parquetJava(file), "parquet-java and DuckDB on " + file);
            }
        }
    }
}
