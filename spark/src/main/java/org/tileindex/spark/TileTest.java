package org.tileindex.spark;

import java.util.SortedSet;
import java.util.TreeSet;
import org.tileindex.tile.Quantity;

/// A condition on tiles that all quantities of one [Axis] decide.
///
/// @param axis the axis of all quantities that it looks at
/// @param ids numbers of tiles that it compares with, each of which may begin or end a range where it holds
/// @param check the condition itself
record TileTest(Axis axis, SortedSet<Long> ids, Check check) {
    /// A condition on values.
    @FunctionalInterface
    interface Check {
        boolean holds(Values values);
    }

    /// The value of a quantity as Spark's filters have it: an Integer, a Long, a Double or a String.
    @FunctionalInterface
    interface Values {
        Object of(Quantity quantity);
    }

    /// The dimension of tiles along which a quantity varies.
    enum Axis {
        ZONE,
        ROW,
        COL,
        ID,
        /// Each tile has a value of its own.
        TILE;

        /// The axis of a quantity of tiles.
        static Axis of(Quantity quantity) {
            return switch (quantity) {
                case ZONE, RULE -> ZONE;
                case RASTER_ROW, CENTROID_LAT, MIN_LAT, MAX_LAT, AREA -> ROW;
                case RASTER_COL, CENTROID_LON, MIN_LON, MAX_LON -> COL;
                case TILE_ID -> ID;
                case COVERAGE -> TILE;
                case COL_END, TILES, GEOMETRY ->
                    throw new IllegalArgumentException(quantity + " is a quantity of spans");
            };
        }
    }

    /// The numbers of two conditions.
    static SortedSet<Long> union(SortedSet<Long> one, SortedSet<Long> other) {
        SortedSet<Long> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }
}
