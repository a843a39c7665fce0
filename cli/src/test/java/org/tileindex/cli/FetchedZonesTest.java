package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Zone files from web servers: the same run as from the disk, whose bytes alone count (contract, section 9).
@Tag("slow")
class FetchedZonesTest {
    private static final List<String> GRID = List.of("--grid", "0.25d", "--bounds=5,44,12,50");
    private static final List<String> IDS = List.of("--zone-ids", "any", "--zone-id", "id");

    private static final Path SHAPEFILES =
            Path.of("..", "zones/src/test/resources/org/tileindex/zone/file").toAbsolutePath();

    @TempDir
    private Path folder = Path.of("");

    private FileServer server;
    private byte[] zones = new byte[0];

    /// Zones that take more than the first request.
    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        zones = (ClipRuns.ZONES + " ".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Ended run(List<String> command, Object... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(Arrays.stream(more).map(String::valueOf).toList());
        return Ended.of(all.toArray(String[]::new));
    }

    private static void assertGood(Ended ended) {
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.err());
    }

    private static List<String> joined(List<?>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).map(String::valueOf).toList();
    }

    private Ended enumerate(String place, Path out) {
        return run(
                joined(List.of("enumerate", "--progress", "none", "--no-cache"), GRID, IDS),
                "--zones",
                place,
                "--out",
                out);
    }

    /// The names and bytes of all files of a dataset.
    private static List<String> files(Path dataset) throws IOException {
        try (Stream<Path> walk = Files.walk(dataset)) {
            List<String> files = new ArrayList<>();
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                files.add(dataset.relativize(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
            return files;
        }
    }

    private static void assertNowhere(String secret, Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(secret), file::toString);
            }
        }
    }

    @Test
    void theRunIsThatOfTheSameBytesOnTheDisk() throws Exception {
        Path local = Files.write(folder.resolve("zones.geojson"), zones);
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        assertGood(enumerate(local.toString(), here));
        assertGood(enumerate(local.toUri().toString(), folder.resolve("uri")));
        assertGood(enumerate(server.put("/zones.geojson", zones), there));
        assertEquals(List.of("GET /zones.geojson bytes=0-32767", "GET /zones.geojson bytes=32768-"), server.requests());
        List<String> expected = files(here.resolve("tile_index"));
        assertFalse(expected.isEmpty());
        assertEquals(expected, files(there.resolve("tile_index")));
        assertEquals(expected, files(folder.resolve("uri/tile_index")));
    }

    @Test
    void secretsOfTheAddressAreShownNowhere() throws Exception {
        String plain = server.put("/zones.geojson", zones);
        String secret = plain.replace("//", "//user:hunter2@") + "?sig=hunter2";
        Path out = folder.resolve("out");
        Ended ended = enumerate(secret, out);
        assertGood(ended);
        assertFalse(ended.toString().contains("hunter2"), ended::toString);
        assertNowhere("hunter2", out);
        try (Stream<Path> walk = Files.walk(out)) {
            Path report = walk.filter(file -> file.endsWith("run_report.json"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Files.readString(report).contains("\"" + plain + "?…\""));
        }
        assertTrue(server.requests().stream()
                .allMatch(request -> request.contains("?sig=hunter2") && request.contains("Basic ")));
        Ended gone = enumerate(secret.replace("zones", "gone"), folder.resolve("gone"));
        assertEquals(1, gone.exitCode());
        assertFalse(gone.toString().contains("hunter2"), gone::toString);
        assertNowhere("hunter2", folder.resolve("gone"));
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        server.fail(2);
        assertGood(enumerate(server.put("/zones.geojson", zones), folder.resolve("o")));
        assertEquals(4, server.requests().size());
    }

    @Test
    void aFileThatChangesMeanwhileIsNotTaken() throws Exception {
        server.change();
        Ended ended = enumerate(server.put("/zones.geojson", zones), folder.resolve("o"));
        assertEquals(1, ended.exitCode(), ended::toString);
        String line = ended.err().getFirst();
        assertTrue(line.startsWith("tile-index: E010_INPUT: ") && line.contains("changed while it was read"), line);
    }

    /// @param said a part of the one line
    @ParameterizedTest
    @CsvSource({
        "/gone.geojson, E015_SOURCE, the server answers 404",
        "/folder/, E010_INPUT, folders and patterns are read from this machine only",
        "/all*.parquet, E010_INPUT, folders and patterns are read from this machine only",
        "/ne110m.shp, E010_INPUT, is a Shapefile",
        "/page.html, E010_INPUT, zone file http:"
    })
    void whatCannotBeTakenIsOneLine(String path, String code, String said) throws Exception {
        server.put("/ne110m.shp", Files.readAllBytes(SHAPEFILES.resolve("ne110m.shp")));
        server.put("/page.html", "<html>no zones</html>".getBytes(StandardCharsets.UTF_8));
        Ended ended = enumerate(server.address(path), folder.resolve("o"));
        assertEquals(1, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        String line = ended.err().getFirst();
        assertTrue(line.startsWith("tile-index: " + code + ": ") && line.contains(said), line);
    }

    @Test
    void aShapefileComesInAZip() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String ending : List.of("shp", "dbf", "prj")) {
                zip.putNextEntry(new ZipEntry("ne." + ending));
                zip.write(Files.readAllBytes(SHAPEFILES.resolve("ne110m." + ending)));
            }
        }
        Ended ended = run(
                List.of("inspect", server.put("/ne.zip", bytes.toByteArray())),
                "--zone-ids",
                "any",
                "--zone-id",
                "iso_n3");
        assertEquals(0, ended.exitCode(), ended::toString);
        assertTrue(ended.out().getFirst().contains("/ne.zip"), ended::toString);
    }

    @Test
    void inspectTellsZonesFromRasters() throws Exception {
        Ended described = run(joined(List.of("inspect", server.put("/zones", zones)), IDS));
        assertGood(described);
        assertTrue(described.toString().contains("square"), described::toString);
        String raster = server.put("/scene", Files.readAllBytes(ClipRuns.raster("plain")));
        Ended planned = run(joined(List.of("inspect", raster, "--zones", server.address("/zones")), IDS));
        assertGood(planned);
        assertTrue(planned.saying("plan ").getFirst().startsWith("3 zones, "), planned::toString);
    }

    @Test
    void allCommandsTakeThem() throws Exception {
        String place = server.put("/zones.geojson", zones);
        Path out = folder.resolve("o");
        assertGood(run(joined(List.of("plan", "--zones", place, "--no-cache"), GRID, IDS)));
        List<String> raster = List.of(
                "--progress",
                "none",
                "--zones",
                place,
                "--raster",
                ClipRuns.raster("utm").toString());
        assertGood(run(joined(List.of("clip"), raster, IDS), "--out", folder.resolve("c")));
        assertTrue(Files.exists(folder.resolve("c/square.tif")));
        assertGood(run(
                joined(List.of("values"), raster, IDS), "--value", "1", "--no-cache", "--out", folder.resolve("v")));
        assertGood(enumerate(place, out));
        assertGood(run(List.of("verify", out.toString(), "--progress", "none")));
        assertGood(run(List.of("verify", out.toString(), "--progress", "none"), "--zones", place + "?token=1"));
        server.put("/zones.geojson", ClipRuns.ZONES.getBytes(StandardCharsets.UTF_8));
        Ended other = run(List.of("verify", out.toString(), "--progress", "none"));
        assertEquals(1, other.exitCode(), other::toString);
        assertTrue(other.err().getFirst().contains("have SHA-256"), other::toString);
    }
}
