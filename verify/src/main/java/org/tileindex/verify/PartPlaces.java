package org.tileindex.verify;

/// Places of the rows of a part, for messages.
///
/// @param dataset the dataset of the part's first file
/// @param index path of that file, below the output folder
/// @param bounds path of the file in `tile_bounds`; empty if there is none
/// @param spans path of the file in `tile_spans`; empty if there is none
/// @param ncols number of columns of the grid; a tile id divided by it gives the row
record PartPlaces(String dataset, String index, String bounds, String spans, int ncols) {

    Place inIndex(long row, String zone, long rasterRow, long rasterCol) {
        return new Place(index, row, zone, rasterRow, rasterCol);
    }

    Place inBounds(long row, String zone, long tileId) {
        return new Place(bounds, row, zone, Math.floorDiv(tileId, ncols), Math.floorMod(tileId, ncols));
    }

    Place inSpans(long row, String zone, long rasterRow, long rasterCol) {
        return new Place(spans, row, zone, rasterRow, rasterCol);
    }
}
