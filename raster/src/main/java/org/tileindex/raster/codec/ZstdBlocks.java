package org.tileindex.raster.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Decompresses Zstandard frames (RFC 8878). One belongs to one thread.
final class ZstdBlocks implements AutoCloseable {
    /// Binary logarithm of the window that RFC 8878 asks every decoder to support: 8 MiB.
    private static final int WINDOW = 23;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    /// Writes the first `size` bytes of the frames in `stored[from, from + length)` to `out[0, size)`.
    void decompress(byte[] stored, int from, int length, byte[] out, int size) throws CorruptBlockException {
        int written;
        try {
            written = context.decompressByteArray(out, 0, size, stored, from, length);
        } catch (ZstdException e) {
            if (e.getErrorCode() != Zstd.errDstSizeTooSmall()) {
                throw new CorruptBlockException("is not a sound ZSTD frame: " + e.getMessage(), e);
            }
            written = beginning(stored, from, length, out, size);
        }
        if (written < size) {
            throw new CorruptBlockException(
                    "ends too early: %,d of %,d bytes of its ZSTD frame".formatted(written, size));
        }
    }

    /// Frames that hold more than the block needs. Their window is limited because zstd allocates one of the size that
    /// the frame names.
    private static int beginning(byte[] stored, int from, int length, byte[] out, int size)
            throws CorruptBlockException {
        try (var stream = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(stored, from, length))) {
            stream.setLongMax(Math.max(WINDOW, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1)));
            return stream.readNBytes(out, 0, size);
        } catch (IOException e) {
            throw new CorruptBlockException("is not a sound ZSTD frame: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
