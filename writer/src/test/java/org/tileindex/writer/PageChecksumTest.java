package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.page.Codec;

/// Every page carries a checksum that finds a changed byte.
class PageChecksumTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFlippedBitInAnyPageIsDetected() throws Exception {
        SampleShard shard = SampleShard.grid(130, 60, 1, 300, 40, 2);
        Path intact = shard.write(new ShardWriter(Codec.NONE, 100, 40), folder.resolve("intact.parquet"));
        assertEquals(shard.expanded(), FileReaders.readWithParquetJava(intact));
        RawFile file = RawFile.read(intact);
        List<Long> ends = pageEnds(file);
        assertEquals(2, file.rowGroups().size());
        assertTrue(ends.size() >= 50, () -> ends.size() + " pages");
        for (long end : ends) {
            byte[] bytes = file.bytes();
            bytes[(int) end - 1] ^= 0x10;
            Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
            ParquetDecodingException found =
                    assertThrows(ParquetDecodingException.class, () -> FileReaders.readWithParquetJava(damaged));
            assertTrue(String.valueOf(found.getMessage()).contains("CRC"), found::toString);
        }
    }

    /// The end of every dictionary page and every data page, in bytes of the file; each page has a checksum.
    private static List<Long> pageEnds(RawFile file) throws IOException {
        List<Long> ends = new ArrayList<>();
        for (int i = 0; i < file.rowGroups().size(); i++) {
            for (ColumnChunk chunk : file.rowGroups().get(i).getColumns()) {
                List<PageLocation> pages = file.offsetIndex(chunk).getPage_locations();
                if (chunk.getMeta_data().isSetDictionary_page_offset()) {
                    PageHeader header = file.pageHeader(chunk.getMeta_data().getDictionary_page_offset());
                    assertTrue(header.isSetCrc());
                    ends.add(pages.getFirst().getOffset());
                }
                for (PageLocation page : pages) {
                    assertTrue(file.pageHeader(page.getOffset()).isSetCrc());
                    ends.add(page.getOffset() + page.getCompressed_page_size());
                }
            }
        }
        return ends;
    }
}
