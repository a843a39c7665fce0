package org.tileindex.raster.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Blocks that GDAL wrote decode to the samples that GDAL reads: every type, compression, predictor, byte order, number
/// of bits, and one to four samples of a pixel. `raster/src/test/gdal/blocks.py` wrote the sample.
class GdalBlocksTest {
    @ParameterizedTest
    @EnumSource(InflateLibrary.class)
    void everyBlockHasTheSamplesThatGdalReads(InflateLibrary library) throws IOException, CorruptBlockException {
        try (BlockDecoder decoder = new BlockDecoder(library, new ScalarSamples())) {
            for (GdalBlocks.Block block : GdalBlocks.all()) {
                byte[] samples = new byte[(int) block.format().decodedBytes()];
                decoder.decode(block.format(), ByteBuffer.wrap(block.stored()), samples);
                assertArrayEquals(block.samples(), samples, block.toString());
            }
        }
    }

    @Test
    void everyCombinationIsThere() throws IOException {
        List<GdalBlocks.Block> blocks = GdalBlocks.all();
        Set<String> seen = new TreeSet<>();
        for (GdalBlocks.Block block : blocks) {
            BlockFormat format = block.format();
            seen.add("%s %s %s %s %d"
                    .formatted(
                            format.type(), format.compression(), format.predictor(), format.order(), format.samples()));
            seen.add(format.bits() + " bits");
            seen.add("reversed " + format.reversedBits() + " " + format.compression());
        }
        for (SampleType type : SampleType.values()) {
            for (Compression compression : Compression.values()) {
                for (int samples = 1; samples <= 4; samples++) {
                    assertTrue(
                            seen.contains("%s %s NONE LITTLE_ENDIAN %d".formatted(type, compression, samples)),
                            type + " " + compression + " " + samples);
                }
            }
        }
        assertEquals(967, blocks.size());
    }
}
