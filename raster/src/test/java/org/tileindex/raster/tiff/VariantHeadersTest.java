package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.BytesInMemory;
import org.tileindex.raster.Variants;
import org.tileindex.raster.Variants.Variant;
import org.tileindex.raster.codec.Compression;
import org.tileindex.raster.source.ByteRange;

/// Headers of files that GDAL wrote say what GDAL reads of them.
class VariantHeadersTest {
    static List<Variant> variants() {
        return Variants.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void sizesTypesAndPlaceAreThoseOfGdal(Variant variant) throws Exception {
        GeoTiffHeader header = GeoTiffHeader.read(variant.source());
        TiffImage image = header.image();
        assertEquals(variant.width(), image.width());
        assertEquals(variant.height(), image.height());
        assertEquals(variant.bands(), image.bands());
        assertEquals(variant.blockWidth(), image.blockWidth());
        assertEquals(variant.blockHeight(), image.blockHeight());
        // GDAL widens one bit to a byte.
        String type = image.encoding().typeName().replaceAll("UInt[18]$", "Byte");
        assertEquals(variant.type(), type);
        assertEquals(variant.nodata(), NumberText.floating(header.nodataText()), Math.abs(variant.nodata()) * 1e-6);
        Georeference place = header.georeference();
        assertEquals(
                variant.transform(),
                DoubleStream.of(place.originX(), place.pixelWidth(), 0, place.originY(), 0, -place.pixelHeight())
                        .boxed()
                        .toList());
        assertEquals(new RasterCrs.LonLat(), header.crs(false));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void blocksFillTheFileWithoutOverlaps(Variant variant) throws Exception {
        GeoTiffHeader header = GeoTiffHeader.read(variant.source());
        BlockIndex blocks = header.image().blocks();
        assertEquals(header.image().blockCount(), blocks.size());
        List<Optional<ByteRange>> ranges =
                blocks.ranges(LongStream.range(0, blocks.size()).toArray());
        List<ByteRange> stored = ranges.stream()
                .flatMap(Optional::stream)
                .sorted((a, b) -> Long.compare(a.offset(), b.offset()))
                .toList();
        for (int i = 1; i < stored.size(); i++) {
            assertTrue(stored.get(i - 1).end() <= stored.get(i).offset(), stored.get(i)::toString);
        }
        long bytes = stored.stream().mapToLong(ByteRange::length).sum();
        assertTrue(bytes > variant.source().size() / 4, bytes + " bytes in blocks");
        assertEquals(ranges.get(3), blocks.range(3));
    }

    @Test
    void unsupportedCompressionsAreRefusedByNameWithTheCommandThatHelps() throws Exception {
        for (String name : List.of("tiled_LERC_p1_Float32", "tiled_LZMA_p1_Int32", "bit1_ccitt")) {
            TiffImage image = GeoTiffHeader.read(Variants.named(name).source()).image();
            TileIndexException refused = assertThrows(TileIndexException.class, image::format);
            assertEquals(ErrorCode.E010_INPUT, refused.code());
            String codec = name.contains("ccitt") ? "CCITT group 4" : name.substring(6, 10);
            assertTrue(refused.toString().contains(codec), refused.getMessage());
            assertTrue(
                    refused.toString().contains("gdal_translate -co COMPRESS=DEFLATE -co TILED=YES in.tif out.tif"),
                    refused.getMessage());
        }
    }

    @Test
    void formatsAreTheFiles() throws Exception {
        TiffImage image = GeoTiffHeader.read(
                        Variants.named("be_striped_LZW_p3_Float32").source())
                .image();
        assertEquals(
                "BlockFormat[width=1003, height=2, samples=1, type=FLOAT32, bits=32, order=BIG_ENDIAN, "
                        + "reversedBits=false, compression=LZW, predictor=FLOATING_POINT]",
                image.format().toString());
        assertEquals(1, image.format(353).height());
        assertEquals(
                Compression.PACKBITS,
                GeoTiffHeader.read(Variants.named("tiled_PACKBITS_p1_Byte").source())
                        .image()
                        .format()
                        .compression());
    }

    @Test
    void overviewsOfCloudOptimisedFilesAreToldApart() throws Exception {
        GeoTiffHeader header = GeoTiffHeader.read(
                Variants.named("cog_DEFLATE_STANDARD_Float32").source());
        assertTrue(header.cog());
        assertEquals(
                List.of("501x353", "250x176", "125x88"),
                header.overviews().stream()
                        .map(overview -> overview.image().width() + "x"
                                + overview.image().height())
                        .toList());
        assertEquals(Optional.empty(), header.mask());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aHeaderTakesFewRequests(Variant variant) throws Exception {
        BytesInMemory source = variant.source();
        GeoTiffHeader header = GeoTiffHeader.read(source);
        header.georeference();
        header.crs(false);
        int most = header.cog() ? 2 : 4;
        assertTrue(source.figures().requests() <= most, source.reads()::toString);
        assertTrue(source.figures().bytes() <= 128 << 10, source.reads()::toString);
    }
}
