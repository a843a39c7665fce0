package org.tileindex.raster.tiff;

/// The sizes of an image's blocks before they are compressed.
///
/// @param rowBytes of a block
/// @param blockHeight rows of a block
/// @param height rows of the image
/// @param across blocks in a row of blocks
/// @param tiled the last blocks of a column have as many rows as the others
record PlainBlocks(long rowBytes, int blockHeight, int height, int across, boolean tiled) {
    /// @param bits of a sample
    static PlainBlocks of(int bits, int blockSamples, int width, int height, int blockWidth, int rows, boolean tiled) {
        long rowBits = Math.multiplyExact((long) blockWidth * blockSamples, bits);
        int across = Math.ceilDiv(width, blockWidth);
        return new PlainBlocks(Math.ceilDiv(rowBits, Byte.SIZE), rows, height, across, tiled);
    }

    /// The bytes of a block; the largest number there is where they are more.
    long bytes(long block) {
        long first = block / across % Math.ceilDiv(height, blockHeight) * blockHeight;
        long rows = tiled ? blockHeight : Math.min(blockHeight, height - first);
        return rowBytes > Long.MAX_VALUE / rows ? Long.MAX_VALUE : rowBytes * rows;
    }
}
