package org.tileindex.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.CellBits;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.ReadPlan;
import org.tileindex.raster.SampleVisitor;
import org.tileindex.raster.WindowReader;
import org.tileindex.scan.Spans;
import org.tileindex.tile.ZoneSpans;

/// Reads what a run takes from rasters. Any number of threads may use it at once.
public final class PixelReader {
    /// About what it takes to fetch, decode and copy a value from the disk.
    private static final int NANOS_PER_VALUE = 10;

    /// Memory of blocks that are under way while values are read: those at hand, and the next ones.
    public static final long BLOCKS_BYTES = 2 * WindowReader.MOST_BYTES;

    private static final int VALUES_SHARE = 3;

    private final Pixels pixels;
    private final Optional<WindowReader> reader;
    private final long mostBytes;

    /// @param reader of the rasters; nothing where there are none
    /// @param memoryBytes for the tasks of the run. Values that are read together take at most a third: others are
    ///     written meanwhile.
    public PixelReader(Pixels pixels, Optional<WindowReader> reader, long memoryBytes) {
        this.pixels = pixels;
        this.reader = reader;
        this.mostBytes = memoryBytes / VALUES_SHARE;
    }

    public Pixels pixels() {
        return pixels;
    }

    /// What was read up to now.
    public RasterUse use() {
        if (reader.isEmpty()) {
            return RasterUse.NONE;
        }
        return new RasterUse(
                pixels.rasters().stream()
                        .map(raster -> raster.raster().source().figures())
                        .toList(),
                reader.get().figures(),
                reader.get().cacheFigures(),
                pixels.rasters().stream()
                        .flatMap(raster -> ways(reader.get(), raster))
                        .toList());
    }

    private static Stream<RasterWay> ways(WindowReader reader, NamedRaster raster) {
        return reader.ways(raster.raster()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(way -> new RasterWay(raster.name(), way.getKey(), way.getValue()));
    }

    /// Bytes of the values of shards that are read together.
    public long mostBytes() {
        return mostBytes;
    }

    /// Bytes of the values of so many tiles.
    public long bytes(long tiles) {
        return tiles * pixels.bytesPerTile();
    }

    /// Expected worker time to read the values of so many tiles, in nanoseconds.
    public long nanos(long tiles) {
        return tiles * pixels.columns().size() * NANOS_PER_VALUE;
    }

    /// Bytes that a mask takes for so many cells: a bit of the condition, and one of a mask inside the file.
    public long maskBytes(long cells) {
        return 2 * cells / Byte.SIZE;
    }

    /// Expected worker time to decide a mask for so many cells, in nanoseconds.
    public long maskNanos(long cells) {
        return cells * NANOS_PER_VALUE;
    }

    /// The blocks to read for the columns of some shards.
    ///
    /// @param shards the zones of each
    /// @param last nothing is read from rasters after this, so that no block is kept
    public ReadPlan plan(List<List<ZoneSpans>> shards, boolean last) {
        List<CellRuns> runs = shards.stream().map(PixelReader::runs).toList();
        return last ? ReadPlan.last(pixels.bands(), runs) : ReadPlan.of(pixels.bands(), runs);
    }

    private static CellRuns runs(List<ZoneSpans> zones) {
        int size = zones.stream().mapToInt(zone -> zone.spans().size()).sum();
        int[] row = new int[size];
        int[] colFrom = new int[size];
        int[] colTo = new int[size];
        int[] number = new int[size];
        int run = 0;
        for (int z = 0; z < zones.size(); z++) {
            Spans spans = zones.get(z).spans();
            for (int i = 0; i < spans.size(); i++) {
                row[run] = spans.row(i);
                colFrom[run] = spans.colStart(i);
                colTo[run] = spans.colEnd(i);
                number[run++] = z;
            }
        }
        return new CellRuns(row, colFrom, colTo, number);
    }

    /// Does the steps `[from, to)` of a plan, as [WindowReader#read] does.
    ///
    /// @param cancelled whether to stop early
    public void read(ReadPlan plan, int from, int to, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        reader.orElseThrow().read(plan, from, to, cancelled);
    }

    /// The values of a shard of a plan, all of whose steps are done.
    ///
    /// @param shard its place in the plan
    public ShardValues values(ReadPlan plan, int shard) {
        return new ShardValues(pixels.columns(), plan.values(shard));
    }

    /// Those cells of each zone that fulfil the mask.
    ///
    /// @param zones of fewer than 2^31 cells each
    /// @param cancelled whether to stop early; then the cells are undefined
    public List<Spans> masked(List<ZoneSpans> zones, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        Pixels.Mask mask = pixels.mask().orElseThrow();
        List<CellRuns> runs = zones.stream().map(zone -> runs(List.of(zone))).toList();
        List<long[]> bits = runs.stream()
                .map(cells -> new long[CellBits.words(cells.cells())])
                .toList();
        SampleVisitor visitor = (window, cell, count, band, samples, from, stride, valid) -> {
            mask.condition().retain(mask.band(), count, samples, from, stride, valid);
            CellBits.or(bits.get(window), cell, valid, count);
        };
        ReadPlan plan = ReadPlan.visiting(List.of(mask.band()), runs, visitor, false);
        reader.orElseThrow().read(plan, 0, plan.steps(), cancelled);
        List<Spans> masked = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            plan.retainMasked(i, 0, bits.get(i));
            masked.add(zones.get(i).spans().where(bits.get(i)));
        }
        return masked;
    }
}
