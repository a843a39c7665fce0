package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `stats --dry-run` foretells what the same run then reports, and writes nothing; and where `--report` cannot be
/// written, nothing is. The rasters are those of [ClipRuns].
@Tag("slow")
class StatsPlanTest {
    private static final Pattern READ = Pattern.compile("(\\S+ blocks?, \\S+ k?B)[ ;].*");

    @TempDir
    private Path folder = Path.of("");

    private Path out = Path.of("");
    private List<String> zones = List.of();

    @BeforeEach
    void writeZones() throws Exception {
        Path file = Files.writeString(folder.resolve("zones.geojson"), ClipRuns.ZONES);
        out = folder.resolve("out.csv");
        zones = List.of("--zones", file.toString(), "--zone-ids", "any", "--zone-id", "id");
    }

    private Ended stats(List<String> cells, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("stats", "--out", out.toString()));
        all.addAll(cells);
        all.addAll(Arrays.asList(options));
        return Ended.of(all.toArray(String[]::new));
    }

    private static String raster(String name) {
        return ClipRuns.raster(name).toString();
    }

    private void assertForetold(List<String> cells, String... options) throws Exception {
        String[] dry = Arrays.copyOf(options, options.length + 1);
        dry[options.length] = "--dry-run";
        Ended plan = stats(cells, dry);
        assertEquals(0, plan.exitCode(), plan::toString);
        assertTrue(Files.notExists(out), "written");
        Ended run = stats(cells, options);
        assertEquals(0, run.exitCode(), run::toString);
        String read = figures(run.saying("read ").getFirst());
        String foretold = plan.saying("read ").getFirst();
        assertEquals(read, figures(foretold.substring(foretold.indexOf(": ") + 2)));
        assertTrue(run.out().getFirst().startsWith(plan.out().getFirst() + ", in "), () -> plan + "\n" + run);
        int rows = Files.readAllLines(out).size() - 1;
        assertEquals(List.of(out + ": " + rows + " rows"), plan.saying("would write "));
    }

    /// Blocks and bytes.
    private static String figures(String line) {
        Matcher matcher = READ.matcher(line);
        assertTrue(matcher.matches(), line);
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "mask", "utm"})
    void blocksBytesCellsAndRowsAreThoseOfTheRun(String name) throws Exception {
        assertForetold(zones, "--raster", raster(name), "--min-coverage", "0.5", "--no-cache");
    }

    @Test
    void publishedCellsAreForetoldToo() throws Exception {
        String cells = folder.resolve("cells").toString();
        List<String> publish = new ArrayList<>(List.of("enumerate", "--out", cells, "--coverage", "--quiet"));
        publish.addAll(List.of("--raster", raster("plain"), "--no-cache"));
        publish.addAll(zones);
        Ended published = Ended.of(publish.toArray(String[]::new));
        assertEquals(0, published.exitCode(), published::toString);
        assertForetold(List.of("--from", cells), "--raster", raster("plain"), "--no-cache");
    }

    @Test
    void whatIsKnownOfZonesIsSaid() throws Exception {
        String[] options = {
            "--raster", raster("plain"), "--cache-dir", folder.resolve("cache").toString(), "--dry-run"
        };
        assertEquals(
                List.of("not known yet, each zone is checked"),
                stats(zones, options).saying("validity "));
        Ended run = stats(zones, Arrays.copyOf(options, options.length - 1));
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(List.of("known from an earlier run"), stats(zones, options).saying("validity "));
    }

    @Test
    void aYearOfScenesIsForetoldForClusters() throws Exception {
        Ended plan = stats(
                zones, "--raster", raster("plain"), "--dry-run", "--executors", "1,8", "--scenes", "365", "--no-cache");
        assertEquals(0, plan.exitCode(), plan::toString);
        Matcher requests = Pattern.compile(".* about ([\\d,]+) requests?;.*")
                .matcher(plan.saying("read ").getFirst());
        assertTrue(requests.matches(), plan::toString);
        long gets = 365 * Long.parseLong(requests.group(1).replace(",", ""));
        assertTrue(
                plan.saying("365 scenes on clusters: ")
                        .getFirst()
                        .startsWith(String.format(Locale.ROOT, "366 PUT and %,d GET requests, 365 files, ", gets)),
                plan::toString);
        String row = plan.out().getLast();
        assertTrue(row.matches(" +8 +\\d+( +[\\d.]+ m?s){5} +[\\d.]+ % +[\\d.]+"), plan::toString);
        assertTrue(Files.notExists(out), "written");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--executors=2|--executors: add --dry-run; this program runs on one machine",
                "--scenes=2 --dry-run|--scenes: add --dry-run --executors N",
                "--scenes=0 --dry-run --executors=2|--scenes 0: at least 1 is needed",
                "--price=gb-out=1 --dry-run|--price: add --executors N"
            })
    void scenesAndClustersAreOfADryRun(String wrong) throws Exception {
        String[] parts = wrong.split("\\|", 2);
        List<String> options = new ArrayList<>(List.of("--raster", raster("plain")));
        options.addAll(List.of(parts[0].split(" ")));
        Ended ended = stats(zones, options.toArray(String[]::new));
        assertEquals(2, ended.exitCode(), ended::toString);
        assertTrue(ended.err().getFirst().contains(parts[1]), ended::toString);
    }

    @Test
    void aPageThatCannotBeWrittenIsSaidAtOnce() throws Exception {
        Path report = Files.createDirectory(folder.resolve("page.html"));
        Ended ended = stats(zones, "--raster", raster("plain"), "--report", report.toString());
        assertEquals(1, ended.exitCode(), ended::toString);
        assertEquals(
                List.of("tile-index: E011_OUTPUT: cannot write to %1$s: %1$s is a folder.".formatted(report)
                        + " Give a --report that is writable and has room."),
                ended.err());
        assertTrue(Files.notExists(out));
        Ended same = stats(zones, "--raster", raster("plain"), "--report", folder + "/./out.csv");
        assertEquals(2, same.exitCode(), same::toString);
        assertTrue(same.err().getFirst().contains("--report and --out"), same::toString);
    }

    /// `/dev/full` takes the place of a page on a disk without room.
    @Test
    void aPageWithoutRoomLeavesNothing() throws Exception {
        Files.writeString(out, "earlier");
        Files.createSymbolicLink(folder.resolve("page.html.part"), Path.of("/dev/full"));
        String report = folder.resolve("page.html").toString();
        Ended ended = stats(zones, "--raster", raster("plain"), "--no-cache", "--report", report);
        assertEquals(1, ended.exitCode(), ended::toString);
        assertTrue(ended.err().getFirst().startsWith("tile-index: E011_OUTPUT: "), ended::toString);
        assertEquals("earlier", Files.readString(out));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "zones and the earlier file");
        }
    }

    @Test
    void aRecordingHasTheBatchesAsAStage() throws Exception {
        String recording = folder.resolve("run.jfr").toString();
        Ended run = stats(zones, "--raster", raster("plain"), "--no-cache", "--jfr", recording);
        assertEquals(0, run.exitCode(), run::toString);
        Ended profile = Ended.of("profile", recording);
        assertEquals(0, profile.exitCode(), profile::toString);
        String cells = run.out().getFirst().replaceFirst(".* zones, ([0-9,]+) cells.*", "$1");
        assertTrue(
                profile.out().stream().anyMatch(line -> line.strip().startsWith("statistics") && line.contains(cells)),
                () -> cells + profile);
    }
}
