package org.tileindex.raster.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Damaged blocks end in samples or in a [CorruptBlockException], and with both libraries for DEFLATE in the same.
class MutatedBlocksTest {
    private static final int MUTATIONS = 10_000;

    @Test
    void everyDamagedBlockIsDecodedOrRefused() throws IOException {
        List<GdalBlocks.Block> blocks = GdalBlocks.all();
        SplittableRandom random = new SplittableRandom(14);
        int refused = 0;
        try (BlockDecoder jdk = new BlockDecoder(InflateLibrary.JDK, new ScalarSamples());
                BlockDecoder auto = new BlockDecoder(InflateLibrary.AUTO, new ScalarSamples())) {
            for (int i = 0; i < MUTATIONS; i++) {
                GdalBlocks.Block block = blocks.get(random.nextInt(blocks.size()));
                byte[] stored = mutated(block.stored(), random);
                byte[] first = new byte[block.samples().length];
                byte[] second = new byte[block.samples().length];
                String message = message(jdk, block.format(), stored, first);
                assertEquals(message, message(auto, block.format(), stored, second), block.toString());
                if (message.isEmpty()) {
                    assertArrayEquals(first, second, block.toString());
                } else {
                    refused++;
                }
            }
        }
        assertTrue(refused > MUTATIONS / 10 && refused < MUTATIONS, refused + " refused");
    }

    /// Why a block is refused; empty if it is decoded.
    private static String message(BlockDecoder decoder, BlockFormat format, byte[] stored, byte[] samples) {
        try {
            decoder.decode(format, ByteBuffer.wrap(stored), samples);
            return "";
        } catch (CorruptBlockException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static byte[] mutated(byte[] stored, SplittableRandom random) {
        byte[] bytes = stored.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) random.nextInt(-1, 2));
                default -> bytes = Arrays.copyOf(bytes, at + 1);
            }
        }
        return bytes;
    }
}
