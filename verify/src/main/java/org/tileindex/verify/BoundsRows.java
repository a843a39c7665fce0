package org.tileindex.verify;

import org.tileindex.fault.ErrorCode;

/// Checks the rows of a part of `tile_bounds` against the rows of `tile_index` and against their tile ids: keys, edges
/// and centroids. Where columns are missing, the others are checked all the same.
final class BoundsRows {
    private final PartZones zones;
    private final CellFormulas formulas;
    private final PartPlaces places;
    private final Findings findings;
    private final boolean whole;
    private final boolean alone;

    /// @param whole whether the file has all columns
    BoundsRows(PartZones zones, CellFormulas formulas, PartPlaces places, Findings findings, boolean whole) {
        this.zones = zones;
        this.formulas = formulas;
        this.places = places;
        this.findings = findings;
        this.whole = whole;
        this.alone = places.dataset().equals(DatasetSchema.TILE_BOUNDS);
    }

    /// Checks rows `[0, rows)` of `batch`, which are rows `[first, first + rows)` of the file.
    ///
    /// @param index the same rows of `tile_index`, or their keys where `tile_bounds` stands alone, complete
    /// @param twins number of rows of `index` whose keys are known
    void check(RowBatch batch, int rows, long first, RowBatch index, int twins) {
        int both = Math.min(rows, twins);
        boolean hasId = batch.has(DatasetSchema.TILE_ID);
        long[] ids = (hasId ? batch : index).longs(DatasetSchema.TILE_ID);
        if (hasId) {
            compareIds(ids, index.longs(DatasetSchema.TILE_ID), both, first);
        }
        if (batch.has(DatasetSchema.ZONE) && !alone) {
            compareZones(batch, index, rows, both, first, ids);
        }
        long cells = (long) formulas.nrows() * formulas.ncols();
        for (int i = 0; i < (hasId ? rows : both); i++) {
            if (ids[i] < 0 || ids[i] >= cells) {
                findings.add(
                        ErrorCode.E004_BOUNDS,
                        "a tile_id of tile_bounds lies outside the grid",
                        Place.ofCountry(places.bounds(), zone(batch, i)),
                        "a tile_id below " + cells,
                        "tile_id " + Long.toUnsignedString(ids[i]));
            } else if (!whole || !matches(batch, i, ids[i])) {
                describe(batch, i, ids[i], places.inBounds(first + i, zone(batch, i), ids[i]));
            }
        }
    }

    private String zone(RowBatch batch, int i) {
        return zones.folder().orElse(batch.has(DatasetSchema.ZONE) ? batch.texts(DatasetSchema.ZONE)[i] : "");
    }

    private void compareIds(long[] ids, long[] twins, int rows, long first) {
        for (int i = 0; i < rows; i++) {
            if (ids[i] != twins[i]) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "a row has different tiles in the two datasets",
                        places.inBounds(first + i, zones.folder().orElse(""), ids[i]),
                        "tile_id " + twins[i],
                        "tile_id " + ids[i]);
            }
        }
    }

    /// Compares each zone with that of the folder, or else with that of the same row of `tile_index`.
    private void compareZones(RowBatch batch, RowBatch index, int rows, int both, long first, long[] ids) {
        String[] found = batch.texts(DatasetSchema.ZONE);
        if (zones.packed()) {
            String[] twins = index.texts(DatasetSchema.ZONE);
            for (int i = 0; i < both && index.has(DatasetSchema.ZONE); i++) {
                if (!found[i].equals(twins[i])) {
                    findings.add(
                            ErrorCode.E005_ISO_FK,
                            "a row has different zones in the two datasets",
                            places.inBounds(first + i, found[i], ids[i]),
                            twins[i],
                            found[i]);
                }
            }
            return;
        }
        String expected = zones.folder().orElseThrow();
        for (int i = 0; i < rows; i++) {
            if (!expected.equals(found[i])) {
                findings.add(
                        ErrorCode.E005_ISO_FK,
                        "the country of a row of tile_bounds differs from the folder's",
                        places.inBounds(first + i, expected, ids[i]),
                        expected,
                        found[i]);
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
        compare("min_lat_deg", batch, DatasetSchema.MIN_LAT, i, place, formulas.north(row + 1));
        compare("max_lat_deg", batch, DatasetSchema.MAX_LAT, i, place, formulas.north(row));
        compare("min_lon_deg", batch, DatasetSchema.MIN_LON, i, place, formulas.minLon(col));
        compare("max_lon_deg", batch, DatasetSchema.MAX_LON, i, place, formulas.maxLon(col));
        compare("centroid_lat_deg", batch, DatasetSchema.BOUNDS_CENTROID_LAT, i, place, formulas.centroidLat(row));
        compare("centroid_lon_deg", batch, DatasetSchema.BOUNDS_CENTROID_LON, i, place, formulas.centroidLon(col));
    }

    private void compare(String name, RowBatch batch, int column, int i, Place place, double expected) {
        double found = batch.doubles(column)[i];
        if (batch.has(column) && !CellFormulas.isSame(expected, found)) {
            findings.addCoordinate(name, formulas.unit(), place, expected, found);
        }
    }
}
