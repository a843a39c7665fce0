package org.tileindex.raster;

import java.nio.ByteBuffer;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.SampleKernel;

/// The work of one thread on a plan: it decodes blocks, in any order, and hands out the samples of their cells.
final class BlockWork {
    private static final byte[] NO_ROOM = {};

    private final SampleTarget target;
    private final SampleKernel kernel;
    private final BlockDecoder decoder;
    private final ReadClock clock;

    /// Holds one block after the other of those that nobody else gets, because new memory for each would have to be
    /// zeroed.
    private byte[] room = NO_ROOM;

    BlockWork(SampleTarget target, SampleKernel kernel, BlockDecoder decoder, ReadClock clock) {
        this.target = target;
        this.kernel = kernel;
        this.decoder = decoder;
        this.clock = clock;
    }

    /// Decodes an own block, hands it on, and hands out its samples.
    ///
    /// @throws TileIndexException E010 if the stored bytes are damaged
    void decode(BlockClaim claim, ByteBuffer stored) throws TileIndexException {
        ReadStep step = claim.step();
        if (!claim.isShared() && step.image().isDecoded(step.block(), stored)) {
            clock.decoded(step.image().decodedBytes(step.block()), 0);
            visit(step, stored.array(), stored.arrayOffset() + stored.position());
            return;
        }
        long before = System.nanoTime();
        byte[] samples = step.image().decode(step.block(), stored, decoder, claim.isShared() ? NO_ROOM : room);
        clock.decoded(step.image().decodedBytes(step.block()), System.nanoTime() - before);
        if (!claim.isShared()) {
            room = samples;
        }
        claim.keep(samples);
        visit(step, samples, 0);
    }

    /// Hands on an own block of which the file stores nothing, and hands out its samples.
    void sparse(BlockClaim claim) {
        claim.keep(Layer.SPARSE);
        visit(claim.step(), Layer.SPARSE, 0);
    }

    /// Hands out the samples of a block that another thread decodes, and waits for it if it must.
    void visit(BlockClaim claim) throws TileIndexException, InterruptedException {
        visit(claim.step(), claim.others(), 0);
    }

    private void visit(ReadStep step, byte[] samples, int origin) {
        BlockPieces pieces = step.layer().pieces();
        PieceVisit visit = new PieceVisit(target, step.image(), samples, origin, kernel);
        for (int piece = pieces.firstPiece(step.index()); piece < pieces.firstPiece(step.index() + 1); piece++) {
            for (ReadStep.Copy wanted : step.reading().copies()) {
                visit.visit(pieces, piece, wanted);
            }
        }
    }
}
