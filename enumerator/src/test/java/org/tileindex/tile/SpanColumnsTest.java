package org.tileindex.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.SpansOf;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.zone.ZoneIds;

/// Spans as rows: columns and rectangles (contract, section 3.7). What files hold is compared in the harness.
class SpanColumnsTest {
    private static final Grid GRID = GridSpec.parse("0.1", new Bounds(5, 45, 9, 48));
    /// Columns of 20 degrees from 100 to 460: column 4 begins at 180.
    private static final Grid TURNED = GridSpec.parse("20x10", new Bounds(100, -90, 460, 90));
    /// Columns of 20 degrees from -190 to 190, of which the first and the last are astride ±180.
    private static final Grid ASTRIDE = GridSpec.parse("20x10", new Bounds(-190, -90, 190, 90));

    private static ZoneTiles tiles(Grid grid, int... spans) {
        List<ZoneSpans> zones = List.of(new ZoneSpans("AT", SpansOf.triples(spans)));
        return new ZoneTiles(new RowAreas(grid), InclusionRule.CENTER, ZoneIds.ISO, zones);
    }

    @Test
    void columnsAreFormsOverRunsOfOneRow() throws Exception {
        SpanColumns spans =
                new SpanColumns(tiles(GRID, 3, 5, 9, 3, 11, 12, 4, 0, 40), new GridColumns(GRID), Dataset.TILE_SPANS);
        assertEquals(3, spans.runs().rows());
        List<Column> columns = spans.columns();
        assertEquals(
                List.of("country_iso", "raster_row", "col_from", "col_to", "tile_id_from", "tiles", "area_m2"),
                columns.stream().map(column -> column.type().getName()).toList());
        assertEquals(
                List.of(Constant.class, Ramp.class, Ramp.class, Ramp.class, Ramp.class, Ramp.class, PerRun.class),
                columns.stream().map(column -> column.form().getClass()).toList());
        assertEquals(List.of(125L, 131L, 160L), starts(columns.get(4)));
        assertEquals(List.of(4L, 1L, 40L), starts(columns.get(5)));
    }

    private static List<Long> starts(Column column) {
        return column.form() instanceof Ramp ramp
                ? IntStream.range(0, 3).mapToObj(ramp.start()::at).toList()
                : List.of();
    }

    @Test
    void theBoxIsAGroup() throws Exception {
        Dataset dataset = Dataset.withGeometry(List.of(Dataset.TILE_SPANS)).getFirst();
        SpanColumns spans = new SpanColumns(tiles(GRID, 3, 5, 9), new GridColumns(GRID), dataset);
        assertEquals(
                List.of("bbox.xmin", "bbox.ymin", "bbox.xmax", "bbox.ymax"),
                spans.columns().stream()
                        .map(column -> String.join(".", column.path()))
                        .filter(path -> path.startsWith("bbox"))
                        .toList());
    }

    @Test
    void rectanglesAreBetweenTheEdgesOfTheirCells() {
        assertEquals("[5.5, 47.6, 5.9, 47.7]", boxes(GRID, 3, 5, 9));
    }

    @Test
    void rectanglesEastOf180AreBroughtBack() {
        assertEquals("[-180.0, 80.0, -140.0, 90.0] [160.0, 70.0, 180.0, 80.0]", boxes(TURNED, 0, 4, 6, 1, 3, 4));
    }

    @Test
    void rectanglesAcross180KeepTheGridsLongitudes() {
        assertEquals("[140.0, 80.0, 200.0, 90.0]", boxes(TURNED, 0, 2, 5));
        assertEquals("[100.0, 80.0, 460.0, 90.0]", boxes(TURNED, 0, 0, 18));
    }

    @Test
    void rectanglesWestOfMinus180AreBroughtBackUnlessTheyReachAcrossIt() {
        Grid grid = GridSpec.parse("20x10", new Bounds(-220, -90, 140, 90));
        assertEquals("[140.0, 80.0, 180.0, 90.0] [-200.0, 70.0, -160.0, 80.0]", boxes(grid, 0, 0, 2, 1, 1, 3));
    }

    @Test
    void rectanglesWithACellAstride180KeepTheGridsLongitudes() {
        assertEquals("[-190.0, 80.0, -150.0, 90.0] [150.0, 80.0, 190.0, 90.0]", boxes(ASTRIDE, 0, 0, 2, 0, 17, 19));
    }

    /// Rounded to tenths, which all sides here are.
    private static String boxes(Grid grid, int... spans) {
        SpanBoxes boxes = new SpanBoxes(tiles(grid, spans), grid, spans.length / 3);
        return IntStream.range(0, boxes.size())
                .mapToObj(i -> List.of(
                                Math.rint(boxes.west(i) * 10) / 10,
                                Math.rint(boxes.south(i) * 10) / 10,
                                Math.rint(boxes.east(i) * 10) / 10,
                                Math.rint(boxes.north(i) * 10) / 10)
                        .toString())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
