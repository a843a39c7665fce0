package org.tileindex.verify;

import java.util.Optional;
import org.tileindex.fault.ErrorCode;

/// Checks the rows of a part of `tile_index`: ids, order, coordinates, area, rule and country.
final class IndexRows {
    private final String country;
    private final String rule;
    private final CellFormulas formulas;
    private final Optional<RowSample> sample;
    private final PartPlaces places;
    private final Findings findings;
    private final RowSpans spans = new RowSpans();
    private long count;
    private long firstTile = -1;
    private long lastTile = -1;
    private long smallest = Long.MAX_VALUE;
    private long largest = -1;

    /// The row whose area and sampling are known.
    private int knownRow = -1;

    private double knownArea;
    private boolean sampled;

    IndexRows(
            String country,
            String rule,
            CellFormulas formulas,
            Optional<RowSample> sample,
            PartPlaces places,
            Findings findings) {
        this.country = country;
        this.rule = rule;
        this.formulas = formulas;
        this.sample = sample;
        this.places = places;
        this.findings = findings;
    }

    /// What was seen so far.
    ///
    /// @param complete whether that is all there is
    PartRows rows(boolean complete) {
        spans.flush();
        return new PartRows(
                places.index(), count, firstTile, lastTile, largest < 0 ? -1 : smallest, largest, spans, complete);
    }

    /// How many rows were seen so far.
    long count() {
        return count;
    }

    /// Checks the first `rows` rows of `batch`, the first of which is row `first` of the file.
    void check(RowBatch batch, int rows, long first) {
        String[] countries = batch.texts(DatasetSchema.ZONE);
        String[] rules = batch.texts(DatasetSchema.RULE);
        long[] ids = batch.longs(DatasetSchema.TILE_ID);
        int[] rasterRows = batch.ints(DatasetSchema.RASTER_ROW);
        int[] rasterCols = batch.ints(DatasetSchema.RASTER_COL);
        for (int i = 0; i < rows; i++) {
            int row = rasterRows[i];
            int col = rasterCols[i];
            // An unsigned number above the largest int is negative here, and as much out of range.
            if (row < 0 || row >= formulas.nrows() || col < 0 || col >= formulas.ncols()) {
                findings.add(
                        ErrorCode.E004_BOUNDS,
                        "cell outside the grid",
                        at(first + i, row, col),
                        "a cell of %d × %d".formatted(formulas.nrows(), formulas.ncols()),
                        "%d, %d".formatted(Integer.toUnsignedLong(row), Integer.toUnsignedLong(col)));
            } else {
                checkCell(batch, i, first + i, row, col);
            }
            checkOrder(ids[i], first + i, row, col);
            if (!country.equals(countries[i])) {
                findings.add(
                        ErrorCode.E005_ISO_FK,
                        "tile_index country is not the folder's",
                        at(first + i, row, col),
                        country,
                        countries[i]);
            }
            if (!rule.equals(rules[i])) {
                findings.add(
                        ErrorCode.E008_INCLUSION_RULE,
                        "inclusion_rule is not the report's predicate",
                        at(first + i, row, col),
                        rule,
                        rules[i]);
            }
        }
        count += rows;
    }

    private Place at(long fileRow, int row, int col) {
        return places.inIndex(fileRow, Integer.toUnsignedLong(row), Integer.toUnsignedLong(col));
    }

    private void checkCell(RowBatch batch, int i, long fileRow, int row, int col) {
        if (row != knownRow) {
            knownRow = row;
            knownArea = formulas.area(row);
            sampled = sample.isPresent() && sample.get().takes(row);
        }
        if (sampled) {
            spans.add(row, col);
        }
        long id = batch.longs(DatasetSchema.TILE_ID)[i];
        if (id != formulas.tileId(row, col)) {
            findings.add(
                    ErrorCode.E004_BOUNDS,
                    "tile_id is not raster_row * ncols + raster_col",
                    at(fileRow, row, col),
                    formulas.tileId(row, col),
                    id);
        }
        double lon = batch.doubles(DatasetSchema.CENTROID_LON)[i];
        if (differ(lon, formulas.centroidLon(col))) {
            wrong("centroid_lon", at(fileRow, row, col), formulas.centroidLon(col), lon);
        }
        double lat = batch.doubles(DatasetSchema.CENTROID_LAT)[i];
        if (differ(lat, formulas.centroidLat(row))) {
            wrong("centroid_lat", at(fileRow, row, col), formulas.centroidLat(row), lat);
        }
        double area = batch.doubles(DatasetSchema.AREA)[i];
        if (differ(area, knownArea) || !(area > 0)) {
            findings.add(
                    ErrorCode.E006_AREA_NONPOS,
                    "pixel_area_m2 is not GeographicLib's positive area",
                    at(fileRow, row, col),
                    knownArea,
                    area);
        }
    }

    private void wrong(String column, Place place, double expected, double found) {
        findings.add(ErrorCode.E004_BOUNDS, column + " is not the formula's value", place, expected, found);
    }

    private static boolean differ(double a, double b) {
        return Double.doubleToRawLongBits(a) != Double.doubleToRawLongBits(b);
    }

    private void checkOrder(long id, long fileRow, int row, int col) {
        if (firstTile == -1 && fileRow == 0) {
            firstTile = id;
        } else if (id == lastTile) {
            findings.add(
                    ErrorCode.E003_DUP_TILE,
                    "tile occurs twice",
                    at(fileRow, row, col),
                    "a tile_id above " + lastTile,
                    id);
        } else if (id < lastTile) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "rows are not sorted by tile_id",
                    at(fileRow, row, col),
                    "a tile_id above " + lastTile,
                    id);
        }
        lastTile = id;
        smallest = Math.min(smallest, id);
        largest = Math.max(largest, id);
    }
}
