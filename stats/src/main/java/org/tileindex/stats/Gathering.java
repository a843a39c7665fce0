package org.tileindex.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tileindex.raster.Band;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.CellBits;
import org.tileindex.raster.SampleVisitor;
import org.tileindex.statistic.CellStatistics;

/// Gathers values of cells in the statistics of their zone and band. For one thread.
final class Gathering implements SampleVisitor {
    private static final int CHUNK = 1 << 12;

    private final List<WeighedCells> zones;
    private final List<Band> bands;
    private final List<List<CellStatistics>> gathered;
    private final Optional<FullWeights> full;
    private double[] values = new double[0];
    private double[] weights = new double[0];

    /// @param gathered by zone and band
    /// @param full weights of cells that are covered wholly; 1 if empty
    Gathering(
            List<WeighedCells> zones,
            List<Band> bands,
            List<List<CellStatistics>> gathered,
            Optional<FullWeights> full) {
        this.zones = zones;
        this.bands = bands;
        this.gathered = gathered;
        this.full = full;
    }

    private void makeRoom(int count) {
        if (values.length < count) {
            values = new double[count];
            weights = new double[count];
        }
    }

    @Override
    public void visit(int window, int cell, int count, int band, byte[] samples, int from, int stride, long[] valid) {
        makeRoom(count);
        bands.get(band).values(samples, from, stride, count, values, valid);
        add(window, band, cell, count, valid);
    }

    /// Adds all values of a zone in a band.
    ///
    /// @param preset value of cells that have none
    void addAll(int zone, int band, BandValues read, OptionalDouble preset) {
        makeRoom(CHUNK);
        long[] valid = new long[CellBits.words(CHUNK)];
        for (int cell = 0; cell < read.cells(); cell += CHUNK) {
            int count = Math.min(CHUNK, read.cells() - cell);
            System.arraycopy(read.valid(), cell / Long.SIZE, valid, 0, CellBits.words(count));
            for (int i = 0; i < count; i++) {
                boolean has = CellBits.isSet(valid, i);
                values[i] = has ? read.asDouble(cell + i) : preset.orElse(0.0);
            }
            if (preset.isPresent()) {
                Arrays.fill(valid, -1);
            }
            add(zone, band, cell, count, valid);
        }
    }

    /// Adds the values of cells `[cell, cell + count)` whose bits are set.
    private void add(int zone, int band, int cell, int count, long[] valid) {
        CellStatistics to = gathered.get(zone).get(band);
        int from = next(valid, 0, count, 0);
        while (from < count) {
            int end = next(valid, from, count, -1);
            if (full.isPresent()) {
                addWeighed(to, zone, full.get(), cell, from, end);
            } else {
                addShares(to, zones.get(zone), cell, from, end);
            }
            from = next(valid, end, count, 0);
        }
    }

    /// The first bit from `from` on that is set, or clear if `flip` is -1; `count` if there is none.
    private static int next(long[] bits, int from, int count, long flip) {
        for (int at = from; at < count; at = (at | Long.SIZE - 1) + 1) {
            long rest = (bits[at / Long.SIZE] ^ flip) >>> at;
            if (rest != 0) {
                return Math.min(count, at + Long.numberOfTrailingZeros(rest));
            }
        }
        return count;
    }

    private void addShares(CellStatistics to, WeighedCells cells, int cell, int from, int end) {
        int at = from;
        int i = cells.firstPartly(cell + from);
        while (at < end) {
            int partly = Math.min(end, cells.partly(i) - cell);
            to.add(values, at, partly);
            if (partly < end) {
                to.add(values[partly], cells.share(i));
                i++;
            }
            at = partly + 1;
        }
    }

    private void addWeighed(CellStatistics to, int zone, FullWeights whole, int cell, int from, int end) {
        WeighedCells cells = zones.get(zone);
        whole.fill(zone, cell + from, end - from, weights, from);
        for (int i = cells.firstPartly(cell + from); cells.partly(i) < cell + end; i++) {
            weights[cells.partly(i) - cell] *= cells.share(i);
        }
        to.add(values, weights, from, end);
    }
}
