package org.tileindex.value;

import java.util.List;
import org.tileindex.raster.CacheFigures;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.source.SourceFigures;

/// What a run read from its rasters.
///
/// @param sources of each raster, headers included
/// @param read blocks of all rasters
/// @param cache of decoded blocks
/// @param ways in which blocks of each raster were read
public record RasterUse(List<SourceFigures> sources, ReadFigures read, CacheFigures cache, List<RasterWay> ways) {
    /// No rasters.
    public static final RasterUse NONE =
            new RasterUse(List.of(), new ReadFigures(0, 0, 0, 0, 0, 0), new CacheFigures(0, 0, 0, 0, 0), List.of());

    public RasterUse {
        sources = List.copyOf(sources);
        ways = List.copyOf(ways);
    }

    /// What was read from all sources together.
    public SourceFigures total() {
        return sources.stream().reduce(SourceFigures.NONE, SourceFigures::plus);
    }
}
