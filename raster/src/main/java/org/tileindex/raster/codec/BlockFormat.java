package org.tileindex.raster.codec;

import java.nio.ByteOrder;

/// How the pixels of a block, a tile or a strip, are stored. A row of samples begins at a whole byte.
///
/// @param width pixels of a row, at least 1
/// @param height rows, at least 1
/// @param samples samples of a pixel in this block: the bands of a raster whose bands are interleaved, or 1
/// @param type of the decoded samples
/// @param bits bits of a stored sample, at most those of the type; a number that is not a multiple of 8, or of which
///     there is no type, is for unsigned samples, most significant bit first
/// @param order of the bytes of stored samples of 16 bits or more
/// @param reversedBits each stored byte has its least significant bit first (FillOrder 2)
public record BlockFormat(
        int width,
        int height,
        int samples,
        SampleType type,
        int bits,
        ByteOrder order,
        boolean reversedBits,
        Compression compression,
        Predictor predictor) {

    /// Bytes of the decoded block.
    public long decodedBytes() {
        return (long) width * height * samples * type.bytes();
    }

    /// The same with fewer rows, as the last strip of an image may have.
    public BlockFormat withHeight(int rows) {
        return new BlockFormat(width, rows, samples, type, bits, order, reversedBits, compression, predictor);
    }
}
