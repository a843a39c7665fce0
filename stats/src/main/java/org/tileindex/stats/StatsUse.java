package org.tileindex.stats;

import java.util.List;
import org.tileindex.raster.Raster;
import org.tileindex.raster.WindowReader;
import org.tileindex.value.RasterUse;

/// Counts what is read from the rasters of a request.
final class StatsUse {
    private StatsUse() {}

    /// What this process has read up to now.
    static RasterUse of(StatsRequest request, WindowReader reader) {
        List<Raster> rasters =
                request.bands().stream().map(StatsBand::raster).distinct().toList();
        return new RasterUse(
                rasters.stream().map(raster -> raster.source().figures()).toList(),
                reader.figures(),
                reader.cacheFigures(),
                List.of());
    }
}
