package org.tileindex.stats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Band;
import org.tileindex.raster.BlockTally;
import org.tileindex.raster.Raster;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.value.SpanRuns;

/// Counts cells, and the blocks of each raster that hold them.
final class StatsTally {
    private final StatsRequest request;
    private final Map<Raster, BlockTally> blocks = new LinkedHashMap<>();
    /// What is needed of the rasters on each grid, by the first place of its layer.
    private final Map<Integer, List<BlockTally>> byLayer = new HashMap<>();

    private final BitSet zones = new BitSet();
    private long cells;

    StatsTally(StatsRequest request, List<GridLayer> layers) {
        this.request = request;
        for (GridLayer layer : layers) {
            Map<Raster, List<Band>> bands = new LinkedHashMap<>();
            for (int place : layer.places()) {
                StatsBand band = request.bands().get(place);
                bands.computeIfAbsent(band.raster(), raster -> new ArrayList<>())
                        .add(band.band());
            }
            if (request.weight() instanceof CellWeight.ByRaster by) {
                bands.put(by.raster(), List.of(by.band()));
            }
            List<BlockTally> tallies = new ArrayList<>();
            bands.forEach((raster, needed) -> {
                tallies.add(new BlockTally(needed));
                blocks.put(raster, tallies.getLast());
            });
            byLayer.put(layer.places().getFirst(), tallies);
        }
    }

    /// Adds cells of a zone in a layer.
    ///
    /// @param number of the zone in the order of rows
    void add(GridLayer layer, int number, ZoneCells found) {
        Spans spans = found.spans();
        if (spans.size() == 0) {
            return;
        }
        zones.set(number);
        cells += spans.cells() - ignored(found.coverage());
        byLayer.getOrDefault(layer.places().getFirst(), List.of()).forEach(tally -> SpanRuns.add(tally, spans));
    }

    /// Cells whose share is too small to count; they are read all the same.
    private long ignored(CellCoverage coverage) {
        long ignored = 0;
        for (int i = 0; i < coverage.size(); i++) {
            ignored += coverage.share(i) < request.minCoverage() ? 1 : 0;
        }
        return ignored;
    }

    long cells() {
        return cells;
    }

    /// The number of zones that have cells on any grid.
    int zonesWithCells() {
        return zones.cardinality();
    }

    /// What is read of each raster.
    List<StatsPlan.Reading> readings() throws TileIndexException, InterruptedException {
        List<StatsPlan.Reading> readings = new ArrayList<>();
        for (Map.Entry<Raster, BlockTally> entry : blocks.entrySet()) {
            Raster raster = entry.getKey();
            readings.add(new StatsPlan.Reading(
                    raster.name(), entry.getValue().figures(), raster.header().fileSize()));
        }
        return readings;
    }
}
