package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs over files of all countries of the world.
final class CountryFiles {
    private CountryFiles() {}

    /// Asserts that a run over `file` ends well if it leaves out ids that are no codes; where they are raw data, also
    /// invalid zones. Without these options one line names all that stands in the way.
    ///
    /// @return what the runs said
    static String run(Path file, Path out) {
        boolean raw = String.valueOf(file.getFileName()).contains("raw");
        List<String> plain = new ArrayList<>(List.of("enumerate", "--no-cache", "--progress", "none", "--grid", "5m"));
        plain.addAll(List.of("--out", out.toString(), "--zones", file.toString()));
        Ended refused = Ended.of(plain.toArray(String[]::new));
        assertEquals(1, refused.exitCode(), refused::toString);
        assertEquals(1, refused.err().size(), refused::toString);
        String line = refused.err().get(0);
        assertTrue(line.contains("1 id is not ISO 3166-1: XK"), line);
        assertEquals(raw, line.contains("invalid, too"), line);
        plain.addAll(List.of("--unknown-ids", "skip"));
        if (raw) {
            plain.addAll(List.of("--on-invalid", "skip"));
        }
        Ended ended = Ended.of(plain.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertTrue(ended.saying("left out").contains("XK (no ISO 3166-1 code)"), ended::toString);
        assertEquals(raw, !ended.saying("invalid ").isEmpty(), ended::toString);
        return "%s: %s; refused without options: %s"
                .formatted(
                        file.getFileName(),
                        ended.out().get(0),
                        line.substring(
                                line.indexOf(file.toString()) + file.toString().length() + 2));
    }
}
