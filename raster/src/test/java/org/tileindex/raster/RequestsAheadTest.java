package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.Access;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.OnePass;
import org.tileindex.raster.source.SourceFigures;

/// Requests for large blocks that a thread makes before it waits for the first answer.
class RequestsAheadTest {
    private static final int TILES = 12;
    private static final int FIRST_TILE = 1 << 20;

    /// A column of tiles, not compressed, of 1024 columns of 4 bytes each. Their bytes are all 0.
    private static BytesInMemory file(int tileRows) {
        byte[] head = Variants.bytes("tiled_NONE_p1_UInt32.tif");
        ByteBuffer bytes = ByteBuffer.wrap(head, 0, FIRST_TILE).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(4);
        for (int tag = directory + 2; tag < directory + 2 + 12 * bytes.getShort(directory); tag += 12) {
            switch (bytes.getShort(tag)) {
                case 256, 322 -> bytes.putShort(tag + 2, (short) 4).putInt(tag + 8, 1024);
                case 257 -> bytes.putShort(tag + 2, (short) 4).putInt(tag + 8, TILES * tileRows);
                case 323 -> bytes.putShort(tag + 2, (short) 4).putInt(tag + 8, tileRows);
                case 324 -> tiles(bytes, bytes.getInt(tag + 8), FIRST_TILE, tileRows * 4096);
                case 325 -> tiles(bytes, bytes.getInt(tag + 8), tileRows * 4096, 0);
                default -> {}
            }
        }
        byte[] content = Arrays.copyOf(head, FIRST_TILE);
        return new BytesInMemory("far", content, 1L << 30);
    }

    /// Writes a number for each tile.
    private static void tiles(ByteBuffer bytes, int at, int first, int step) {
        for (int tile = 0; tile < TILES; tile++) {
            bytes.putInt(at + 4 * tile, first + tile * step);
        }
    }

    /// A file whose blocks come when a test lets them come.
    private static final class HeldBack implements ByteSource {
        private final BytesInMemory file;
        private final Access access;
        private final AtomicInteger requests = new AtomicInteger();
        private final CompletableFuture<ByteBuffer> zeros = new CompletableFuture<>();

        HeldBack(BytesInMemory file, Access access) {
            this.file = file;
            this.access = access;
        }

        @Override
        public List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges) {
            return ranges.stream().map(this::request).toList();
        }

        private CompletableFuture<ByteBuffer> request(ByteRange range) {
            if (range.offset() < FIRST_TILE) {
                return file.readAll(List.of(range)).getFirst();
            }
            requests.incrementAndGet();
            return zeros.thenApply(all -> all.slice(0, range.length()));
        }

        @Override
        public Access access() {
            return access;
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public ByteBuffer read(ByteRange range) throws TileIndexException {
            return file.read(range);
        }

        @Override
        public OnePass onePass() {
            return file.onePass();
        }

        @Override
        public SourceFigures figures() {
            return file.figures();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /// Two batches of 16 MiB are under way at a time, and from a server 64 MiB more.
    @ParameterizedTest
    @CsvSource({"FILE, 1536, 6", "FILE, 3072, 4", "SERVER, 1536, 12", "SERVER, 3072, 9"})
    @Timeout(60)
    void manyLargeBlocksAreRequestedFromAServer(Access access, int tileRows, int ahead) throws Exception {
        HeldBack file = new HeldBack(file(tileRows), access);
        WindowReader reader = ServedRasters.reader(new BlockCache(0));
        try (Raster raster = Raster.open(file, false)) {
            int[] rows = IntStream.range(0, TILES).map(tile -> tile * tileRows).toArray();
            int[] ends = IntStream.generate(() -> 1).limit(TILES).toArray();
            CellRuns oneOfEachTile = new CellRuns(rows, new int[TILES], ends, new int[TILES]);
            ReadPlan plan = ReadPlan.last(List.of(raster.band(1, false)), List.of(oneOfEachTile));
            FutureTask<Boolean> read = new FutureTask<>(() -> {
                reader.read(plan, 0, TILES, () -> false);
                return true;
            });
            Thread thread = Thread.ofPlatform().daemon().start(read);
            while (thread.getState() != Thread.State.WAITING && !read.isDone()) {
                Thread.sleep(1);
            }
            assertEquals(ahead, file.requests.get());
            file.zeros.complete(ByteBuffer.allocate(tileRows * 4096));
            assertTrue(read.get());
            assertEquals(TILES, file.requests.get());
            assertEquals(TILES, reader.figures().blocks());
        }
    }
}
