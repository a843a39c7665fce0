package org.tileindex.raster;

import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleKernel;

/// Copies values of cells out of one block.
final class PieceCopy {
    private final Layer layer;
    private final byte[] samples;
    private final SampleKernel kernel;
    private final long[] bits;
    private final long[] others;

    /// @param samples of the block, or [Layer#SPARSE]; the array may be longer
    PieceCopy(Layer layer, byte[] samples, SampleKernel kernel) {
        this.layer = layer;
        this.samples = samples;
        this.kernel = kernel;
        this.bits = new long[BandValues.words(layer.lattice().blockWidth())];
        this.others = new long[bits.length];
    }

    /// Copies the samples of a piece that `copy` names to the values of its window.
    void copy(BlockPieces pieces, int piece, ReadStep.Copy copy, WindowValues values) {
        CellRuns runs = values.runs();
        int run = pieces.run(piece);
        int col = pieces.colFrom(piece);
        int count = pieces.colTo(piece) - col;
        int to = runs.at(run) + col - runs.colFrom(run);
        int pixel = layer.lattice().position(runs.row(run), col);
        if (copy.mask()) {
            mask(pixel, count, copy.sample(), values.mask(copy.slot()), to);
        } else {
            value(pixel, count, copy, values, to);
        }
    }

    /// The bits of pixels whose mask sample is not zero. The blocks of a mask that are not stored are all zero, those
    /// of an alpha band are the nodata value.
    private void mask(int pixel, int count, int sample, long[] mask, int to) {
        if (samples.length == 0 && layer.filled()) {
            BandValues.set(mask, to, count);
        } else if (samples.length > 0) {
            kernel.valid(samples, position(pixel, sample), layer.format().samples(), count, layer.zero(), bits);
            BandValues.or(mask, to, bits, count);
        }
    }

    private void value(int pixel, int count, ReadStep.Copy copy, WindowValues values, int to) {
        Band band = values.band(copy.slot());
        BandValues target = values.values(copy.slot());
        int bytes = layer.format().type().bytes();
        if (samples.length == 0) {
            band.fill(target, to, count);
            return;
        }
        int from = position(pixel, copy.sample());
        kernel.gather(samples, from, layer.format().samples(), count, bytes, target.array(), to * bytes);
        if (band.nodata().isEmpty()) {
            target.present(to, count);
            return;
        }
        kernel.valid(
                samples, from, layer.format().samples(), count, band.nodata().getFirst(), bits);
        for (Nodata more : band.nodata().subList(1, band.nodata().size())) {
            kernel.valid(samples, from, layer.format().samples(), count, more, others);
            for (int i = 0; i < BandValues.words(count); i++) {
                bits[i] &= others[i];
            }
        }
        target.present(to, bits, count);
    }

    private int position(int pixel, int sample) {
        return (pixel * layer.format().samples() + sample)
                * layer.format().type().bytes();
    }
}
