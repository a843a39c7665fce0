package org.tileindex.raster.tiff;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockFormat;
import org.tileindex.raster.codec.Compression;
import org.tileindex.raster.codec.Predictor;
import org.tileindex.raster.codec.SampleType;

/// How the samples of an image are stored, as its tags say, whether or not they can be read.
///
/// @param file name, for messages
/// @param order of the file's bytes
/// @param bits BitsPerSample, of all bands; 0 where the bands differ
/// @param sampleFormat SampleFormat, of all bands; 0 where the bands differ
/// @param compression the tag's value
/// @param predictor the tag's value, 1 where it is absent
/// @param photometric PhotometricInterpretation
/// @param fillOrder 1, or 2 for bytes whose least significant bit comes first
public record Encoding(
        String file,
        ByteOrder order,
        int bits,
        int sampleFormat,
        int compression,
        int predictor,
        int photometric,
        int fillOrder) {
    static final int UNSIGNED = 1;
    static final int SIGNED = 2;
    static final int FLOAT = 3;
    static final int VOID = 4;

    private static final int YCBCR = 6;
    private static final Map<Integer, String> COLOURS = Map.of(5, "CMYK", YCBCR, "YCbCr", 8, "CIELab");

    private static final Map<Integer, Compression> READABLE = Map.of(
            1, Compression.NONE,
            5, Compression.LZW,
            8, Compression.DEFLATE,
            32946, Compression.DEFLATE,
            32773, Compression.PACKBITS,
            50000, Compression.ZSTD);

    private static final Map<Integer, String> OTHERS = Map.ofEntries(
            Map.entry(2, "CCITT RLE"),
            Map.entry(3, "CCITT group 3"),
            Map.entry(4, "CCITT group 4"),
            Map.entry(6, "old JPEG"),
            Map.entry(7, "JPEG"),
            Map.entry(9, "JBIG"),
            Map.entry(10, "JBIG"),
            Map.entry(32766, "NeXT RLE"),
            Map.entry(32771, "CCITT RLE with word alignment"),
            Map.entry(32809, "ThunderScan"),
            Map.entry(32908, "Pixar film"),
            Map.entry(32909, "Pixar log"),
            Map.entry(33003, "JPEG 2000"),
            Map.entry(33005, "JPEG 2000"),
            Map.entry(34661, "JBIG"),
            Map.entry(34676, "SGI LogLuv"),
            Map.entry(34677, "SGI LogLuv of 24 bits"),
            Map.entry(34712, "JPEG 2000"),
            Map.entry(34887, "LERC"),
            Map.entry(34892, "lossy JPEG"),
            Map.entry(34925, "LZMA"),
            Map.entry(50001, "WebP"),
            Map.entry(50002, "JPEG XL"),
            Map.entry(52546, "JPEG XL"));

    /// The compression's name for people.
    public String compressionName() {
        return Optional.ofNullable(READABLE.get(compression))
                .map(Compression::name)
                .or(() -> Optional.ofNullable(OTHERS.get(compression)))
                .orElse("compression " + compression);
    }

    /// The samples' type for people, as `UInt16`, `Int8`, `Float32`, or `UInt12` for 12 bits.
    public String typeName() {
        if (bits == 0 || sampleFormat == 0) {
            return "of several types";
        }
        return switch (sampleFormat) {
            case SIGNED -> "Int" + bits;
            case FLOAT -> "Float" + bits;
            case 5 -> "complex Int" + bits;
            case 6 -> "complex Float" + bits;
            default -> "UInt" + bits;
        };
    }

    /// The format of blocks of some size.
    ///
    /// @throws TileIndexException E010 if they cannot be read
    BlockFormat format(int width, int height, int samples) throws TileIndexException {
        Compression codec = codec();
        if (COLOURS.containsKey(photometric)) {
            throw refused("its colours are " + COLOURS.get(photometric), "-co PHOTOMETRIC=RGB ");
        }
        SampleType type = type();
        Predictor prediction = predictor(codec, type);
        boolean reversed = fillOrder == 2;
        return new BlockFormat(width, height, samples, type, bits, order, reversed, codec, prediction);
    }

    private Compression codec() throws TileIndexException {
        Optional<Compression> codec = Optional.ofNullable(READABLE.get(compression));
        if (codec.isEmpty()) {
            throw refused("its blocks are compressed by %s, which is not supported".formatted(compressionName()), "");
        }
        return codec.orElseThrow();
    }

    /// The type that samples are decoded to.
    ///
    /// @throws TileIndexException E010 if there is none
    public SampleType type() throws TileIndexException {
        Optional<SampleType> type = switch (sampleFormat) {
            case UNSIGNED, VOID -> unsigned();
            case SIGNED -> signed();
            case FLOAT -> floating();
            default -> Optional.empty();
        };
        if (type.isEmpty()) {
            throw refused("its samples are %s, which is not supported".formatted(typeName()), "");
        }
        return type.orElseThrow();
    }

    private Optional<SampleType> unsigned() {
        if (bits < 1 || (bits > 32 && bits != 64)) {
            return Optional.empty();
        }
        return Optional.of(
                bits <= 8
                        ? SampleType.UINT8
                        : bits <= 16 ? SampleType.UINT16 : bits <= 32 ? SampleType.UINT32 : SampleType.UINT64);
    }

    private Optional<SampleType> signed() {
        return switch (bits) {
            case 8 -> Optional.of(SampleType.INT8);
            case 16 -> Optional.of(SampleType.INT16);
            case 32 -> Optional.of(SampleType.INT32);
            case 64 -> Optional.of(SampleType.INT64);
            default -> Optional.empty();
        };
    }

    private Optional<SampleType> floating() {
        return switch (bits) {
            case 16 -> Optional.of(SampleType.FLOAT16);
            case 32 -> Optional.of(SampleType.FLOAT32);
            case 64 -> Optional.of(SampleType.FLOAT64);
            default -> Optional.empty();
        };
    }

    /// The predictor. Only LZW, DEFLATE and ZSTD have one; with others, the tag has no meaning.
    private Predictor predictor(Compression codec, SampleType type) throws TileIndexException {
        if (codec == Compression.NONE || codec == Compression.PACKBITS || predictor == 1) {
            return Predictor.NONE;
        }
        boolean wholeBytes = bits == 8 * type.bytes();
        if (predictor == 2 && wholeBytes) {
            return Predictor.HORIZONTAL;
        }
        if (predictor == 3 && type.kind() == SampleType.Kind.FLOAT) {
            return Predictor.FLOATING_POINT;
        }
        throw refused("its predictor %d does not go with samples that are %s".formatted(predictor, typeName()), "");
    }

    /// The error of an image that cannot be read, with the command that makes it readable.
    TileIndexException refused(String what, String options) {
        return new TileIndexException(
                ErrorCode.E010_INPUT,
                "raster %s: %s".formatted(file, what),
                "Convert it: gdal_translate %s-co COMPRESS=DEFLATE -co TILED=YES in.tif out.tif".formatted(options));
    }
}
