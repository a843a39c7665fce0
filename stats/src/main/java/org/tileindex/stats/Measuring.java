package org.tileindex.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Band;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.CellBits;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.ReadPlan;
import org.tileindex.raster.WindowReader;
import org.tileindex.statistic.CellStatistics;
import org.tileindex.statistic.SumBlocks;
import org.tileindex.telemetry.Statistics;
import org.tileindex.telemetry.Telemetry;

/// Reads the values of cells and gathers them. Any number of threads may use it at once.
///
/// @param folder for temporary files
/// @param bytes of memory for the values of a zone in a band that are told apart
record Measuring(StatsRequest request, WindowReader reader, Path folder, long bytes) {
    /// Statistics without any cells, for each band of a layer.
    List<CellStatistics> none(GridLayer layer) {
        return none(layer, new SumBlocks());
    }

    private List<CellStatistics> none(GridLayer layer, SumBlocks blocks) {
        List<CellStatistics> none = new ArrayList<>();
        for (int i = 0; i < layer.bands().size(); i++) {
            none.add(new CellStatistics(request.statistics(), bytes, folder, blocks));
        }
        return none;
    }

    /// Whether values are gathered where their block is decoded; else all are read before.
    boolean isVisiting(GridLayer layer) {
        return request.defaultValue().isEmpty()
                && layer.bands().stream().allMatch(band -> band.mask().isEmpty());
    }

    /// The statistics of the cells of some zones, by zone and band of the layer.
    ///
    /// @param cancelled whether to stop early; then they are incomplete
    List<List<CellStatistics>> measure(GridLayer layer, List<WeighedCells> zones, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        Optional<Statistics> event = Telemetry.statistics();
        List<List<CellStatistics>> gathered = gather(layer, zones, cancelled);
        if (event.isPresent()) {
            long cells = zones.stream().mapToLong(WeighedCells::cells).sum();
            event.get().finish(zones.size(), cells, layer.bands().size());
        }
        return gathered;
    }

    private List<List<CellStatistics>> gather(GridLayer layer, List<WeighedCells> zones, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        List<List<CellStatistics>> gathered = new ArrayList<>();
        SumBlocks blocks = new SumBlocks();
        zones.forEach(zone -> gathered.add(none(layer, blocks)));
        List<CellRuns> runs = zones.stream().map(WeighedCells::runs).toList();
        Gathering gathering = new Gathering(zones, layer.bands(), gathered, fullWeights(layer, zones, runs, cancelled));
        if (isVisiting(layer)) {
            ReadPlan plan = ReadPlan.visiting(layer.bands(), runs, gathering, false);
            reader.read(plan, 0, plan.steps(), cancelled);
            return gathered;
        }
        ReadPlan plan = ReadPlan.of(layer.bands(), runs);
        reader.read(plan, 0, plan.steps(), cancelled);
        for (int zone = 0; zone < zones.size() && !cancelled.getAsBoolean(); zone++) {
            List<BandValues> values = plan.values(zone);
            for (int band = 0; band < values.size(); band++) {
                gathering.addAll(zone, band, values.get(band), request.defaultValue());
            }
        }
        return gathered;
    }

    private Optional<FullWeights> fullWeights(
            GridLayer layer, List<WeighedCells> zones, List<CellRuns> runs, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        return switch (request.weight()) {
            case CellWeight.Coverage coverage -> Optional.empty();
            case CellWeight.One one -> Optional.empty();
            case CellWeight.Area area -> Optional.of(areas(layer, zones));
            case CellWeight.ByRaster raster -> Optional.of(values(raster, runs, cancelled));
        };
    }

    private static FullWeights areas(GridLayer layer, List<WeighedCells> zones) throws TileIndexException {
        double[] areas = new double[0];
        for (WeighedCells zone : zones) {
            areas = layer.areas().require(zone.firstRow(), zone.endRow());
        }
        double[] byRow = areas;
        return (zone, cell, count, weights, at) -> zones.get(zone).fillByRow(byRow, cell, count, weights, at);
    }

    private FullWeights values(CellWeight.ByRaster by, List<CellRuns> runs, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        Band band = by.band();
        ReadPlan plan = ReadPlan.of(List.of(band), runs);
        reader.read(plan, 0, plan.steps(), cancelled);
        List<double[]> weights = new ArrayList<>();
        for (int zone = 0; zone < runs.size() && !cancelled.getAsBoolean(); zone++) {
            weights.add(weights(by, plan.values(zone).getFirst()));
        }
        return (zone, cell, count, to, at) -> System.arraycopy(weights.get(zone), cell, to, at, count);
    }

    private static double[] weights(CellWeight.ByRaster by, BandValues values) throws TileIndexException {
        double[] weights = new double[values.cells()];
        for (int i = 0; i < weights.length; i++) {
            if (CellBits.isSet(values.valid(), i)) {
                weights[i] = values.asDouble(i);
                if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                    throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "--weight: raster %s has a cell of value %s"
                                    .formatted(by.raster().name(), weights[i]),
                            "A weight is a finite number that is not negative.");
                }
            }
        }
        return weights;
    }
}
