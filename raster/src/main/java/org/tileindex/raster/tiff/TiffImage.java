package org.tileindex.raster.tiff;

import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockFormat;

/// An image of a TIFF file: its size and its blocks, tiles or strips.
///
/// Blocks are numbered from 0 along the rows of blocks, from the file's first row of pixels on. Where bands are planar,
/// all blocks of the first band come first, then those of the second.
///
/// @param width pixels of a row
/// @param height rows
/// @param bands samples of a pixel
/// @param planar each band has blocks of its own
/// @param tiled blocks are tiles, otherwise strips
/// @param blockWidth pixels of a block's row
/// @param blockHeight rows of a block; a last strip may have fewer, a tile never
/// @param encoding of the samples
/// @param blocks where the blocks lie in the file
public record TiffImage(
        int width,
        int height,
        int bands,
        boolean planar,
        boolean tiled,
        int blockWidth,
        int blockHeight,
        Encoding encoding,
        BlockIndex blocks) {

    /// Blocks in a row of blocks.
    public int blocksAcross() {
        return across(width, blockWidth);
    }

    /// Rows of blocks.
    public int blocksDown() {
        return across(height, blockHeight);
    }

    static int across(int pixels, int block) {
        return Math.ceilDiv(pixels, block);
    }

    /// The number of blocks in all.
    public long blockCount() {
        return (long) blocksAcross() * blocksDown() * (planar ? bands : 1);
    }

    /// The number of the block that holds a band's pixels at a row and a column of blocks.
    ///
    /// @param band from 0
    public long block(int band, int blockRow, int blockColumn) {
        long plane = planar ? (long) band * blocksAcross() * blocksDown() : 0;
        return plane + (long) blockRow * blocksAcross() + blockColumn;
    }

    /// Samples of a pixel in one block.
    public int blockSamples() {
        return planar ? 1 : bands;
    }

    /// The format of a whole block.
    ///
    /// @throws TileIndexException E010 if the file's blocks cannot be read: their compression, predictor, type of
    ///     samples or colours are not supported, or they are larger than 2 GiB
    public BlockFormat format() throws TileIndexException {
        BlockFormat format = encoding.format(blockWidth, blockHeight, blockSamples());
        if (format.decodedBytes() > Integer.MAX_VALUE) {
            throw encoding.refused("its blocks of %d bytes are too large".formatted(format.decodedBytes()), "");
        }
        return format;
    }

    /// The format of a block, with as many rows as it stores.
    ///
    /// @param block its number
    /// @throws TileIndexException E010 as [#format()]
    public BlockFormat format(long block) throws TileIndexException {
        BlockFormat format = format();
        int first = (int) (block / blocksAcross() % blocksDown()) * blockHeight;
        return tiled ? format : format.withHeight(Math.min(blockHeight, height - first));
    }
}
