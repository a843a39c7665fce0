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
import org.tileindex.raster.source.ByteSource;

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
        Map<Layer, List<Optional<ByteRange>>> stored = new LinkedHashMap<>();
        Map<ByteSource, Long> bytes = new LinkedHashMap<>();
        Map<ByteSource, Long> blocks = new LinkedHashMap<>();
        for (Map.Entry<Layer, Needed> entry : layers.entrySet()) {
            List<Optional<ByteRange>> ranges = entry.getKey().stored(numbers(entry.getKey(), entry.getValue()));
            List<ByteRange> there = ranges.stream().flatMap(Optional::stream).toList();
            stored.put(entry.getKey(), ranges);
            bytes.merge(
                    entry.getKey().source(),
                    there.stream().mapToLong(ByteRange::length).sum(),
                    Long::sum);
            blocks.merge(entry.getKey().source(), (long) there.size(), Long::sum);
        }
        List<ReadWay> ways = new ArrayList<>();
        Batch batch = new Batch();
        for (Map.Entry<ByteSource, Long> file : bytes.entrySet()) {
            ReadWay way = ReadWay.of(file.getKey(), file.getValue());
            ways.add(way);
            if (way.isOnePass()) {
                batch.requests += way.requests(blocks.getOrDefault(file.getKey(), 0L));
                stored.keySet().removeIf(layer -> layer.source().equals(file.getKey()));
            }
        }
        for (Map.Entry<Layer, List<Optional<ByteRange>>> entry : stored.entrySet()) {
            for (Optional<ByteRange> range : entry.getValue()) {
                batch.add(entry.getKey(), range);
            }
        }
        batch.end();
        return new PlanFigures(sum(blocks), sum(bytes), batch.requests, ways);
    }

    private static long sum(Map<ByteSource, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> numbers(Layer layer, Needed needed) {
        List<Long> numbers = new ArrayList<>();
        for (int block : needed.blocks().stream().toArray()) {
            for (int plane : needed.planes()) {
                numbers.add((long) plane * layer.lattice().blocks() + block);
            }
        }
        return numbers;
    }

    /// Blocks that are fetched together, as [WindowReader] cuts them; of large ones on a server it may take more.
    private static final class Batch {
        private final Map<Layer, List<ByteRange>> ranges = new LinkedHashMap<>();
        private int size;
        private long decodedBytes;
        private long requests;

        void add(Layer layer, Optional<ByteRange> stored) {
            if (size >= WindowReader.MOST_BLOCKS || decodedBytes >= WindowReader.MOST_BYTES) {
                end();
            }
            stored.ifPresent(range ->
                    ranges.computeIfAbsent(layer, key -> new ArrayList<>()).add(range));
            decodedBytes += layer.format().decodedBytes();
            size++;
        }

        void end() {
            ranges.values()
                    .forEach(together -> requests += RangeMerge.of(together).size());
            ranges.clear();
            size = 0;
            decodedBytes = 0;
        }
    }
}
