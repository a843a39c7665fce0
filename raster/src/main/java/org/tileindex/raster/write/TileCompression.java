package org.tileindex.raster.write;

/// The compression of written tiles.
public enum TileCompression {
    /// Zlib streams by the JDK at level 6, after predictor 2 for integers and 3 for floating point numbers. Their bytes
    /// depend on the zlib that the JDK uses; the samples do not.
    DEFLATE(8),
    NONE(1);

    private final int tag;

    TileCompression(int tag) {
        this.tag = tag;
    }

    /// The value of the tag Compression.
    int tag() {
        return tag;
    }
}
