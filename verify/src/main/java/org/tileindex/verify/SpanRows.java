package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.tileindex.fault.ErrorCode;

/// Checks the rows of a part of `tile_spans`: zone, order, ids, area and rectangle. Spans of a row of the grid neither
/// overlap nor touch. Where columns are missing, the others are checked all the same.
final class SpanRows {
    private static final byte LITTLE_ENDIAN = 1;
    private static final int POLYGON = 3;
    private static final int CORNERS = 5;
    private static final int WKB_BYTES = 1 + 3 * Integer.BYTES + 2 * CORNERS * Double.BYTES;

    private final CellFormulas formulas;
    private final PartPlaces places;
    private final Findings findings;
    private final ZoneCursor cursor;
    private final boolean alone;
    private final GeoCheck geo = new GeoCheck();
    private long count;
    private boolean attributed = true;

    /// Row and first tile of the span before; -1 if there is none.
    private long lastRow = -1;

    private long lastFirst = -1;

    /// @param alone whether no other dataset of the part has the tiles, so that those of sampled rows are kept
    SpanRows(PartZones zones, CellFormulas formulas, PartPlaces places, Findings findings, boolean alone) {
        this.formulas = formulas;
        this.places = places;
        this.findings = findings;
        this.cursor = new ZoneCursor(zones, SpanSchema.TILE_SPANS, places.spans(), findings);
        this.alone = alone;
    }

    /// Summaries of the rows checked so far; see [ZoneCursor#rows].
    List<PartRows> rows(boolean complete) {
        return cursor.rows(complete);
    }

    /// The number of rows checked so far.
    long count() {
        return count;
    }

    /// Whether the zone and the cells of every row checked so far are known.
    boolean attributed() {
        return attributed;
    }

    /// The zone of the row checked last.
    String zone() {
        return cursor.zone();
    }

    /// The rectangles of all rows.
    GeoCheck geo() {
        return geo;
    }

    /// Checks row `i` of `batch`, which is row `fileRow` of the file. Returns whether its cells are known and within
    /// the grid.
    boolean check(RowBatch batch, int i, long fileRow) {
        count++;
        if (batch.has(SpanSchema.ZONE) && cursor.enter(batch.texts(SpanSchema.ZONE)[i], fileRow)) {
            lastRow = -1;
            lastFirst = -1;
        }
        if (!batch.has(SpanSchema.RASTER_ROW) || !batch.has(SpanSchema.COL_FROM) || !batch.has(SpanSchema.COL_TO)) {
            attributed = false;
            return false;
        }
        int row = batch.ints(SpanSchema.RASTER_ROW)[i];
        int from = batch.ints(SpanSchema.COL_FROM)[i];
        int to = batch.ints(SpanSchema.COL_TO)[i];
        Place place = places.inSpans(fileRow, cursor.zone(), Integer.toUnsignedLong(row), Integer.toUnsignedLong(from));
        // Unsigned numbers above the largest int are negative here, and so out of range as well.
        if (row < 0 || row >= formulas.nrows() || from < 0 || from >= to || to > formulas.ncols()) {
            attributed = false;
            findings.add(
                    ErrorCode.E004_BOUNDS,
                    "a span is empty or lies outside the grid",
                    place,
                    "raster_row below %d, col_from below col_to, col_to at most %d"
                            .formatted(formulas.nrows(), formulas.ncols()),
                    "raster_row %s, col_from %s, col_to %s"
                            .formatted(
                                    Integer.toUnsignedString(row),
                                    Integer.toUnsignedString(from),
                                    Integer.toUnsignedString(to)));
            return false;
        }
        checkOrder(place, row, from, to);
        checkTiles(batch, i, place, row, from, to);
        checkBox(batch, i, place, row, from, to);
        return true;
    }

    private void checkOrder(Place place, int row, int from, int to) {
        ZoneSegment segment = cursor.segment();
        long first = formulas.tileId(row, from);
        long before = segment.lastTile();
        if (!segment.isEmpty() && first <= before) {
            boolean twice = first == lastFirst;
            findings.add(
                    twice ? ErrorCode.E003_DUP_TILE : ErrorCode.E014_VERIFY,
                    twice ? "a span occurs twice" : "the spans overlap or are not sorted",
                    place,
                    "a first tile above " + before,
                    "first tile " + first);
        } else if (first == before + 1 && row == lastRow) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "two spans touch, so they are not the longest",
                    place,
                    "col_from above " + from,
                    "col_from " + from);
        }
        lastRow = row;
        lastFirst = first;
        segment.add(first, to - from);
        if (alone && segment.keeps(row)) {
            segment.keep(row, from, to);
        }
    }

    private void checkTiles(RowBatch batch, int i, Place place, int row, int from, int to) {
        long id = batch.longs(SpanSchema.TILE_ID)[i];
        if (batch.has(SpanSchema.TILE_ID) && id != formulas.tileId(row, from)) {
            findings.add(
                    ErrorCode.E004_BOUNDS,
                    "a tile_id_from is not raster_row * ncols + col_from",
                    place,
                    "tile_id_from " + formulas.tileId(row, from),
                    "tile_id_from " + Long.toUnsignedString(id));
        }
        int tiles = batch.ints(SpanSchema.TILES)[i];
        if (batch.has(SpanSchema.TILES) && tiles != to - from) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "tiles is not col_to - col_from",
                    place,
                    Quantity.of(to - from, "tile"),
                    Integer.toUnsignedString(tiles) + " tiles");
        }
        double area = batch.doubles(SpanSchema.AREA)[i];
        double wanted = (to - from) * formulas.area(row);
        if (batch.has(SpanSchema.AREA) && !(CellFormulas.isSame(area, wanted) && area > 0)) {
            findings.add(
                    ErrorCode.E006_AREA_NONPOS,
                    "area_m2 differs from the tiles times GeographicLib's positive area of one",
                    place,
                    Quantity.ofSquareMetres(wanted),
                    Quantity.ofSquareMetres(area));
        }
    }

    private void checkBox(RowBatch batch, int i, Place place, int row, int from, int to) {
        double west = formulas.westOf(from, to);
        double east = formulas.eastOf(from, to);
        double south = formulas.north(row + 1);
        double north = formulas.north(row);
        geo.add(west, south, east, north);
        checkSide("bbox.xmin", batch, SpanSchema.XMIN, i, place, west);
        checkSide("bbox.ymin", batch, SpanSchema.YMIN, i, place, south);
        checkSide("bbox.xmax", batch, SpanSchema.XMAX, i, place, east);
        checkSide("bbox.ymax", batch, SpanSchema.YMAX, i, place, north);
        if (batch.has(SpanSchema.GEOMETRY)) {
            ByteBuffer wanted = rectangle(west, south, east, north);
            ByteBuffer found = ValueOrder.bytes(batch.binaries(SpanSchema.GEOMETRY)[i]);
            if (!wanted.equals(found)) {
                findings.add(
                        ErrorCode.E004_BOUNDS,
                        "geometry is not the rectangle of the span",
                        place,
                        ValueOrder.BYTES.show(wanted),
                        ValueOrder.BYTES.show(found));
            }
        }
    }

    private void checkSide(String name, RowBatch batch, int column, int i, Place place, double wanted) {
        if (batch.has(column) && !CellFormulas.isSame(wanted, batch.doubles(column)[i])) {
            findings.addCoordinate(name, formulas.unit(), place, wanted, batch.doubles(column)[i]);
        }
    }

    /// A rectangle as well-known binary, counter-clockwise from its south-western corner.
    private static ByteBuffer rectangle(double west, double south, double east, double north) {
        return ByteBuffer.allocate(WKB_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(LITTLE_ENDIAN)
                .putInt(POLYGON)
                .putInt(1)
                .putInt(CORNERS)
                .putDouble(west)
                .putDouble(south)
                .putDouble(east)
                .putDouble(south)
                .putDouble(east)
                .putDouble(north)
                .putDouble(west)
                .putDouble(north)
                .putDouble(west)
                .putDouble(south)
                .flip();
    }
}
