package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.request.ShardFormat;

/// The line of a damaged part file describes the damage in words, without names of Java classes.
@Tag("slow")
class DamagedPartsTest {
    private static final int FILES = 150;
    private static final Pattern JAVA_NAME =
            Pattern.compile("\\w(?:Exception|Error)\\b|[a-z]\\.[A-Z]|@[0-9a-f]{5}|found null");

    @TempDir
    private Path folder = Path.of("");

    static List<ShardFormat> formats() {
        return List.of(PublishedSample.PARQUET, PublishedSample.ARROW);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aDamagedFileIsDescribedInWords(ShardFormat format) throws Exception {
        PublishedSample sample = PublishedSample.publish(folder, format);
        Path part = part();
        byte[] bytes = Files.readAllBytes(part);
        int unreadable = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Files.write(part, damaged(bytes, new Random(seed)));
            List<Failure> failures = sample.verify(false);
            assertTrue(
                    failures.stream().anyMatch(failure -> failure.what().contains("determinism receipt")),
                    failures::toString);
            for (Failure failure : failures) {
                String line = failure.toString().replace(ErrorCode.E099_INTERNAL.toString(), "");
                assertFalse(JAVA_NAME.matcher(line).find(), line);
                unreadable += failure.what().contains("cannot be read") ? 1 : 0;
            }
        }
        assertTrue(unreadable > FILES / 2, "unreadable files: " + unreadable);
    }

    /// The first part of `tile_index`, of either format.
    private Path part() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("tile_index"))) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
    }

    /// A file cut short, or with three bytes changed, mostly in the metadata at its start and end.
    private static byte[] damaged(byte[] bytes, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        byte[] changed = bytes.clone();
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(Math.min(3_000, bytes.length));
            changed[random.nextBoolean() ? at : bytes.length - 1 - at] ^= (byte) (1 + random.nextInt(255));
        }
        return changed;
    }
}
