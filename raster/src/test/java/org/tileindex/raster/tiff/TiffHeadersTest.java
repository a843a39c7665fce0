package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.BytesInMemory;
import org.tileindex.raster.source.ByteRange;

/// Headers that few programs write. What GDAL 3.6 makes of the same tags was looked up by hand.
class TiffHeadersTest {
    @Test
    void classicAndBigInBothOrdersOfBytes() throws Exception {
        for (TiffBytes file : List.of(
                TiffBytes.image(),
                TiffBytes.image().bigEndian(),
                TiffBytes.image().big(),
                TiffBytes.image().big().bigEndian())) {
            GeoTiffHeader header = file.header();
            assertEquals(8, header.image().width());
            assertEquals(2, header.image().blockHeight());
            assertEquals(
                    List.of(Optional.of(new ByteRange(16, 16)), Optional.of(new ByteRange(32, 16))),
                    header.image().blocks().ranges(new long[] {0, 1}));
        }
        assertTrue(TiffBytes.image().big().header().bigTiff());
        assertEquals(
                ByteOrder.BIG_ENDIAN, TiffBytes.image().bigEndian().header().byteOrder());
    }

    @Test
    void stripsOfMoreRowsThanTheImageAreOneStrip() throws Exception {
        for (double rows : new double[] {5, 4294967295.0}) {
            TiffImage image =
                    TiffBytes.image().longs(Tag.ROWS_PER_STRIP, rows).header().image();
            assertEquals(4, image.blockHeight());
            assertEquals(1, image.blockCount());
        }
        TiffImage absent =
                TiffBytes.image().without(Tag.ROWS_PER_STRIP).header().image();
        assertEquals(4, absent.format().height());
        TiffImage three =
                TiffBytes.image().shorts(Tag.ROWS_PER_STRIP, 3).header().image();
        assertEquals(3, three.format(0).height());
        assertEquals(1, three.format(1).height());
    }

    @Test
    void countsAndOffsetsOfEveryWidth() throws Exception {
        Optional<ByteRange> second = Optional.of(new ByteRange(32, 16));
        for (TiffBytes file : List.of(
                TiffBytes.image().shorts(Tag.STRIP_OFFSETS, 16, 32),
                TiffBytes.image().longs(Tag.STRIP_BYTE_COUNTS, 16, 16),
                TiffBytes.image().longs8(Tag.STRIP_OFFSETS, 16, 32).longs8(Tag.STRIP_BYTE_COUNTS, 16, 16))) {
            assertEquals(second, file.header().image().blocks().range(1));
            assertEquals(second, file.big().header().image().blocks().range(1));
        }
    }

    @Test
    void blocksWithoutBytesAreSparse() throws Exception {
        BlockIndex blocks = TiffBytes.image()
                .longs(Tag.STRIP_OFFSETS, 0, 32)
                .shorts(Tag.STRIP_BYTE_COUNTS, 0, 0)
                .header()
                .image()
                .blocks();
        assertEquals(List.of(Optional.empty(), Optional.empty()), blocks.ranges(new long[] {0, 1}));
    }

    @Test
    void blocksOutsideOfTheFileAreRefusedByNumber() throws Exception {
        BlockIndex blocks = TiffBytes.image()
                .longs(Tag.STRIP_OFFSETS, 16, 100_000)
                .header()
                .image()
                .blocks();
        assertEquals(Optional.of(new ByteRange(16, 16)), blocks.range(0));
        TileIndexException refused = assertThrows(TileIndexException.class, () -> blocks.range(1));
        assertEquals(ErrorCode.E010_INPUT, refused.code());
        assertTrue(refused.what().startsWith("raster made.tif: block 1 "), refused.getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> blocks.range(2));
    }

    @Test
    void masksOverviewsAndPagesAreToldApart() throws Exception {
        GeoTiffHeader header = TiffBytes.image()
                .next()
                .plainImage(8, 4)
                .next()
                .plainImage(4, 2)
                .longs(Tag.NEW_SUBFILE_TYPE, 1)
                .next()
                .plainImage(8, 4)
                .longs(Tag.NEW_SUBFILE_TYPE, 4)
                .next()
                .plainImage(4, 2)
                .longs(Tag.NEW_SUBFILE_TYPE, 5)
                .next()
                .plainImage(2, 1)
                .shorts(Tag.SUBFILE_TYPE, 2)
                .header();
        assertEquals(8, header.mask().orElseThrow().width());
        assertEquals(
                List.of(4, 2),
                header.overviews().stream()
                        .map(overview -> overview.image().width())
                        .toList());
        assertEquals(4, header.overviews().get(0).mask().orElseThrow().width());
        assertEquals(Optional.empty(), header.overviews().get(1).mask());
        assertEquals(new Validity.Mask(header.mask().orElseThrow(), 0), header.validity(0));
    }

    private static TiffBytes bands(int bands, int photometric, double... extra) {
        TiffBytes file = TiffBytes.image().shorts(Tag.SAMPLES_PER_PIXEL, bands).shorts(Tag.PHOTOMETRIC, photometric);
        return extra.length == 0 ? file : file.shorts(Tag.EXTRA_SAMPLES, extra);
    }

    @Test
    void theLastOfTwoOrFourBandsMayBeAlpha() throws Exception {
        assertEquals(new Validity.Alpha(1), bands(2, 1, 2).header().validity(0));
        assertEquals(new Validity.Alpha(1), bands(2, 0, 1).header().validity(0));
        assertEquals(new Validity.All(), bands(2, 1, 2).header().validity(1));
        assertEquals(new Validity.All(), bands(2, 1, 0).header().validity(0));
        assertEquals(new Validity.Alpha(3), bands(4, 2, 2).header().validity(2));
        assertEquals(new Validity.Alpha(3), bands(4, 1, 0, 0, 2).header().validity(0));
        assertEquals(new Validity.All(), bands(4, 1, 2).header().validity(0));
        assertEquals(new Validity.All(), bands(3, 1, 0, 2).header().validity(0));
        assertEquals(new Validity.All(), bands(5, 2, 2, 0).header().validity(0));
        TiffBytes signed = bands(2, 1, 2).shorts(Tag.BITS_PER_SAMPLE, 16).shorts(Tag.SAMPLE_FORMAT, 2);
        assertEquals(new Validity.All(), signed.header().validity(0));
    }

    @Test
    void aNodataValueOfTheTypeOutranksAlpha() throws Exception {
        GeoTiffHeader header = bands(2, 1, 2).text(Tag.GDAL_NODATA, "0").header();
        assertEquals(
                0, ((Validity.ByValue) header.validity(0)).nodata().integer().orElseThrow());
        assertEquals(
                new Validity.Alpha(1),
                bands(2, 1, 2).text(Tag.GDAL_NODATA, "300").header().validity(0));
    }

    @Test
    void metadataOfBands() throws Exception {
        GeoTiffHeader header = bands(2, 1).text(Tag.GDAL_METADATA, """
                        <GDALMetadata>
                          <Item name="SCALE" sample="0" role="scale">0.1</Item>
                          <Item name="OFFSET" sample="1" role="offset">-5</Item>
                          <Item name="DESCRIPTION" sample="1" role="description">a &amp;amp; b</Item>
                          <Item name="COLORINTERP" sample="1" role="colorinterp">Alpha</Item>
                          <Item name="AUTHOR">somebody</Item>
                        </GDALMetadata>
                        """).header();
        assertEquals(Optional.of(new Scaling(0.1, 0)), header.scaling(0));
        assertEquals(Optional.of(new Scaling(1, -5)), header.scaling(1));
        assertEquals(Optional.of("a & b"), header.bands().get(1).description());
        assertEquals(new Validity.Alpha(1), header.validity(0));
    }

    @Test
    void metadataThatIsNotXmlIsRefusedWhenAScaleIsAskedFor() throws Exception {
        for (String xml : List.of("<GDALMetadata><Item", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:/b\">]><a>&b;</a>")) {
            GeoTiffHeader header =
                    TiffBytes.image().text(Tag.GDAL_METADATA, xml).header();
            TileIndexException refused = assertThrows(TileIndexException.class, () -> header.scaling(0));
            assertEquals(ErrorCode.E002_RASTER_MISMATCH, refused.code());
        }
    }

    private static void assertUnreadable(String words, TiffBytes file) throws Exception {
        TiffImage image = file.header().image();
        TileIndexException refused = assertThrows(TileIndexException.class, image::format);
        assertEquals(ErrorCode.E010_INPUT, refused.code());
        assertTrue(refused.what().contains(words), refused.getMessage());
        assertTrue(refused.toString().contains("gdal_translate "), refused.getMessage());
    }

    @Test
    void unsupportedBlocksAreRefusedByName() throws Exception {
        assertUnreadable("JPEG", TiffBytes.image().shorts(Tag.COMPRESSION, 7));
        assertUnreadable("WebP", TiffBytes.image().shorts(Tag.COMPRESSION, 50001));
        assertUnreadable("compression 777", TiffBytes.image().shorts(Tag.COMPRESSION, 777));
        assertUnreadable("YCbCr", bands(3, 6));
        assertUnreadable("CMYK", bands(4, 5));
        assertUnreadable("of several types", bands(2, 1).shorts(Tag.BITS_PER_SAMPLE, 8, 16));
        assertUnreadable("UInt40", TiffBytes.image().shorts(Tag.BITS_PER_SAMPLE, 40));
        assertUnreadable(
                "Int12", TiffBytes.image().shorts(Tag.BITS_PER_SAMPLE, 12).shorts(Tag.SAMPLE_FORMAT, 2));
        assertUnreadable(
                "Float24", TiffBytes.image().shorts(Tag.BITS_PER_SAMPLE, 24).shorts(Tag.SAMPLE_FORMAT, 3));
        assertUnreadable(
                "complex", TiffBytes.image().shorts(Tag.BITS_PER_SAMPLE, 64).shorts(Tag.SAMPLE_FORMAT, 6));
        assertUnreadable(
                "predictor 3", TiffBytes.image().shorts(Tag.COMPRESSION, 8).shorts(Tag.PREDICTOR, 3));
        assertUnreadable(
                "predictor 2",
                TiffBytes.image()
                        .shorts(Tag.COMPRESSION, 8)
                        .shorts(Tag.PREDICTOR, 2)
                        .shorts(Tag.BITS_PER_SAMPLE, 4));
    }

    private static void assertDamaged(String words, BytesInMemory source) {
        TileIndexException refused = assertThrows(TileIndexException.class, () -> GeoTiffHeader.read(source));
        assertEquals(ErrorCode.E002_RASTER_MISMATCH, refused.code());
        assertTrue(refused.what().contains(words), refused.getMessage());
    }

    @Test
    void damagedHeadersAreRefused() {
        assertDamaged("has 3 bytes", new BytesInMemory("made.tif", new byte[3]));
        assertDamaged("does not begin with II or MM", new BytesInMemory("made.tif", new byte[100]));
        assertDamaged(
                "it has no ImageWidth",
                TiffBytes.image().without(Tag.IMAGE_WIDTH).source());
        assertDamaged(
                "ImageLength is 0",
                TiffBytes.image().shorts(Tag.IMAGE_LENGTH, 0).source());
        assertDamaged(
                "it has no StripOffsets",
                TiffBytes.image().without(Tag.STRIP_OFFSETS).source());
        assertDamaged(
                "StripByteCounts are 1, but",
                TiffBytes.image().shorts(Tag.STRIP_BYTE_COUNTS, 9).source());
        assertDamaged(
                "blocks, more than",
                TiffBytes.image().longs(Tag.IMAGE_LENGTH, 2_000_000_000).source());
        byte[] circle = TiffBytes.image().bytes();
        int link = 8 + 2 + 9 * 12;
        circle[link] = 8;
        assertDamaged("circle", new BytesInMemory("made.tif", circle));
        circle[link + 3] = 8;
        assertDamaged("lies outside of the file's", new BytesInMemory("made.tif", circle));
    }

    /// A file of a million blocks, whose directory lies at its end, before the arrays.
    @Test
    void aMillionBlocksAreNotReadWhole() throws Exception {
        double[] offsets =
                LongStream.range(0, 1_000_000).mapToDouble(block -> 16 + block).toArray();
        double[] counts = LongStream.range(0, 1_000_000).mapToDouble(block -> 1).toArray();
        BytesInMemory source = TiffBytes.image()
                .gap(3_000_000)
                .longs(Tag.IMAGE_WIDTH, 16_000)
                .longs(Tag.IMAGE_LENGTH, 16_000)
                .shorts(Tag.TILE_WIDTH, 16)
                .shorts(Tag.TILE_LENGTH, 16)
                .longs(Tag.TILE_OFFSETS, offsets)
                .shorts(Tag.TILE_BYTE_COUNTS, counts)
                .source();
        GeoTiffHeader header = GeoTiffHeader.read(source);
        assertEquals(1_000_000, header.image().blockCount());
        assertTrue(source.figures().requests() <= 4, source.reads()::toString);
        assertTrue(source.figures().bytes() <= 128 << 10, source.reads()::toString);
        assertEquals(
                new ByteRange(16 + 500_000, 1),
                header.image().blocks().range(500_000).orElseThrow());
        long[] row = LongStream.range(500_000, 501_000).toArray();
        assertEquals(1000, header.image().blocks().ranges(row).size());
        assertTrue(source.figures().requests() <= 6, source.reads()::toString);
        assertTrue(source.figures().bytes() <= 256 << 10, source.reads()::toString);
        long[] all = LongStream.range(0, 1_000_000).toArray();
        List<Optional<ByteRange>> ranges = header.image().blocks().ranges(all);
        for (int block = 0; block < all.length; block++) {
            assertEquals(16 + block, ranges.get(block).orElseThrow().offset());
        }
        assertTrue(source.figures().requests() <= 20, source.reads()::toString);
    }
}
