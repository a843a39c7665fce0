package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tileindex.tile.Dataset;

/// The claims of [ReadersPruneTest] for a whole output, which `-Dpruned.output` names, with 40 filters for each
/// dataset. Only this property makes Maven run the test: see "Test" in README.md.
class WorldPruningProof {
    static final List<Dataset> DATASETS = Dataset.TILES;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @FieldSource("DATASETS")
    void readersKeepTheSameRowGroupsAndLoseNoRow(Dataset dataset) throws Exception {
        Path output = Path.of(System.getProperty("pruned.output", "absent")).resolve(dataset.name());
        List<Path> files =
                FolderComparison.files(output).stream().map(output::resolve).toList();
        try (DuckDb duckdb = new DuckDb()) {
            PruningComparison readers =
                    new PruningComparison(duckdb, files, folder.resolve("hollow"), "tile_id % 9973 = 0");
            List<PruningComparison.Kept> kept = new ArrayList<>();
            for (TileFilter filter : readers.filters()) {
                kept.add(readers.check(filter));
                System.out.printf(
                        Locale.ROOT,
                        "%-11s %-70s %3d of %d row groups, %,d rows in pages of %,d%n",
                        dataset.name(),
                        filter,
                        kept.getLast().rowGroups(),
                        readers.rowGroups(),
                        kept.getLast().rows(),
                        kept.getLast().pageRows());
            }
            assertEquals(40, kept.size());
        }
    }
}
