package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.cli.Clusters;
import org.tileindex.cli.Main;
import org.tileindex.fault.TileIndexException;
import org.tileindex.spark.job.SparkCluster;
import org.tileindex.spark.job.SparkStatistics;
import org.tileindex.stats.StatsCluster;
import org.tileindex.stats.StatsPart;
import org.tileindex.stats.StatsPiece;
import org.tileindex.zone.Zone;

/// Reports of runs on executors say what those of the command line say, and who did the work. Here the one executor is
/// in this process.
class JobReportTest {
    private static final String RASTER =
            Path.of("..", "src", "test", "resources", "values-lonlat.tif").toString();

    /// What the script of a page draws.
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static final Pattern FACT = Pattern.compile("data-key=\"([^\"]*)\" data-value=\"([^\"]*)\"");

    private final JavaSparkContext spark =
            JavaSparkContext.fromSparkContext(SparkSample.spark().sparkContext());

    @TempDir
    private Path folder;

    private int onSpark(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add("--no-cache");
        return Main.run(
                new Clusters(new SparkCluster(spark, all), new SparkStatistics(spark, all)),
                all.toArray(String[]::new));
    }

    private static int here(List<String> words) {
        return Main.run(Stream.concat(words.stream(), Stream.of("--no-cache")).toArray(String[]::new));
    }

    @Test
    void executorsAreNamedAndTheirReadsAreCounted() throws IOException {
        List<String> run =
                List.of("values", "--quiet", "--raster=" + RASTER, "--value=1:v", "--mask=valid", "--countries=CH,IT");
        assertEquals(0, here(with(run, "--out=" + folder.resolve("here"))));
        assertEquals(0, onSpark(with(run, "--out=" + folder.resolve("spark"))));
        Map<?, ?> expected = figures(folder.resolve("here"));
        Map<?, ?> found = figures(folder.resolve("spark"));
        for (String name : List.of("blocks", "bytes_blocks", "bytes_wasted", "bytes_decoded", "ways")) {
            assertEquals(at(expected, "raster", name), at(found, "raster", name), name);
        }
        assertTrue((int) at(found, "raster", "blocks") > 0, found::toString);
        assertEquals(at(expected, "cache", "raster_blocks"), at(found, "cache", "raster_blocks"));
        // The driver and the executor have read the header.
        int blocks = (int) at(found, "raster", "bytes_blocks");
        int header = (int) at(expected, "bytes_read_raster_total") - blocks;
        assertEquals(blocks + 2 * header, at(found, "bytes_read_raster_total"));
        assertEquals(0, Main.run("verify", "--quiet", folder.resolve("spark").toString()));

        String host = spark.sc().conf().get("spark.driver.host");
        List<?> executors = (List<?>) at(found, "executors");
        assertEquals(
                List.of(host), executors.stream().map(each -> at(each, "host")).toList());
        String page = Files.readString(report(folder.resolve("spark"), "run_report.html"));
        assertTrue(data(page).contains("\"executors\":[\"executor driver on " + host + "\"]"), host);
        assertFalse(
                Files.readString(report(folder.resolve("here"), "run_report.html"))
                        .contains("xecutor"),
                "local run");
    }

    @Test
    void statisticsHaveTheSamePage() throws IOException {
        // The zones of these boxes lie over each other, and in the file their order is not that of the ground.
        String zones = Files.writeString(folder.resolve("zones.geojson"), """
                        {"type":"FeatureCollection","features":[%s]}""".formatted(IntStream.range(0, 40)
                        .mapToObj(i -> feature("z%02d".formatted(i), box(6 + i * 13 % 40 * 0.07, 45 + i * 0.04)))
                        .collect(Collectors.joining(","))))
                .toString();
        List<String> run =
                List.of("stats", "--quiet", "--raster=" + RASTER, "--zones=" + zones, "--zone-ids=any", "--zone-id=id");
        assertEquals(0, here(with(run, "--out=" + folder.resolve("a.csv"), "--report=" + folder.resolve("a.html"))));
        assertEquals(0, onSpark(with(run, "--out=" + folder.resolve("b.csv"), "--report=" + folder.resolve("b.html"))));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a.csv")), Files.readAllBytes(folder.resolve("b.csv")), "the file");
        String here = Files.readString(folder.resolve("a.html"));
        String there = Files.readString(folder.resolve("b.html"));
        assertEquals(data(here), data(there), "the map and its numbers");
        Map<String, String> facts = facts(here);
        assertTrue(facts.containsKey("read.blocks") && facts.containsKey("cells"), facts::toString);
        assertEquals(facts, facts(there));
    }

    @Test
    void publishedCellsAreRefused() {
        PrintStream before = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            assertEquals(
                    2,
                    onSpark(List.of(
                            "stats", "--raster=" + RASTER, "--from=" + folder, "--out=" + folder.resolve("a.csv"))));
        } finally {
            System.setErr(before);
        }
        assertTrue(
                text.toString(StandardCharsets.UTF_8)
                        .startsWith("tile-index: usage: --from: a cluster does not take published cells; give zones,"),
                text::toString);
    }

    /// One piece fails at once; another has a zone with so many vertices that its check, which nobody can interrupt,
    /// takes a while; it lies further north, so that it is a piece alone. The run ends when nobody works for it any
    /// more.
    @Test
    void statisticsThatFailedLeaveNoAttemptBehind() throws IOException {
        String many = IntStream.rangeClosed(0, 400_000)
                .mapToObj(i -> vertex(i % 400_000 * Math.TAU / 400_000))
                .collect(Collectors.joining(",", "[[", "]]"));
        String zones = Files.writeString(
                        folder.resolve("zones.geojson"),
                        "{\"type\":\"FeatureCollection\",\"features\":[%s,%s]}"
                                .formatted(
                                        feature("bow-tie", "[[[6,45],[8,46],[8,45],[6,46],[6,45]]]"),
                                        feature("many", many)))
                .toString();
        List<String> run = List.of(
                "stats",
                "--no-cache",
                "--quiet",
                "--raster=" + RASTER,
                "--zones=" + zones,
                "--zone-ids=any",
                "--zone-id=id",
                "--out=" + folder.resolve("a.csv"));
        List<String> seen = new ArrayList<>();
        StatsCluster watched = new WatchedCluster(new SparkStatistics(spark, run), seen);
        Main.run(new Clusters(new SparkCluster(spark, run), watched), run.toArray(String[]::new));
        assertEquals(List.of("E001_GEO_INVALID", "attempts 0"), seen);
    }

    /// Tells with what the executors ended, and how many attempts were under way then.
    private record WatchedCluster(StatsCluster executors, List<String> seen) implements StatsCluster {
        @Override
        public int workers() {
            return executors.workers();
        }

        @Override
        public void gather(List<Zone> zones, List<StatsPiece> pieces, BiConsumer<StatsPiece, StatsPart> taking)
                throws TileIndexException, InterruptedException {
            try {
                executors.gather(zones, pieces, taking);
            } catch (TileIndexException e) {
                seen.add(e.code().toString());
                throw e;
            } finally {
                seen.add("attempts " + attempts());
            }
        }

        private static long attempts() {
            return Thread.getAllStackTraces().values().stream()
                    .filter(frames -> Stream.of(frames)
                            .anyMatch(frame -> frame.getClassName().equals("org.tileindex.spark.job.StageTask")))
                    .count();
        }
    }

    private static String vertex(double angle) {
        return "[%s,%s]".formatted(7.5 + Math.cos(angle), 46 + Math.sin(angle) / 2);
    }

    private static String feature(String id, String polygon) {
        return ("{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}")
                .formatted(id, polygon);
    }

    private static String box(double west, double south) {
        return "[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]"
                .formatted(west, south, west + 0.3, south + 0.3);
    }

    private static List<String> with(List<String> run, String... more) {
        return Stream.concat(run.stream(), Stream.of(more)).toList();
    }

    private static Path report(Path out, String name) throws IOException {
        try (Stream<Path> tree = Files.walk(out)) {
            return tree.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static Map<?, ?> figures(Path out) throws IOException {
        return (Map<?, ?>) at(JSON.std.mapFrom(Files.readString(report(out, "run_report.json"))), "pat");
    }

    private static Object at(Object map, String... path) {
        Object value = map;
        for (String name : path) {
            value = value instanceof Map<?, ?> names && names.containsKey(name) ? names.get(name) : "no " + name;
        }
        return value;
    }

    private static String data(String page) {
        Matcher matcher = DATA.matcher(page);
        assertTrue(matcher.find(), "no data");
        return matcher.group(1);
    }

    /// What a page of statistics says of its run, but for times, places and the requests for headers.
    private static Map<String, String> facts(String page) {
        return FACT.matcher(page)
                .results()
                .filter(fact -> !List.of("seconds", "command", "read.requests").contains(fact.group(1)))
                .collect(Collectors.toMap(fact -> fact.group(1), fact -> fact.group(2), (one, other) -> one));
    }
}
