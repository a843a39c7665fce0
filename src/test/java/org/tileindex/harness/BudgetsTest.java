package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.verify.Failure;
import org.tileindex.verify.VerifyProgress;
import org.tileindex.verify.VerifyRequest;
import org.tileindex.verify.VerifyRun;

/// `verify` holds a run to its budgets (contract, section 6.4): real reports pass, each budget exceeded is one line.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class BudgetsTest {
    private static final String COUNTRIES =
            "AD,AL,AT,BA,BE,BG,BY,CH,CY,CZ,DE,EE,GR,HR,HU,IE,IS,IT,LI,LT,LU,LV,MC,MD,ME,MK,MT,PL,RO,RS,SI,SK,SM,UA";

    /// The zone file's size, which the report has from the run that read it once.
    private long zoneBytes;

    @TempDir
    private static Path folder = Path.of("");

    private Path out = Path.of("");
    private String report = "";
    private List<String> timeline = List.of();

    @BeforeAll
    void publish() throws Exception {
        out = folder.resolve("out");
        enumerate(out, "--countries", COUNTRIES, "--workers", "2");
        report = Files.readString(reports("run_report.json"));
        timeline = Files.readAllLines(reports("timeline.jsonl"));
        zoneBytes = number("bytes_read_vectors_total").longValue();
        assertTrue(timeline.size() > 90, "tasks enough to be shared by two workers: " + timeline.size());
    }

    @BeforeEach
    void restore() throws IOException {
        Files.writeString(reports("run_report.json"), report);
        Files.write(reports("timeline.jsonl"), timeline);
    }

    @Test
    void aRunOfTwoWorkersPasses() throws Exception {
        assertPasses(out);
    }

    @Test
    void aRunOfASmallCountryOnTwoWorkersPasses() throws Exception {
        Path small = folder.resolve("small");
        enumerate(small, "--countries", "LS", "--workers", "2");
        assertPasses(small);
    }

    @Test
    void aRunOfMoreWorkersThanProcessorsPasses() throws Exception {
        Path many = folder.resolve("many");
        enumerate(many, "--countries", COUNTRIES, "--workers", "8");
        assertPasses(many);
    }

    @Test
    void aRunOnTopOfItsOwnOutputPasses() throws Exception {
        enumerate(out, "--countries", COUNTRIES, "--workers", "2");
        assertTrue(Files.readString(reports("run_report.json")).contains("\"already_published\" : true"), "kept");
        assertPasses(out);
    }

    @Test
    void vectorBytes() throws Exception {
        edit("bytes_read_vectors_total", zoneBytes * 5 / 4);
        assertPasses();
        edit("bytes_read_vectors_total", zoneBytes * 5 / 4 + 1);
        assertExceeded(
                "run_report.json",
                "vector bytes read",
                "expected at most %,d bytes, found ".formatted(zoneBytes * 5 / 4));
    }

    @Test
    void residentMemory() throws Exception {
        edit("max_worker_rss_bytes", 1L << 30);
        assertPasses();
        edit("max_worker_rss_bytes", (1L << 30) + 1);
        assertExceeded(
                "run_report.json",
                "resident memory",
                "expected at most 1,073,741,824 bytes, found 1,073,741,825 bytes. ");
    }

    @Test
    void residentMemoryIsPromisedForTheDefaultHeapAndTwoWorkersOnly() throws Exception {
        edit("max_worker_rss_bytes", 1L << 32);
        edit("heap_limit_bytes", 4L << 30);
        assertPasses();
        restore();
        edit("max_worker_rss_bytes", 1L << 32);
        edit("workers_used", 3);
        assertPasses();
    }

    @Test
    void openFiles() throws Exception {
        edit("open_files_peak", 1000);
        edit("open_files_own_peak", 256);
        assertPasses();
        edit("open_files_own_peak", 257);
        assertExceeded("run_report.json", "open files", "expected at most 256 open files, found 257 open files. ");
    }

    /// Reports of earlier builds have the number of all files alone.
    @Test
    void openFilesOfAnEarlierBuild() throws Exception {
        Files.writeString(reports("run_report.json"), report.replace("open_files_own_peak", "unknown"));
        assertPasses();
        edit("open_files_peak", 257);
        assertExceeded("run_report.json", "open files", "expected at most 256 open files, found 257 open files. ");
    }

    /// The real tasks, each taken to last a second.
    private void share(int toSecondOfTwenty) throws IOException {
        editTasks(toSecondOfTwenty, 1);
    }

    /// @param toSecondOfTwenty how many of twenty tasks the second worker did
    private void editTasks(int toSecondOfTwenty, double seconds) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : timeline) {
            Map<String, Object> task = JSON.std.mapFrom(line);
            task.put("worker", lines.size() % 20 < toSecondOfTwenty ? 1 : 0);
            task.put(
                    "end_seconds",
                    ((Number) Objects.requireNonNull(task.get("start_seconds"))).doubleValue() + seconds);
            lines.add(JSON.std.asString(task));
        }
        Files.write(reports("timeline.jsonl"), lines);
    }

    @Test
    void busyTime() throws Exception {
        share(10);
        assertPasses();
        share(8);
        assertExceeded("timeline.jsonl", "busy times", "expected busy times within 10 % of the longest, found ");
        share(0);
        assertExceeded("timeline.jsonl", "busy times", "found 0.0 s to %d.0 s. ".formatted(timeline.size()));
    }

    @Test
    void busyTimeIsNotJudgedWhereATaskIsTooLongToBeShared() throws Exception {
        share(8);
        List<String> lines = new ArrayList<>(Files.readAllLines(reports("timeline.jsonl")));
        Map<String, Object> task = JSON.std.mapFrom(lines.getFirst());
        task.put("end_seconds", timeline.size() / 20.0 + 1);
        task.put("start_seconds", 0);
        lines.set(0, JSON.std.asString(task));
        Files.write(reports("timeline.jsonl"), lines);
        assertPasses();
    }

    @Test
    void busyTimeIsNotJudgedWhereTheRunIsShort() throws Exception {
        editTasks(8, 0.05);
        assertPasses();
    }

    @Test
    void busyTimeIsNotJudgedWhereWorkersWaitedForMemory() throws Exception {
        share(8);
        edit("memory_wait_seconds", timeline.size() / 2);
        assertPasses();
    }

    @Test
    void allBudgetsAtOnce() throws Exception {
        edit("bytes_read_vectors_total", zoneBytes * 2);
        edit("max_worker_rss_bytes", 1L << 31);
        edit("open_files_own_peak", 1000);
        share(5);
        Program.Ended ended = verify(out);
        assertEquals(1, ended.exitCode(), ended::toString);
        assertEquals(4, ended.stderr().size(), ended::toString);
        assertTrue(
                ended.stderr().stream().allMatch(line -> line.startsWith("tile-index: E009_PERF_BUDGET: ")),
                ended::toString);
    }

    @Test
    void aFigureThatIsMissing() throws Exception {
        Files.writeString(reports("run_report.json"), report.replace("open_files_peak", "files"));
        assertOneLine("tile-index: E014_VERIFY: ", "run_report.json", "pat.open_files_peak", "a number, found nothing");
    }

    @Test
    void aTimelineThatIsMissingOrDamaged() throws Exception {
        Files.delete(reports("timeline.jsonl"));
        assertOneLine("tile-index: E014_VERIFY: ", "timeline.jsonl");
        Files.writeString(reports("timeline.jsonl"), "{\"worker\":");
        assertOneLine("tile-index: E014_VERIFY: ", "timeline.jsonl");
        Files.write(
                reports("timeline.jsonl"), List.of(timeline.getFirst().replaceFirst("\"worker\":\\d", "\"worker\":2")));
        assertOneLine("tile-index: E014_VERIFY: ", "timeline.jsonl", "worker 2");
    }

    private void assertExceeded(String... mentions) throws Exception {
        List<String> all = new ArrayList<>(List.of("the budget", "Run the command again"));
        all.addAll(List.of(mentions));
        assertOneLine("tile-index: E009_PERF_BUDGET: ", all.toArray(String[]::new));
    }

    private void assertOneLine(String start, String... mentions) throws Exception {
        List<String> faults = faults();
        assertEquals(1, faults.size(), faults::toString);
        String line = "tile-index: " + faults.getFirst();
        assertTrue(line.startsWith(start), line);
        Stream.of(mentions).forEach(mention -> assertTrue(line.contains(mention), line));
    }

    private void assertPasses() throws Exception {
        assertEquals(List.of(), faults());
    }

    /// What `verify` finds in the edited reports, in this process. Whole runs are verified by the program itself.
    private List<String> faults() throws Exception {
        VerifyRequest request = new VerifyRequest(out, Optional.empty(), Optional.empty(), 16, false, 2);
        return new VerifyRun(request, new VerifyProgress())
                .execute().failures().stream().map(Failure::toString).toList();
    }

    private static void assertPasses(Path output) throws Exception {
        Program.Ended ended = verify(output);
        assertEquals(List.of(), ended.stderr());
        assertEquals(0, ended.exitCode());
    }

    private static Program.Ended verify(Path output) throws Exception {
        return Program.run("verify", output.toString(), "--progress", "none");
    }

    private static void enumerate(Path output, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", output.toString(), "--grid", "5m"));
        arguments.addAll(List.of("--no-cache", "--progress", "none"));
        arguments.addAll(List.of(options));
        Program.Ended ended = Program.run(arguments.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
    }

    /// A file of the only report folder.
    private Path reports(String file) throws IOException {
        try (Stream<Path> folders = Files.list(out.resolve("reports"))) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow().resolve(file);
        }
    }

    private Number number(String field) throws IOException {
        Map<?, ?> pat =
                (Map<?, ?>) Objects.requireNonNull(JSON.std.mapFrom(report).get("pat"));
        return (Number) Objects.requireNonNull(pat.get(field), field);
    }

    /// Sets a figure of the report's `pat`.
    private void edit(String field, long value) throws IOException {
        String text = Files.readString(reports("run_report.json"));
        String edited = text.replaceFirst("\"%s\" : [^,]*".formatted(field), "\"%s\" : %d".formatted(field, value));
        assertTrue(text.contains("\"" + field + "\" : "), field);
        Files.writeString(reports("run_report.json"), edited);
    }
}
