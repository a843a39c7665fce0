package org.tileindex.bench.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.Kernels;
import org.tileindex.raster.Band;
import org.tileindex.raster.BlockCache;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.Raster;
import org.tileindex.raster.ReadPlan;
import org.tileindex.raster.SampleVisitor;
import org.tileindex.raster.WindowReader;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.raster.tiff.TiffImage;

/// Decodes all samples of all bands of a raster, window by window, each where its block is decoded, and prints the
/// megabytes of samples per second of each pass. Before them an untimed pass adds up the samples' bits, to be compared
/// with those of another reader.
///
///     DecodeCommand FILE WORKERS auto|jdk|libdeflate scalar|vector PASSES
public final class DecodeCommand {
    /// Rows and columns of a window, unless a block has more.
    private static final int ROWS = 256;

    private static final int COLUMNS = 8192;

    private static final long CACHE_BYTES = 64 << 20;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1e6;

    private final Raster raster;
    private final int workers;
    private final WindowReader reader;
    private final List<Band> bands = new ArrayList<>();

    private DecodeCommand(Raster raster, int workers, InflateLibrary library, Kernels kernels)
            throws TileIndexException {
        this.raster = raster;
        this.workers = workers;
        this.reader = new WindowReader(
                new BlockCache(CACHE_BYTES), kernels.samples(), () -> new BlockDecoder(library, kernels.samples()));
        for (int number = 1; number <= raster.header().bands().size(); number++) {
            bands.add(raster.samples(number));
        }
    }

    public static void main(String[] arguments) throws Exception {
        InflateLibrary library = InflateLibrary.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        Kernels kernels = arguments[3].equals("vector") ? Kernels.vector() : Kernels.scalar();
        int workers = Integer.parseInt(arguments[1]);
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Raster raster = Raster.open(sources.open(arguments[0]), true)) {
            DecodeCommand command = new DecodeCommand(raster, workers, library, kernels);
            System.out.println("sum " + Long.toUnsignedString(command.pass(true)));
            long bytes = (long) raster.header().image().width()
                    * raster.header().image().height()
                    * command.bands.size()
                    * command.bands.getFirst().type().bytes();
            for (int pass = 0; pass < Integer.parseInt(arguments[4]); pass++) {
                long before = System.nanoTime();
                command.pass(false);
                double seconds = (System.nanoTime() - before) / NANOS;
                System.out.printf(Locale.ROOT, "%.0f MB/s%n", bytes / MEGABYTE / seconds);
            }
        }
    }

    /// Reads all windows once, by all workers.
    private long pass(boolean sum) throws InterruptedException, ExecutionException {
        TiffImage image = raster.header().image();
        int rows = side(image.height(), image.blockHeight(), ROWS);
        int columns = side(image.width(), image.blockWidth(), COLUMNS);
        int across = Math.ceilDiv(image.width(), columns);
        int windows = Math.ceilDiv(image.height(), rows) * across;
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Long>> sums = IntStream.range(0, workers)
                    .mapToObj(worker -> pool.submit(() -> {
                        long own = 0;
                        for (int at = next.getAndIncrement(); at < windows; at = next.getAndIncrement()) {
                            own += window(at / across * rows, rows, at % across * columns, columns, sum);
                        }
                        return own;
                    }))
                    .toList();
            long all = 0;
            for (Future<Long> own : sums) {
                all += own.get();
            }
            return all;
        }
    }

    /// The length of a window along one side of the raster: whole blocks, at least `wanted` cells if there are as many.
    private static int side(int length, int block, int wanted) {
        return Math.min(length, Math.ceilDiv(wanted, block) * block);
    }

    private long window(int top, int rows, int left, int columns, boolean sum)
            throws TileIndexException, InterruptedException {
        TiffImage image = raster.header().image();
        int[] row = IntStream.range(top, Math.min(image.height(), top + rows)).toArray();
        int[] from = new int[row.length];
        int[] to = new int[row.length];
        Arrays.fill(from, left);
        Arrays.fill(to, Math.min(image.width(), left + columns));
        CellRuns runs = new CellRuns(row, from, to, new int[row.length]);
        long[] total = new long[1];
        SampleVisitor visitor = (window, cell, count, band, samples, first, stride, valid) ->
                total[0] += sum ? bits(bands.get(band).type(), samples, first, stride, count) : 0;
        // A block belongs to one window, which one thread reads.
        ReadPlan plan = ReadPlan.visiting(bands, List.of(runs), visitor, true);
        reader.read(plan, 0, plan.steps(), () -> false);
        return total[0];
    }

    /// The sum of the samples' bits as unsigned numbers, modulo 2^64.
    private static long bits(SampleType type, byte[] samples, int first, int stride, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        int bytes = type.bytes();
        long sum = 0;
        for (int i = 0, at = first; i < count; i++, at += stride * bytes) {
            sum += switch (bytes) {
                case Byte.BYTES -> buffer.get(at) & 0xFFL;
                case Short.BYTES -> buffer.getShort(at) & 0xFFFFL;
                case Integer.BYTES -> buffer.getInt(at) & 0xFFFF_FFFFL;
                default -> buffer.getLong(at);
            };
        }
        return sum;
    }
}
