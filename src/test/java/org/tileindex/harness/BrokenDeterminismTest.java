package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.report.RunResult;

/// The harness notices determinism that is broken on purpose.
@Tag("slow")
class BrokenDeterminismTest {
    private static final String FIRST = "country=LS/part-00000.parquet";
    private static final String SECOND = "country=LS/part-00001.parquet";

    @TempDir
    private Path folder = Path.of("");

    private Path intact = Path.of("");
    private Path broken = Path.of("");

    @BeforeEach
    void publishLesothoInTwoShards() throws Exception {
        intact = index(shardsOf(30_000, folder.resolve("intact")));
        broken = folder.resolve("broken");
        FolderComparison.copy(intact, broken);
        assertEquals(List.of(FIRST, SECOND), FolderComparison.files(intact));
        assertEquals(List.of(), FolderComparison.differences(intact, broken));
    }

    @Test
    void oneFlippedBitIsReportedWithItsFileAndPlace() throws Exception {
        Path file = broken.resolve(SECOND);
        long at = Files.size(file) / 2;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
        assertEquals(List.of(SECOND + ": differs from byte " + at), FolderComparison.differences(intact, broken));
        assertReceiptChanged();
    }

    @Test
    void swappedShardsAreReported() throws Exception {
        Path spare = folder.resolve("spare");
        Files.move(broken.resolve(FIRST), spare);
        Files.move(broken.resolve(SECOND), broken.resolve(FIRST));
        Files.move(spare, broken.resolve(SECOND), StandardCopyOption.ATOMIC_MOVE);
        assertEquals(2, FolderComparison.differences(intact, broken).size());
        assertReceiptChanged();
    }

    /// What a planner would do that divides a country among the workers there happen to be.
    @Test
    void shardBoundariesThatFollowTheWorkersAreReported() throws Exception {
        long rowsForTwoWorkers = 30_000;
        long rowsForFourWorkers = rowsForTwoWorkers / 2;
        Path other = index(shardsOf(rowsForFourWorkers, folder.resolve("four")));
        List<String> differences = FolderComparison.differences(intact, other);
        assertTrue(differences.stream().anyMatch(line -> line.startsWith(FIRST + ": differs")), differences::toString);
        assertTrue(differences.contains("country=LS/part-00002.parquet: unexpected"), differences::toString);
    }

    @Test
    void aMissingFileIsReported() throws Exception {
        Files.delete(broken.resolve(SECOND));
        assertEquals(List.of(SECOND + ": missing"), FolderComparison.differences(intact, broken));
        assertReceiptChanged();
    }

    @Test
    void aChangedReceiptIsReportedWithBothValues() {
        GoldenReceipts golden = new GoldenReceipts(new TreeMap<>(Map.of("SNAPPY.tile_index", "abc")));
        assertEquals("", golden.changes(Map.of("SNAPPY.tile_index", "abc")));
        assertEquals(
                "SNAPPY.tile_index: was abc, is abd%n".formatted(), golden.changes(Map.of("SNAPPY.tile_index", "abd")));
        assertFalse(golden.changes(Map.of()).isEmpty());
    }

    private void assertReceiptChanged() throws IOException {
        assertFalse(PartitionDigest.sha256(intact).equals(PartitionDigest.sha256(broken)), "receipt");
    }

    private static RunResult shardsOf(long rows, Path out) throws Exception {
        return SampleRun.of(List.of("LS")).shardRows(rows).into(out);
    }

    private static Path index(RunResult result) {
        return result.datasets().get(0).partition();
    }
}
