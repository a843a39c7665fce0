package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.cli.Main;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;

/// Datasets do not follow from where a raster lies, nor from how it is read. Every pair of a place with a setting, and
/// of one setting with another, is there once at least.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class RasterPlacesTest {
    private static final String CHUNKY = "b3_chunky.tif";
    private static final String PLANAR = "b3_planar.tif";
    private static final String UTM = "values-utm.tif";

    private static final String ZONES = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "field"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-87.69, 40.16], [-87.66, 40.155], [-87.645, 40.18], [-87.67, 40.195], [-87.69, 40.16]]]}}]}
            """;

    /// A block of the first raster has 786 kB, so the lesser cache holds one.
    private static final Pattern EVICTIONS =
            Pattern.compile("\"raster_blocks\" : \\{[^}]*\"evictions\" : (\\d+)", Pattern.DOTALL);

    @TempDir
    private static Path folder = Path.of("");

    private Path rasters = Path.of("");
    private Path zones = Path.of("");
    private WebServers web;
    private ObjectStore store;
    private Map<String, String> expected = Map.of();
    private Map<String, String> expectedValues = Map.of();

    /// Where a raster lies.
    enum Place {
        LOCAL,
        HTTP_1,
        HTTP_2,
        /// This machine's disk by Hadoop, whose own file system for it reads the file.
        HADOOP,
        /// An object store whose requests are signed.
        S3_SIGNED,
        S3_ANONYMOUS
    }

    @BeforeAll
    void start() throws Exception {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("repository.root"), "repository.root"));
        rasters = Files.createDirectories(folder.resolve("rasters"));
        for (String name : List.of(CHUNKY, PLANAR)) {
            Path variants = root.resolve("raster/src/test/resources/org/tileindex/raster/variants");
            Files.copy(variants.resolve(name), rasters.resolve(name));
        }
        Files.copy(root.resolve("src/test/resources").resolve(UTM), rasters.resolve(UTM));
        zones = Files.writeString(folder.resolve("zones.geojson"), ZONES);
        web = new WebServers(rasters, folder);
        store = new ObjectStore(rasters);
        System.setProperty("store.port", Integer.toString(store.port()));
        expected = enumerate(Place.LOCAL, folder.resolve("expected"));
        expectedValues = values(Place.LOCAL, folder.resolve("values"));
    }

    @AfterAll
    void close() throws Exception {
        web.close();
        store.close();
    }

    private String address(Place place, String file) {
        return switch (place) {
            case LOCAL -> rasters.resolve(file).toString();
            case HTTP_1 -> web.http1(file);
            case HTTP_2 -> web.http2(file);
            case HADOOP -> "viewfs://machine/disk" + rasters.resolve(file);
            case S3_SIGNED -> "s3a://closed/" + file;
            case S3_ANONYMOUS -> "s3a://open/" + file;
        };
    }

    /// Two rasters, all of whose three bands are read by their blocks, and a mask.
    private Map<String, String> enumerate(Place place, Path out, String... settings) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--quiet", "--no-cache"));
        arguments.addAll(List.of("--raster", address(place, CHUNKY), "--raster", "b=" + address(place, PLANAR)));
        for (String value : List.of("1", "3:third", "b:2:second", "b:1")) {
            arguments.addAll(List.of("--value", value));
        }
        arguments.addAll(List.of("--mask", "valid", "--countries", "FR,CH,LU"));
        arguments.addAll(List.of(settings));
        return files(out, arguments);
    }

    private Map<String, String> values(Place place, Path out) throws Exception {
        return files(
                out,
                List.of(
                        "values",
                        "--out",
                        out.toString(),
                        "--quiet",
                        "--no-cache",
                        "--raster",
                        address(place, UTM),
                        "--value",
                        "1:red",
                        "--value",
                        "2:nir",
                        "--zones",
                        zones.toString(),
                        "--zone-id",
                        "plot",
                        "--zone-ids",
                        "any"));
    }

    /// Runs the program and digests the files of its datasets, by their paths below the output folder.
    private static Map<String, String> files(Path out, List<String> arguments) throws Exception {
        assertEquals(0, Main.run(arguments.toArray(String[]::new)), arguments::toString);
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                digests.put(out.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private static String report(Path out) throws Exception {
        try (Stream<Path> all = Files.walk(out)) {
            return Files.readString(all.filter(path -> path.endsWith("run_report.json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL,        1m,  1, jdk,  12",
        "LOCAL,        1g, 16, auto,  4",
        "HTTP_1,       1m, 16, auto,  1",
        "HTTP_1,       1g,  1, jdk,   4",
        "HTTP_2,       1m,  1, auto,  4",
        "HTTP_2,       1g, 16, jdk,  12",
        "HADOOP,       1m, 16, jdk,   4",
        "HADOOP,       1g,  1, auto,  1",
        "S3_SIGNED,    1m,  1, jdk,   1",
        "S3_SIGNED,    1g, 16, auto, 12",
        "S3_ANONYMOUS, 1m, 16, auto,  4",
        "S3_ANONYMOUS, 1g,  1, jdk,  12"
    })
    void enumerateGivesTheSameFiles(Place place, String cache, String connections, String inflate, String workers)
            throws Exception {
        assertEquals(6, expected.size(), expected::toString);
        Path out = folder.resolve("%s-%s".formatted(place, cache));
        Map<String, String> found = enumerate(
                place,
                out,
                "--raster-cache",
                cache,
                "--raster-connections",
                connections,
                "--inflate",
                inflate,
                "--workers",
                workers);
        assertEquals(expected, found);
        Matcher evictions = EVICTIONS.matcher(report(out));
        assertTrue(evictions.find(), "no figures of the cache");
        assertEquals(cache.equals("1m"), Integer.parseInt(evictions.group(1)) > 0, evictions.group());
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void valuesInAPlaneGivesTheSameFiles(Place place) throws Exception {
        assertFalse(expectedValues.isEmpty());
        assertEquals(expectedValues, values(place, folder.resolve("values-" + place)));
    }

    @Test
    void eachServerIsAskedByItsProtocol() throws Exception {
        for (Map.Entry<Place, String> way : Map.of(Place.HTTP_1, "GET HTTP/1.1", Place.HTTP_2, "GET HTTP/2.0")
                .entrySet()) {
            int before = web.requests().size();
            values(way.getKey(), folder.resolve("asked-" + way.getKey()));
            List<String> requests =
                    web.requests().subList(before, web.requests().size());
            assertFalse(requests.isEmpty());
            assertEquals(List.of(way.getValue()), requests.stream().distinct().toList());
        }
    }

    /// The connector would read all of so small an object, and join ranges that it should not.
    @Test
    void aStoreIsAskedForEachBlockOnce() throws Exception {
        int before = store.reads().size();
        enumerate(Place.S3_SIGNED, folder.resolve("ranges"), "--workers", "1");
        List<ObjectStore.Read> reads =
                store.reads().subList(before, store.reads().size());
        for (String file : List.of(CHUNKY, PLANAR)) {
            List<ObjectStore.Read> blocks = reads.stream()
                    .filter(read -> read.name().equals(file) && read.from() > 0)
                    .sorted(Comparator.comparingLong(ObjectStore.Read::from))
                    .toList();
            assertFalse(blocks.isEmpty(), reads::toString);
            for (int i = 1; i < blocks.size(); i++) {
                assertTrue(blocks.get(i - 1).to() <= blocks.get(i).from(), blocks::toString);
            }
        }
    }

    @Test
    void anObjectThatIsReplacedEndsTheRun() throws Exception {
        String place = "s3a://closed/" + UTM;
        byte[] content = Files.readAllBytes(rasters.resolve(UTM));
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                ByteSource source = sources.open(place)) {
            ByteRange range = new ByteRange(100, 50);
            assertEquals(ByteBuffer.wrap(content, 100, 50), source.read(range));
            byte[] other = content.clone();
            other[120]++;
            store.put("closed", UTM, other);
            assertFault(
                    ErrorCode.E002_RASTER_MISMATCH,
                    place + " changed while it was read: the store has another version of it",
                    () -> source.read(range));
        } finally {
            store.put("closed", UTM, content);
        }
    }

    @Test
    void whatAStoreRefusesOrLacksIsTold() throws Exception {
        try (Sources sources = new Sources(SourceSettings.DEFAULT)) {
            String shut = "s3a://shut/" + UTM;
            assertFault(ErrorCode.E015_SOURCE, shut + " cannot be read (permission denied)", () -> sources.open(shut));
            String missing = "s3a://closed/missing.tif";
            assertFault(ErrorCode.E015_SOURCE, missing + " does not exist", () -> sources.open(missing));
        }
    }

    private static void assertFault(ErrorCode code, String what, Executable work) {
        TileIndexException e = assertThrows(TileIndexException.class, work);
        assertEquals(what, e.what());
        assertEquals(code, e.code());
    }
}
