package org.tileindex.verify;

import org.tileindex.fault.ErrorCode;

/// Checks the rows of a part of `tile_bounds` against their tile ids: edges, centroids and country.
final class BoundsRows {
    private final String country;
    private final CellFormulas formulas;
    private final PartPlaces places;
    private final Findings findings;

    BoundsRows(String country, CellFormulas formulas, PartPlaces places, Findings findings) {
        this.country = country;
        this.formulas = formulas;
        this.places = places;
        this.findings = findings;
    }

    /// Checks rows `[0, rows)` of `batch`, which are rows `[first, first + rows)` of the file.
    void check(RowBatch batch, int rows, long first) {
        String[] countries = batch.texts(DatasetSchema.ZONE);
        long[] ids = batch.longs(DatasetSchema.TILE_ID);
        long cells = (long) formulas.nrows() * formulas.ncols();
        for (int i = 0; i < rows; i++) {
            if (ids[i] < 0 || ids[i] >= cells) {
                findings.add(
                        ErrorCode.E004_BOUNDS,
                        "a tile_id of tile_bounds lies outside the grid",
                        Place.ofCountry(places.bounds(), country),
                        "a tile_id below " + cells,
                        "tile_id " + Long.toUnsignedString(ids[i]));
            } else if (!matches(batch, i, ids[i])) {
                describe(batch, i, ids[i], places.inBounds(first + i, ids[i]));
            }
            if (!country.equals(countries[i])) {
                findings.add(
                        ErrorCode.E005_ISO_FK,
                        "the country of a row of tile_bounds differs from the folder's",
                        places.inBounds(first + i, Math.floorMod(ids[i], cells)),
                        country,
                        countries[i]);
            }
        }
    }

    private boolean matches(RowBatch batch, int i, long id) {
        int row = (int) (id / formulas.ncols());
        int col = (int) (id - (long) row * formulas.ncols());
        return CellFormulas.isSame(batch.doubles(DatasetSchema.MIN_LAT)[i], formulas.north(row + 1))
                && CellFormulas.isSame(batch.doubles(DatasetSchema.MAX_LAT)[i], formulas.north(row))
                && CellFormulas.isSame(batch.doubles(DatasetSchema.MIN_LON)[i], formulas.minLon(col))
                && CellFormulas.isSame(batch.doubles(DatasetSchema.MAX_LON)[i], formulas.maxLon(col))
                && CellFormulas.isSame(batch.doubles(DatasetSchema.BOUNDS_CENTROID_LAT)[i], formulas.centroidLat(row))
                && CellFormulas.isSame(batch.doubles(DatasetSchema.BOUNDS_CENTROID_LON)[i], formulas.centroidLon(col));
    }

    private void describe(RowBatch batch, int i, long id, Place place) {
        int row = (int) (id / formulas.ncols());
        int col = (int) (id % formulas.ncols());
        compare("min_lat_deg", place, formulas.north(row + 1), batch.doubles(DatasetSchema.MIN_LAT)[i]);
        compare("max_lat_deg", place, formulas.north(row), batch.doubles(DatasetSchema.MAX_LAT)[i]);
        compare("min_lon_deg", place, formulas.minLon(col), batch.doubles(DatasetSchema.MIN_LON)[i]);
        compare("max_lon_deg", place, formulas.maxLon(col), batch.doubles(DatasetSchema.MAX_LON)[i]);
        double lat = batch.doubles(DatasetSchema.BOUNDS_CENTROID_LAT)[i];
        compare("centroid_lat_deg", place, formulas.centroidLat(row), lat);
        double lon = batch.doubles(DatasetSchema.BOUNDS_CENTROID_LON)[i];
        compare("centroid_lon_deg", place, formulas.centroidLon(col), lon);
    }

    private void compare(String column, Place place, double expected, double found) {
        if (!CellFormulas.isSame(expected, found)) {
            findings.addAngle(column, place, expected, found);
        }
    }
}
