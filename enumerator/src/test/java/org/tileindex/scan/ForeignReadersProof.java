package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.scan.ReaderAgreement.Kind;
import org.tileindex.scan.ReaderAgreement.Outcome;
import org.tileindex.zone.file.FuzzedFiles;

/// Damaged files of every format give the tiles that GDAL's reader of the same bytes gives (Arrow C++'s for Parquet),
/// or we refuse them. docs/fuzz.md has the table, and each exception with its reason; another one fails this test.
/// `.ci/fuzz` prepares the other readers and runs it.
class ForeignReadersProof {
    private static final Path ROOT = Path.of("..");
    private static final int FILES = Integer.getInteger("fuzz.files", 500);
    private static final List<String> FORMATS = Optional.ofNullable(System.getProperty("fuzz.formats"))
            .map(formats -> List.of(formats.split(",", -1)))
            .orElse(FuzzedFiles.FORMATS);

    /// A row of exceptions in docs/fuzz.md: a format and a part of the outcome.
    private static final Pattern EXCEPTION = Pattern.compile("^\\| `(\\w+)` \\| `([^`]+)` \\|", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void damagedFilesHaveTheTilesThatOtherReadersGive() throws Exception {
        Path python = ROOT.resolve(System.getProperty("fuzz.python", "target/gdal-venv/bin/python"));
        assertTrue(Files.isExecutable(python), python + " is absent: run .ci/fuzz");
        List<String> table = new ArrayList<>();
        List<String> log = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        List<MatchResult> explained = EXCEPTION
                .matcher(Files.readString(ROOT.resolve("docs/fuzz.md")))
                .results()
                .toList();
        String readers = "";
        for (String format : FORMATS) {
            Map<Integer, Path> files = files(format);
            readers = ForeignFeatures.readAll(python, List.copyOf(files.values()));
            Map<Integer, Outcome> outcomes = outcomes(files);
            outcomes.forEach((seed, outcome) -> {
                String line = "%s %d %s".formatted(format, seed, outcome);
                log.add(line);
                if (outcome.isException() && explained.stream().noneMatch(row -> explains(row, format, line))) {
                    unexplained.add(line);
                }
            });
            table.add(row(format, outcomes));
        }
        Files.write(Files.createDirectories(ROOT.resolve("target")).resolve("fuzz.log"), log);
        System.out.printf("%s%n%s%n", readers, String.join("\n", table));
        assertEquals("", String.join("\n", unexplained), "mend these, or explain them in docs/fuzz.md");
    }

    private static boolean explains(MatchResult row, String format, String line) {
        return row.group(1).equals(format) && line.contains(row.group(2));
    }

    private Map<Integer, Path> files(String format) throws Exception {
        FuzzedFiles fuzzed = new FuzzedFiles(Files.createDirectories(folder.resolve(format)), format);
        Map<Integer, Path> files = new TreeMap<>();
        for (int seed = 0; seed < FILES; seed++) {
            files.put(seed, fuzzed.write(seed));
        }
        return files;
    }

    private static Map<Integer, Outcome> outcomes(Map<Integer, Path> files) throws Exception {
        ReaderAgreement agreement = new ReaderAgreement();
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            outcomes.put(file.getKey(), agreement.of(file.getValue(), ForeignFeatures.of(file.getValue())));
        }
        return outcomes;
    }

    /// A row of the table in docs/fuzz.md.
    private static String row(String format, Map<Integer, Outcome> outcomes) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        Map<String, Integer> reasons = new TreeMap<>();
        for (Outcome outcome : outcomes.values()) {
            counts.merge(outcome.kind(), 1, Integer::sum);
            if (outcome.kind() == Kind.WE_REFUSE) {
                reasons.merge(outcome.code().map(Enum::name).orElse("").substring(0, 4), 1, Integer::sum);
            }
        }
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| `%s` | %d |", format, outcomes.size()));
        for (Kind kind : Kind.values()) {
            row.append(" %d".formatted(counts.getOrDefault(kind, 0)));
            if (kind == Kind.WE_REFUSE) {
                reasons.forEach((code, count) -> row.append(", %d %s".formatted(count, code)));
            }
            row.append(" |");
        }
        return row.toString();
    }
}
