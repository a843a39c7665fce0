package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// A run of the whole program with `--jfr`, in a process of its own: many zones, some with several shards, on the grid
/// of a raster with cells of a minute, of which no block is stored.
///
/// @param out what it published
/// @param report its `run_report.json`
record RecordedRun(Path out, Path recording, Map<String, Object> report) {
    static final int WORKERS = 3;

    static RecordedRun into(Path folder) throws Exception {
        Path out = folder.resolve("recorded");
        Path recording = folder.resolve("run.jfr");
        Program.Ended ended = Program.run(
                "enumerate",
                "--out",
                out.toString(),
                "--raster",
                SampleRun.resource("/minute.tif").toString(),
                "--shard-rows",
                "1000000",
                "--workers",
                Integer.toString(WORKERS),
                "--cache-dir",
                folder.resolve("cache").toString(),
                "--progress",
                "none",
                "--jfr",
                recording.toString());
        assertEquals(List.of(), ended.stderr());
        assertEquals(0, ended.exitCode());
        return new RecordedRun(out, recording, JSON.std.mapFrom(Files.readString(reportFile(out, "run_report.json"))));
    }

    private static Path reportFile(Path out, String name) throws IOException {
        Path reports = out.resolve("reports");
        return reports.resolve(FolderComparison.files(reports).stream()
                .filter(file -> file.endsWith(name))
                .findFirst()
                .orElseThrow());
    }

    /// The number of tasks of a kind, by the report's timeline.
    long tasks(String kind) throws IOException {
        try (Stream<String> lines = Files.lines(reportFile(out, "timeline.jsonl"))) {
            return lines.filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                    .count();
        }
    }

    /// All events of this program, in no order.
    List<RecordedEvent> events() throws Exception {
        return RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().startsWith("org.tileindex."))
                .toList();
    }

    /// A number of the report.
    long rows() {
        return number(report, "rows_emitted").longValue();
    }

    Number pat(String field) {
        return number(pat(), field);
    }

    List<?> patList(String field) {
        return (List<?>) Objects.requireNonNull(pat().get(field), field);
    }

    private Map<?, ?> pat() {
        return (Map<?, ?>) Objects.requireNonNull(report.get("pat"), "pat");
    }

    private static Number number(Map<?, ?> parent, String field) {
        return (Number) Objects.requireNonNull(parent.get(field), field);
    }
}
