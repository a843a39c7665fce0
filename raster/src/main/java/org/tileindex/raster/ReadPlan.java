package org.tileindex.raster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has to be read for the values of some bands in some windows, block by block: a block is visited once for all
/// windows and bands that need it. Rasters come one after the other, blocks of a raster in the order of their rows.
public final class ReadPlan {
    private final List<Layer.Place> masks;
    private final List<ReadStep.Blocks> layers;
    private final SampleTarget target;
    private final Optional<CopiedSamples> copied;
    private final int steps;
    private final boolean last;
    private final PlanPasses passes = new PlanPasses();

    private ReadPlan(
            List<Band> bands,
            List<CellRuns> windows,
            SampleVisitor visitor,
            Optional<CopiedSamples> copied,
            boolean last) {
        this.masks =
                bands.stream().flatMap(band -> band.mask().stream()).distinct().toList();
        this.layers = layers(bands, masks, windows);
        this.target = new SampleTarget(
                bands,
                windows.stream().map(runs -> new PlanWindow(runs, masks.size())).toList(),
                visitor);
        this.copied = copied;
        this.steps = layers.stream().mapToInt(ReadStep.Blocks::steps).sum();
        this.last = last;
    }

    /// The blocks that hold the cells of some windows, whose values are copied.
    ///
    /// @param windows the cells of each window; all rasters have the grid that they are on
    public static ReadPlan of(List<Band> bands, List<CellRuns> windows) {
        return copying(bands, windows, false);
    }

    /// The same, for the last plan over these rasters: nobody needs its blocks any more, so none is kept.
    public static ReadPlan last(List<Band> bands, List<CellRuns> windows) {
        return copying(bands, windows, true);
    }

    private static ReadPlan copying(List<Band> bands, List<CellRuns> windows, boolean last) {
        CopiedSamples copied = new CopiedSamples(bands, windows);
        return new ReadPlan(bands, windows, copied, Optional.of(copied), last);
    }

    /// The blocks that hold the cells of some windows, whose samples are visited and not copied.
    ///
    /// @param last nobody needs the blocks any more, so none is kept
    public static ReadPlan visiting(List<Band> bands, List<CellRuns> windows, SampleVisitor visitor, boolean last) {
        return new ReadPlan(bands, windows, visitor, Optional.empty(), last);
    }

    private static List<ReadStep.Blocks> layers(List<Band> bands, List<Layer.Place> masks, List<CellRuns> windows) {
        Map<Layer, Map<Integer, List<ReadStep.Copy>>> copies = new LinkedHashMap<>();
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
        return layers;
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

    SampleTarget target() {
        return target;
    }

    /// The values of a window in each band, once all steps are done.
    ///
    /// @throws NoSuchElementException if they are not copied
    public List<BandValues> values(int window) {
        List<BandValues> values = new ArrayList<>();
        for (int number = 0; number < target.bands().size(); number++) {
            Band band = target.bands().get(number);
            BandValues read = copied.orElseThrow().values(window, number);
            retainMasked(window, number, read.valid());
            values.add(band.scaled() ? read.scaled(band) : read);
        }
        return values;
    }

    /// Clears the bits of the cells of a window that a mask inside the file declares to be null in a band, once all
    /// steps are done.
    ///
    /// @param bits one for each cell, as in [CellBits]
    public void retainMasked(int window, int band, long[] bits) {
        Optional<Layer.Place> mask = target.bands().get(band).mask();
        if (mask.isPresent()) {
            CellBits.retain(bits, target.windows().get(window).mask(masks.indexOf(mask.get())));
        }
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
