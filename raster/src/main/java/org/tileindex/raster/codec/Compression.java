package org.tileindex.raster.codec;

/// The compressions of TIFF blocks that can be decoded.
public enum Compression {
    NONE,
    PACKBITS,
    /// TIFF 6.0, section 13; also the old order of bits, which some programs wrote.
    LZW,
    /// Zlib streams (RFC 1950), under the tags 8 and 32946.
    DEFLATE,
    /// Zstandard frames (RFC 8878), tag 50000.
    ZSTD
}
