package org.tileindex.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.Spans;
import org.tileindex.scan.SpansOf;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Dense;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.ValueTable;
import org.tileindex.zone.ZoneIds;

/// Columns have their types (contract, section 3.1), every value is the formula's (contract, section 1.2).
class TileColumnsTest {
    private static final Grid GRID = GridSpec.parse("0.1", new Bounds(5, 45, 9, 48));

    @Test
    void tileIndexHasTheContractsColumns() throws Exception {
        assertEquals(inTypeDefinedOrder("""
                        message tile_index {
                          required binary country_iso (STRING);
                          required int64 tile_id (INTEGER(64,false));
                          required int32 raster_row (INTEGER(32,false));
                          required int32 raster_col (INTEGER(32,false));
                          required double centroid_lon;
                          required double centroid_lat;
                          required double pixel_area_m2;
                          required binary inclusion_rule (STRING);
                        }"""), schema(Dataset.TILE_INDEX.name(), some().of(Dataset.TILE_INDEX)));
    }

    @Test
    void tileBoundsHasTheContractsColumns() throws Exception {
        assertEquals(inTypeDefinedOrder("""
                        message tile_bounds {
                          required binary country_iso (STRING);
                          required int64 tile_id (INTEGER(64,false));
                          required double min_lat_deg;
                          required double max_lat_deg;
                          required double min_lon_deg;
                          required double max_lon_deg;
                          required double centroid_lat_deg;
                          required double centroid_lon_deg;
                        }"""), schema(Dataset.TILE_BOUNDS.name(), some().of(Dataset.TILE_BOUNDS)));
    }

    private static MessageType inTypeDefinedOrder(String text) {
        MessageType parsed = MessageTypeParser.parseMessageType(text);
        return new MessageType(
                parsed.getName(),
                parsed.getFields().stream()
                        .map(type -> type.asPrimitiveType().withColumnOrder(ColumnOrder.typeDefined()))
                        .toList());
    }

    private static MessageType schema(String name, List<Column> columns) {
        return new MessageType(
                name,
                columns.stream()
                        .map(column -> (org.apache.parquet.schema.Type) column.type())
                        .toList());
    }

    private static TileColumns columns(String zone, Spans spans, int from, int to, GridColumns values)
            throws TileIndexException {
        return new TileColumns(
                new ZoneTiles(
                        values.rowAreas(),
                        InclusionRule.CENTER,
                        ZoneIds.ISO,
                        List.of(new ZoneSpans(zone, spans.range(from, to)))),
                values);
    }

    private static TileColumns some() throws TileIndexException {
        return columns("AT", SpansOf.triples(3, 5, 9), 0, 1, new GridColumns(GRID));
    }

    @Test
    void everyValueIsThatOfTheGridsFormulas() throws Exception {
        GridColumns values = new GridColumns(GRID);
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Spans spans = SpansOf.random(random, GRID.nrows(), GRID.ncols(), 3);
            int from = random.nextInt(spans.size());
            int to = from + 1 + random.nextInt(spans.size() - from);
            TileColumns columns = columns("AT", spans, from, to, values);
            assertEquals(to - from, columns.runs().runs());
            for (int run = 0; run < to - from; run++) {
                assertEquals(spans.length(from + run), columns.runs().length(run));
                for (int k = 0; k < columns.runs().length(run); k++) {
                    assertTile(columns, run, k, spans.row(from + run), spans.colStart(from + run) + k);
                }
            }
        }
    }

    private static void assertTile(TileColumns columns, int run, int k, int row, int col) {
        byte[][] index = {
            text("AT"),
            number((long) row * 40 + col),
            ordinal(row),
            number(col),
            number(5 + (col + 0.5) * 0.1),
            number(48 - (row + 0.5) * 0.1),
            number(RowAreas.area(GRID, row)),
            text("center")
        };
        byte[][] bounds = {
            text("AT"),
            number((long) row * 40 + col),
            number(48 - (row + 1) * 0.1),
            number(48 - row * 0.1),
            number(5 + col * 0.1),
            number(5 + (col + 1) * 0.1),
            number(48 - (row + 0.5) * 0.1),
            number(5 + (col + 0.5) * 0.1)
        };
        for (int i = 0; i < index.length; i++) {
            assertArrayEquals(index[i], value(columns.of(Dataset.TILE_INDEX).get(i), run, k), "tile_index column " + i);
            assertArrayEquals(
                    bounds[i], value(columns.of(Dataset.TILE_BOUNDS).get(i), run, k), "tile_bounds column " + i);
        }
    }

    /// The PLAIN encoding of one value; a ramp's as a long.
    private static byte[] value(Column column, int run, int k) {
        return switch (column.form()) {
            case Constant constant -> plain(constant.value(), 0);
            case PerRun perRun -> plain(perRun.table(), perRun.index().at(run));
            case Lookup lookup -> plain(lookup.table(), lookup.index().at(run) + k);
            case Ramp ramp -> number(ramp.start().at(run) + k);
            case Dense dense -> throw new IllegalArgumentException("no tile column is " + dense);
        };
    }

    private static byte[] plain(ValueTable table, int position) {
        ByteSink sink = new ByteSink();
        table.putPlain(position, position + 1, sink);
        return Arrays.copyOf(sink.array(), sink.size());
    }

    private static byte[] text(String value) {
        return ByteBuffer.allocate(4 + value.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value.length())
                .put(value.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .array();
    }

    private static byte[] ordinal(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] number(double value) {
        return number(Double.doubleToRawLongBits(value));
    }

    @Test
    void zonesThatShareAShardFollowEachOther() throws Exception {
        GridColumns values = new GridColumns(GRID);
        List<ZoneSpans> zones = List.of(
                new ZoneSpans("AT", SpansOf.triples(3, 5, 9, 4, 5, 6)), new ZoneSpans("CH", SpansOf.triples(1, 0, 3)));
        TileColumns columns =
                new TileColumns(new ZoneTiles(values.rowAreas(), InclusionRule.CENTER, ZoneIds.ISO, zones), values);
        assertEquals(3, columns.runs().runs());
        Column ids = columns.of(Dataset.TILE_INDEX).getFirst();
        assertArrayEquals(text("AT"), value(ids, 0, 0));
        assertArrayEquals(text("AT"), value(ids, 1, 0));
        assertArrayEquals(text("CH"), value(ids, 2, 0));
        assertArrayEquals(
                number(1 * 40 + 2), value(columns.of(Dataset.TILE_INDEX).get(1), 2, 2));
    }

    @Test
    void columnsThatAreAlikeInBothDatasetsShareTheirForms() throws Exception {
        TileColumns columns = some();
        assertSame(
                columns.of(Dataset.TILE_INDEX).get(0).form(),
                columns.of(Dataset.TILE_BOUNDS).get(0).form());
        assertSame(
                columns.of(Dataset.TILE_INDEX).get(1).form(),
                columns.of(Dataset.TILE_BOUNDS).get(1).form());
        long byColumn = Stream.concat(columns.of(Dataset.TILE_INDEX).stream(), columns.of(Dataset.TILE_BOUNDS).stream())
                .map(Column::form)
                .filter(Lookup.class::isInstance)
                .map(form -> System.identityHashCode(((Lookup) form).index()))
                .distinct()
                .count();
        assertEquals(1, byColumn, "one index for all longitudes");
    }

    @Test
    void rowWithoutPositiveAreaIsRefused() {
        Grid ring = new Grid(2, 1, -180, 90, 360, 90);
        TileIndexException e = assertThrows(
                TileIndexException.class, () -> columns("AQ", SpansOf.triples(1, 0, 1), 0, 1, new GridColumns(ring)));
        assertEquals(ErrorCode.E006_AREA_NONPOS, e.code());
    }
}
