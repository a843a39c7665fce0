package org.tileindex.raster.tiff;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.BytesInMemory;
import org.tileindex.raster.Variants;

/// Ten thousand headers with a few bytes changed or cut off: each is read, or refused in one line, and no more than the
/// file's bytes is read of it.
class DamagedHeadersTest {
    private static final int HEADS = 10_000;

    private interface Question {
        void ask() throws TileIndexException, InterruptedException;
    }

    private int refused;

    @Test
    void mutatedHeadersAreReadOrRefusedInOneLine() throws Exception {
        List<byte[]> files = Variants.all().stream()
                .map(variant -> Variants.bytes(variant.name() + ".tif"))
                .toList();
        Random random = new Random(14);
        for (int i = 0; i < HEADS; i++) {
            byte[] bytes = files.get(i % files.size()).clone();
            int directory = directory(bytes);
            int size = random.nextInt(10) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            for (int n = random.nextInt(4) + 1; n > 0; n--) {
                int at = random.nextInt(5) == 0 ? random.nextInt(1024) : directory + random.nextInt(600);
                if (at >= 0 && at < bytes.length) {
                    bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(3) - 1);
                }
            }
            examine(new BytesInMemory("damaged.tif", size == bytes.length ? bytes : Arrays.copyOf(bytes, size)));
        }
        assertTrue(refused > HEADS / 10, refused + " questions refused");
    }

    /// The position of the first directory.
    private static int directory(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        head.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return head.getShort(2) == 43 ? (int) head.getLong(8) : head.getInt(4);
    }

    private void examine(BytesInMemory source) throws InterruptedException {
        try {
            GeoTiffHeader header = GeoTiffHeader.read(source);
            tell(header::georeference);
            tell(() -> header.crs(false));
            tell(header.image()::format);
            tell(() -> header.validity(0));
            tell(() -> header.scaling(0));
            long blocks = Math.min(header.image().blockCount(), 2000);
            tell(() ->
                    header.image().blocks().ranges(LongStream.range(0, blocks).toArray()));
            assertFalse(header.crsKeys().contains("\n"));
        } catch (TileIndexException e) {
            assertOneLine(e);
        }
        assertTrue(source.figures().bytes() <= 4L * Math.max(source.size(), 1 << 20), source.reads()::toString);
    }

    private void tell(Question question) throws InterruptedException {
        try {
            question.ask();
        } catch (TileIndexException e) {
            assertOneLine(e);
        }
    }

    private void assertOneLine(TileIndexException refusal) {
        refused++;
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("raster damaged.tif"), message);
        assertFalse(message.contains("\n") || message.length() > 1000, message);
    }
}
