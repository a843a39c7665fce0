package org.tileindex.raster.write;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Turns the samples of tiles into stored bytes. Not safe for use by several threads.
final class TileEncoder implements AutoCloseable {
    private static final int LEVEL = 6;

    private final Deflater deflater = new Deflater(LEVEL);

    /// The stored bytes of a tile.
    ///
    /// @param samples little-endian, of whole bytes each; they are changed
    ByteBuffer encode(WrittenImage image, byte[] samples) {
        byte[] plain = image.bits() == 1 ? packed(image, samples) : samples;
        if (image.predictor() == 2) {
            subtract(image, plain);
        } else if (image.predictor() == 3) {
            subtractFloats(image, plain);
        }
        return image.compression() == TileCompression.NONE ? ByteBuffer.wrap(plain) : deflated(plain);
    }

    private static byte[] packed(WrittenImage image, byte[] samples) {
        byte[] packed = new byte[image.tileBytes()];
        int perRow = image.tileWidth() * image.samples();
        for (int row = 0; row < image.tileHeight(); row++) {
            for (int i = 0; i < perRow; i++) {
                if (samples[row * perRow + i] != 0) {
                    packed[(int) (row * image.rowBytes()) + i / Byte.SIZE] |= (byte) (0x80 >> i % Byte.SIZE);
                }
            }
        }
        return packed;
    }

    /// Replaces samples by their differences from the same band's sample to the left (TIFF 6.0, section 14).
    private static void subtract(WrittenImage image, byte[] plain) {
        int size = image.type().bytes();
        int pixel = size * image.samples();
        int rowBytes = (int) image.rowBytes();
        for (int row = plain.length - rowBytes; row >= 0; row -= rowBytes) {
            for (int at = row + rowBytes - size; at >= row + pixel; at -= size) {
                int borrow = 0;
                for (int i = 0; i < size; i++) {
                    int difference = (plain[at + i] & 0xFF) - (plain[at + i - pixel] & 0xFF) - borrow;
                    plain[at + i] = (byte) difference;
                    borrow = difference < 0 ? 1 : 0;
                }
            }
        }
    }

    /// Replaces each row by planes of its samples' bytes, most significant first, as differences from the byte to the
    /// left (Adobe Photoshop TIFF Technical Note 3).
    private static void subtractFloats(WrittenImage image, byte[] plain) {
        int size = image.type().bytes();
        int rowBytes = (int) image.rowBytes();
        int perRow = rowBytes / size;
        byte[] planes = new byte[rowBytes];
        for (int row = 0; row < plain.length; row += rowBytes) {
            for (int i = 0; i < perRow; i++) {
                for (int b = 0; b < size; b++) {
                    planes[(size - 1 - b) * perRow + i] = plain[row + i * size + b];
                }
            }
            for (int i = 0; i < rowBytes; i++) {
                int left = i < image.samples() ? 0 : planes[i - image.samples()];
                plain[row + i] = (byte) (planes[i] - left);
            }
        }
    }

    private ByteBuffer deflated(byte[] plain) {
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        byte[] stored = new byte[Math.max(64, plain.length / 2)];
        int size = 0;
        while (!deflater.finished()) {
            if (size == stored.length) {
                stored = Arrays.copyOf(stored, Math.multiplyExact(2, size));
            }
            size += deflater.deflate(stored, size, stored.length - size);
        }
        return ByteBuffer.wrap(stored, 0, size);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
