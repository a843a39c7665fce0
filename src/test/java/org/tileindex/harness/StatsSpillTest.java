package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.harness.WrittenRaster.Layout;
import org.tileindex.harness.WrittenRaster.Sample;

/// Values that do not fit in memory go to temporary files, which no run leaves behind, however it ends.
@Tag("slow")
class StatsSpillTest {
    /// The least memory for the values of a zone, 1 MiB, of which some ten thousand different ones fill the half.
    private static final List<String> LITTLE_MEMORY = List.of("--memory", "16m", "--workers", "12");

    private static final String[] STATISTICS = {"--stat", "count,median,quantile:0.9,majority,minority,variety"};
    private static final int LARGE = 1_300;

    @TempDir
    private Path folder = Path.of("");

    private StatsRuns runs = new StatsRuns(Path.of(""), Path.of(""));
    private Path temporary = Path.of("");

    @BeforeEach
    void writeZones() throws Exception {
        runs = StatsRuns.of(
                folder,
                Map.of(
                        "all",
                        "[[[[4,36.03],[30,35],[29.9,51],[4,51],[4,36.03]]]]",
                        "box",
                        StatsRuns.box(5, 45.1, 7.03, 50)));
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    /// Values that are all different.
    private Path raster(int side, Layout layout) throws IOException {
        return WrittenRaster.of("values", Sample.FLOAT64, 1)
                .on(side, side, 5, 0.01, 50, -0.01)
                .layout("values", layout)
                .into(folder, (b, x, y) -> Math.sin(x * 4099.0 + y) * 1e5);
    }

    private List<String> command(String tmpdir, String out, Path raster) {
        List<String> arguments = new ArrayList<>(List.of(STATISTICS));
        arguments.addAll(List.of("--raster", raster.toString()));
        arguments.addAll(LITTLE_MEMORY);
        List<String> command = Program.command(
                runs.arguments(out, arguments.toArray(String[]::new)).toArray(String[]::new));
        command.add(1, "-Djava.io.tmpdir=" + tmpdir);
        return command;
    }

    private List<String> leftOver() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> !file.equals(temporary))
                    .map(file -> temporary.relativize(file).toString())
                    .filter(name -> !name.startsWith("hsperfdata"))
                    .toList();
        }
    }

    @Test
    void resultsAreTheSameWithLittleMemory() throws Exception {
        Path raster = raster(300, Layout.STRIPS);
        List<String> roomy = new ArrayList<>(List.of(STATISTICS));
        roomy.addAll(List.of("--raster", raster.toString(), "--memory", "1g", "--workers", "1"));
        Path expected = runs.file("roomy.csv", roomy.toArray(String[]::new));
        Program.Ended ended = Program.startCommand(command(temporary.toString(), "little.csv", raster))
                .await();
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(Files.readString(expected), Files.readString(folder.resolve("little.csv")));
        assertEquals(List.of(), leftOver());
    }

    /// The values need temporary files, because a folder in which there can be none is an error.
    @Test
    void aFolderThatTakesNoTemporaryFilesIsAnErrorOfTheOutput() throws Exception {
        Path absent = temporary.resolve("absent");
        Program.Ended ended = Program.startCommand(command(absent.toString(), "out.csv", raster(300, Layout.STRIPS)))
                .await();
        assertEquals(1, ended.exitCode(), ended::toString);
        List<String> lines = ended.stderr().stream()
                .filter(line -> !line.startsWith("WARNING: java.io.tmpdir"))
                .toList();
        assertEquals(1, lines.size(), ended::toString);
        assertTrue(
                lines.getFirst().startsWith("tile-index: E011_OUTPUT: cannot write temporary files to " + absent),
                lines::toString);
        assertTrue(Files.notExists(folder.resolve("out.csv")));
    }

    /// The last block of the raster is damaged.
    @Test
    void aRunThatFailsLeavesNoTemporaryFiles() throws Exception {
        Path raster = raster(LARGE, new Layout(0, 100, true));
        byte[] file = Files.readAllBytes(raster);
        Arrays.fill(file, file.length - 60_000, file.length - 20_000, (byte) 0x55);
        Files.write(raster, file);
        Program.Ended ended = Program.startCommand(command(temporary.toString(), "out.csv", raster))
                .await();
        assertEquals(1, ended.exitCode(), ended::toString);
        assertTrue(ended.stderr().getFirst().startsWith("tile-index: E010_INPUT: "), ended::toString);
        assertEquals(List.of(), leftOver());
    }

    @Test
    void aRunThatIsInterruptedLeavesNoFiles() throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(command(temporary.toString(), "out.csv", raster(LARGE, new Layout(0, 50, false))));
        Program program = Program.startCommand(command);
        while (program.isRunning() && leftOver().stream().noneMatch(name -> name.endsWith(".run"))) {
            Thread.sleep(1);
        }
        assertTrue(program.signal("INT"), "it has temporary files and runs");
        Program.Ended ended = program.await();
        assertEquals(130, ended.exitCode(), ended::toString);
        assertEquals(List.of("tile-index: interrupted"), ended.stderr());
        assertEquals(List.of(), leftOver());
        assertTrue(Files.notExists(folder.resolve("out.csv")));
    }

    /// The values of 32 bands would not fit, if all zones of a task were measured together.
    @Test
    void manyBandsTakeNoMoreMemory() throws Exception {
        Path file = WrittenRaster.of("bands", Sample.FLOAT64, 2)
                .on(700, 700, 5, 0.01, 50, -0.01)
                .layout("bands", new Layout(64, 64, false))
                .into(folder, (b, x, y) -> Math.sin(x * 4099.0 + y) * 1e5 + b);
        Map<String, String> zones = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            double west = 5 + i % 10 * 0.7;
            int row = i / 10;
            double south = 43 + row * 0.7;
            zones.put("zone-" + i, StatsRuns.box(west, south, west + 0.69, south + 0.69));
        }
        List<String> options = new ArrayList<>(List.of("--workers", "1", "--stat", "median,variety"));
        for (int i = 0; i < 16; i++) {
            options.addAll(List.of("--raster", "r%02d=%s".formatted(i, file)));
        }
        StatsRuns many = StatsRuns.of(folder, zones);
        List<String> command = Program.command(
                many.arguments("bands.parquet", options.toArray(String[]::new)).toArray(String[]::new));
        command.add(command.indexOf("-cp"), "-Xmx128m");
        Program.Ended ended = Program.startCommand(command).await();
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(3_200, StatsRuns.read(folder.resolve("bands.parquet")).size());
    }
}
