package org.tileindex.writer.zstd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Frames have no checksum, because pages have one (`DamagedPagesTest`), but a decoder notices that the end is missing.
class DamagedFrameTest {
    private static final int FRAMES = 3_000;

    private final ZstdFrame frame = new ZstdFrame();

    @Test
    void aFrameThatIsCutOffIsNeverWhole() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < FRAMES; i++) {
            ZstdProgram program = ZstdProgram.random(random);
            if (program.content().length == 0) {
                continue;
            }
            byte[] encoded = program.frame(frame);
            byte[] cut = Arrays.copyOf(encoded, random.nextInt(encoded.length));
            assertTrue(throwsOrDiffers(() -> Zstd.decompress(cut, program.content().length), program.content()));
            assertTrue(throwsOrDiffers(
                    () -> ZstdDecoders.withAircompressor(cut, program.content().length), program.content()));
        }
    }

    /// The content of a frame, or an exception.
    private interface Decoding {
        byte[] decode();
    }

    private static boolean throwsOrDiffers(Decoding decoding, byte[] content) {
        try {
            return !Arrays.equals(content, decoding.decode());
        } catch (RuntimeException | AssertionError e) {
            return true;
        }
    }
}
