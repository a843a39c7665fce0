package org.tileindex.raster.codec;

/// What the samples of a block were turned into before they were compressed.
public enum Predictor {
    /// Samples as they are.
    NONE,
    /// Differences from the same band's sample to the left (TIFF 6.0, section 14). Samples have 8, 16, 32 or 64 bits.
    HORIZONTAL,
    /// Bytes of floating point samples, most significant first, as planes of a row, as differences from the byte to the
    /// left (Adobe Photoshop TIFF Technical Note 3).
    FLOATING_POINT
}
