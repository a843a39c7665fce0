package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Damaged files of all formats: each is read, or refused with one short line for people.
@Tag("slow")
class FuzzedZoneFilesTest {
    /// Number of files of each format; the profile `exhaustive` raises it.
    private static final int FILES = Integer.getInteger("damaged.files", 150);

    /// A reader that takes longer hangs; a busy machine may need several times the seconds of a quiet one.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int LONGEST_LINE = 300;
    private static final Pattern NAMES_OF_CLASSES = Pattern.compile("\\w(Exception|Error|Feature|Constraints)\\b"
            + "|\\b(java|javax|jdk|org|com)\\.\\w|\\w\\(\\)|\\w+::\\w|\\b[A-Z]{3,}(_[A-Z]{2,})+\\b");

    @SuppressWarnings("unused") // JUnit's
    private static final List<String> FORMATS = FuzzedFiles.FORMATS;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("FORMATS")
    void damagedFilesAreReadOrRefused(String format) throws Exception {
        FuzzedFiles files = new FuzzedFiles(folder, format);
        List<String> faults = new ArrayList<>();
        int refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Path file = files.write(seed);
            String what = format + " " + seed;
            String line = assertTimeoutPreemptively(LONGEST, () -> refusal(file, what), what);
            refused += line.isEmpty() ? 0 : 1;
            if (!isForPeople(line)) {
                faults.add("%s (%d characters): %s".formatted(what, line.length(), line));
            }
        }
        assertEquals("", String.join("\n", faults));
        assertTrue(refused > FILES / 10, refused + " refused");
    }

    private static boolean isForPeople(String line) {
        return line.length() <= LONGEST_LINE
                && line.chars().noneMatch(Character::isISOControl)
                && !NAMES_OF_CLASSES.matcher(line).find();
    }

    /// The line that the terminal shows; empty if the file is read.
    private static String refusal(Path file, String what) {
        try {
            ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT).all();
            return "";
        } catch (TileIndexException e) {
            assertTrue(e.code() != ErrorCode.E099_INTERNAL, what);
            return "tile-index: %s: %s".formatted(e.code(), e.getMessage());
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
    }
}
