package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.writer.page.Codec;

/// Damage to a compressed page, of whatever codec, never goes unnoticed by a reader that verifies checksums.
@Tag("slow")
class DamagedPagesTest {
    private static final int DAMAGES = 250;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// The bytes `[from, to)` of a page in the file, without its header.
    private record Body(int from, int to) {}

    @ParameterizedTest
    @EnumSource(Codec.class)
    void aChangedOrCutPageIsAlwaysRefused(Codec codec) throws Exception {
        SampleShard shard = SampleShard.grid(700, 1, 900, 300, 40, 1200, 2, 2000, 30);
        Path intact = shard.write(new ShardWriter(codec, 4000, 500), folder.resolve("intact.parquet"));
        assertEquals(shard.expanded(), FileReaders.readWithParquetJava(intact));
        RawFile file = RawFile.read(intact);
        List<Body> bodies = bodies(file);
        assertTrue(bodies.size() > 20, bodies::toString);
        SplittableRandom random = new SplittableRandom(codec.name().length());
        for (int i = 0; i < DAMAGES; i++) {
            Body body = bodies.get(random.nextInt(bodies.size()));
            byte[] bytes = file.bytes();
            String damage = damage(bytes, body, random);
            Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
            ParquetDecodingException refused = assertThrows(
                    ParquetDecodingException.class, () -> FileReaders.readWithParquetJava(damaged), damage);
            assertTrue(String.valueOf(refused.getMessage()).contains("CRC"), refused::toString);
        }
    }

    /// Changes one bit, or clears the rest of the page as if its end had never been written.
    private static String damage(byte[] bytes, Body body, SplittableRandom random) {
        int at = random.nextInt(body.from(), body.to());
        int bit = random.nextInt(Byte.SIZE);
        bytes[at] ^= (byte) (1 << bit);
        if (random.nextInt(3) > 0) {
            return "bit " + bit + " of byte " + at + " in " + body;
        }
        for (int i = at + 1; i < body.to(); i++) {
            bytes[i] = 0;
        }
        return "cut off at " + at + " in " + body;
    }

    private static List<Body> bodies(RawFile file) throws Exception {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < file.rowGroups().size(); i++) {
            for (ColumnChunk chunk : file.rowGroups().get(i).getColumns()) {
                List<PageLocation> pages = file.offsetIndex(chunk).getPage_locations();
                if (chunk.getMeta_data().isSetDictionary_page_offset()) {
                    long start = chunk.getMeta_data().getDictionary_page_offset();
                    add(file, start, pages.getFirst().getOffset(), bodies);
                }
                for (PageLocation page : pages) {
                    add(file, page.getOffset(), page.getOffset() + page.getCompressed_page_size(), bodies);
                }
            }
        }
        return bodies;
    }

    private static void add(RawFile file, long start, long end, List<Body> bodies) throws Exception {
        PageHeader header = file.pageHeader(start);
        assertTrue(header.isSetCrc());
        bodies.add(new Body(Math.toIntExact(end) - header.getCompressed_page_size(), Math.toIntExact(end)));
    }
}
