package org.tileindex.raster.tiff;

import java.util.Arrays;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;

/// Reads the fields of a directory as an image.
final class ImageReader {
    private static final int MOST_BANDS = 65_535;

    private final Directory directory;
    private final TiffFile file;

    private ImageReader(Directory directory) {
        this.directory = directory;
        this.file = directory.file();
    }

    /// @throws TileIndexException E002 if a field that says where the blocks lie is absent, or contradicts another
    static TiffImage read(Directory directory) throws TileIndexException, InterruptedException {
        return new ImageReader(directory).image();
    }

    private TiffImage image() throws TileIndexException, InterruptedException {
        int width = size(Tag.IMAGE_WIDTH, 0);
        int height = size(Tag.IMAGE_LENGTH, 0);
        int bands = size(Tag.SAMPLES_PER_PIXEL, 1);
        long arrangement = directory.number(Tag.PLANAR_CONFIGURATION, 1);
        if (bands > MOST_BANDS || arrangement < 1 || arrangement > 2) {
            throw file.damaged("it would have %d bands in arrangement %d".formatted(bands, arrangement));
        }
        boolean planar = arrangement == 2 && bands > 1;
        boolean tiled = directory.has(Tag.TILE_WIDTH) || directory.has(Tag.TILE_LENGTH);
        int blockWidth = tiled ? size(Tag.TILE_WIDTH, 0) : width;
        int blockHeight = tiled ? size(Tag.TILE_LENGTH, 0) : rowsPerStrip(height);
        long blocks =
                blocks(TiffImage.across(width, blockWidth), TiffImage.across(height, blockHeight), planar ? bands : 1);
        Encoding encoding = encoding(bands);
        // Where the bands have other numbers of bits, blocks cannot be decoded, so that no size matters.
        PlainBlocks plain = PlainBlocks.of(
                Math.max(1, encoding.bits()), planar ? 1 : bands, width, height, blockWidth, blockHeight, tiled);
        boolean counted = directory.has(Tag.TILE_BYTE_COUNTS) || directory.has(Tag.STRIP_BYTE_COUNTS);
        boolean wholePlanes = !tiled && blockHeight == height;
        BlockIndex index = new BlockIndex(
                file,
                blocks,
                array(blocks, Tag.TILE_OFFSETS, Tag.STRIP_OFFSETS),
                counted || !wholePlanes
                        ? Optional.of(array(blocks, Tag.TILE_BYTE_COUNTS, Tag.STRIP_BYTE_COUNTS))
                        : Optional.empty(),
                plain,
                encoding.compression() != 1);
        return new TiffImage(width, height, bands, planar, tiled, blockWidth, blockHeight, encoding, index);
    }

    private long blocks(long across, long down, long planes) throws TileIndexException {
        // Each block needs at least 2 bytes of each array; the check also keeps the product from an overflow.
        long most = file.size() / 2;
        if (across > most || down > most / across || planes > most / (across * down)) {
            throw file.damaged("it would have %d x %d x %d blocks, more than its %d bytes can name"
                    .formatted(across, down, planes, file.size()));
        }
        return across * down * planes;
    }

    private int rowsPerStrip(int height) throws TileIndexException, InterruptedException {
        long rows = directory.number(Tag.ROWS_PER_STRIP, height);
        if (rows == 0) {
            throw file.damaged("its RowsPerStrip is 0");
        }
        return (int) Math.min(rows, height);
    }

    private int size(int tag, long otherwise) throws TileIndexException, InterruptedException {
        long size = directory.number(tag, otherwise);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw file.damaged(
                    directory.has(tag)
                            ? "its %s is %d".formatted(Tag.name(tag), size)
                            : "it has no %s".formatted(Tag.name(tag)));
        }
        return (int) size;
    }

    /// The array of a tag. Either tag names it, whether blocks are tiles or strips, as libtiff reads them.
    private BlockArray array(long blocks, int tileTag, int stripTag) throws TileIndexException {
        int tag = directory.has(tileTag) ? tileTag : stripTag;
        Optional<Field> field = directory.field(tag);
        String name = Tag.name(tag);
        if (field.isEmpty() || !field.orElseThrow().isUnsigned()) {
            throw file.damaged("it has no " + name);
        }
        Field there = field.orElseThrow();
        if (there.count() >= 0 && there.count() < blocks) {
            throw file.damaged("its %s are %d, but it has %d blocks".formatted(name, there.count(), blocks));
        }
        if (there.position() < 0 || there.position() > file.size() - blocks * there.valueBytes()) {
            throw file.damaged("its %s lie outside of the file's %d bytes".formatted(name, file.size()));
        }
        return new BlockArray(file, there, blocks);
    }

    private Encoding encoding(int bands) throws TileIndexException, InterruptedException {
        return new Encoding(
                file.name(),
                file.order(),
                common(Tag.BITS_PER_SAMPLE, bands),
                common(Tag.SAMPLE_FORMAT, bands),
                number(Tag.COMPRESSION, 1),
                number(Tag.PREDICTOR, 1),
                number(Tag.PHOTOMETRIC, 1),
                number(Tag.FILL_ORDER, 1));
    }

    private int number(int tag, int otherwise) throws TileIndexException, InterruptedException {
        return (int) Math.min(Integer.MAX_VALUE, directory.number(tag, otherwise));
    }

    /// The value that all bands have, or 0 where they differ. A single value holds for all.
    private int common(int tag, int bands) throws TileIndexException, InterruptedException {
        long[] values = directory.numbers(tag, bands);
        if (values.length == 0) {
            return 1;
        }
        boolean one = Arrays.stream(values).allMatch(value -> value == values[0]) && values[0] <= 128;
        return one ? (int) values[0] : 0;
    }
}
