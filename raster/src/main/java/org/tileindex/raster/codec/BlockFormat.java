package org.tileindex.raster.codec;

import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/// How the pixels of a block, a tile or a strip, are stored. A row of samples begins at a whole byte.
///
/// @param width pixels of a row, at least 1
/// @param height rows, at least 1
/// @param samples samples of a pixel in this block: the bands of a raster whose bands are interleaved, or 1
/// @param type of the decoded samples
/// @param bits bits of a stored sample, at most those of the type. Samples of fewer bits are unsigned, and stand most
///     significant bit first, as GDAL reads them
/// @param order of the bytes of stored samples of 16, 32 or 64 bits
/// @param reversedBits each stored byte has its least significant bit first (FillOrder 2), before it is decompressed
public record BlockFormat(
        int width,
        int height,
        int samples,
        SampleType type,
        int bits,
        ByteOrder order,
        boolean reversedBits,
        Compression compression,
        Predictor predictor) {

    /// Bytes of the decoded block.
    public long decodedBytes() {
        return (long) width * height * samples * type.bytes();
    }

    /// Bytes of the block once it is decompressed: as those of the decoded one, but with samples of [#bits].
    public long storedBytes() {
        return ((long) width * samples * bits + Byte.SIZE - 1) / Byte.SIZE * height;
    }

    /// Whether stored samples have fewer bits than decoded ones.
    public boolean isPacked() {
        return bits != Byte.SIZE * type.bytes();
    }

    /// Whether stored bytes are those of decoded samples.
    public boolean isPlain() {
        return compression == Compression.NONE
                && !isPacked()
                && !reversedBits
                && (order.equals(ByteOrder.LITTLE_ENDIAN) || type.bytes() == 1);
    }

    /// The predictor that counts: with other compressions than these, libtiff does not look at it.
    public Predictor effectivePredictor() {
        return switch (compression) {
            case LZW, DEFLATE, ZSTD -> predictor;
            case NONE, PACKBITS -> Predictor.NONE;
        };
    }

    /// Why blocks of this format cannot be decoded, as a predicate: `has predictor 3, but …`; empty if they can.
    public Optional<String> unsupported() {
        SampleType.Kind kind = type.kind();
        if (isPacked() && (kind != SampleType.Kind.UNSIGNED || bits < 1 || bits > Byte.SIZE * type.bytes())) {
            return Optional.of("has %s samples of %d bits".formatted(kind.name().toLowerCase(Locale.ROOT), bits));
        }
        return switch (effectivePredictor()) {
            case HORIZONTAL ->
                isPacked() ? Optional.of("has predictor 2, but samples of " + bits + " bits") : Optional.empty();
            case FLOATING_POINT ->
                kind == SampleType.Kind.FLOAT
                        ? Optional.empty()
                        : Optional.of("has predictor 3, but samples that are not floating point numbers");
            case NONE -> Optional.empty();
        };
    }

    /// The same with as many rows as have no more than `bytes` when they are decoded, or with a part of the first row.
    ///
    /// @param bytes at least those of a pixel
    public BlockFormat beginning(int bytes) {
        long pixel = (long) samples * type.bytes();
        long rows = Math.min(height, bytes / (pixel * width));
        int part = rows > 0 ? width : (int) (bytes / pixel);
        int most = (int) Math.max(1, rows);
        return new BlockFormat(part, most, samples, type, bits, order, reversedBits, compression, predictor);
    }

    /// The same with fewer rows, as the last strip of an image may have.
    public BlockFormat withHeight(int rows) {
        return new BlockFormat(width, rows, samples, type, bits, order, reversedBits, compression, predictor);
    }
}
