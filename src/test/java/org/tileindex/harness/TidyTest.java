package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files and lines are short: a source file has at most 300 lines, or says at its top why it has more; a line has at
/// most 120 characters.
class TidyTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_CHARACTERS = 120;
    private static final int TOP = 12;
    private static final String REASON = "Over 300 lines because";
    private static final List<String> SOURCES = List.of(".java", ".xml", ".sh", ".py", ".sql", ".yml");

    @Test
    void noSourceFileIsLongWithoutAReason() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        for (Path file : Repository.files()) {
            if (isSource(file)) {
                seen++;
                List<String> lines = Files.readAllLines(file);
                boolean reason = lines.stream().limit(TOP).anyMatch(line -> line.contains(REASON));
                if (lines.size() > MOST_LINES && !reason) {
                    tooLong.add(file + ": " + lines.size() + " lines");
                }
            }
        }
        assertTrue(seen > 100, seen + " source files");
        assertEquals(List.of(), tooLong, "write '" + REASON + " …' at the top, or split the file");
    }

    @Test
    void noLineOfASourceFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (isSource(file)) {
                tooLong.addAll(longLines(file, Files.readAllLines(file)));
            }
        }
        assertEquals("", String.join("\n", tooLong), "lines of more than " + MOST_CHARACTERS + " characters");
    }

    @Test
    void noLineOfProseIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        for (Path file : Repository.files()) {
            if (file.toString().endsWith(".md")) {
                seen++;
                tooLong.addAll(longLines(file, prose(Files.readAllLines(file))));
            }
        }
        assertTrue(seen > 5, seen + " documents");
        assertEquals("", String.join("\n", tooLong), "lines of more than " + MOST_CHARACTERS + " characters");
    }

    @Test
    void tablesAndCodeBlocksAreNotProse() {
        assertEquals(
                List.of("prose", "", "", "", "", "", "- item", "  continued", "", ""),
                prose(List.of(
                        "prose", "| table |", "```java", "code", "```", "", "- item", "  continued", "", "    code")));
    }

    private static List<String> longLines(Path file, List<String> lines) {
        List<String> tooLong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int length = line.codePointCount(0, line.length());
            if (length > MOST_CHARACTERS && !line.startsWith("import ")) {
                tooLong.add("%s:%d: %d characters".formatted(Repository.root().relativize(file), i + 1, length));
            }
        }
        return tooLong;
    }

    /// The lines of a Markdown document; those of tables and of code blocks, fenced or indented, are empty.
    private static List<String> prose(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            boolean apart =
                    fenced || fence || line.startsWith("    ") || line.strip().startsWith("|");
            prose.add(apart ? "" : line);
            fenced ^= fence;
        }
        return prose;
    }

    /// Whether a file is a source by its ending, or a script without one.
    private static boolean isSource(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (SOURCES.stream().anyMatch(name::endsWith)) {
            return true;
        }
        if (name.contains(".")) {
            return false;
        }
        byte[] start = new byte[2];
        try (var in = Files.newInputStream(file)) {
            return in.read(start) == 2 && start[0] == '#' && start[1] == '!';
        }
    }
}
