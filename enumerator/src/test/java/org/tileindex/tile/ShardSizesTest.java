package org.tileindex.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;

class ShardSizesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 4194304",
        "1m, 4194304",
        "30s, 4194304",
        "15s, 8388608",
        "6s, 20971520",
        "3s, 41943040",
        "1s, 41943040"
    })
    void rowGroupsHaveAboutAsManyRowsOfAnyGrid(String cell, long rowGroupRows) {
        assertEquals(new ShardSizes(rowGroupRows, 2 * rowGroupRows), ShardSizes.of(GridSpec.parse(cell, Bounds.WORLD)));
    }

    /// 83 million values of a shard of a grid of 3 arc-seconds would take 335 MB of memory.
    @ParameterizedTest
    @EnumSource(ShardLayout.class)
    void valuesTakeAsManyRowsOnAnyGrid(ShardLayout layout) {
        for (String cell : List.of("1m", "30s", "3s")) {
            Grid grid = GridSpec.parse(cell, Bounds.WORLD);
            assertEquals(new ShardSizes(1_048_576, 4_194_304), ShardSizes.of(grid, layout, true));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 36, 4194304", "0, 36.01, 8388608"})
    void itIsTheColumnsOfTheGridThatCountNotTheirSize(double west, double east, long rowGroupRows) {
        Bounds part = new Bounds(west, 0, east, 1);
        assertEquals(rowGroupRows, ShardSizes.of(GridSpec.parse("1/1200", part)).rowGroupRows());
    }
}
