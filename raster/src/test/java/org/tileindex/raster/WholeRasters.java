package org.tileindex.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.ScalarSamples;

/// Reads rasters as one window.
final class WholeRasters {
    private static final long CACHE_BYTES = 16 << 20;

    private WholeRasters() {}

    /// The values of all bands, rows from the north.
    static List<BandValues> read(Raster raster) throws TileIndexException, InterruptedException {
        return read(
                raster,
                raster.header().bands().size(),
                raster.header().image().height(),
                raster.header().image().width());
    }

    /// The values of the first bands in the first rows and columns.
    static List<BandValues> read(Raster raster, int bandCount, int rows, int columns)
            throws TileIndexException, InterruptedException {
        ReadPlan plan = ReadPlan.of(bands(raster, bandCount), List.of(window(rows, columns)));
        read(plan);
        return plan.values(0);
    }

    /// The values of all bands as a visitor finds them that looks at samples where they are decoded.
    static List<BandValues> visited(Raster raster) throws TileIndexException, InterruptedException {
        List<Band> bands = bands(raster, raster.header().bands().size());
        List<CellRuns> window = List.of(
                window(raster.header().image().height(), raster.header().image().width()));
        CopiedSamples copied = new CopiedSamples(bands, window);
        ReadPlan plan = ReadPlan.visiting(bands, window, copied, true);
        read(plan);
        List<BandValues> values = new ArrayList<>();
        for (int number = 0; number < bands.size(); number++) {
            plan.retainMasked(0, number, copied.values(0, number).valid());
            values.add(copied.values(0, number));
        }
        return values;
    }

    private static List<Band> bands(Raster raster, int count) throws TileIndexException {
        List<Band> bands = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            bands.add(raster.band(number, false));
        }
        return bands;
    }

    private static CellRuns window(int rows, int columns) {
        int[] columnsTo = IntStream.generate(() -> columns).limit(rows).toArray();
        return new CellRuns(IntStream.range(0, rows).toArray(), new int[rows], columnsTo, new int[rows]);
    }

    private static void read(ReadPlan plan) throws TileIndexException, InterruptedException {
        ScalarSamples kernel = new ScalarSamples();
        try (BlockDecoder decoder = new BlockDecoder(InflateLibrary.AUTO, kernel)) {
            new WindowReader(new BlockCache(CACHE_BYTES), kernel, () -> decoder)
                    .read(plan, 0, plan.steps(), () -> false);
        }
    }
}
