package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong is said in one line on stderr and by the exit code; nothing is published, earlier output stays.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class CommandErrorsTest {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @TempDir
    private static Path folder = Path.of("");

    private Path out = Path.of("");

    @BeforeAll
    void publishSomethingEarlier() throws Exception {
        out = folder.resolve("out");
        assertEquals(0, enumerate("--countries", "LS", "--grid", "5m").exitCode());
    }

    @Test
    void missingZoneFile() throws Exception {
        assertFails(
                "E010_INPUT",
                "absent.parquet",
                "--zones",
                folder.resolve("absent.parquet").toString());
    }

    @Test
    void folderWithoutZoneFiles() throws Exception {
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        assertFails("E010_INPUT", "nothing holds no zone file", "--zones", nothing.toString());
    }

    @Test
    void patternThatNothingMatches() throws Exception {
        String pattern = folder.resolve("*.nothing").toString();
        assertFails("E010_INPUT", "no zone file matches the pattern " + pattern, "--zones", pattern);
    }

    @Test
    void zoneFileThatIsNotParquet() throws Exception {
        Path text = Files.writeString(folder.resolve("text.parquet"), "{\"type\": \"FeatureCollection\"}\n".repeat(50));
        assertFails("E010_INPUT", "text.parquet", "--zones", text.toString());
    }

    @Test
    void zoneFileThatIsEmpty() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.parquet"));
        assertFails("E010_INPUT", "empty.parquet", "--zones", empty.toString());
    }

    @Test
    void parquetWithoutAGeometryColumn() throws Exception {
        Path plain = folder.resolve("plain.parquet");
        try (DuckDb duckdb = new DuckDb()) {
            duckdb.execute("COPY (SELECT 'LS' AS iso_a2, 1 AS x) TO '%s' (FORMAT parquet)".formatted(plain));
        }
        assertFails("E010_INPUT", "no geometry column", "--zones", plain.toString());
    }

    @Test
    void unknownCountry() throws Exception {
        assertFails("E005_ISO_FK", "'ZZ'", "--countries", "ZZ");
    }

    @Test
    void countryThatTheZonesLack() throws Exception {
        assertFails("E005_ISO_FK", "RE", "--countries", "LS,RE");
    }

    @Test
    void unknownInclusionRule() throws Exception {
        assertFails("E008_INCLUSION_RULE", "'most'", "--inclusion-rule", "most");
    }

    @Test
    void gridOfZero() throws Exception {
        assertWrongUsage("'0'", "--grid", "0");
    }

    @Test
    void gridThatDoesNotDivideTheWorld() throws Exception {
        assertWrongUsage("'7s'", "--grid", "7s");
    }

    @Test
    void reversedBounds() throws Exception {
        assertWrongUsage("west must be less than east", "--bounds", "30,-31,27,-28");
    }

    @Test
    void boundsOfThreeNumbers() throws Exception {
        assertWrongUsage("W,S,E,N", "--bounds", "30,-31,27");
    }

    @Test
    void noWorkers() throws Exception {
        assertWrongUsage("--workers 0", "--workers", "0");
    }

    @Test
    void tooLittleMemory() throws Exception {
        assertWrongUsage("'15m' is too small; at least 16m is needed", "--memory", "15m");
    }

    @Test
    void unknownCodec() throws Exception {
        assertWrongUsage("'gzip'", "--compression", "gzip");
    }

    @Test
    void codecThatArrowFilesLack() throws Exception {
        assertWrongUsage("--compression snappy: Arrow files", "--format", "arrow", "--compression", "snappy");
    }

    @Test
    void rowGroupsThatArrowFilesLack() throws Exception {
        assertWrongUsage("Arrow files have no row groups", "--format", "arrow", "--row-group-rows", "2000000");
    }

    @Test
    void unknownFormat() throws Exception {
        assertWrongUsage("'orc'", "--format", "orc");
    }

    @Test
    void unknownOption() throws Exception {
        assertWrongUsage("--colour", "--colour", "red");
    }

    @Test
    void noOutput() throws Exception {
        assertOneLine(USAGE, "tile-index: usage: ", "--out", Program.run("enumerate", "--grid", "5m"));
    }

    @Test
    void noCommand() throws Exception {
        assertOneLine(USAGE, "tile-index: usage: ", "no command", Program.run());
    }

    @Test
    void unknownCommand() throws Exception {
        assertOneLine(USAGE, "tile-index: usage: ", "count", Program.run("count"));
    }

    @Test
    void outputBelowAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Program.Ended ended = Program.run(
                "enumerate", "--out", file.resolve("below").toString(), "--countries", "LS", "--progress", "none");
        assertOneLine(FAILED, "tile-index: E011_OUTPUT: ", file.toString(), ended);
        assertEquals("mine", Files.readString(file));
    }

    /// Not even root may make a folder there.
    @Test
    void outputThatNobodyMayWrite() throws Exception {
        Program.Ended ended =
                Program.run("enumerate", "--out", "/proc/tile-index", "--countries", "LS", "--progress", "none");
        assertOneLine(FAILED, "tile-index: E011_OUTPUT: ", "/proc/tile-index", ended);
    }

    @Test
    void debugAddsTheStackTrace() throws Exception {
        Program.Ended ended = enumerate("--countries", "ZZ", "--debug");
        assertEquals(FAILED, ended.exitCode());
        assertTrue(ended.stderr().stream().anyMatch(line -> line.strip().startsWith("at org.tileindex.")), "trace");
    }

    @Test
    void helpAndVersionSucceed() throws Exception {
        Program.Ended help = Program.run("--help");
        assertEquals(0, help.exitCode());
        assertEquals(List.of(), help.stderr());
        assertTrue(String.join("\n", help.stdout()).contains("tile-index enumerate --out world"), "example");
        Program.Ended commandHelp = Program.run("enumerate", "--help");
        assertEquals(0, commandHelp.exitCode());
        assertTrue(String.join("\n", commandHelp.stdout()).contains("--shard-rows"), "options");
        Program.Ended version = Program.run("--version");
        assertEquals(0, version.exitCode());
        assertEquals(List.of(), version.stderr());
        assertTrue(version.stdout().get(0).startsWith("tile-index "), version.stdout()::toString);
    }

    private void assertFails(String code, String mentions, String... options) throws Exception {
        Map<String, FolderState> before = FolderState.published(out);
        Program.Ended ended = enumerate(options);
        assertOneLine(FAILED, "tile-index: " + code + ": ", mentions, ended);
        assertEquals(before, FolderState.published(out), "earlier output");
        assertEvent(code);
    }

    private void assertWrongUsage(String mentions, String... options) throws Exception {
        Map<String, FolderState> before = FolderState.published(out);
        assertOneLine(USAGE, "tile-index: usage: ", mentions, enumerate(options));
        assertEquals(before, FolderState.published(out), "earlier output");
    }

    static void assertOneLine(int exitCode, String start, String mentions, Program.Ended ended) {
        assertEquals(1, ended.stderr().size(), () -> "lines on stderr: " + ended);
        String line = ended.stderr().get(0);
        assertTrue(line.startsWith(start), line);
        assertTrue(line.contains(mentions), line);
        assertEquals(List.of(), ended.stdout());
        assertEquals(exitCode, ended.exitCode(), line);
    }

    /// The last event of any report folder has all fields (contract, section 10.2).
    private void assertEvent(String code) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        Path reports = out.resolve("reports");
        for (String name : FolderComparison.files(reports)) {
            if (name.endsWith("events.jsonl")) {
                for (String line : Files.readAllLines(reports.resolve(name))) {
                    events.add(JSON.std.mapFrom(line));
                }
            }
        }
        Map<String, Object> event = events.stream()
                .filter(candidate -> code.equals(candidate.get("code")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event of " + code + " in " + events));
        assertEquals("S1_ERROR", event.get("event"));
        assertTrue(
                event.keySet().containsAll(Set.of("parameter_hash", "country_iso", "raster_row", "raster_col")),
                event::toString);
        assertFalse(Instant.parse(String.valueOf(event.get("at"))).isAfter(Instant.now()), event::toString);
    }

    private Program.Ended enumerate(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out.toString()));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }
}
