package org.tileindex.raster;

import java.util.List;

/// One block to visit.
///
/// @param index of the block among those of the layer that hold cells
record ReadStep(Blocks layer, int index, Reading reading) {
    /// The blocks of one image that hold cells.
    ///
    /// @param readings of each block, one after the other
    record Blocks(Layer layer, BlockPieces pieces, List<Reading> readings) {
        int steps() {
            return pieces.size() * readings.size();
        }

        /// Step `i` of [#steps].
        ReadStep step(int i) {
            return new ReadStep(this, i / readings.size(), readings.get(i % readings.size()));
        }
    }

    /// A block to load for the same cells of a layer, and what is taken from it.
    ///
    /// @param plane of bands that are stored apart, from 0; else 0
    record Reading(int plane, List<Copy> copies) {}

    /// A sample to take from each pixel.
    ///
    /// @param sample of the pixel in the block, from 0
    /// @param slot where it goes among the values of a window
    /// @param mask it decides whether other values are present
    record Copy(int sample, int slot, boolean mask) {}

    Layer image() {
        return layer.layer();
    }

    /// The number of the block in its image.
    long block() {
        return (long) reading.plane() * image().lattice().blocks()
                + layer.pieces().block(index);
    }

    BlockCache.Key key() {
        return new BlockCache.Key(image(), block());
    }

    /// The number of zones that need the block, each counted once per window.
    int uses() {
        BlockPieces pieces = layer.pieces();
        int uses = 0;
        for (int piece = pieces.firstPiece(index); piece < pieces.firstPiece(index + 1); piece++) {
            boolean same = piece > pieces.firstPiece(index)
                    && pieces.window(piece) == pieces.window(piece - 1)
                    && pieces.zone(piece) == pieces.zone(piece - 1);
            uses += same ? 0 : 1;
        }
        return uses;
    }
}
