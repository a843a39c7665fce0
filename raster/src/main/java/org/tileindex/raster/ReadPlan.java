package org.tileindex.raster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has to be read for the values of some bands in some windows, block by block: a block is visited once for all
/// windows and bands that need it. Rasters come one after the other, blocks of a raster in the order of their rows.
public final class ReadPlan {
    private final List<LayerPlan> layers;
    private final List<WindowValues> values;
    private final int steps;

    /// The blocks of one image.
    ///
    /// @param readings of each block that holds cells, one after the other
    record LayerPlan(Layer layer, BlockPieces pieces, List<Reading> readings) {
        int steps() {
            return pieces.size() * readings.size();
        }
    }

    /// A block to load for the same cells of a layer, and what is taken from it.
    ///
    /// @param plane of bands that are stored apart, from 0; else 0
    record Reading(int plane, List<Copy> copies) {}

    /// A sample to take from each pixel.
    ///
    /// @param sample of the pixel in the block, from 0
    /// @param slot where it goes among the values of a window
    /// @param mask it decides whether other values are present
    record Copy(int sample, int slot, boolean mask) {}

    /// One block to visit.
    ///
    /// @param index of the block among those of the layer that hold cells
    record Step(LayerPlan layer, int index, Reading reading) {
        BlockCache.Key key() {
            long plane = (long) reading.plane() * layer.layer().lattice().blocks();
            return new BlockCache.Key(layer.layer(), plane + layer.pieces().block(index));
        }

        /// The number of zones that need the block, each counted once per window.
        int uses() {
            BlockPieces pieces = layer.pieces();
            int uses = 0;
            for (int piece = pieces.firstPiece(index); piece < pieces.firstPiece(index + 1); piece++) {
                boolean same = piece > pieces.firstPiece(index)
                        && pieces.window(piece) == pieces.window(piece - 1)
                        && pieces.zone(piece) == pieces.zone(piece - 1);
                uses += same ? 0 : 1;
            }
            return uses;
        }
    }

    private ReadPlan(List<LayerPlan> layers, List<WindowValues> values) {
        this.layers = layers;
        this.values = values;
        this.steps = layers.stream().mapToInt(LayerPlan::steps).sum();
    }

    /// @param windows the cells of each window; all rasters have the grid that they are on
    public static ReadPlan of(List<Band> bands, List<CellRuns> windows) {
        Map<Layer, Map<Integer, List<Copy>>> copies = new LinkedHashMap<>();
        List<Layer.Place> masks =
                bands.stream().flatMap(band -> band.mask().stream()).distinct().toList();
        for (int slot = 0; slot < bands.size(); slot++) {
            add(copies, bands.get(slot).place(), slot, false);
        }
        for (int mask = 0; mask < masks.size(); mask++) {
            add(copies, masks.get(mask), mask, true);
        }
        List<LayerPlan> layers = new ArrayList<>();
        copies.forEach((layer, planes) -> layers.add(new LayerPlan(
                layer,
                BlockPieces.of(windows, layer.lattice()),
                planes.entrySet().stream()
                        .map(plane -> new Reading(plane.getKey(), plane.getValue()))
                        .toList())));
        return new ReadPlan(
                layers,
                windows.stream()
                        .map(runs -> new WindowValues(bands, masks, runs))
                        .toList());
    }

    private static void add(Map<Layer, Map<Integer, List<Copy>>> copies, Layer.Place place, int slot, boolean mask) {
        copies.computeIfAbsent(place.layer(), key -> new LinkedHashMap<>())
                .computeIfAbsent(place.plane(), key -> new ArrayList<>())
                .add(new Copy(place.sample(), slot, mask));
    }

    /// The number of blocks to visit.
    public int steps() {
        return steps;
    }

    /// The values of a window as they come in.
    WindowValues window(int window) {
        return values.get(window);
    }

    /// The values of a window in each band, once all steps are done.
    public List<BandValues> values(int window) {
        return values.get(window).complete();
    }

    /// The steps `[from, to)`.
    List<Step> steps(int from, int to) {
        List<Step> found = new ArrayList<>(to - from);
        int first = 0;
        for (LayerPlan layer : layers) {
            int end = Math.min(to, first + layer.steps());
            for (int step = Math.max(from, first); step < end; step++) {
                int readings = layer.readings().size();
                found.add(new Step(
                        layer, (step - first) / readings, layer.readings().get((step - first) % readings)));
            }
            first += layer.steps();
        }
        return found;
    }
}
