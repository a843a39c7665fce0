package org.tileindex.raster.tiff;

/// Which of a band's pixels are valid, by GDAL's rules: a mask outranks a nodata value, which outranks an alpha band.
public sealed interface Validity {
    /// All pixels are valid.
    record All() implements Validity {}

    /// Pixels are valid where the mask, an image of the same size, is not 0.
    ///
    /// @param image the mask
    /// @param band of the mask that goes with the raster's band, from 0
    record Mask(TiffImage image, int band) implements Validity {}

    /// Pixels are valid unless their value matches.
    record ByValue(Nodata nodata) implements Validity {}

    /// Pixels are valid where another band is not 0.
    ///
    /// @param band from 0
    record Alpha(int band) implements Validity {}
}
