package org.tileindex.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.Options;

/// The tools that bench/jmh.sh and bench/compare.sh start, on small files made by hand.
class SuiteMainTest {
    @TempDir
    private Path folder = Path.of("");

    private record Outcome(int code, String out, String err) {}

    @Test
    void speedsOfTwoFilesAreComparedByNameAndParameters() throws IOException {
        Path a = write(
                "a.json",
                result("PageBench.encode", "\"params\": {\"pages\": \"DELTA\"},", "[[10, 12], [11]]"),
                result("PageBench.encode", "\"params\": {\"pages\": \"INDEX\"},", "[[4]]"),
                result("OldBench.run", "", "[[1]]"));
        Path b = write(
                "b.json",
                result("PageBench.encode", "\"params\": {\"pages\": \"INDEX\"},", "[[8]]"),
                result("PageBench.encode", "\"params\": {\"pages\": \"DELTA\"},", "[[5.5]]"),
                result("NewBench.run", "", "[[1]]"));
        Outcome outcome = start("compare", a, b);
        assertEquals("", outcome.err());
        assertEquals(0, outcome.code());
        String row = "| PageBench.encode (pages=DELTA) | 11.000 us/op | 5.500 us/op | 2.00 × | 1.85 to 2.15 |";
        assertTrue(outcome.out().contains(row), outcome.out());
        row = "| PageBench.encode (pages=INDEX) | 4.000 us/op | 8.000 us/op | 0.50 × | 0.50 to 0.50 |";
        assertTrue(outcome.out().contains(row), outcome.out());
        assertTrue(outcome.out().contains("only in A: OldBench.run"), outcome.out());
        assertTrue(outcome.out().contains("only in B: NewBench.run"), outcome.out());
        assertTrue(outcome.out().contains("- A: 2026-11-21, commit abc (quick); a CPU, 2 cores"), outcome.out());
        assertFalse(outcome.out().contains("differ"), outcome.out());
    }

    @Test
    void anotherMachineIsMentioned() throws IOException {
        Path a = write("a.json", result("ABench.run", "", "[[1]]"));
        Path b = folder.resolve("b.json");
        Files.writeString(b, Files.readString(a).replace("a CPU", "another"));
        String out = start("compare", a, b).out();
        assertTrue(out.contains("Machine or JDK differ"), out);
    }

    @Test
    void scoresOfOtherUnitsAreNotCompared() throws IOException {
        Path a = write("a.json", result("ABench.run", "", "[[1]]"));
        Path b = write("b.json", result("ABench.run", "", "[[1]]").replace("us/op", "ms/op"));
        String out = start("compare", a, b).out();
        assertTrue(out.contains("- not comparable, or only in A: ABench.run"), out);
        assertFalse(out.contains("| ABench.run"), out);
    }

    @Test
    void kernelsArePairedByMethodOrParameter() throws IOException {
        Path a = write(
                "a.json",
                result("CrossingBench.vector", "\"params\": {\"batch\": \"full\"},", "[[2]]"),
                result("CrossingBench.scalar", "\"params\": {\"batch\": \"full\"},", "[[6]]"),
                result("PackingBench.deltaScalar", "", "[[3]]"),
                result("PackingBench.deltaVector", "", "[[6]]"),
                result("MaskBench.spans", "\"params\": {\"kernel\": \"scalar\", \"rows\": \"9\"},", "[[8]]"),
                result("MaskBench.spans", "\"params\": {\"kernel\": \"vector256\", \"rows\": \"9\"},", "[[2]]"),
                result("ZoneReadBench.read", "", "[[2]]"),
                result("LonelyBench.vector", "", "[[2]]"));
        Outcome outcome = start("compare", "--kernels", a);
        assertEquals(0, outcome.code(), outcome.err());
        List<String> rows =
                outcome.out().lines().filter(line -> line.contains("us/op")).toList();
        assertEquals(
                List.of(
                        "| CrossingBench (batch=full) | vector | 6.000 us/op | 2.000 us/op | 3.00 × | 3.00 to 3.00 |",
                        "| PackingBench.delta | vector | 3.000 us/op | 6.000 us/op | 0.50 × | 0.50 to 0.50 |",
                        "| MaskBench.spans (rows=9) | vector256 | 8.000 us/op | 2.000 us/op | 4.00 × | 4.00 to 4.00 |"),
                rows);
    }

    @Test
    void fileWithoutKernelsIsRefused() throws IOException {
        Path a = write("a.json", result("ZoneReadBench.read", "", "[[2]]"));
        assertRefused(start("compare", "--kernels", a), "no benchmark has a scalar and a vector side");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "absent; does not exist",
                "not json; does not contain a JSON object",
                "[]; does not contain a JSON object",
                "{}; 'results' is missing",
                "{\"results\": 1}; 'results' is 1",
                "{\"results\": [2]}; 'results' is 2",
                "{\"results\": []}; 'results' is empty",
                "{\"results\": [{\"primaryMetric\": {}}]}; 'benchmark' is missing",
                "RAW[[]]; 'rawData' is empty",
                "RAW[[\"NaN\"]]; 'rawData' is NaN",
                "RAW[3]; 'rawData' is 3"
            })
    void badFilesAreRefusedInOneLine(String content, String message) throws IOException {
        Path file = folder.resolve("bad.json");
        if (content.startsWith("RAW")) {
            write("bad.json", result("ABench.run", "", content.substring("RAW".length())));
        } else if (!content.equals("absent")) {
            Files.writeString(file, content);
        }
        assertRefused(start("compare", "--kernels", file), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; start bench/jmh.sh",
                "compare; usage:",
                "compare a b c; usage:",
                "run; start bench/jmh.sh",
                "run out abc --quik; usage:",
                "run out abc Scan Page; usage:",
                "run out abc (; is not a regular expression",
                "run out abc NoSuchBenchmark; no benchmark matches 'NoSuchBenchmark'"
            })
    void wrongArgumentsAreRefusedInOneLine(String args, String message) {
        Object[] words = args == null ? new Object[0] : args.split(" ", -1);
        assertRefused(start(words), message);
    }

    @Test
    void resultsAreWrittenWithTheirOriginAndNeverReplaceOthers() throws IOException, BadInputException {
        List<Object> results = List.of(JSON.std.mapFrom(result("ABench.run", "", "[[3, 4]]")));
        SuiteRun run = SuiteRun.of(List.of("--quick", "ABench"));
        Path first = run.write(folder, "abc", results);
        Path second = run.write(folder, "abc", results);
        assertTrue(first.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d-abc-quick\\.json"), first::toString);
        assertTrue(second.getFileName().toString().endsWith("-abc-quick-2.json"), second::toString);
        Map<String, Object> file = JSON.std.mapFrom(Files.readString(first));
        assertEquals("abc", file.get("commit"));
        assertEquals(results, file.get("results"));
        assertTrue(String.valueOf(file.get("machine")).matches(".*memory_bytes=[1-9]\\d*.*"), file::toString);
        ResultFile read = ResultFile.read(first);
        assertTrue(read.machine().contains("JDK " + Runtime.version()), read::machine);
        assertEquals(3.5, read.results().getFirst().sample().median());
    }

    @Test
    void suiteSetsDurationsAndInheritsFlags() throws BadInputException {
        Options whole = SuiteRun.of(List.of()).options().build();
        assertEquals(2, whole.getForkCount().get());
        assertEquals(400, whole.getMeasurementTime().get().convertTo(TimeUnit.MILLISECONDS));
        assertFalse(whole.getJvmArgs().hasValue() || whole.getJvmArgsAppend().hasValue());
        Options quick = SuiteRun.of(List.of("--quick")).options().build();
        assertEquals(1, quick.getForkCount().get());
        assertEquals(100, quick.getMeasurementTime().get().convertTo(TimeUnit.MILLISECONDS));
    }

    private static void assertRefused(Outcome outcome, String message) {
        assertEquals(2, outcome.code());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("bench: "), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    private static Outcome start(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = SuiteMain.execute(
                Stream.of(args).map(String::valueOf).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String result(String method, String params, String scores) {
        return """
                {"benchmark": "org.tileindex.bench.%s", "mode": "avgt", %s
                 "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreUnit": "us/op", "rawData": %s}}\
                """.formatted(method, params, scores);
    }

    private Path write(String name, String... results) throws IOException {
        return Files.writeString(folder.resolve(name), """
                {"machine": {"cpu": "a CPU", "cores": 2, "kernels": "vector, 256 bit"}, "jdk": {"version": "25"},
                 "commit": "abc", "date": "2026-11-21", "quick": true, "results": [%s]}
                """.formatted(String.join(",", results)));
    }
}
