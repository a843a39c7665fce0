package org.tileindex.scan;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.RandomZones;

/// The scan is exact in a plane, too, where coordinates are millions of metres: vertices on lines of the grid, and an
/// ulp beside them.
class PlaneGridsTest {
    private static final int ZONES = 600;
    private static final Crs UTM = Crs.utm(16, false);

    private static final List<Grid> GRIDS = List.of(
            new Grid(8, 8, 440_000, 4_450_000, 10, 10, UTM),
            new Grid(8, 8, 440_000 + 1 / 3.0, 4_450_000 - 2 / 7.0, 10 / 7.0, 10 / 7.0, UTM),
            new Grid(8, 8, -20_037_508.342789244, 20_037_508.342789244, 156_543.03392804097, 78_271.51696402048, UTM),
            new Grid(8, 8, 99_999_990.1, 99_999_990.3, 0.7, 0.3, UTM));

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    @Tag("slow")
    void cellsAreThoseOfTheLegacyPath(InclusionRule rule) {
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Drawing.sameCellByCell(rule, grid, new RandomZones(seed, grid).next(), "seed " + seed);
        });
    }
}
