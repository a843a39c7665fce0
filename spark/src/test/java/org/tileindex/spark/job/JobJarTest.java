package org.tileindex.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.cli.Main;
import org.tileindex.writer.OutputLock;
import org.tileindex.writer.StoreLock;

/// Runs on Spark publish the same files as the command line, and are refused with the same lines.
class JobJarTest {
    private static final Path RASTER = Path.of("..", "src", "test", "resources", "values-lonlat.tif");

    @TempDir
    private Path folder;

    @Test
    void filesAreTheCommandLines() throws IOException, InterruptedException {
        List<List<String>> runs = new ArrayList<>();
        for (String rule : List.of("center", "any_overlap")) {
            for (String codec : List.of("snappy", "lz4", "zstd")) {
                runs.add(Jobs.enumerate("10m", "--inclusion-rule", rule, "--compression", codec));
            }
        }
        runs.add(Jobs.enumerate("10m", "--layout=packed", "--coverage"));
        runs.add(Jobs.enumerate("10m", "--datasets=tile_index,tile_spans", "--shard-rows=5000"));
        runs.add(List.of("values", "--raster=" + RASTER, "--value=1:v:scaled", "--mask=valid", "--countries=CH,IT,FR"));
        List<List<String>> onSpark = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            assertEquals(0, Main.run(words(runs.get(i), folder.resolve("here" + i))));
            onSpark.add(List.of(words(runs.get(i), folder.resolve("spark" + i))));
        }
        SparkProcess.Ended ended = many(onSpark);
        assertEquals(IntStream.range(0, runs.size()).mapToObj(i -> "exit 0").toList(), ended.lines(), ended::toString);
        for (int i = 0; i < runs.size(); i++) {
            PublishedFiles.assertSame(folder.resolve("here" + i), folder.resolve("spark" + i));
            assertEquals(0, Main.run("verify", folder.resolve("spark" + i).toString(), "--quiet"));
        }
    }

    @Test
    void statisticsAreTheCommandLines() throws IOException, InterruptedException {
        List<String> countries = List.of("stats", "--raster=" + RASTER, "--countries=CH,IT,FR,AT,LI");
        List<List<String>> runs = List.of(
                List.of("--stat=cells,count,mean,min,max,stdev,median"),
                List.of("--stat=mean,quantile:0.9,weighted_mean", "--weight=area"),
                List.of("--stat=majority,variety,sum", "--weight=none"));
        List<List<String>> onSpark = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (String type : List.of("csv", "parquet")) {
                List<String> run =
                        Stream.concat(countries.stream(), runs.get(i).stream()).toList();
                String[] here = words(run, folder.resolve("here%d.%s".formatted(i, type)));
                assertEquals(0, Main.run(here), run::toString);
                onSpark.add(List.of(words(run, folder.resolve("spark%d.%s".formatted(i, type)))));
            }
        }
        SparkProcess.Ended ended = many(onSpark);
        assertEquals(Collections.nCopies(onSpark.size(), "exit 0"), ended.lines(), ended::toString);
        for (String file : PublishedFiles.names(folder)) {
            if (file.startsWith("here")) {
                Path spark = folder.resolve(file.replace("here", "spark"));
                assertEquals(-1, Files.mismatch(folder.resolve(file), spark), file);
            }
        }
    }

    @Test
    void refusedRunsHaveTheSameLine() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Path bowTie = Files.writeString(folder.resolve("bow-tie.geojson"), """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ISO_A2":"CH"},"geometry":
                {"type":"Polygon","coordinates":[[[0,0],[9,9],[9,0],[0,9],[0,0]]]}}]}""");
        List<List<String>> runs = List.of(
                        List.of(
                                "enumerate",
                                "--zones=" + bowTie,
                                "--grid=1",
                                "--on-invalid=fail",
                                "--out=" + folder.resolve("a")),
                        List.of("enumerate", "--countries=ZZ", "--grid=1", "--out=" + folder.resolve("b")),
                        List.of("enumerate", "--countries=CH", "--grid=1", "--out=" + file.resolve("c")),
                        List.of("enumerate", "--countries=CH", "--grid=1", "--out=" + folder.resolve("busy")),
                        List.of("enumerate", "--gird=1"))
                .stream()
                .map(run -> Stream.concat(run.stream(), Stream.of("--quiet")).toList())
                .toList();
        List<String> expected = new ArrayList<>();
        SparkProcess.Ended ended;
        try (StoreLock lock = OutputLock.take(folder.resolve("busy"))) {
            lock.require();
            for (List<String> run : runs) {
                expected.addAll(here(run));
            }
            ended = many(runs);
        }
        assertEquals(expected, ended.lines());
        for (String code : List.of("E001", "E005", "E011", "E013", "usage")) {
            assertTrue(expected.stream().anyMatch(line -> line.startsWith("tile-index: " + code)), expected::toString);
        }
    }

    /// The line and the exit code of the command line.
    private static List<String> here(List<String> run) {
        PrintStream before = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            int code = Main.run(run.toArray(String[]::new));
            captured.println("exit " + code);
        } finally {
            System.setErr(before);
        }
        return SparkProcess.lines(text.toString(StandardCharsets.UTF_8).lines());
    }

    private SparkProcess.Ended many(List<List<String>> runs) throws IOException, InterruptedException {
        List<String> program = new ArrayList<>(List.of("org.tileindex.spark.ManyJobs"));
        runs.forEach(run -> program.add(String.join("\n", run)));
        SparkProcess process =
                SparkProcess.start(Files.createDirectory(folder.resolve("home")), "local[2]", List.of(), program);
        SparkProcess.Ended ended = process.await();
        assertEquals(List.of(), process.leftInTemporary());
        return ended;
    }

    private static String[] words(List<String> run, Path out) {
        List<String> words = new ArrayList<>(run);
        words.addAll(List.of("--no-cache", "--quiet", "--out", out.toString()));
        return words.toArray(String[]::new);
    }
}
