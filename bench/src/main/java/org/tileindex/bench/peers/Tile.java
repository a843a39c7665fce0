package org.tileindex.bench.peers;

import org.apache.parquet.io.api.Binary;
import org.tileindex.grid.Grid;

/// The fields of one tile; one object is moved from tile to tile.
final class Tile {
    final Binary country;
    long id;
    int row;
    int col;
    double areaM2;
    double south;
    double north;
    double west;
    double east;
    double centroidLon;
    double centroidLat;

    Tile(String country) {
        this.country = Binary.fromString(country);
    }

    /// Moves to another raster row. The fields that depend on the column are undefined until a column is set.
    void moveTo(Grid grid, int to, double area) {
        row = to;
        areaM2 = area;
        south = grid.northEdge(to + 1);
        north = grid.northEdge(to);
        centroidLat = grid.centroidLat(to);
    }

    /// Moves to another column of the same row.
    void moveTo(Grid grid, int to) {
        col = to;
        id = grid.tileId(row, to);
        west = grid.westEdge(to);
        east = grid.westEdge(to + 1);
        centroidLon = grid.centroidLon(to);
    }
}
