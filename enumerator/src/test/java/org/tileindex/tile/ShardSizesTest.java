package org.tileindex.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.grid.Bounds;
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

    @ParameterizedTest
    @CsvSource({"0, 36, 4194304", "0, 36.01, 8388608"})
    void itIsTheColumnsOfTheGridThatCountNotTheirSize(double west, double east, long rowGroupRows) {
        Bounds part = new Bounds(west, 0, east, 1);
        assertEquals(rowGroupRows, ShardSizes.of(GridSpec.parse("1/1200", part)).rowGroupRows());
    }
}
