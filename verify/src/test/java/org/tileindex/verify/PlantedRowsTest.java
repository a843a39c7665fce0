package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;

/// Each fault in rows is found by the check made for it, and by no other. It is planted so that receipts and counts
/// agree with it.
@Tag("slow")
class PlantedRowsTest {
    private static final int MIDDLE = 150;
    private static final String ANOTHER_OUTPUT = "Do not use this output. Run the command again into another --out.";
    private static final Grid GRID = PublishedSample.GRID;

    @TempDir
    private static Path shared = Path.of("");

    private static PublishedSample center;
    private static PublishedSample overlap;

    @TempDir
    private Path folder = Path.of("");

    private PublishedSample sample;

    @BeforeAll
    static void publish() throws Exception {
        center = PublishedSample.publish(shared.resolve("center"), InclusionRule.CENTER, "LS", "CH", "NO");
        overlap = PublishedSample.publish(shared.resolve("overlap"), InclusionRule.ANY_OVERLAP, "LS", "CH");
    }

    @BeforeEach
    void copy() throws IOException {
        sample = center.copyTo(folder.resolve("out"));
    }

    private Failure only(ErrorCode code, String what) throws Exception {
        sample.settle();
        List<Failure> failures = sample.verify(false);
        assertEquals(1, failures.size(), failures::toString);
        assertEquals(code, failures.getFirst().code(), failures::toString);
        assertTrue(failures.getFirst().what().contains(what), failures::toString);
        assertTrue(failures.getFirst().toString().endsWith(". " + ANOTHER_OUTPUT), failures::toString);
        assertEquals(
                List.of(code), sample.verify(true).stream().map(Failure::code).toList());
        return failures.getFirst();
    }

    private static void assertCell(Object[] row, Failure failure) {
        assertEquals(
                (Integer) row[DatasetSchema.RASTER_ROW], (int) failure.place().rasterRow(), failure::toString);
        assertEquals(
                (Integer) row[DatasetSchema.RASTER_COL], (int) failure.place().rasterCol(), failure::toString);
    }

    private Object[] indexRow(int i) throws IOException {
        return PartRewriter.read(sample.part(DatasetSchema.TILE_INDEX, "LS")).get(i);
    }

    @Test
    void aDroppedRow() throws Exception {
        Object[] dropped = indexRow(MIDDLE);
        sample.editBoth("LS", rows -> rows.remove(MIDDLE));
        assertCell(dropped, only(ErrorCode.E008_INCLUSION_RULE, "missing"));
    }

    /// The counts of the report reveal a fault outside the sampled rows.
    @Test
    void aDroppedRowOutsideTheSample() throws Exception {
        sample.editBoth("NO", rows -> rows.remove(MIDDLE));
        sample.settleReceipts();
        Set<String> kinds = sample.result(1_000_000, false).failures().stream()
                .map(failure -> failure.code() + " " + failure.what())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "E014_VERIFY the row count of a country differs from its summary",
                        "E014_VERIFY rows_emitted differs from the number of rows"),
                kinds);
    }

    @Test
    void aRowThatOneDatasetLacks() throws Exception {
        sample.edit(DatasetSchema.TILE_BOUNDS, "LS", List::removeLast);
        only(ErrorCode.E014_VERIFY, "different numbers of rows");
    }

    @Test
    void aDuplicatedRow() throws Exception {
        sample.editBoth("LS", rows -> rows.add(MIDDLE, rows.get(MIDDLE)));
        Failure failure = only(ErrorCode.E003_DUP_TILE, "twice");
        assertEquals(MIDDLE + 1, failure.place().row());
        assertCell(indexRow(MIDDLE), failure);
    }

    @Test
    void aCentroidShiftedByOneUlp() throws Exception {
        shift(DatasetSchema.TILE_INDEX, DatasetSchema.CENTROID_LON);
        Failure failure = only(ErrorCode.E004_BOUNDS, "centroid_lon");
        assertEquals(MIDDLE, failure.place().row());
        assertEquals(degrees(failure.found()), Math.nextUp(degrees(failure.expected())));
    }

    private static double degrees(String angle) {
        assertTrue(angle.endsWith("°"), angle);
        return Double.parseDouble(angle.replace("°", ""));
    }

    @Test
    void anEdgeShiftedByOneUlp() throws Exception {
        shift(DatasetSchema.TILE_BOUNDS, DatasetSchema.MAX_LAT);
        Failure failure = only(ErrorCode.E004_BOUNDS, "max_lat_deg");
        assertCell(indexRow(MIDDLE), failure);
    }

    @Test
    void aWrongArea() throws Exception {
        shift(DatasetSchema.TILE_INDEX, DatasetSchema.AREA);
        only(ErrorCode.E006_AREA_NONPOS, "pixel_area_m2");
    }

    private void shift(String dataset, int column) throws IOException {
        sample.edit(dataset, "LS", rows -> rows.get(MIDDLE)[column] = Math.nextUp((Double) rows.get(MIDDLE)[column]));
    }

    @Test
    void aWrongCountry() throws Exception {
        sample.edit(DatasetSchema.TILE_INDEX, "LS", rows -> rows.get(MIDDLE)[DatasetSchema.ZONE] = "ZA");
        Failure failure = only(ErrorCode.E005_ISO_FK, "country");
        assertEquals("LS", failure.expected());
        assertEquals("ZA", failure.found());
    }

    @Test
    void aWrongRule() throws Exception {
        sample.edit(DatasetSchema.TILE_INDEX, "LS", rows -> rows.get(MIDDLE)[DatasetSchema.RULE] = "any_overlap");
        only(ErrorCode.E008_INCLUSION_RULE, "predicate");
    }

    @Test
    void twoRowsSwapped() throws Exception {
        sample.editBoth("LS", rows -> Collections.swap(rows, MIDDLE, MIDDLE + 1));
        Failure failure = only(ErrorCode.E014_VERIFY, "not sorted");
        assertEquals(MIDDLE + 1, failure.place().row());
    }

    @Test
    void twoRowsSwappedInOneDataset() throws Exception {
        sample.edit(DatasetSchema.TILE_BOUNDS, "LS", rows -> Collections.swap(rows, MIDDLE, MIDDLE + 1));
        assertEquals(1, only(ErrorCode.E014_VERIFY, "different tiles").more());
    }

    @Test
    void aTileJustOutside() throws Exception {
        plantWestOfARun();
    }

    @Test
    void aTileJustOutsideOfAnyOverlap() throws Exception {
        sample = overlap.copyTo(folder.resolve("overlap"));
        plantWestOfARun();
    }

    private void plantWestOfARun() throws Exception {
        int i = startOfARun();
        int row = (Integer) indexRow(i)[DatasetSchema.RASTER_ROW];
        int col = (Integer) indexRow(i)[DatasetSchema.RASTER_COL] - 1;
        sample.edit(DatasetSchema.TILE_INDEX, "LS", rows -> rows.add(i, western(rows.get(i), row, col)));
        sample.edit(DatasetSchema.TILE_BOUNDS, "LS", rows -> rows.add(i, westernBounds(rows.get(i), row, col)));
        assertCell(indexRow(i), only(ErrorCode.E008_INCLUSION_RULE, "does not belong"));
    }

    @Test
    void aTileJustInsideIsMissing() throws Exception {
        dropStartOfARun();
    }

    private void dropStartOfARun() throws Exception {
        int i = startOfARun();
        Object[] dropped = indexRow(i);
        sample.editBoth("LS", rows -> rows.remove(i));
        assertCell(dropped, only(ErrorCode.E008_INCLUSION_RULE, "missing"));
    }

    @Test
    void aTileJustInsideOfAnyOverlapIsMissing() throws Exception {
        sample = overlap.copyTo(folder.resolve("overlap"));
        dropStartOfARun();
    }

    /// The first row of the file after row `MIDDLE` that starts a new raster row.
    private int startOfARun() throws IOException {
        int i = MIDDLE;
        while (indexRow(i)[DatasetSchema.RASTER_ROW].equals(indexRow(i - 1)[DatasetSchema.RASTER_ROW])) {
            i++;
        }
        return i;
    }

    private static Object[] western(Object[] neighbour, int row, int col) {
        Object[] cell = neighbour.clone();
        cell[DatasetSchema.TILE_ID] = GRID.tileId(row, col);
        cell[DatasetSchema.RASTER_COL] = col;
        cell[DatasetSchema.CENTROID_LON] = GRID.centroidLon(col);
        return cell;
    }

    private static Object[] westernBounds(Object[] neighbour, int row, int col) {
        Object[] cell = neighbour.clone();
        cell[DatasetSchema.TILE_ID] = GRID.tileId(row, col);
        cell[DatasetSchema.MIN_LON] = GRID.westEdge(col);
        cell[DatasetSchema.MAX_LON] = GRID.westEdge(col + 1);
        cell[DatasetSchema.BOUNDS_CENTROID_LON] = GRID.centroidLon(col);
        return cell;
    }
}
