package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A source file is short, or says at its top why it is not.
class FileLengthTest {
    private static final int MOST_LINES = 300;
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

    /// By its ending, or a script without one.
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
