package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.page.Codec;

/// A file gets its name only when it is complete, and every column declares the order of its type.
class ShardWriterTest {
    private static final SampleShard SHARD = SampleShard.grid(100, 200, 300);

    private final ShardWriter writer = new ShardWriter(Codec.SNAPPY, 100, 50);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void onlyTheFileIsLeft() throws Exception {
        long bytes = writer.write(SHARD.runs(), List.of(SHARD.file(folder.resolve("shard.parquet"))))
                .bytes();
        assertEquals(List.of("shard.parquet"), names());
        assertEquals(bytes, Files.size(folder.resolve("shard.parquet")));
    }

    @Test
    void everyColumnDeclaresTheOrderOfItsType() throws Exception {
        Path path = SHARD.write(writer, folder.resolve("shard.parquet"));
        List<ColumnOrder> orders = RawFile.read(path).columnOrders();
        assertEquals(SHARD.columns().size(), orders.size());
        assertEquals(
                List.of(),
                orders.stream().filter(order -> !order.isSetTYPE_ORDER()).toList());
    }

    @Test
    void anOldFileOfThatNameIsReplaced() throws Exception {
        Path path = Files.writeString(folder.resolve("shard.parquet"), "old");
        SHARD.write(writer, path);
        assertEquals(SHARD.expanded(), FileReaders.readWithParquetJava(path));
    }

    @Test
    void anUnfinishedFileOfARunThatDiedIsReplaced() throws Exception {
        Files.write(folder.resolve("shard.parquet.part"), new byte[1 << 20]);
        Path path = SHARD.write(writer, folder.resolve("shard.parquet"));
        assertEquals(List.of("shard.parquet"), names());
        assertEquals(SHARD.expanded(), FileReaders.readWithParquetJava(path));
    }

    @Test
    void anAbsentFolderFailsAndLeavesNothing() throws Exception {
        ShardFile absent = SHARD.file(folder.resolve("absent/shard.parquet"));
        assertThrows(IOException.class, () -> writer.write(SHARD.runs(), List.of(absent)));
        assertEquals(List.of(), names());
    }

    @Test
    void ifOneFileFailsNoneHasItsName() throws Exception {
        ShardFile good = SHARD.file(folder.resolve("good.parquet"));
        ShardFile absent = SHARD.file(folder.resolve("absent/shard.parquet"));
        assertThrows(IOException.class, () -> writer.write(SHARD.runs(), List.of(good, absent)));
        assertEquals(List.of(), names());
    }

    @Test
    void anExistingFileKeepsItsBytesIfTheWriteFails() throws Exception {
        Path path = Files.writeString(folder.resolve("good.parquet"), "old");
        ShardFile absent = SHARD.file(folder.resolve("absent/shard.parquet"));
        assertThrows(IOException.class, () -> writer.write(SHARD.runs(), List.of(SHARD.file(path), absent)));
        assertEquals("old", Files.readString(path));
    }

    @Test
    void aValueThatDoesNotFitItsTypeFailsHalfWayAndLeavesNothing() throws Exception {
        int[] lengths = {300, 300};
        SampleShard tooLarge =
                SampleShard.of(lengths, new int[2], new int[2], new long[] {0, Integer.MAX_VALUE - 10}, new long[2]);
        ShardFile file = tooLarge.file(folder.resolve("shard.parquet"));
        assertThrows(ArithmeticException.class, () -> writer.write(tooLarge.runs(), List.of(file)));
        assertEquals(List.of(), names());
    }

    @Test
    void aWriterThatFailedOnceWritesTheSameBytesAsBefore() throws Exception {
        byte[] before = Files.readAllBytes(SHARD.write(writer, folder.resolve("before.parquet")));
        aValueThatDoesNotFit();
        byte[] after = Files.readAllBytes(SHARD.write(writer, folder.resolve("after.parquet")));
        assertArrayEquals(before, after);
    }

    private void aValueThatDoesNotFit() {
        SampleShard tooLarge =
                SampleShard.of(new int[] {20}, new int[1], new int[1], new long[] {Integer.MAX_VALUE}, new long[1]);
        ShardFile file = tooLarge.file(folder.resolve("shard.parquet"));
        assertThrows(ArithmeticException.class, () -> writer.write(tooLarge.runs(), List.of(file)));
    }
}
