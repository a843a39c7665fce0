package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `plan --executors` foretells a run on clusters: its traffic is that of a real run, and its times keep their order.
@Tag("slow")
class ClusterPlanTest {
    private static final Pattern DATA = Pattern.compile(".*part-\\d+\\.parquet");

    @TempDir
    private Path folder = Path.of("");

    private List<String> command(String first, String... more) {
        List<String> command = new ArrayList<>(
                List.of(first, "--countries", "BR,IN,LS", "--grid", "1m", "--shard-rows", "300000", "--workers", "2"));
        command.addAll(List.of("--cache-dir", folder.resolve("cache").toString()));
        command.addAll(List.of(more));
        return command;
    }

    private static Ended run(List<String> command) {
        Ended ended = Ended.of(command.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
        return ended;
    }

    private Map<String, Object> clusters(String... more) throws Exception {
        List<String> command = command("plan", more);
        command.addAll(List.of("--executors", "1,4,16,64", "--json"));
        Map<String, Object> plan =
                JSON.std.mapFrom(String.join("\n", run(command).out()));
        Map<String, Object> clusters = map(plan, "clusters");
        assertEquals(4, list(clusters, "shapes").size(), clusters::toString);
        return clusters;
    }

    private static Map<String, Object> map(Map<String, Object> object, String key) {
        return map(object.getOrDefault(key, Map.of()));
    }

    private static Map<String, Object> map(Object object) {
        Map<String, Object> map = new TreeMap<>();
        ((Map<?, ?>) object).forEach((key, value) -> map.put((String) key, value));
        return map;
    }

    private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
        return ((List<?>) object.getOrDefault(key, List.of()))
                .stream().map(ClusterPlanTest::map).toList();
    }

    private static double number(Map<String, Object> object, String key) {
        return ((Number) object.getOrDefault(key, Double.NaN)).doubleValue();
    }

    private static void assertBounds(Map<String, Object> clusters) {
        double bound = Double.POSITIVE_INFINITY;
        for (Map<String, Object> shape : list(clusters, "shapes")) {
            double workers = number(shape, "workers");
            double sum = number(shape, "start_seconds") + number(shape, "close_seconds");
            double least = sum;
            for (Map<String, Object> stage : list(shape, "stages")) {
                double longest = Math.max(number(stage, "longest_seconds"), number(stage, "busy_seconds") / workers);
                assertTrue(number(stage, "seconds") >= longest - 1e-6, stage::toString);
                sum += number(stage, "seconds");
                least += longest;
            }
            assertEquals(sum, number(shape, "seconds"), 1e-6, shape::toString);
            assertEquals(
                    number(shape, "busy_core_hours") * 3600 / workers / sum,
                    1 - number(shape, "idle_share"),
                    1e-9,
                    shape::toString);
            assertEquals((workers + 1) * sum / 3600, number(shape, "core_hours"), 1e-9);
            // More tasks of a scan have more overhead, but no more than a task for each worker.
            assertTrue(least <= bound + 0.1, clusters::toString);
            bound = least;
        }
    }

    @Test
    void putsAreTheFilesOfTheRunAndTimesKeepTheirOrder() throws Exception {
        assertBounds(clusters());
        Path out = folder.resolve("out");
        run(command("enumerate", "--out", out.toString(), "--quiet"));
        List<Path> written;
        try (Stream<Path> files = Files.walk(out)) {
            written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(out.resolve(".tile-index")))
                    .toList();
        }
        long bytes = 0;
        long data = 0;
        for (Path file : written) {
            if (DATA.matcher(file.toString()).matches()) {
                data++;
                bytes += Files.size(file);
            }
        }
        Map<String, Object> clusters = clusters();
        assertBounds(clusters);
        assertTrue(data > 20, data + " files");
        assertEquals((double) data, number(clusters, "files"));
        assertEquals((double) bytes, number(clusters, "bytes_written"));
        // A record for each shard, which has a file of either dataset, and a manifest for either.
        assertEquals(written.size() + data / 2.0 + 2, number(clusters, "puts"));
        assertEquals(data + data / 2.0, number(clusters, "gets"));
        Map<String, Object> one = list(clusters, "shapes").getFirst();
        double local = number(clusters, "local_seconds");
        assertTrue(number(one, "seconds") >= local, clusters::toString);
        Map<String, Object> free =
                clusters("--assume", "start-s=0,task-ms=0,request-ms=0,worker-mb-s=1e9,driver-mb-s=1e9");
        double barrier = number(list(free, "shapes").getFirst(), "seconds");
        assertTrue(barrier >= number(free, "local_seconds") - 1e-6, free::toString);
        assertTrue(barrier < number(one, "seconds"), free::toString);
    }

    @Test
    void aPersonSeesARowForEachClusterAndAllThatIsAssumed() {
        List<String> command = command("plan", "--executors", "16,64", "--price", "core-hour=0.05,GET-1000=0.4");
        command.addAll(List.of("--assume", "start-s=7"));
        List<String> out = run(command).out();
        assertTrue(out.stream().anyMatch(line -> line.startsWith("assumed (--assume): 7 s until ")), out::toString);
        assertTrue(out.contains("priced (--price): core-hour 0.05, get-1000 0.4"), out::toString);
        assertTrue(
                out.getLast().matches(" +64 +128( +[\\d.]+ m?s){5} +[\\d.]+ % +[\\d.]+ +\\d+\\.\\d{4}"), out::toString);
    }

    @Test
    void blocksOfRastersAreRequestsOfWorkers() throws Exception {
        List<String> command = new ArrayList<>(List.of("plan", "--json", "--no-cache", "--workers", "1"));
        command.addAll(List.of("--raster", ClipRuns.raster("plain").toString(), "--value", "1:v"));
        command.addAll(List.of("--executors", "2"));
        Path zones = Files.writeString(folder.resolve("zones.geojson"), ClipRuns.ZONES);
        command.addAll(List.of("--zones", zones.toString(), "--zone-ids", "any", "--zone-id", "id"));
        Map<String, Object> plan =
                JSON.std.mapFrom(String.join("\n", run(command).out()));
        Map<String, Object> clusters = map(plan, "clusters");
        Map<String, Object> rasters = map(plan, "rasters");
        assertTrue(number(rasters, "requests") > 0, plan::toString);
        assertEquals(
                number(rasters, "requests") + 1.5 * number(clusters, "files"),
                number(clusters, "gets"),
                plan::toString);
        assertEquals(
                number(rasters, "bytes") + number(clusters, "bytes_written"),
                number(clusters, "bytes_read"),
                plan::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--executors=0 | --executors 0: at least 1 is needed",
                "--executors=1000000 --workers=2 | at most 1,000,000 workers are possible",
                "--price=put-1000=1 | --price: add --executors N",
                "--assume=start-s=1 | --assume: add --executors N",
                "--executors=2 --price=lunch=3 | --price: 'lunch' is none of core-hour, put-1000, get-1000, gb-month,"
                        + " gb-out",
                "--executors=2 --assume=luck=3 | --assume: 'luck' is none of start-s, task-ms, request-ms,"
                        + " driver-requests, worker-mb-s, driver-mb-s, block-ms",
                "--executors=2 --price=gb-out | --price: 'gb-out' is not NAME=X",
                "--executors=2 --price=gb-out=x | --price gb-out=x: 'x' is no number",
                "--executors=2 --price=gb-out=-1 | --price gb-out=-1: 0 or more is needed",
                "--executors=2 --price=gb-out=NaN | --price gb-out=NaN: 0 or more is needed",
                "--executors=2 --price=gb-out=1,gb-out=2 | --price: gb-out is named twice",
                "--executors=2 --assume=driver-mb-s=0 | --assume driver-mb-s=0: more than 0 is needed"
            })
    void wrongOptionsAreWrongUsage(String options, String words) {
        Ended ended = Ended.of(("plan --grid=10d " + options).split(" "));
        assertEquals(2, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        assertTrue(ended.err().getFirst().contains(words), ended::toString);
    }
}
