package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `inspect` says of a raster what gdalinfo does, in fewer words.
@Tag("slow")
class InspectRasterTest {
    private static final Path VARIANTS = Path.of("..", "raster/src/test/resources/org/tileindex/raster/variants")
            .toAbsolutePath();

    @TempDir
    private Path folder = Path.of("");

    private static String file(String name) {
        return VARIANTS.resolve(name + ".tif").toString();
    }

    private static void assertSays(Ended ended, String start, String expected) {
        assertEquals(List.of(expected), ended.saying(start + " "), ended::toString);
    }

    @Test
    void aRasterIsDescribed() {
        Ended ended = Ended.of("inspect", file("b3_chunky"));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertTrue(ended.out().get(1).startsWith("GeoTIFF, little-endian, "), ended::toString);
        assertEquals("1,003 × 707 pixels, 3 bands", ended.out().get(2));
        assertSays(ended, "CRS", "WGS84 longitude/latitude");
        assertSays(ended, "origin", "0, 50.833333333333336 (north-west corner)");
        assertSays(ended, "cell", "0.008333333333333333 × 0.008333333333333333 (30″)");
        assertSays(ended, "blocks", "12 tiles of 256 × 256, bands interleaved");
        assertSays(ended, "nodata", "-2147483647");
        assertSays(ended, "enumerate", "takes its grid");
        assertSays(ended, "values", "can be read");
        assertSays(ended, "   2", "Int32     Undefined");
        assertEquals(List.of(), ended.saying("plan"));
    }

    @ParameterizedTest
    @CsvSource({
        "cog_big_DEFLATE_Int32, 'BigTIFF, cloud optimised, little-endian'",
        "be_striped_LZW_p3_Float32, 'GeoTIFF, big-endian'",
        "big_tiled_DEFLATE_p2_Int32, 'BigTIFF, little-endian'"
    })
    void theFirstLineNamesTheFormat(String name, String expected) {
        Ended ended = Ended.of("inspect", file(name));
        assertTrue(ended.out().get(1).startsWith(expected + ", "), ended::toString);
    }

    @Test
    void zonesHaveAPlan() {
        Ended ended = Ended.of("inspect", file("b3_planar"), "--countries", "CH,MT");
        assertEquals(0, ended.exitCode(), ended::toString);
        String plan = ended.saying("plan ").getFirst();
        assertTrue(plan.startsWith("2 zones, 38,104 cells, 1 without cells: 12 blocks, 280 kB (27.6 % "), plan);
        assertTrue(plan.endsWith("about 6 requests; ranges, because the file is not on a web server"), plan);
    }

    /// Zones of a raster in a plane are transformed, though `enumerate` refuses its grid.
    @Test
    void zonesInAPlaneHaveAPlan() {
        Ended ended = Ended.of("inspect", ClipRuns.raster("utm").toString(), "--countries", "CH,BR");
        assertEquals(0, ended.exitCode(), ended::toString);
        assertTrue(ended.saying("enumerate ").getFirst().startsWith("refuses: E007_CRS_MISMATCH"), ended::toString);
        String plan = ended.saying("plan ").getFirst();
        // Cells of 64 km² each; Switzerland has 41,285 km².
        assertTrue(plan.startsWith("2 zones, 646 cells, 1 without cells: 3 blocks, "), plan);
    }

    @Test
    void whatCannotBeReadIsDescribedToo() {
        Ended ended = Ended.of("inspect", file("tiled_LERC_p1_Float32"), "--countries", "CH");
        assertEquals(0, ended.exitCode(), ended::toString);
        assertSays(ended, "enumerate", "takes its grid");
        String refusal = ended.saying("values ").getFirst();
        assertTrue(refusal.startsWith("refuses: E010_INPUT") && refusal.contains("LERC"), refusal);
        assertSays(ended, "plan", "none, as grid or values are refused");
    }

    /// A file without keys, made by taking the tag of its keys away.
    @Test
    void aRasterWithoutCrsIsTakenOnDemand() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(file("tiled_DEFLATE_p2_Int32")));
        int keys = 0;
        for (int i = 0; i + 1 < 1024 && keys == 0; i++) {
            keys = (bytes[i] & 0xFF) == 0xAF && (bytes[i + 1] & 0xFF) == 0x87 ? i : 0;
        }
        bytes[keys] = (byte) 0xAE;
        String place = Files.write(folder.resolve("nowhere.tif"), bytes).toString();
        Ended refused = Ended.of("inspect", place);
        assertSays(refused, "CRS", "not named");
        assertTrue(refused.saying("enumerate ").getFirst().startsWith("refuses: E007_CRS_MISMATCH"), refused::toString);
        assertSays(refused, "origin", "0, 50.833333333333336 (north-west corner)");
        Ended taken = Ended.of("inspect", place, "--assume-wgs84");
        assertSays(taken, "CRS", "WGS84 longitude/latitude");
        assertSays(taken, "enumerate", "takes its grid");
    }

    @Test
    void anAddressIsReadInRangesAndItsSecretsAreNotShown() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(file("b3_chunky")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/scene.tif", exchange -> {
            String[] range = exchange.getRequestHeaders()
                    .getFirst("Range")
                    .replace("bytes=", "")
                    .split("-", -1);
            int from = Integer.parseInt(range[0]);
            int to = Math.min(bytes.length - 1, Integer.parseInt(range[1]));
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to, bytes.length));
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            exchange.sendResponseHeaders(206, to - from + 1L);
            exchange.getResponseBody().write(bytes, from, to - from + 1);
            exchange.close();
        });
        server.start();
        try {
            String place = "http://127.0.0.1:%d/scene.tif"
                    .formatted(server.getAddress().getPort());
            Ended ended = Ended.of("inspect", place + "?sig=secret", "--countries", "CH");
            assertEquals(0, ended.exitCode(), ended::toString);
            assertTrue(ended.out().getFirst().startsWith(place), ended::toString);
            assertTrue(!ended.toString().contains("secret"), ended::toString);
            assertEquals(1, ended.saying("plan ").size(), ended::toString);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--grid=30s", "--size=360x180", "--bounds=0,0,1,1"})
    void aGridBesideTheRastersIsWrongUsage(String option) {
        Ended ended = Ended.of("inspect", file("b3_chunky"), option);
        assertEquals(2, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
    }

    @Test
    void aDamagedHeaderIsOneLine() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(file("b3_chunky")));
        Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, 40));
        Ended ended = Ended.of("inspect", cut.toString());
        assertEquals(1, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        assertTrue(ended.err().getFirst().contains("E002_RASTER_MISMATCH"), ended::toString);
    }
}
