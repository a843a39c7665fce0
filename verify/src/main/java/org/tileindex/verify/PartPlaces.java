package org.tileindex.verify;

/// Places of the rows of a part, for messages.
///
/// @param index path of the half in `tile_index` below the output folder
/// @param bounds path of the half in `tile_bounds`
/// @param ncols number of columns of the grid; a tile id divided by it gives the row
record PartPlaces(String country, String index, String bounds, int ncols) {

    Place inIndex(long row, long rasterRow, long rasterCol) {
        return new Place(index, row, country, rasterRow, rasterCol);
    }

    Place inBounds(long row, long tileId) {
        return new Place(bounds, row, country, tileId / ncols, tileId % ncols);
    }
}
