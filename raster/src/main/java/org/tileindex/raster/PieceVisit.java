package org.tileindex.raster;

import java.util.Arrays;
import java.util.OptionalLong;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleKernel;

/// Hands samples of cells out of one block to a plan's visitor, and those of masks to its windows.
final class PieceVisit {
    private final SampleTarget target;
    private final Layer layer;
    private final byte[] samples;
    private final int origin;
    private final SampleKernel kernel;
    private final long[] bits;
    private final long[] others;

    /// @param samples of the block from position `origin` on, or [Layer#SPARSE]; the array may be longer
    PieceVisit(SampleTarget target, Layer layer, byte[] samples, int origin, SampleKernel kernel) {
        this.target = target;
        this.layer = layer;
        this.samples = samples;
        this.origin = origin;
        this.kernel = kernel;
        this.bits = new long[CellBits.words(layer.lattice().blockWidth())];
        this.others = new long[bits.length];
    }

    /// Hands out the samples of a piece that `copy` names.
    void visit(BlockPieces pieces, int piece, ReadStep.Copy copy) {
        PlanWindow window = target.windows().get(pieces.window(piece));
        CellRuns runs = window.runs();
        int run = pieces.run(piece);
        int col = pieces.colFrom(piece);
        int count = pieces.colTo(piece) - col;
        int cell = runs.at(run) + col - runs.colFrom(run);
        int pixel = layer.lattice().position(runs.row(run), col);
        if (copy.mask()) {
            mask(pixel, count, copy.sample(), window.mask(copy.slot()), cell);
        } else if (samples.length == 0) {
            fill(pieces.window(piece), cell, count, copy.slot());
        } else {
            visit(pieces.window(piece), cell, count, copy, pixel);
        }
    }

    /// The bits of pixels whose mask sample is not zero. The blocks of a mask that are not stored are all zero, those
    /// of an alpha band are the nodata value.
    private void mask(int pixel, int count, int sample, long[] mask, int cell) {
        if (samples.length > 0) {
            kernel.valid(samples, position(pixel, sample), layer.format().samples(), count, layer.zero(), bits);
        } else {
            Arrays.fill(bits, layer.filled() ? -1 : 0);
        }
        CellBits.or(mask, cell, bits, count);
    }

    /// The value of a block that is not stored.
    private void fill(int window, int cell, int count, int slot) {
        Band band = target.bands().get(slot);
        OptionalLong fill = band.presentFill();
        if (fill.isPresent()) {
            byte[] filled = band.stored().repeated(fill.getAsLong(), count);
            Arrays.fill(bits, -1);
            target.visitor().visit(window, cell, count, slot, filled, 0, 1, bits);
        }
    }

    private void visit(int window, int cell, int count, ReadStep.Copy copy, int pixel) {
        int from = position(pixel, copy.sample());
        int stride = layer.format().samples();
        Arrays.fill(bits, 0, CellBits.words(count), -1);
        boolean first = true;
        for (Nodata nodata : target.bands().get(copy.slot()).nodata()) {
            kernel.valid(samples, from, stride, count, nodata, first ? bits : others);
            for (int i = 0; i < CellBits.words(count) && !first; i++) {
                bits[i] &= others[i];
            }
            first = false;
        }
        target.visitor().visit(window, cell, count, copy.slot(), samples, from, stride, bits);
    }

    private int position(int pixel, int sample) {
        return origin
                + (pixel * layer.format().samples() + sample)
                        * layer.format().type().bytes();
    }
}
