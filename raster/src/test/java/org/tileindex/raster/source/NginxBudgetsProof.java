package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.raster.Band;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.BlockCache;
import org.tileindex.raster.BlockTally;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.Raster;
import org.tileindex.raster.ReadPlan;
import org.tileindex.raster.Variants;
import org.tileindex.raster.WindowReader;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.ScalarSamples;

/// What a grid and the values of a window of 300 × 300 cells cost a real nginx, by its own log: requests, bytes, and
/// that no block is sent twice. Files of which the name begins with `end` have their directory at the end.
@TestInstance(Lifecycle.PER_CLASS)
class NginxBudgetsProof {
    private static final int FIRST_ROW = 200;
    private static final int FIRST_COLUMN = 300;
    private static final int CELLS = 300;
    private static final int GRID_BYTES = 128 << 10;
    private static final int WINDOW_REQUESTS = 4;

    /// Bytes of a block's place and length in the longest types of a TIFF.
    private static final int INDEX_BYTES = 16;

    /// One page of places and one of lengths.
    private static final int INDEX_PAGES = 64 << 10;

    @TempDir
    private static Path folder = Path.of("");

    private Nginx nginx;

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(folder.resolve("www"));
        nginx = new Nginx(folder);
    }

    @AfterAll
    void close() throws Exception {
        nginx.close();
    }

    private static byte[] content(String name) {
        return name.startsWith("end_")
                ? EndDirectory.of(Variants.bytes(name.substring(4) + ".tif"))
                : Variants.bytes(name + ".tif");
    }

    private static CellRuns window(int firstRow, int firstColumn) {
        int[] columns = new int[CELLS];
        Arrays.fill(columns, firstColumn);
        int[] ends = new int[CELLS];
        Arrays.fill(ends, firstColumn + CELLS);
        int[] rows = IntStream.range(firstRow, firstRow + CELLS).toArray();
        return new CellRuns(rows, columns, ends, new int[CELLS]);
    }

    private static BandValues values(Raster raster, CellRuns window) throws Exception {
        ReadPlan plan = ReadPlan.of(List.of(raster.band(1, false)), List.of(window));
        ScalarSamples kernel = new ScalarSamples();
        try (BlockDecoder decoder = new BlockDecoder(InflateLibrary.AUTO, kernel)) {
            new WindowReader(new BlockCache(1 << 28), kernel, () -> decoder).read(plan, 0, plan.steps(), () -> false);
        }
        return plan.values(0).getFirst();
    }

    /// The lines of the log from number `from` on. The server writes a line when it has sent the answer, so the last
    /// may
    /// come late.
    private List<Nginx.Line> log(int from, ByteSource source) throws Exception {
        long wanted = source.figures().requests();
        long end = System.nanoTime() + 10_000_000_000L;
        while (nginx.log().size() - from < wanted && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return nginx.log().subList(from, nginx.log().size());
    }

    @ParameterizedTest
    @CsvSource({
        "cog_DEFLATE_STANDARD_Float32, 2",
        "cog_ZSTD_FLOATING_POINT_Float32, 2",
        "cog_big_DEFLATE_Int32, 2",
        "tiled_DEFLATE_p2_Int32, 2",
        "tiled_NONE_p1_UInt32, 2",
        "b3_planar, 2",
        "striped_LZW_p2_UInt16, 2",
        "striped_DEFLATE_p1_Float64, 2",
        "sparse_tiled_DEFLATE_Int32, 2",
        "end_tiled_DEFLATE_p2_Int32, 4",
        "end_tiled_NONE_p1_UInt32, 4",
        "end_b3_planar, 4",
        "end_striped_LZW_p2_UInt16, 4"
    })
    void aGridAndAWindowStayWithinTheirBudgets(String name, int gridRequests) throws Exception {
        assertBudgets(name, content(name), gridRequests, window(FIRST_ROW, FIRST_COLUMN));
    }

    /// The window lies on the corner of four tiles, and the tiles' places far from the directory: two requests for
    /// places, and one for each row of tiles.
    @Test
    void aLargeRasterStaysWithinThem() throws Exception {
        int first = LargeRaster.CORNER - CELLS / 2;
        assertBudgets("large", LargeRaster.bytes(), 2, window(first, first));
    }

    private void assertBudgets(String name, byte[] content, int gridRequests, CellRuns window) throws Exception {
        Path file = Files.write(folder.resolve("www").resolve(name + ".tif"), content);
        for (boolean encrypted : List.of(false, true)) {
            String path = "/" + file.getFileName();
            assertBudgets(file, encrypted ? nginx.encrypted(path) : nginx.plain(path), gridRequests, window);
        }
    }

    private void assertBudgets(Path file, String address, int gridRequests, CellRuns runs) throws Exception {
        int first = nginx.log().size();
        try (Sources sources = new Sources(SourceSettings.DEFAULT, Map.of());
                Raster local = Raster.open(sources.open(file.toString()), false);
                Raster raster = Raster.open(sources.open(address), false)) {
            assertEquals(local.grid(), raster.grid());
            List<Nginx.Line> grid = log(first, raster.source());
            assertTrue(grid.size() <= gridRequests, grid::toString);
            assertTrue(bytes(grid) <= GRID_BYTES, grid::toString);

            BandValues found = values(raster, runs);
            List<Nginx.Line> all = log(first, raster.source());
            List<Nginx.Line> window = all.subList(grid.size(), all.size());
            assertTrue(!window.isEmpty() && window.size() <= WINDOW_REQUESTS, window::toString);
            assertEquals(raster.source().figures().requests(), all.size());
            assertEquals(raster.source().figures().bytes(), bytes(all));
            assertProtocol(all, address);
            assertApart(window);
            long blocks = blockBytes(local.band(1, false), runs);
            long index = raster.header().image().blockCount() * INDEX_BYTES;
            long header = bytes(grid) + Math.min(index, INDEX_PAGES);
            assertTrue(bytes(all) <= 1.05 * blocks + header, () -> blocks + " of " + all);
            assertSame(values(local, runs), found);
        }
    }

    private static long bytes(List<Nginx.Line> lines) {
        return lines.stream().mapToLong(Nginx.Line::bytes).sum();
    }

    /// The stored bytes of the blocks that hold cells of the window.
    private static long blockBytes(Band band, CellRuns runs) throws Exception {
        BlockTally tally = new BlockTally(List.of(band));
        tally.add(runs);
        return tally.figures().bytes();
    }

    private static void assertProtocol(List<Nginx.Line> lines, String address) {
        String wanted = "GET %s 206".formatted(address.startsWith("https") ? "HTTP/2.0" : "HTTP/1.1");
        for (Nginx.Line line : lines) {
            assertEquals(wanted, "%s %s %d".formatted(line.method(), line.protocol(), line.status()));
        }
    }

    /// Asserts that no byte was asked for twice.
    private static void assertApart(List<Nginx.Line> lines) {
        List<long[]> ranges = lines.stream()
                .map(line -> Arrays.stream(
                                line.range().substring("bytes=".length()).split("-", -1))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .sorted(Comparator.comparingLong(range -> range[0]))
                .toList();
        for (int i = 1; i < ranges.size(); i++) {
            assertTrue(ranges.get(i - 1)[1] < ranges.get(i)[0], lines::toString);
        }
    }

    private static void assertSame(BandValues expected, BandValues found) {
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            assertEquals(expected.asDouble(cell), found.asDouble(cell));
        }
    }
}
