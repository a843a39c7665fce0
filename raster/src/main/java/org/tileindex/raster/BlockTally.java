package org.tileindex.raster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;

/// Foretells what a [WindowReader] would fetch for some bands, without a place for a single value. Windows are added
/// one after the other, and a block that several of them need counts once.
public final class BlockTally {
    private final Map<Layer, Needed> layers = new LinkedHashMap<>();

    /// What is needed of an image.
    ///
    /// @param planes of bands that are stored apart, from 0; else 0
    /// @param blocks of each plane
    private record Needed(Set<Integer> planes, BitSet blocks) {}

    /// @param bands whose values are wanted, and with them the masks that decide about these
    public BlockTally(List<Band> bands) {
        bands.forEach(band -> need(band.place()));
        bands.forEach(band -> band.mask().ifPresent(this::need));
    }

    private void need(Layer.Place place) {
        layers.computeIfAbsent(place.layer(), layer -> new Needed(new LinkedHashSet<>(), new BitSet()))
                .planes()
                .add(place.plane());
    }

    /// Adds the cells of a window.
    public void add(CellRuns runs) {
        layers.forEach((layer, needed) -> layer.lattice().touch(runs, needed.blocks()));
    }

    /// The figures of all windows.
    ///
    /// @throws TileIndexException if the place of a block cannot be read
    public PlanFigures figures() throws TileIndexException, InterruptedException {
        Batch batch = new Batch();
        for (Map.Entry<Layer, Needed> entry : layers.entrySet()) {
            Layer layer = entry.getKey();
            for (int block : entry.getValue().blocks().stream().toArray()) {
                for (int plane : entry.getValue().planes()) {
                    batch.add(layer, (long) plane * layer.lattice().blocks() + block);
                }
            }
        }
        batch.end();
        return new PlanFigures(batch.blocks, batch.bytes, batch.requests);
    }

    /// Blocks that are fetched together, as [WindowReader] cuts them.
    private static final class Batch {
        private final Map<Layer, List<Long>> numbers = new LinkedHashMap<>();
        private int size;
        private long decodedBytes;
        private long blocks;
        private long bytes;
        private long requests;

        void add(Layer layer, long number) throws TileIndexException, InterruptedException {
            if (size >= WindowReader.MOST_BLOCKS || decodedBytes >= WindowReader.MOST_BYTES) {
                end();
            }
            numbers.computeIfAbsent(layer, key -> new ArrayList<>()).add(number);
            decodedBytes += layer.format().decodedBytes();
            size++;
        }

        void end() throws TileIndexException, InterruptedException {
            for (Map.Entry<Layer, List<Long>> wanted : numbers.entrySet()) {
                List<ByteRange> ranges = wanted.getKey().stored(wanted.getValue()).stream()
                        .flatMap(Optional::stream)
                        .toList();
                blocks += ranges.size();
                bytes += ranges.stream().mapToLong(ByteRange::length).sum();
                requests += RangeMerge.of(ranges).size();
            }
            numbers.clear();
            size = 0;
            decodedBytes = 0;
        }
    }
}
