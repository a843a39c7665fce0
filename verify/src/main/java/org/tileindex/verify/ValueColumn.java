package org.tileindex.verify;

import org.tileindex.raster.codec.SampleType;

/// A column of `tile_index` with the values of a raster's band, null where the band has none.
///
/// @param name of the column
/// @param type of its values
record ValueColumn(String name, SampleType type, BandSource source) {

    /// A band of a raster of the run.
    ///
    /// @param fingerprint of the raster
    /// @param number of the band, from 1
    /// @param scaled whether its values are taken as doubles, with the band's scale and offset
    record BandSource(String fingerprint, int number, boolean scaled) {}

    boolean isFloating() {
        return type.kind() == SampleType.Kind.FLOAT;
    }
}
