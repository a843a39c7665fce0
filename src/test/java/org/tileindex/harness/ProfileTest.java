package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.report.Figures;

/// What `profile` says of a recorded run is what the run's report says.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ProfileTest {
    @TempDir
    private static Path folder = Path.of("");

    private RecordedRun run = new RecordedRun(folder, folder, Map.of());
    private List<String> text = List.of();
    private Map<String, Object> json = Map.of();
    private String page = "";

    @BeforeAll
    void recordAndProfile() throws Exception {
        run = RecordedRun.into(folder);
        Path flames = folder.resolve("flames.html");
        Path figures = folder.resolve("profile.json");
        Program.Ended ended = Program.run(
                "profile",
                run.recording().toString(),
                "--flame-graph",
                flames.toString(),
                "--json",
                figures.toString());
        assertEquals(List.of(), ended.stderr());
        assertEquals(0, ended.exitCode());
        text = ended.stdout();
        json = JSON.std.mapFrom(Files.readString(figures));
        page = Files.readString(flames);
    }

    @Test
    void theHeadlineIsTheReports() {
        assertEquals("run " + run.report().get("parameter_hash"), text.get(0));
        String headline = "%,d tiles of %d zones in %,d shards, %s, in "
                .formatted(
                        run.rows(),
                        run.pat("countries_processed").intValue(),
                        run.pat("shards").intValue(),
                        Figures.bytes(run.pat("bytes_written_total").longValue()));
        assertTrue(text.get(1).startsWith(headline), text.get(1));
        assertTrue(text.get(1).endsWith(" with %d workers".formatted(RecordedRun.WORKERS)), text.get(1));
    }

    @Test
    void theStagesTotalsAreTheReports() throws Exception {
        String bytes = "%,d".formatted(run.pat("bytes_written_total").longValue());
        String rows = "%,d".formatted(run.rows());
        String shards = "%,d".formatted(run.pat("shards").longValue());
        String validations = Long.toString(run.tasks("validate"));
        assertTrue(words("validate").contains(validations), () -> line("validate"));
        assertTrue(words("scan").contains(rows), () -> line("scan"));
        assertTrue(words("encode").containsAll(List.of(shards, rows)), () -> line("encode"));
        assertTrue(words("write files").contains(bytes), () -> line("write files"));
        assertTrue(words("publish").containsAll(List.of("2", bytes)), () -> line("publish"));
        assertTrue(
                words("read zones")
                        .contains("%,d"
                                .formatted(run.pat("bytes_read_vectors_total").longValue())),
                () -> line("read zones"));
    }

    @Test
    void theSharesOfTheStagesAddUpToAll() {
        double shares = list("stages").stream()
                .mapToDouble(stage -> number(stage, "share"))
                .sum();
        assertEquals(1, shares, 1e-9);
    }

    /// Planning has no events, and nothing was recalled. The run does not count what goes into its compressors.
    @Test
    void theStagesAreTheReportsAndHandleTheSame() {
        List<Object> stages =
                new ArrayList<>((List<?>) Objects.requireNonNull(run.report().get("stages")));
        List<String> ofTheRun = stages.stream()
                .map(stage -> handled((Map<?, ?>) stage))
                .filter(stage -> !stage.startsWith("plan:") && !stage.startsWith("recall:"))
                .filter(stage -> !stage.startsWith("read values:"))
                .toList();
        assertEquals(ofTheRun, list("stages").stream().map(ProfileTest::handled).toList());
    }

    private static String handled(Map<?, ?> stage) {
        Object bytes = "compress".equals(stage.get("stage")) ? "some" : stage.get("bytes");
        return "%s: %s tiles, %s bytes".formatted(stage.get("stage"), stage.get("rows"), bytes);
    }

    @Test
    void theWorkersWroteAllTilesBetweenThem() {
        List<Map<String, Object>> workers = list("workers");
        assertEquals(RecordedRun.WORKERS, workers.size());
        assertEquals(
                run.rows(),
                workers.stream()
                        .mapToLong(worker -> (long) number(worker, "tiles"))
                        .sum());
        for (Map<String, Object> worker : workers) {
            double expected =
                    ((Number) run.patList("worker_busy_seconds").get((int) number(worker, "worker"))).doubleValue();
            assertEquals(expected, number(worker, "busy_seconds"), 0.1 + 0.1 * expected, worker::toString);
            assertEquals(
                    number(worker, "tiles") / number(worker, "busy_seconds"),
                    number(worker, "tiles_per_second"),
                    1,
                    worker::toString);
        }
    }

    @Test
    void theThroughputIsALineOfOneCharacterEach() {
        int title = text.indexOf(text.stream()
                .filter(line -> line.startsWith("throughput over"))
                .findFirst()
                .orElseThrow());
        String line = text.get(title + 1);
        assertTrue(line.length() >= 1 && line.length() <= 60, line);
        assertFalse(list("throughput").isEmpty(), "throughput");
    }

    @Test
    void theMethodsSamplesAreNoMoreThanAll() {
        Map<?, ?> methods = (Map<?, ?>) Objects.requireNonNull(json.get("methods"));
        double sum = methods.values().stream()
                .mapToDouble(samples -> ((Number) samples).doubleValue())
                .sum();
        assertTrue(sum > 0 && sum <= number(json, "samples"), methods::toString);
    }

    @Test
    void theFlameGraphNamesMethodsOfThisProgramAndLoadsNothing() {
        assertTrue(page.startsWith("<!DOCTYPE html>"), page.substring(0, 100));
        List<String> frames = frames();
        assertTrue(
                frames.contains("org.tileindex.writer.ShardWriter.write"),
                () -> frames.size() + " frames, none that writes shards");
        Matcher loads = Pattern.compile("(?i)\\ssrc\\s*=|<link|@import|url\\(|fetch\\(|XMLHttpRequest")
                .matcher(page);
        assertFalse(loads.find(), "something from elsewhere");
    }

    /// The page has the names of frames in order, each without the start that it shares with the one before; the
    /// length of that start is the first character, counted from the blank.
    private List<String> frames() {
        Matcher pool = Pattern.compile("(?s)const cpool = \\[(.*?)\\n\\];").matcher(page);
        assertTrue(pool.find(), "names");
        List<String> names = new ArrayList<>();
        String before = "";
        Matcher quoted = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'").matcher(pool.group(1));
        while (quoted.find()) {
            String entry = quoted.group(1).replace("\\'", "'").replace("\\\\", "\\");
            before = names.isEmpty() ? entry : before.substring(0, entry.charAt(0) - ' ') + entry.substring(1);
            names.add(before);
        }
        return names;
    }

    @Test
    void whatIsNoRecordingIsRefused() throws Exception {
        assertRefused("absent", folder.resolve("absent.jfr"));
        assertRefused("a folder", folder);
        assertRefused("text", Files.writeString(folder.resolve("text.jfr"), "no recording\n".repeat(100)));
        assertRefused("empty", Files.createFile(folder.resolve("empty.jfr")));
    }

    @Test
    void aTruncatedRecordingIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(run.recording());
        for (int length : List.of(20, whole.length / 2, whole.length - 1)) {
            Path part = Files.write(folder.resolve("part.jfr"), Arrays.copyOf(whole, length));
            assertRefused(length + " of " + whole.length + " bytes", part);
        }
    }

    @Test
    void aRecordingOfAnotherProgramIsRefused() throws Exception {
        Path other = folder.resolve("other.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.JVMInformation");
            recording.start();
            recording.stop();
            recording.dump(other);
        }
        assertRefused("no events of tile-index", other);
    }

    @Test
    void aRunThatFailedHasAProfileWithoutAHeadline() throws Exception {
        Path failed = folder.resolve("failed.jfr");
        Program.Ended ended = Program.run(
                "enumerate",
                "--out",
                folder.resolve("failed").toString(),
                "--countries",
                "ZZ",
                "--progress",
                "none",
                "--jfr",
                failed.toString());
        CommandErrorsTest.assertOneLine(1, "tile-index: E005_ISO_FK: ", "ZZ", ended);
        Program.Ended profile = Program.run("profile", failed.toString());
        assertEquals(0, profile.exitCode(), profile::toString);
        assertEquals("This recording has no finished run.", profile.stdout().get(0));
    }

    @Test
    void aFlameGraphThatCannotBeWrittenIsAnError() throws Exception {
        Path below = folder.resolve("absent").resolve("flames.html");
        CommandErrorsTest.assertOneLine(
                1,
                "tile-index: E011_OUTPUT: flame graph ",
                below.toString(),
                Program.run("profile", run.recording().toString(), "--flame-graph", below.toString()));
    }

    private static void assertRefused(String what, Path recording) throws Exception {
        Program.Ended ended = Program.run("profile", recording.toString());
        assertEquals(1, ended.exitCode(), what);
        CommandErrorsTest.assertOneLine(1, "tile-index: E010_INPUT: ", recording.toString(), ended);
    }

    private String line(String stage) {
        return text.stream()
                .filter(line -> line.startsWith(stage + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + stage + " in " + text));
    }

    private List<String> words(String stage) {
        return List.of(line(stage).strip().split("\\s+"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String field) {
        return (List<Map<String, Object>>) Objects.requireNonNull(json.get(field), field);
    }

    private static double number(Map<String, Object> map, String field) {
        return ((Number) Objects.requireNonNull(map.get(field), field)).doubleValue();
    }
}
