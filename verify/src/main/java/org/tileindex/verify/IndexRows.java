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

    /// The row that `knownArea` and `sampled` are of.
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

    /// Summary of the rows checked so far.
    ///
    /// @param complete whether the file has no more rows
    PartRows rows(boolean complete) {
        spans.flush();
        return new PartRows(
                places.index(), count, firstTile, lastTile, largest < 0 ? -1 : smallest, largest, spans, complete);
    }

    /// The number of rows checked so far.
    long count() {
        return count;
    }

    /// Checks rows `[0, rows)` of `batch`, which are rows `[first, first + rows)` of the file.
    void check(RowBatch batch, int rows, long first) {
        String[] countries = batch.texts(DatasetSchema.ZONE);
        String[] rules = batch.texts(DatasetSchema.RULE);
        long[] ids = batch.longs(DatasetSchema.TILE_ID);
        int[] rasterRows = batch.ints(DatasetSchema.RASTER_ROW);
        int[] rasterCols = batch.ints(DatasetSchema.RASTER_COL);
        for (int i = 0; i < rows; i++) {
            int row = rasterRows[i];
            int col = rasterCols[i];
            // An unsigned number above the largest int is negative here, and so out of range as well.
            if (row < 0 || row >= formulas.nrows() || col < 0 || col >= formulas.ncols()) {
                findings.add(
                        ErrorCode.E004_BOUNDS,
                        "a cell lies outside the grid",
                        at(first + i, row, col),
                        "raster_row below %d and raster_col below %d".formatted(formulas.nrows(), formulas.ncols()),
                        "raster_row %d and raster_col %d"
                                .formatted(Integer.toUnsignedLong(row), Integer.toUnsignedLong(col)));
            } else {
                checkCell(batch, i, first + i, row, col);
            }
            checkOrder(ids[i], first + i, row, col);
            checkTexts(countries[i], rules[i], first + i, row, col);
        }
        count += rows;
    }

    private void checkTexts(String foundCountry, String foundRule, long fileRow, int row, int col) {
        if (!country.equals(foundCountry)) {
            findings.add(
                    ErrorCode.E005_ISO_FK,
                    "the country of a row of tile_index differs from the folder's",
                    at(fileRow, row, col),
                    country,
                    foundCountry);
        }
        if (!rule.equals(foundRule)) {
            findings.add(
                    ErrorCode.E008_INCLUSION_RULE,
                    "inclusion_rule differs from the report's predicate",
                    at(fileRow, row, col),
                    rule,
                    foundRule);
        }
    }

    private Place at(long fileRow, int row, int col) {
        return places.inIndex(fileRow, Integer.toUnsignedLong(row), Integer.toUnsignedLong(col));
    }

    private void checkCell(RowBatch batch, int i, long fileRow, int row, int col) {
        if (row != knownRow) {
            knownRow = row;
            knownArea = formulas.area(row);
            sampled = sample.isPresent() && sample.get().covers(row);
        }
        if (sampled) {
            spans.add(row, col);
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
        double lon = batch.doubles(DatasetSchema.CENTROID_LON)[i];
        if (!CellFormulas.isSame(lon, formulas.centroidLon(col))) {
            findings.addAngle("centroid_lon", at(fileRow, row, col), formulas.centroidLon(col), lon);
        }
        double lat = batch.doubles(DatasetSchema.CENTROID_LAT)[i];
        if (!CellFormulas.isSame(lat, formulas.centroidLat(row))) {
            findings.addAngle("centroid_lat", at(fileRow, row, col), formulas.centroidLat(row), lat);
        }
        double area = batch.doubles(DatasetSchema.AREA)[i];
        if (!CellFormulas.isSame(area, knownArea) || !(area > 0)) {
            findings.add(
                    ErrorCode.E006_AREA_NONPOS,
                    "pixel_area_m2 differs from GeographicLib's positive area",
                    at(fileRow, row, col),
                    Quantity.ofSquareMetres(knownArea),
                    Quantity.ofSquareMetres(area));
        }
    }

    private void checkOrder(long id, long fileRow, int row, int col) {
        if (firstTile == -1 && fileRow == 0) {
            firstTile = id;
        } else if (id == lastTile) {
            findings.add(
                    ErrorCode.E003_DUP_TILE,
                    "a tile occurs twice",
                    at(fileRow, row, col),
                    "a tile_id above " + lastTile,
                    "tile_id " + id);
        } else if (id < lastTile) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "the rows are not sorted by tile_id",
                    at(fileRow, row, col),
                    "a tile_id above " + lastTile,
                    "tile_id " + id);
        }
        lastTile = id;
        smallest = Math.min(smallest, id);
        largest = Math.max(largest, id);
    }
}
