package org.tileindex.raster;

import java.util.List;

/// Copies the values of each window in each band.
final class CopiedSamples implements SampleVisitor {
    private final List<List<BandValues>> values;

    CopiedSamples(List<Band> bands, List<CellRuns> windows) {
        this.values = windows.stream()
                .map(runs -> bands.stream()
                        .map(band -> new BandValues(band.stored(), runs.cells()))
                        .toList())
                .toList();
    }

    /// The values of a window in a band, as far as they have come.
    BandValues values(int window, int band) {
        return values.get(window).get(band);
    }

    @Override
    public void visit(int window, int cell, int count, int band, byte[] samples, int from, int stride, long[] valid) {
        values(window, band).put(cell, count, samples, from, stride, valid);
    }
}
