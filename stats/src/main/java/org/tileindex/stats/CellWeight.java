package org.tileindex.stats;

import org.tileindex.raster.Band;
import org.tileindex.raster.Raster;

/// What a cell weighs in a zone's statistics.
public sealed interface CellWeight {
    /// The share of the cell that the zone covers.
    record Coverage() implements CellWeight {}

    /// Each cell weighs 1; the inclusion rule says which cells count.
    record One() implements CellWeight {}

    /// The cell's ellipsoidal area, in m², times the share that the zone covers.
    record Area() implements CellWeight {}

    /// The value that the cell has in a band, times the share that the zone covers. A cell without one weighs nothing.
    record ByRaster(Raster raster, Band band) implements CellWeight {}

    /// The weight as `--weight` takes it; a raster is named as for people.
    default String text() {
        return switch (this) {
            case Coverage coverage -> "coverage";
            case One one -> "none";
            case Area area -> "area";
            case ByRaster by -> "raster:" + by.raster().name();
        };
    }

    /// Whether the share of cells is part of it.
    default boolean needsCoverage() {
        return !(this instanceof One);
    }
}
