package org.tileindex.value;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tileindex.raster.CacheFigures;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.ReadWay;
import org.tileindex.raster.source.SourceFigures;

/// What a run read from its rasters.
///
/// @param sources of each raster, headers included
/// @param read blocks of all rasters
/// @param cache of decoded blocks
/// @param ways in which blocks of each raster were read
public record RasterUse(List<SourceFigures> sources, ReadFigures read, CacheFigures cache, List<RasterWay> ways)
        implements Serializable {
    /// No rasters.
    public static final RasterUse NONE =
            new RasterUse(List.of(), new ReadFigures(0, 0, 0, 0, 0, 0), new CacheFigures(0, 0, 0, 0, 0), List.of());

    public RasterUse {
        sources = List.copyOf(sources);
        ways = List.copyOf(ways);
    }

    /// What both read from the same rasters.
    public RasterUse plus(RasterUse other) {
        if (sources.isEmpty() || other.sources.isEmpty()) {
            return sources.isEmpty() ? other : this;
        }
        List<SourceFigures> both = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            both.add(sources.get(i).plus(other.sources.get(i)));
        }
        Map<Map.Entry<String, ReadWay>, Long> plans = new LinkedHashMap<>();
        Stream.concat(ways.stream(), other.ways.stream())
                .forEach(way -> plans.merge(Map.entry(way.raster(), way.way()), way.plans(), Long::sum));
        return new RasterUse(
                both,
                read.plus(other.read),
                cache.plus(other.cache),
                plans.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Map.Entry.<String, ReadWay>comparingByKey()
                                .thenComparing(Map.Entry.comparingByValue())))
                        .map(way -> new RasterWay(
                                way.getKey().getKey(), way.getKey().getValue(), way.getValue()))
                        .toList());
    }

    /// What was read from all sources together.
    public SourceFigures total() {
        return sources.stream().reduce(SourceFigures.NONE, SourceFigures::plus);
    }
}
