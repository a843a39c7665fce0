package org.tileindex.raster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has to be read for the values of some bands in some windows, block by block: a block is visited once for all
/// windows and bands that need it. Rasters come one after the other, blocks of a raster in the order of their rows.
public final class ReadPlan {
    private final List<ReadStep.Blocks> layers;
    private final List<WindowValues> values;
    private final int steps;
    private final boolean last;
    private final PlanPasses passes = new PlanPasses();

    private ReadPlan(List<ReadStep.Blocks> layers, List<WindowValues> values, boolean last) {
        this.layers = layers;
        this.values = values;
        this.steps = layers.stream().mapToInt(ReadStep.Blocks::steps).sum();
        this.last = last;
    }

    /// The blocks that hold the cells of some windows.
    ///
    /// @param windows the cells of each window; all rasters have the grid that they are on
    public static ReadPlan of(List<Band> bands, List<CellRuns> windows) {
        return of(bands, windows, false);
    }

    /// The same, for the last plan over these rasters: nobody needs its blocks any more, so none is kept.
    public static ReadPlan last(List<Band> bands, List<CellRuns> windows) {
        return of(bands, windows, true);
    }

    private static ReadPlan of(List<Band> bands, List<CellRuns> windows, boolean last) {
        Map<Layer, Map<Integer, List<ReadStep.Copy>>> copies = new LinkedHashMap<>();
        List<Layer.Place> masks =
                bands.stream().flatMap(band -> band.mask().stream()).distinct().toList();
        for (int slot = 0; slot < bands.size(); slot++) {
            add(copies, bands.get(slot).place(), slot, false);
        }
        for (int mask = 0; mask < masks.size(); mask++) {
            add(copies, masks.get(mask), mask, true);
        }
        List<ReadStep.Blocks> layers = new ArrayList<>();
        copies.forEach((layer, planes) -> layers.add(new ReadStep.Blocks(
                layer,
                BlockPieces.of(windows, layer.lattice()),
                planes.entrySet().stream()
                        .map(plane -> new ReadStep.Reading(plane.getKey(), plane.getValue()))
                        .toList())));
        List<WindowValues> values = windows.stream()
                .map(runs -> new WindowValues(bands, masks, runs))
                .toList();
        return new ReadPlan(layers, values, last);
    }

    private static void add(
            Map<Layer, Map<Integer, List<ReadStep.Copy>>> copies, Layer.Place place, int slot, boolean mask) {
        copies.computeIfAbsent(place.layer(), key -> new LinkedHashMap<>())
                .computeIfAbsent(place.plane(), key -> new ArrayList<>())
                .add(new ReadStep.Copy(place.sample(), slot, mask));
    }

    /// The number of blocks to visit.
    public int steps() {
        return steps;
    }

    /// Whether blocks are not kept for others.
    boolean isLast() {
        return last;
    }

    /// The blocks of each image.
    List<ReadStep.Blocks> layers() {
        return layers;
    }

    /// The files of the plan that are read in one pass.
    PlanPasses passes() {
        return passes;
    }

    /// The values of each window as they come in.
    List<WindowValues> windows() {
        return values;
    }

    /// The values of a window in each band, once all steps are done.
    public List<BandValues> values(int window) {
        return values.get(window).complete();
    }

    /// The steps `[from, to)`.
    List<ReadStep> steps(int from, int to) {
        List<ReadStep> found = new ArrayList<>(to - from);
        int first = 0;
        for (ReadStep.Blocks layer : layers) {
            int end = Math.min(to, first + layer.steps());
            for (int step = Math.max(from, first); step < end; step++) {
                found.add(layer.step(step - first));
            }
            first += layer.steps();
        }
        return found;
    }
}
