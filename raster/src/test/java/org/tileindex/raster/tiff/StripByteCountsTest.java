package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;

/// Byte counts that are wrong or absent, as GDAL 3.6 takes them.
class StripByteCountsTest {
    private static final int DEFLATE = 8;

    private static TiffBytes oneStrip() {
        return TiffBytes.image().shorts(Tag.ROWS_PER_STRIP, 4).longs(Tag.STRIP_OFFSETS, 16);
    }

    private static Optional<ByteRange> first(TiffBytes file) throws Exception {
        return file.gap(100).header().image().blocks().range(0);
    }

    @Test
    void aPlainStripHasTheSizeOfItsPixelsWhateverItsCount() throws Exception {
        Optional<ByteRange> all = Optional.of(new ByteRange(16, 16));
        for (int count : new int[] {1, 7, 16, 17, 60_000}) {
            assertEquals(all, first(TiffBytes.image().shorts(Tag.STRIP_BYTE_COUNTS, count, 16)));
        }
    }

    @Test
    void theOnlyStripNeedsNoCount() throws Exception {
        Optional<ByteRange> all = Optional.of(new ByteRange(16, 32));
        assertEquals(all, first(oneStrip().shorts(Tag.STRIP_BYTE_COUNTS, 0)));
        assertEquals(all, first(oneStrip().without(Tag.STRIP_BYTE_COUNTS)));
        ByteRange compressed = first(oneStrip().shorts(Tag.COMPRESSION, DEFLATE).shorts(Tag.STRIP_BYTE_COUNTS, 0))
                .orElseThrow();
        assertTrue(compressed.offset() == 16 && compressed.length() > 200, compressed::toString);
    }

    @Test
    void oneOfSeveralStripsWithoutBytesIsSparse() throws Exception {
        assertEquals(Optional.empty(), first(TiffBytes.image().shorts(Tag.STRIP_BYTE_COUNTS, 0, 16)));
        assertEquals(
                Optional.empty(), first(oneStrip().longs(Tag.STRIP_OFFSETS, 0).shorts(Tag.STRIP_BYTE_COUNTS, 0)));
    }

    @Test
    void severalStripsNeedTheirCounts() {
        assertThrows(TileIndexException.class, () -> first(TiffBytes.image().without(Tag.STRIP_BYTE_COUNTS)));
    }

    @Test
    void noMoreOfACompressedStripIsReadThanItsPixelsCanTake() throws Exception {
        TiffBytes file = oneStrip().shorts(Tag.COMPRESSION, DEFLATE).longs(Tag.STRIP_BYTE_COUNTS, 150_000);
        assertEquals(
                Optional.of(new ByteRange(16, 10 * 32 + (64 << 10))),
                file.gap(200_000).header().image().blocks().range(0));
    }

    @Test
    void aTileWithFewerBytesThanItsPixelsIsNotProlonged() throws Exception {
        TiffBytes tiles = TiffBytes.image()
                .without(Tag.STRIP_OFFSETS)
                .without(Tag.STRIP_BYTE_COUNTS)
                .shorts(Tag.TILE_WIDTH, 16)
                .shorts(Tag.TILE_LENGTH, 16)
                .longs(Tag.TILE_OFFSETS, 16)
                .longs(Tag.TILE_BYTE_COUNTS, 7);
        assertEquals(Optional.of(new ByteRange(16, 7)), first(tiles));
    }
}
