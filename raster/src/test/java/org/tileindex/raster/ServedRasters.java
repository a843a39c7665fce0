package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.ScalarSamples;
import org.tileindex.raster.source.Sources;
import org.tileindex.raster.source.WebContent;
import org.tileindex.raster.source.WebServer;

/// A raster on web servers of this process, and the values that it should have.
final class ServedRasters implements AutoCloseable {
    /// Not compressed: 12 tiles of 256 × 256 pixels, of 262,144 bytes each, in the order of the file.
    static final byte[] FILE = Variants.bytes("tiled_NONE_p1_UInt32.tif");

    private static final int COLUMNS = 1003;
    private static final int ROWS = 707;
    static final int TILE_BYTES = 256 * 256 * 4;

    /// The same file with bytes after its end, so that it is too large to be kept whole.
    static final byte[] LARGE = Arrays.copyOf(FILE, 17 << 20);

    private final Sources sources = WebContent.patientSources();
    private final List<WebServer> servers = new ArrayList<>();

    @Override
    public void close() {
        sources.close();
        servers.forEach(WebServer::close);
    }

    static WindowReader reader(BlockCache cache) {
        return new WindowReader(
                cache, new ScalarSamples(), () -> new BlockDecoder(InflateLibrary.JDK, new ScalarSamples()));
    }

    /// A server that sends ranges.
    WebServer server(byte[] content) throws IOException {
        WebServer server = new WebServer(content);
        servers.add(server);
        return server;
    }

    /// A server that sends no ranges.
    WebServer wholeServer(byte[] content) throws IOException {
        WebServer server = server(content);
        return server.answering((exchange, number) -> whole(exchange, content, content.length));
    }

    /// Sends a file's first bytes as if they were all of it.
    static boolean whole(HttpExchange exchange, byte[] content, int end) throws IOException {
        exchange.getResponseHeaders().set("ETag", WebServer.TAG);
        exchange.sendResponseHeaders(200, content.length);
        try {
            exchange.getResponseBody().write(content, 0, end);
        } catch (IOException e) {
            // The client has seen enough.
        }
        return true;
    }

    Raster open(WebServer server) throws Exception {
        return Raster.open(sources.open(server.address("/scene.tif")), false);
    }

    private static CellRuns rectangle(int rowFrom, int rowTo, int colFrom, int colTo) {
        int size = rowTo - rowFrom;
        return new CellRuns(
                IntStream.range(rowFrom, rowTo).toArray(),
                IntStream.generate(() -> colFrom).limit(size).toArray(),
                IntStream.generate(() -> colTo).limit(size).toArray(),
                new int[size]);
    }

    /// All cells: 12 of 12 tiles.
    static CellRuns all() {
        return rectangle(0, ROWS, 0, COLUMNS);
    }

    /// Cells of the 4 tiles in the last row, which are beyond the first MiB of the file.
    static CellRuns bottom() {
        return rectangle(600, ROWS, 10, 1000);
    }

    static ReadPlan plan(Raster raster, CellRuns... windows) throws TileIndexException {
        return ReadPlan.of(List.of(raster.band(1, false)), List.of(windows));
    }

    static byte[] read(WindowReader reader, Raster raster, CellRuns runs) throws Exception {
        ReadPlan plan = plan(raster, runs);
        reader.read(plan, 0, plan.steps(), () -> false);
        return plan.values(0).getFirst().samples().array();
    }

    static byte[] expected(CellRuns runs) throws Exception {
        try (Raster raster = Raster.open(new BytesInMemory("disk", FILE), false)) {
            ReadPlan plan = plan(raster, runs);
            reader(new BlockCache(0)).read(plan, 0, plan.steps(), () -> false);
            return plan.values(0).getFirst().samples().array();
        }
    }

    /// Reads values and compares them with those of the file on the disk.
    static void assertValues(WindowReader reader, Raster raster, CellRuns runs) throws Exception {
        assertArrayEquals(expected(runs), read(reader, raster, runs));
    }

    static TileIndexException fault(Executable work) {
        return assertThrows(TileIndexException.class, work);
    }
}
