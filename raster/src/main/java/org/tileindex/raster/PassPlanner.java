package org.tileindex.raster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.Access;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;

/// Decides in which way the blocks of each file of a plan are read.
final class PassPlanner {
    /// Blocks whose places are looked up together.
    private static final int CHUNK = 1 << 12;

    private final BlockCache cache;
    private final ReadClock clock;
    private final Map<ByteSource, FileWays> ways = new ConcurrentHashMap<>();

    PassPlanner(BlockCache cache, ReadClock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /// The passes over those files that are read in one pass; the blocks of all others are read by ranges.
    ///
    /// @param layers of the plan
    /// @param shared other plans may need the blocks, too
    /// @throws TileIndexException if the place of a block cannot be read
    Map<ByteSource, PassRead> passes(List<ReadStep.Blocks> layers, boolean shared)
            throws TileIndexException, InterruptedException {
        Map<ByteSource, List<ReadStep.Blocks>> files = new LinkedHashMap<>();
        for (ReadStep.Blocks layer : layers) {
            files.computeIfAbsent(layer.layer().source(), key -> new ArrayList<>())
                    .add(layer);
        }
        Map<ByteSource, PassRead> passes = new LinkedHashMap<>();
        for (Map.Entry<ByteSource, List<ReadStep.Blocks>> file : files.entrySet()) {
            ByteSource source = file.getKey();
            boolean served = source.access() == Access.SERVER;
            List<PassTurn.Block> blocks = served ? blocks(file.getValue()) : List.of();
            ReadWay way = ReadWay.of(source, missing(blocks));
            FileWays all = ways(source);
            all.plan(way);
            if (way.streams()) {
                passes.put(source, new PassRead(source, PassTurn.of(blocks, source), all, cache, clock, shared));
            }
        }
        return passes;
    }

    private static List<PassTurn.Block> blocks(List<ReadStep.Blocks> layers)
            throws TileIndexException, InterruptedException {
        List<PassTurn.Block> blocks = new ArrayList<>();
        for (ReadStep.Blocks layer : layers) {
            for (int from = 0; from < layer.steps(); from += CHUNK) {
                List<ReadStep> steps = new ArrayList<>();
                for (int step = from; step < Math.min(layer.steps(), from + CHUNK); step++) {
                    steps.add(layer.step(step));
                }
                List<Optional<ByteRange>> stored =
                        layer.layer().stored(steps.stream().map(ReadStep::block).toList());
                for (int i = 0; i < steps.size(); i++) {
                    blocks.add(new PassTurn.Block(steps.get(i), stored.get(i)));
                }
            }
        }
        return blocks;
    }

    /// Stored bytes of those blocks that are not in the cache yet.
    private long missing(List<PassTurn.Block> blocks) {
        long bytes = 0;
        for (PassTurn.Block block : blocks) {
            if (block.stored().isPresent() && !cache.holds(block.step().key())) {
                bytes += block.stored().get().length();
            }
        }
        return bytes;
    }

    private FileWays ways(ByteSource source) {
        return ways.computeIfAbsent(source, key -> new FileWays());
    }

    /// The number of plans that read blocks of a file, by their way.
    Map<ReadWay, Long> plans(ByteSource source) {
        return ways(source).plans();
    }
}
