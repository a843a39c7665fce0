package org.tileindex.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.cli.Main;

/// A run on executors of their own processes is the command line's, although some are killed, stopped, or cannot write.
class ClusterJarTest {
    private static final String CLUSTER = "local-cluster[2,1,1024]";
    private static final String ONE_PROCESS = "local[2]";
    private static final int KILLS = Integer.getInteger("spark.kills", 1);
    private static final List<String> RUN = Jobs.enumerate("5m", "--shard-rows=20000");
    private static final int SECONDS = 8;

    private static final List<String> SPECULATION = List.of(
            "spark.speculation=true",
            "spark.speculation.interval=50ms",
            "spark.speculation.multiplier=1.1",
            "spark.speculation.quantile=0.1",
            "spark.speculation.minTaskRuntime=50ms");

    @TempDir
    private Path folder;

    /// The first kill comes as soon as a shard is being written, others at random moments after that.
    @Test
    void killedExecutorsChangeNothing() throws IOException, InterruptedException {
        Path here = here(RUN);
        Random moments = new Random(KILLS);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Path out = folder.resolve("killed" + i);
            SparkProcess driver = driver("home" + i, List.of(), RUN, out);
            driver.awaitAttempt(out);
            Thread.sleep(i == 0 ? 0 : moments.nextInt(SECONDS * 1000));
            List<ProcessHandle> executors = driver.executors();
            if (!executors.isEmpty()) {
                SparkProcess.signal("KILL", executors.get(moments.nextInt(executors.size())));
                killed++;
            }
            assertWell(driver, here, out);
        }
        assertTrue(killed > KILLS / 2, "too few executors were killed while a run lasted: " + killed);
    }

    /// An executor that stands still is overtaken; when it goes on, its attempts are of no use to anybody.
    @Test
    @EnabledIfSystemProperty(named = "spark.kills", matches = "10")
    void stoppedExecutorsAreOvertakenAndChangeNothing() throws IOException, InterruptedException {
        Path here = here(RUN);
        for (int seconds : List.of(2, 5, 20)) {
            Path out = folder.resolve("stopped" + seconds);
            SparkProcess driver = driver("home" + seconds, SPECULATION, RUN, out);
            driver.awaitAttempt(out);
            List<ProcessHandle> executors = driver.executors();
            SparkProcess.signal("STOP", executors.getFirst());
            Thread.sleep(seconds * 1000L);
            SparkProcess.signal("CONT", executors.getFirst());
            assertWell(driver, here, out);
        }
    }

    /// The operating system refuses all writes of one executor, as a full disk of its own would.
    @Test
    @EnabledIfSystemProperty(named = "spark.kills", matches = "10")
    void oneExecutorCannotWrite() throws IOException, InterruptedException {
        Path here = here(RUN);
        Path out = folder.resolve("one");
        SparkProcess driver = driver("home", List.of(), RUN, out);
        SparkProcess.refuseWrites(driver.awaitExecutors(2).getFirst());
        assertWell(driver, here, out);
    }

    @Test
    @EnabledIfSystemProperty(named = "spark.kills", matches = "10")
    void noExecutorCanWrite() throws IOException, InterruptedException {
        Path out = folder.resolve("none");
        SparkProcess driver = driver("home", List.of(), RUN, out);
        for (ProcessHandle executor : driver.awaitExecutors(2)) {
            SparkProcess.refuseWrites(executor);
        }
        SparkProcess.Ended ended = driver.await();
        assertEquals(1, ended.exitCode(), ended::toString);
        assertTrue(
                ended.lines().getLast().startsWith("tile-index: E011_OUTPUT: cannot write to " + out + ": executor "),
                ended::toString);
        assertEquals(List.of("lock"), PublishedFiles.names(out.resolve(".tile-index")));
        assertEquals(List.of(), driver.leftInTemporary());
    }

    @Test
    @EnabledIfSystemProperty(named = "spark.kills", matches = "10")
    void countriesAreTheCommandLinesAlthoughExecutorsAreOvertaken() throws IOException, InterruptedException {
        assertSameByRuleAndCodec(CLUSTER, SPECULATION, RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLUSTER, ONE_PROCESS})
    @EnabledIfSystemProperty(named = "spark.kills", matches = "10")
    void theWorldIsTheCommandLines(String master) throws IOException, InterruptedException {
        assertSameByRuleAndCodec(master, List.of(), List.of("enumerate", "--grid=30s"));
    }

    private void assertSameByRuleAndCodec(String master, List<String> settings, List<String> run)
            throws IOException, InterruptedException {
        for (String rule : List.of("center", "any_overlap")) {
            for (String codec : List.of("snappy", "lz4", "zstd")) {
                String name = rule + "-" + codec;
                List<String> words = new ArrayList<>(run);
                words.addAll(List.of("--inclusion-rule", rule, "--compression", codec));
                Path out = folder.resolve(name);
                Path expected = folder.resolve(name + "-here");
                assertEquals(0, Main.run(words(words, expected)));
                assertWell(driver(master, "home-" + name, settings, words, out), expected, out);
            }
        }
    }

    private Path here(List<String> run) {
        Path out = folder.resolve("here");
        assertEquals(0, Main.run(words(run, out)));
        return out;
    }

    private SparkProcess driver(String home, List<String> settings, List<String> run, Path out) throws IOException {
        return driver(CLUSTER, home, settings, run, out);
    }

    private SparkProcess driver(String master, String home, List<String> settings, List<String> run, Path out)
            throws IOException {
        List<String> program = new ArrayList<>(List.of("org.tileindex.spark.TileIndexJob"));
        program.addAll(List.of(words(run, out)));
        return SparkProcess.start(Files.createDirectory(folder.resolve(home)), master, settings, program);
    }

    private static void assertWell(SparkProcess driver, Path here, Path out) throws IOException, InterruptedException {
        SparkProcess.Ended ended = driver.await();
        assertEquals(0, ended.exitCode(), ended::toString);
        PublishedFiles.assertSame(here, out);
        assertEquals(List.of(), driver.leftInTemporary());
        assertEquals(0, Main.run("verify", out.toString(), "--quiet"));
    }

    private static String[] words(List<String> run, Path out) {
        List<String> words = new ArrayList<>(run);
        words.addAll(List.of("--no-cache", "--quiet", "--out", out.toString()));
        return words.toArray(String[]::new);
    }
}
