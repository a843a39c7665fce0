package org.tileindex.raster.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Decodes blocks: decompresses them, undoes predictors, and brings samples to little-endian order and to the bits of
/// their type. What it accepts and how it reads it is what libtiff 4.5 does.
///
/// A decoder belongs to one thread at a time. It keeps its buffers, which are no larger than the blocks it was given,
/// and memory outside the heap, which [#close] frees.
public final class BlockDecoder implements AutoCloseable {
    private static final byte[] REVERSED = reversed();

    private final InflateLibrary library;
    private final SampleKernel kernel;
    private final Lzw lzw = new Lzw();
    private Optional<ZlibInflate> inflate = Optional.empty();
    private Optional<ZstdBlocks> zstd = Optional.empty();
    private byte[] input = {};
    private byte[] packed = {};
    private byte[] planes = {};

    /// @param library for DEFLATE; one without a [InflateLibrary#refusal]
    public BlockDecoder(InflateLibrary library, SampleKernel kernel) {
        this.library = library;
        this.kernel = kernel;
    }

    /// Decodes a block to `samples[0, format.decodedBytes())`: rows from the top, pixels from the left, the samples of
    /// a pixel side by side, little-endian. Bytes that the block has beyond that are ignored.
    ///
    /// @param stored the block's bytes, from its position to its limit, which do not change; of any kind
    /// @throws CorruptBlockException if the block is damaged or too short, or if its format is not supported
    /// @throws IllegalArgumentException if `samples` is too short
    public void decode(BlockFormat format, ByteBuffer stored, byte[] samples) throws CorruptBlockException {
        Optional<String> unsupported = format.unsupported();
        if (unsupported.isPresent()) {
            throw new CorruptBlockException(unsupported.get());
        }
        if (format.decodedBytes() > samples.length) {
            throw new IllegalArgumentException(
                    "room for %,d of %,d bytes".formatted(samples.length, format.decodedBytes()));
        }
        int size = (int) format.storedBytes();
        if (format.isPacked()) {
            packed = grown(packed, size);
            decompress(format, stored, packed, size);
            PackedBits.widen(format, packed, samples);
        } else {
            decompress(format, stored, samples, size);
            restore(format, samples);
        }
    }

    private void decompress(BlockFormat format, ByteBuffer stored, byte[] out, int size) throws CorruptBlockException {
        int length = stored.remaining();
        if (format.compression() == Compression.NONE) {
            if (length < size) {
                throw new CorruptBlockException("ends too early: %,d of %,d bytes".formatted(length, size));
            }
            stored.get(stored.position(), out, 0, size);
            if (format.reversedBits()) {
                reverse(out, size);
            }
            return;
        }
        byte[] bytes;
        int from;
        if (stored.hasArray() && !format.reversedBits()) {
            bytes = stored.array();
            from = stored.arrayOffset() + stored.position();
        } else {
            input = grown(input, length);
            stored.get(stored.position(), input, 0, length);
            if (format.reversedBits()) {
                reverse(input, length);
            }
            bytes = input;
            from = 0;
        }
        switch (format.compression()) {
            case PACKBITS -> PackBits.decode(bytes, from, length, out, size);
            case LZW -> lzw.decode(bytes, from, length, out, size);
            case DEFLATE -> inflate().inflate(bytes, from, length, out, size);
            case ZSTD -> zstd().decompress(bytes, from, length, out, size);
            case NONE -> throw new AssertionError("copied above");
        }
    }

    /// Undoes the predictor, row by row, and brings the bytes to their order.
    private void restore(BlockFormat format, byte[] samples) {
        int count = format.width() * format.samples();
        int bytes = format.type().bytes();
        Predictor predictor = format.effectivePredictor();
        // Differences are those of samples, so their bytes come to their order first. The planes of predictor 3 have
        // one order in all files.
        if (format.order().equals(ByteOrder.BIG_ENDIAN) && predictor != Predictor.FLOATING_POINT) {
            kernel.swap(samples, 0, count * format.height(), bytes);
        }
        if (predictor == Predictor.NONE) {
            return;
        }
        int rowBytes = count * bytes;
        planes = grown(planes, predictor == Predictor.FLOATING_POINT ? rowBytes : 0);
        for (int row = 0; row < format.height(); row++) {
            int from = row * rowBytes;
            if (predictor == Predictor.HORIZONTAL) {
                kernel.sum(samples, from, count, format.samples(), bytes);
            } else {
                kernel.sum(samples, from, rowBytes, format.samples(), Byte.BYTES);
                System.arraycopy(samples, from, planes, 0, rowBytes);
                kernel.join(planes, samples, from, count, bytes);
            }
        }
    }

    private ZlibInflate inflate() {
        ZlibInflate found = inflate.orElseGet(library::open);
        inflate = inflate.isPresent() ? inflate : Optional.of(found);
        return found;
    }

    private ZstdBlocks zstd() {
        ZstdBlocks found = zstd.orElseGet(ZstdBlocks::new);
        zstd = zstd.isPresent() ? zstd : Optional.of(found);
        return found;
    }

    private static byte[] grown(byte[] buffer, int size) {
        return buffer.length >= size ? buffer : new byte[size];
    }

    private static void reverse(byte[] bytes, int size) {
        for (int i = 0; i < size; i++) {
            bytes[i] = REVERSED[bytes[i] & 0xFF];
        }
    }

    private static byte[] reversed() {
        byte[] reversed = new byte[1 << Byte.SIZE];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = (byte) (Integer.reverse(i) >>> (Integer.SIZE - Byte.SIZE));
        }
        return reversed;
    }

    /// Frees memory outside the heap. The decoder can be used again.
    @Override
    public void close() {
        inflate.ifPresent(ZlibInflate::close);
        zstd.ifPresent(ZstdBlocks::close);
        inflate = Optional.empty();
        zstd = Optional.empty();
    }
}
