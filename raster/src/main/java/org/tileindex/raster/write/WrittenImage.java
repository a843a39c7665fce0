package org.tileindex.raster.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.tiff.TagValues;

/// An image of a file to be written, in tiles whose samples are interleaved.
///
/// @param width pixels of a row
/// @param height rows
/// @param samples of a pixel
/// @param type of the samples
/// @param bits of a stored sample: 1, or those of the type
/// @param compression of the tiles
/// @param others tags that say nothing of size, type or place in the file
public record WrittenImage(
        int width,
        int height,
        int samples,
        SampleType type,
        int bits,
        TileCompression compression,
        List<TagValues> others) {
    /// The largest side of a tile. A smaller image has one tile, whose sides are multiples of 16.
    private static final int TILE = 256;

    private static final int STEP = 16;

    public WrittenImage {
        others = List.copyOf(others);
    }

    public int tileWidth() {
        return side(width);
    }

    public int tileHeight() {
        return side(height);
    }

    private static int side(int pixels) {
        return Math.min(TILE, Math.ceilDiv(pixels, STEP) * STEP);
    }

    public int tilesAcross() {
        return Math.ceilDiv(width, tileWidth());
    }

    public int tilesDown() {
        return Math.ceilDiv(height, tileHeight());
    }

    int tiles() {
        return Math.multiplyExact(tilesAcross(), tilesDown());
    }

    /// Bytes of a tile before it is compressed.
    int tileBytes() {
        return Math.toIntExact((long) tileHeight() * rowBytes());
    }

    /// Bytes of a stored row of a tile.
    long rowBytes() {
        return Math.ceilDiv((long) tileWidth() * samples * bits, Byte.SIZE);
    }

    /// The predictor of TIFF. Integers of 64 bits have none, as old readers do not know it.
    int predictor() {
        if (compression == TileCompression.NONE || bits == 1) {
            return 1;
        }
        return switch (type.kind()) {
            case FLOAT -> 3;
            case SIGNED, UNSIGNED -> type.bytes() == Long.BYTES ? 1 : 2;
        };
    }

    private int format() {
        return switch (type.kind()) {
            case UNSIGNED -> 1;
            case SIGNED -> 2;
            case FLOAT -> 3;
        };
    }

    /// All tags, those of the tiles' places with zeros.
    ///
    /// @param wide places have 64 bits
    List<TagValues> tags(boolean wide) {
        List<TagValues> tags = new ArrayList<>(others);
        tags.add(TagValues.number(256, width));
        tags.add(TagValues.number(257, height));
        tags.add(TagValues.shorts(258, repeated(bits)));
        tags.add(TagValues.shorts(259, compression.tag()));
        tags.add(TagValues.shorts(277, samples));
        tags.add(TagValues.shorts(284, 1));
        if (predictor() != 1) {
            tags.add(TagValues.shorts(317, predictor()));
        }
        tags.add(TagValues.shorts(322, tileWidth()));
        tags.add(TagValues.shorts(323, tileHeight()));
        tags.add(TagValues.places(TiffDirectory.OFFSETS, tiles(), wide));
        tags.add(TagValues.places(TiffDirectory.COUNTS, tiles(), wide));
        tags.add(TagValues.shorts(339, repeated(format())));
        return tags;
    }

    private int[] repeated(int value) {
        return Collections.nCopies(samples, value).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
