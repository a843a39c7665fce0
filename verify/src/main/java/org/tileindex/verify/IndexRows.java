package org.tileindex.verify;

import java.util.BitSet;
import java.util.List;
import org.tileindex.fault.ErrorCode;

/// Checks the rows of a part of `tile_index` or `tile_values`: ids, order, coordinates, area, rule and zone; or the
/// ids, order and zones of `tile_bounds`, where that stands alone. Where columns are missing, the others are checked
/// all the same.
final class IndexRows {
    private final String rule;
    private final CellFormulas formulas;
    private final PartZones zones;
    private final PartPlaces places;
    private final Findings findings;
    private final ZoneCursor cursor;
    private final BitSet sampled = new BitSet(RowBatch.CAPACITY);
    private long count;
    private boolean attributed = true;

    /// The row that `knownArea` and `kept` are of.
    private int knownRow = -1;

    private double knownArea;
    private boolean kept;

    IndexRows(String rule, CellFormulas formulas, PartZones zones, PartPlaces places, Findings findings) {
        this.rule = rule;
        this.formulas = formulas;
        this.zones = zones;
        this.places = places;
        this.findings = findings;
        this.cursor = new ZoneCursor(zones, places.dataset(), places.index(), findings);
    }

    /// Summaries of the rows checked so far; see [ZoneCursor#rows].
    List<PartRows> rows(boolean complete) {
        return cursor.rows(complete);
    }

    /// The number of rows checked so far.
    long count() {
        return count;
    }

    /// Whether the zone and the cell of every row checked so far are known, whatever columns are missing.
    boolean attributed() {
        return attributed;
    }

    /// The rows of the batch checked last that lie in sampled rows of the grid.
    BitSet sampled() {
        return sampled;
    }

    /// Checks rows `[0, rows)` of `batch`, which are rows `[first, first + rows)` of the file. Returns whether their
    /// cells are known; if so, the batch then has their tile ids.
    boolean check(RowBatch batch, int rows, long first) {
        sampled.clear();
        boolean hasKey = new DerivedKey(formulas).complete(batch, rows);
        boolean hasZone = batch.has(DatasetSchema.ZONE);
        attributed &= hasKey && (hasZone || !zones.packed());
        String[] texts = batch.texts(DatasetSchema.ZONE);
        for (int i = 0; i < rows; i++) {
            if (hasZone && cursor.enter(texts[i], first + i)) {
                knownRow = -1;
            }
            if (hasKey) {
                checkKey(batch, i, first + i);
            }
        }
        if (batch.has(DatasetSchema.RULE)) {
            checkRules(batch, rows, first, hasKey);
        }
        count += rows;
        return hasKey;
    }

    private void checkRules(RowBatch batch, int rows, long first, boolean hasKey) {
        String[] rules = batch.texts(DatasetSchema.RULE);
        for (int i = 0; i < rows; i++) {
            if (!rule.equals(rules[i])) {
                String of = batch.has(DatasetSchema.ZONE) ? batch.texts(DatasetSchema.ZONE)[i] : cursor.zone();
                long row = Integer.toUnsignedLong(batch.ints(DatasetSchema.RASTER_ROW)[i]);
                long col = Integer.toUnsignedLong(batch.ints(DatasetSchema.RASTER_COL)[i]);
                findings.add(
                        ErrorCode.E008_INCLUSION_RULE,
                        "inclusion_rule differs from the report's predicate",
                        new Place(places.index(), first + i, of, hasKey ? row : -1, hasKey ? col : -1),
                        rule,
                        rules[i]);
            }
        }
    }

    private Place at(long fileRow, int row, int col) {
        return places.inIndex(fileRow, cursor.zone(), Integer.toUnsignedLong(row), Integer.toUnsignedLong(col));
    }

    private void checkKey(RowBatch batch, int i, long fileRow) {
        int row = batch.ints(DatasetSchema.RASTER_ROW)[i];
        int col = batch.ints(DatasetSchema.RASTER_COL)[i];
        // An unsigned number above the largest int is negative here, and so out of range as well.
        if (row < 0 || row >= formulas.nrows() || col < 0 || col >= formulas.ncols()) {
            findings.add(
                    ErrorCode.E004_BOUNDS,
                    "a cell lies outside the grid",
                    at(fileRow, row, col),
                    "raster_row below %d and raster_col below %d".formatted(formulas.nrows(), formulas.ncols()),
                    "raster_row %d and raster_col %d"
                            .formatted(Integer.toUnsignedLong(row), Integer.toUnsignedLong(col)));
        } else {
            checkCell(batch, i, fileRow, row, col);
        }
        checkOrder(batch.longs(DatasetSchema.TILE_ID)[i], fileRow, row, col);
    }

    private void checkCell(RowBatch batch, int i, long fileRow, int row, int col) {
        if (row != knownRow) {
            knownRow = row;
            knownArea = batch.has(DatasetSchema.AREA) ? formulas.area(row) : 0;
            kept = cursor.segment().keeps(row);
        }
        if (kept) {
            cursor.segment().keep(row, col);
            sampled.set(i);
        }
        long id = batch.longs(DatasetSchema.TILE_ID)[i];
        if (id != formulas.tileId(row, col)) {
            findings.add(
                    ErrorCode.E004_BOUNDS,
                    "a tile_id is not raster_row * ncols + raster_col",
                    at(fileRow, row, col),
                    "tile_id " + formulas.tileId(row, col),
                    "tile_id " + id);
        }
        checkCentroid(batch, i, fileRow, row, col);
        double area = batch.doubles(DatasetSchema.AREA)[i];
        if ((!CellFormulas.isSame(area, knownArea) || !(area > 0)) && batch.has(DatasetSchema.AREA)) {
            findings.add(
                    ErrorCode.E006_AREA_NONPOS,
                    "pixel_area_m2 differs from GeographicLib's positive area",
                    at(fileRow, row, col),
                    Quantity.ofSquareMetres(knownArea),
                    Quantity.ofSquareMetres(area));
        }
    }

    private void checkCentroid(RowBatch batch, int i, long fileRow, int row, int col) {
        double lon = batch.doubles(DatasetSchema.CENTROID_LON)[i];
        if (!CellFormulas.isSame(lon, formulas.centroidLon(col)) && batch.has(DatasetSchema.CENTROID_LON)) {
            wrong(DatasetSchema.CENTROID_LON, at(fileRow, row, col), formulas.centroidLon(col), lon);
        }
        double lat = batch.doubles(DatasetSchema.CENTROID_LAT)[i];
        if (!CellFormulas.isSame(lat, formulas.centroidLat(row)) && batch.has(DatasetSchema.CENTROID_LAT)) {
            wrong(DatasetSchema.CENTROID_LAT, at(fileRow, row, col), formulas.centroidLat(row), lat);
        }
    }

    private void wrong(int column, Place place, double expected, double found) {
        String name = DatasetSchema.name(places.dataset(), column);
        findings.addCoordinate(name, formulas.unit(), place, expected, found);
    }

    private void checkOrder(long id, long fileRow, int row, int col) {
        long before = cursor.segment().lastTile();
        if (id <= before && !cursor.segment().isEmpty()) {
            findings.add(
                    id == before ? ErrorCode.E003_DUP_TILE : ErrorCode.E014_VERIFY,
                    id == before ? "a tile occurs twice" : "the rows are not sorted by tile_id",
                    at(fileRow, row, col),
                    "a tile_id above " + before,
                    "tile_id " + id);
        }
        cursor.segment().add(id);
    }
}
