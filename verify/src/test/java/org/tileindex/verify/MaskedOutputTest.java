package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.CellMask;

/// With a mask, the tiles of an output are exactly the cells of a zone that fulfil it.
@Tag("slow")
class MaskedOutputTest {
    private static final Grid GRID = GridSpec.parse("5m", new Bounds(26, -31, 30, -28));

    @TempDir
    private Path folder = Path.of("");

    private PublishedSample publish(CellMask mask, String... values) throws Exception {
        return PublishedSample.publish(
                folder.resolve("out"),
                PublishedSample.PLAIN,
                ShardLayout.ZONE,
                SampleValues.of(SampleValues.raster("people.tif"), values).masked(mask));
    }

    @ParameterizedTest
    @EnumSource(CellMask.class)
    void aGoodOutputHasNoFaults(CellMask mask) throws Exception {
        PublishedSample sample = publish(mask);
        assertEquals(List.of(), sample.verify(false));
        assertEquals(List.of(), sample.verify(true));
    }

    /// The band of the first value decides, which need not be the first band.
    @Test
    void theBandOfTheFirstValueDecides() throws Exception {
        PublishedSample sample = publish(CellMask.POSITIVE, "2:two", "1");
        assertEquals(List.of(), sample.verify(true));
        List<Object[]> rows = PartRewriter.read(sample.part(DatasetSchema.TILE_INDEX, "LS"));
        assertTrue(rows.stream().noneMatch(row -> row[DatasetSchema.COVERAGE].equals(PartRewriter.NULL)));
        assertTrue(rows.stream().anyMatch(row -> row[DatasetSchema.COVERAGE + 1].equals(PartRewriter.NULL)));
    }

    @Test
    void aMissingTileIsNamed() throws Exception {
        PublishedSample sample = publish(CellMask.VALID);
        sample.editBoth("LS", rows -> rows.remove(100));
        sample.settle();
        assertFault(sample, "a tile is missing");
    }

    /// A cell of the zone that the mask leaves out is no tile.
    @Test
    void aTileThatTheMaskLeavesOutIsNamed() throws Exception {
        PublishedSample sample = publish(CellMask.POSITIVE);
        fillGap(sample);
        sample.settle();
        assertFault(sample, "a tile does not belong to the zone");
    }

    @Test
    void withoutTheRasterTheMaskIsNotDecided() throws Exception {
        PublishedSample sample = publish(CellMask.VALID);
        sample.editBoth("LS", rows -> rows.remove(100));
        sample.settle();
        String other = SampleValues.raster("other.tif").toString();
        assertEquals(
                List.of("the values of rasters cannot be checked"),
                sample.result(16, false, Map.of("", other)).failures().stream()
                        .map(Failure::what)
                        .toList());
    }

    private static void assertFault(PublishedSample sample, String what) throws Exception {
        for (boolean exhaustive : new boolean[] {false, true}) {
            List<Failure> failures = sample.verify(exhaustive);
            assertEquals(List.of(what), failures.stream().map(Failure::what).toList(), failures::toString);
            assertTrue(failures.toString().contains("and the mask"), failures::toString);
        }
    }

    /// Adds the first cell between two tiles of a row.
    private static void fillGap(PublishedSample sample) throws IOException {
        List<Object[]> tiles = PartRewriter.read(sample.part(DatasetSchema.TILE_INDEX, "LS"));
        int gap = 1;
        while (id(tiles.get(gap)) == id(tiles.get(gap - 1)) + 1
                || !tiles.get(gap)[DatasetSchema.RASTER_ROW].equals(tiles.get(gap - 1)[DatasetSchema.RASTER_ROW])) {
            gap++;
        }
        int at = gap;
        int col = (int) ((id(tiles.get(at - 1)) + 1) % GRID.ncols());
        sample.edit(DatasetSchema.TILE_INDEX, "LS", rows -> {
            Object[] cell = rows.get(at - 1).clone();
            cell[DatasetSchema.RASTER_COL] = col;
            cell[DatasetSchema.TILE_ID] = id(cell) + 1;
            cell[DatasetSchema.CENTROID_LON] = GRID.centroidLon(col);
            rows.add(at, cell);
        });
        sample.edit(DatasetSchema.TILE_BOUNDS, "LS", rows -> {
            Object[] cell = rows.get(at - 1).clone();
            cell[DatasetSchema.TILE_ID] = id(cell) + 1;
            cell[DatasetSchema.MIN_LON] = GRID.westEdge(col);
            cell[DatasetSchema.MAX_LON] = GRID.westEdge(col + 1);
            cell[DatasetSchema.BOUNDS_CENTROID_LON] = GRID.centroidLon(col);
            rows.add(at, cell);
        });
    }

    private static long id(Object[] row) {
        return (Long) row[DatasetSchema.TILE_ID];
    }
}
