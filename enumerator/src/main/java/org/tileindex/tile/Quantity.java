package org.tileindex.tile;

/// A value that every tile has, or every span of tiles. A [Dataset] gives some of them a column, under a name of its
/// own. Ids, rows and columns of a span are those of its first tile, its area is that of all, and its edges are
/// around all.
public enum Quantity {
    /// Id of the zone that the tile belongs to.
    ZONE(Type.TEXT),
    TILE_ID(Type.UINT64),
    RASTER_ROW(Type.UINT32),
    RASTER_COL(Type.UINT32),
    /// Longitude of the centre, or its place in the plane, in the unit of the grid, as all coordinates are.
    CENTROID_LON(Type.DOUBLE),
    CENTROID_LAT(Type.DOUBLE),
    /// Ellipsoidal area, in m²; cells of a plane have none.
    AREA(Type.DOUBLE),
    /// Id of the inclusion rule.
    RULE(Type.TEXT),
    /// Share of the cell that the zone covers, in (0, 1].
    COVERAGE(Type.DOUBLE),
    MIN_LON(Type.DOUBLE),
    MAX_LON(Type.DOUBLE),
    MIN_LAT(Type.DOUBLE),
    MAX_LAT(Type.DOUBLE),
    /// One past the last column of a span.
    COL_END(Type.UINT32),
    /// The number of tiles of a span.
    TILES(Type.UINT32),
    /// The rectangle of a span as well-known binary.
    GEOMETRY(Type.BYTES);

    private final Type type;

    Quantity(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    /// The type of a column, whatever the format of the file.
    public enum Type {
        /// UTF-8.
        TEXT,
        UINT32,
        UINT64,
        DOUBLE,
        BYTES
    }
}
