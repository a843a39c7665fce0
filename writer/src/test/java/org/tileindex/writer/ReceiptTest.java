package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The receipt equals the digest that the shell's own tools compute.
class ReceiptTest {
    private static final String SHELL =
            "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | sha256sum | cut -d' ' -f1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path partition;

    private String shellDigest() throws IOException {
        Process process = new ProcessBuilder("sh", "-c", SHELL)
                .directory(partition.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = partition.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }

    @Test
    void itEqualsTheShellsDigestWhateverTheNames() throws Exception {
        Random random = new Random(5);
        List<String> names = List.of(
                "country=FR/part-00000.parquet",
                "country=FR/part-00001.parquet",
                "country=FR/part-00010.parquet",
                "country=AB/part-00000.parquet",
                "country=A/part-00000.parquet",
                "country=A.b/part-00000.parquet",
                "country=A-b/part-00000.parquet",
                "country=a/part-00000.parquet",
                "country=Z/a/b/c.parquet",
                "country=Z/a.parquet",
                "country=Z/A.parquet",
                "top.parquet");
        long bytes = 0;
        for (String name : names) {
            byte[] content = new byte[random.nextInt(600_000)];
            random.nextBytes(content);
            write(name, content);
            bytes += content.length;
        }
        assertEquals(new Receipt(shellDigest(), names.size(), bytes), Receipt.of(partition));
    }

    @Test
    void filesOfWholeBlocksAndAroundThem() throws Exception {
        long bytes = 0;
        int[] sizes = {-1, 0, 1, DirectFile.BLOCK_BYTES, 2 * DirectFile.BLOCK_BYTES + 4095};
        for (int more : sizes) {
            byte[] content = new byte[DirectFile.BLOCK_BYTES + more];
            new Random(more).nextBytes(content);
            write("part" + more, content);
            bytes += content.length;
        }
        assertEquals(new Receipt(shellDigest(), sizes.length, bytes), Receipt.of(partition));
    }

    @Test
    void emptyFilesAndFoldersCountAsTheyAre() throws Exception {
        write("country=FR/part-00000.parquet", new byte[0]);
        Files.createDirectories(partition.resolve("country=DE"));
        assertEquals(new Receipt(shellDigest(), 1, 0), Receipt.of(partition));
    }

    @Test
    void anAbsentPartitionHasNone() {
        assertThrows(IOException.class, () -> Receipt.of(partition.resolve("absent")));
    }
}
