package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.SampleKernel;

/// The work of one thread on a plan: it decodes blocks, in any order, and copies the values of their cells to the
/// windows.
final class BlockWork {
    private static final byte[] NO_ROOM = {};

    private final List<WindowValues> windows;
    private final SampleKernel kernel;
    private final BlockDecoder decoder;
    private final ReadClock clock;

    /// Holds one block after the other of those that nobody else gets, because new memory for each would have to be
    /// zeroed.
    private byte[] room = NO_ROOM;

    BlockWork(List<WindowValues> windows, SampleKernel kernel, BlockDecoder decoder, ReadClock clock) {
        this.windows = windows;
        this.kernel = kernel;
        this.decoder = decoder;
        this.clock = clock;
    }

    /// Decodes an own block, hands it on, and copies its values.
    ///
    /// @throws TileIndexException E010 if the stored bytes are damaged
    void decode(BlockClaim claim, ByteBuffer stored) throws TileIndexException {
        ReadStep step = claim.step();
        long before = System.nanoTime();
        byte[] samples = step.image().decode(step.block(), stored, decoder, claim.isShared() ? NO_ROOM : room);
        clock.decoded(step.image().decodedBytes(step.block()), System.nanoTime() - before);
        if (!claim.isShared()) {
            room = samples;
        }
        claim.keep(samples);
        copy(step, samples);
    }

    /// Hands on and copies an own block of which the file stores nothing.
    void sparse(BlockClaim claim) {
        claim.keep(Layer.SPARSE);
        copy(claim.step(), Layer.SPARSE);
    }

    /// Copies the values of a block that another thread decodes, and waits for it if it must.
    void copy(BlockClaim claim) throws TileIndexException, InterruptedException {
        copy(claim.step(), claim.others());
    }

    private void copy(ReadStep step, byte[] samples) {
        BlockPieces pieces = step.layer().pieces();
        PieceCopy copy = new PieceCopy(step.image(), samples, kernel);
        for (int piece = pieces.firstPiece(step.index()); piece < pieces.firstPiece(step.index() + 1); piece++) {
            WindowValues values = windows.get(pieces.window(piece));
            for (ReadStep.Copy wanted : step.reading().copies()) {
                copy.copy(pieces, piece, wanted, values);
            }
        }
    }
}
