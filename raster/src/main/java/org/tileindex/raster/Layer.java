package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.BlockFormat;
import org.tileindex.raster.codec.CorruptBlockException;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.tiff.TiffImage;

/// The blocks of one image of a file: its pixels or its mask.
final class Layer {
    /// Stands for the samples of a block that is not stored.
    static final byte[] SPARSE = {};

    /// Bytes of a decoded block that are taken without a look at what it stores.
    private static final int LARGE = 16 << 20;

    private final ByteSource source;
    private final TiffImage image;
    private final BlockFormat format;
    private final BlockLattice lattice;
    private final boolean filled;

    /// @param filled the samples of integer type of blocks that are not stored are not 0
    /// @throws TileIndexException E010 if its blocks cannot be decoded
    Layer(ByteSource source, TiffImage image, boolean southUp, boolean filled) throws TileIndexException {
        this.source = source;
        this.image = image;
        this.filled = filled;
        this.format = image.format();
        this.lattice = new BlockLattice(
                image.blockWidth(),
                image.blockHeight(),
                image.blocksAcross(),
                image.blocksDown(),
                image.height(),
                southUp);
    }

    ByteSource source() {
        return source;
    }

    TiffImage image() {
        return image;
    }

    BlockLattice lattice() {
        return lattice;
    }

    /// The format of its blocks, of which a last strip may have fewer rows.
    BlockFormat format() {
        return format;
    }

    /// Whether the samples of blocks that are not stored count as those of a mask that are not 0.
    boolean filled() {
        return filled;
    }

    /// The samples that are 0.
    Nodata zero() {
        return Nodata.of(format.type(), 0);
    }

    /// The place of the samples of a band.
    ///
    /// @param band from 0
    Place place(int band) {
        return image.planar() ? new Place(this, band, 0) : new Place(this, 0, band);
    }

    /// The place of a band's samples in a layer.
    ///
    /// @param plane of bands that are stored apart, from 0; else 0
    /// @param sample of a pixel in a block, from 0
    record Place(Layer layer, int plane, int sample) {}

    /// The stored bytes of blocks, each empty if the block is not stored.
    ///
    /// @throws TileIndexException E010 if they cannot be found, or are not in the file
    List<Optional<ByteRange>> stored(List<Long> blocks) throws TileIndexException, InterruptedException {
        return image.blocks().ranges(blocks.stream().mapToLong(Long::longValue).toArray());
    }

    /// Bytes of the samples of a block.
    ///
    /// @throws TileIndexException E010 if it cannot be decoded
    long decodedBytes(long block) throws TileIndexException {
        return image.format(block).decodedBytes();
    }

    /// Whether the stored bytes of a block, in an array, are its samples as they are.
    ///
    /// @throws TileIndexException E010 if it cannot be decoded
    boolean isDecoded(long block, ByteBuffer stored) throws TileIndexException {
        BlockFormat own = image.format(block);
        return own.isPlain() && stored.hasArray() && stored.remaining() >= own.decodedBytes();
    }

    /// The samples of a block.
    ///
    /// @param room an array that they may go to if it is large enough
    /// @return `room`, or a new array
    /// @throws TileIndexException E010 if the stored bytes are damaged
    byte[] decode(long block, ByteBuffer stored, BlockDecoder decoder, byte[] room) throws TileIndexException {
        BlockFormat own = image.format(block);
        try {
            if (own.decodedBytes() > LARGE) {
                // A header may claim any size. The block's beginning shows whether the bytes bear it out, before memory
                // is taken for all of it.
                BlockFormat beginning = own.beginning(LARGE);
                decoder.decode(beginning, stored, new byte[(int) beginning.decodedBytes()]);
            }
            int bytes = Math.toIntExact(own.decodedBytes());
            byte[] samples = room.length >= bytes ? room : new byte[bytes];
            decoder.decode(own, stored, samples);
            return samples;
        } catch (CorruptBlockException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "raster %s: its block %d %s".formatted(source.name(), block, e.getMessage()),
                            "The file is damaged; get it anew.")
                    .causedBy(e);
        }
    }
}
