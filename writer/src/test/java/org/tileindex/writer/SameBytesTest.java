package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.writer.page.Codec;

/// The bytes depend on the input alone, and columns over the same runs share pages.
class SameBytesTest {
    private static final int[] LENGTHS = {130, 60, 1, 300, 40, 2, 77, 500, 3};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource(Codec.class)
    void theSameInputGivesTheSameBytesWhateverTheWriterWroteBefore(Codec codec) throws Exception {
        Path first = SampleShard.random(3).write(new ShardWriter(codec, 900, 100), folder.resolve("a.parquet"));
        ShardWriter used = new ShardWriter(codec, 900, 100);
        SampleShard.random(8).write(used, folder.resolve("other.parquet"));
        SampleShard.grid(70_000).write(used, folder.resolve("other.parquet"));
        Path second = SampleShard.random(3).write(used, folder.resolve("b.parquet"));
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void filesWrittenTogetherHaveTheBytesOfFilesWrittenAlone() throws Exception {
        SampleShard shard = SampleShard.grid(LENGTHS);
        ShardFile one = shard.file(folder.resolve("one.parquet"));
        ShardFile two = new ShardFile(
                folder.resolve("two.parquet"),
                "sample",
                one.columns().subList(4, 9).reversed());
        ShardWriter writer = new ShardWriter(Codec.SNAPPY, 300, 100);
        long bytes = writer.write(shard.runs(), List.of(one, two)).bytes();
        assertEquals(Files.size(one.path()) + Files.size(two.path()), bytes);
        for (ShardFile file : List.of(one, two)) {
            ShardFile alone = new ShardFile(folder.resolve("alone.parquet"), "sample", file.columns());
            writer.write(shard.runs(), List.of(alone));
            assertArrayEquals(Files.readAllBytes(alone.path()), Files.readAllBytes(file.path()));
        }
    }

    @Test
    void columnsOverTheSameIndexHaveTheSameDataPages() throws Exception {
        RawFile file = RawFile.read(SampleShard.grid(LENGTHS)
                .write(new ShardWriter(Codec.SNAPPY, 100, 40), folder.resolve("shard.parquet")));
        assertEquals(4, file.rowGroups().size());
        for (int i = 0; i < file.rowGroups().size(); i++) {
            assertEquals(pages(file, i, "row"), pages(file, i, "lat"));
            assertEquals(pages(file, i, "row"), pages(file, i, "area"));
            assertEquals(pages(file, i, "lon"), pages(file, i, "col"));
            assertEquals(pages(file, i, "lon"), pages(file, i, "scattered"));
            assertEquals(pages(file, i, "iso"), pages(file, i, "constant"));
            assertNotEquals(pages(file, i, "row"), pages(file, i, "lon"));
        }
    }

    private static List<List<Byte>> pages(RawFile file, int rowGroup, String column) throws IOException {
        return file.dataPages(file.chunk(rowGroup, column));
    }
}
