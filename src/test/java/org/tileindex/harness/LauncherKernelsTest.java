package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher gives the JVM what the kernels of a run need, and the run says which it has and why. The JVM's own line
/// about its incubator module is never seen, and no process outlives the run.
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherKernelsTest {
    private static final Path SCENE = Repository.root().resolve("src/test/resources/values-utm.tif");
    private static final Path ZONES =
            Repository.root().resolve("zones/src/test/resources/org/tileindex/zone/file/ne110m.geojson");

    @TempDir
    private static Path home = Path.of("");

    private static Path launcher = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void install() throws IOException {
        launcher = Launcher.install(home);
    }

    /// @param stderr all of it
    private record Ended(int exitCode, List<String> stdout, String stderr) {}

    @Test
    void runsOverSpansSayWhyTheyAreScalar() throws Exception {
        Ended ended = succeed("enumerate --countries LS --grid 5m");
        assertTrue(ended.stdout().get(1).contains(", scalar kernels (the work is per span), "), ended::toString);
        assertReported("scalar: the work is per span");
    }

    @Test
    void valuesSayWhatTheyHaveAndHaveTheSameBytesWithAllKernels() throws Exception {
        List<String> receipts = new ArrayList<>();
        for (String mode : List.of("auto", "scalar", "vector")) {
            Ended ended = succeed("values --raster %s --value 1 --zones %s --zone-ids any --zone-id name --simd %s"
                    .formatted(SCENE, ZONES, mode));
            String kernels = ended.stdout().get(1);
            String said = switch (mode) {
                case "auto" -> ".*, scalar kernels \\(values are read per cell, .*\\), .*";
                case "scalar" -> ".*, scalar kernels \\(as asked for\\), .*";
                default -> ".*, vector, \\d+ bit kernels \\(as asked for\\), .*";
            };
            assertTrue(kernels.matches(said), kernels);
            receipts.addAll(ended.stdout().stream()
                    .filter(line -> line.contains("sha256"))
                    .toList());
            Program.system("rm", "-r", folder.resolve("out").toString());
        }
        assertEquals(3, receipts.size(), receipts::toString);
        assertEquals(1, receipts.stream().distinct().count(), receipts::toString);
    }

    /// Names of modes may be in upper or lower case, and values of options after a space or a sign of equality.
    @ParameterizedTest
    @ValueSource(strings = {"--simd vector", "--simd=vector", "--simd=VECTOR"})
    void vectorsAreHadHoweverTheyAreAskedFor(String option) throws Exception {
        Ended ended = succeed("enumerate " + option + " --countries LS --grid 5m");
        assertTrue(ended.stdout().get(1).contains(" bit kernels (as asked for), "), ended::toString);
    }

    @Test
    void statisticsSayIt() throws Exception {
        Ended ended = succeed("stats --raster %s --stat mean --zones %s --zone-ids any --zone-id name --simd vector"
                .formatted(SCENE, ZONES));
        assertEquals(
                1,
                ended.stdout().stream()
                        .filter(line -> line.matches("kernels      vector, \\d+ bit: as asked for"))
                        .count(),
                ended::toString);
    }

    /// The message of a failure, its one line and its exit code come through the process that filters stderr.
    @Test
    void aFailureWithVectorsIsOneLine() throws Exception {
        Ended ended = run("enumerate --simd vector --no-cache --countries QQ --out " + folder.resolve("out"));
        assertEquals(1, ended.exitCode(), ended::toString);
        assertTrue(ended.stderr().startsWith("tile-index: E"), ended::toString);
        assertEquals(1, ended.stderr().lines().count(), ended::toString);
        assertTrue(ended.stderr().endsWith("\n"), ended::toString);
    }

    /// A JVM that never starts never warns; what it says instead comes through.
    @Test
    void aJvmThatDoesNotStartSaysWhy() throws Exception {
        Ended ended = run("--version --simd vector", "-XX:NoSuchFlag=1");
        assertEquals(1, ended.exitCode(), ended::toString);
        assertTrue(ended.stderr().contains("NoSuchFlag"), ended::toString);
    }

    private void assertReported(String kernels) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out/reports"))) {
            Path report = files.filter(file -> file.endsWith("run_report.json"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(report);
            assertTrue(text.contains('"' + kernels + '"'), text);
        }
    }

    private Ended succeed(String arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments + " --no-cache --progress none --out " + folder.resolve("out"));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals("", ended.stderr());
        return ended;
    }

    /// Runs the launcher until no process has its stderr open any more.
    private Ended run(String arguments, String... flags) throws IOException, InterruptedException {
        Path stdout = folder.resolve("stdout");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(arguments.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(stdout.toFile());
        builder.environment().put("TILE_INDEX_JAVA_OPTS", String.join(" ", flags));
        Process process = builder.start();
        String stderr = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), Files.readAllLines(stdout), stderr);
    }
}
