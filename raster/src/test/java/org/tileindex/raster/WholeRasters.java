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
        List<Band> bands = new ArrayList<>();
        for (int number = 1; number <= bandCount; number++) {
            bands.add(raster.band(number, false));
        }
        int[] columnsTo = IntStream.generate(() -> columns).limit(rows).toArray();
        CellRuns window = new CellRuns(IntStream.range(0, rows).toArray(), new int[rows], columnsTo, new int[rows]);
        ReadPlan plan = ReadPlan.of(bands, List.of(window));
        ScalarSamples kernel = new ScalarSamples();
        try (BlockDecoder decoder = new BlockDecoder(InflateLibrary.AUTO, kernel)) {
            new WindowReader(new BlockCache(CACHE_BYTES), kernel, () -> decoder)
                    .read(plan, 0, plan.steps(), () -> false);
        }
        return plan.values(0);
    }
}
