package org.tileindex.raster.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.tiff.GeoTiffHeader;
import org.tileindex.raster.tiff.TagValues;
import org.tileindex.raster.tiff.TiffImage;

/// The tags of files that hold windows of one raster: CRS, nodata, colours, masks and the description of the bands are
/// the raster's own. Statistics and overviews are left out, as they are those of all pixels.
public final class WindowTags {
    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int PHOTOMETRIC = 262;
    private static final int COLOR_MAP = 320;
    private static final int EXTRA_SAMPLES = 338;
    private static final int PIXEL_SCALE = 33550;
    private static final int TIEPOINT = 33922;
    private static final int TRANSFORMATION = 34264;
    private static final List<Integer> KEYS = List.of(34735, 34736, 34737);
    private static final int METADATA = 42112;
    private static final int NODATA = 42113;
    private static final int MASK = 4;
    private static final int RGB = 2;
    private static final int PALETTE = 3;

    private final GeoTiffHeader header;
    private final SampleType type;
    private final SampleType maskType;
    private final double[] transform;
    private final TileCompression compression;
    private final List<TagValues> own = new ArrayList<>();

    private WindowTags(GeoTiffHeader header, TileCompression compression) throws TileIndexException {
        this.header = header;
        this.type = header.image().encoding().type();
        this.maskType =
                header.mask().isPresent() ? header.mask().get().encoding().type() : SampleType.UINT8;
        this.transform = header.transform();
        this.compression = compression;
    }

    /// Reads the tags. To be called before blocks are read.
    ///
    /// @throws TileIndexException E002 if they are damaged, E010 if the type of samples is not supported
    public static WindowTags of(GeoTiffHeader header, TileCompression compression)
            throws TileIndexException, InterruptedException {
        WindowTags tags = new WindowTags(header, compression);
        tags.readColours();
        for (int key : KEYS) {
            header.copy(key).ifPresent(tags.own::add);
        }
        String metadata = header.bandMetadata();
        if (!metadata.isEmpty()) {
            tags.own.add(TagValues.text(METADATA, metadata));
        }
        if (!header.nodataText().isEmpty()) {
            tags.own.add(TagValues.text(NODATA, header.nodataText()));
        }
        return tags;
    }

    private void readColours() throws TileIndexException, InterruptedException {
        int photometric = Math.min(PALETTE, header.image().encoding().photometric());
        Optional<TagValues> map = photometric == PALETTE ? header.copy(COLOR_MAP) : Optional.empty();
        boolean drawn = map.isPresent() && type.bytes() <= Short.BYTES;
        own.add(TagValues.shorts(PHOTOMETRIC, photometric == PALETTE && !drawn ? 1 : photometric));
        if (drawn) {
            own.add(widened(map.get()));
        }
        int extra = header.image().bands() - (photometric == RGB ? 3 : 1);
        if (extra > 0) {
            Optional<TagValues> copied = header.copy(EXTRA_SAMPLES).filter(tag -> tag.count() == extra);
            own.add(copied.orElse(TagValues.shorts(EXTRA_SAMPLES, new int[extra])));
        }
    }

    /// A map of colours with an entry for each sample of the type, as samples of fewer bits are written widened.
    private TagValues widened(TagValues map) {
        int colours = 1 << (type.bytes() * Byte.SIZE);
        int there = Math.min(colours, map.count() / 3);
        byte[] bytes = new byte[3 * colours * Short.BYTES];
        for (int channel = 0; channel < 3; channel++) {
            int length = there * Short.BYTES;
            System.arraycopy(map.bytes(), channel * length, bytes, channel * colours * Short.BYTES, length);
        }
        return new TagValues(COLOR_MAP, map.type(), 3 * colours, bytes);
    }

    /// The images of a file with a window: pixels, and the mask if the raster has one.
    ///
    /// @param col first column
    /// @param row first row, counted as the raster's file stores them
    public List<WrittenImage> images(int col, int row, int width, int height) {
        List<TagValues> tags = new ArrayList<>(own);
        tags.addAll(place(col, row));
        List<WrittenImage> images = new ArrayList<>();
        int bits = type.bytes() * Byte.SIZE;
        images.add(new WrittenImage(width, height, header.image().bands(), type, bits, compression, tags));
        header.mask().ifPresent(mask -> images.add(mask(mask, width, height)));
        return images;
    }

    private WrittenImage mask(TiffImage mask, int width, int height) {
        List<TagValues> tags = new ArrayList<>();
        tags.add(TagValues.number(NEW_SUBFILE_TYPE, MASK));
        tags.add(TagValues.shorts(PHOTOMETRIC, MASK));
        if (mask.bands() > 1) {
            tags.add(TagValues.shorts(EXTRA_SAMPLES, new int[mask.bands() - 1]));
        }
        int bits = mask.encoding().bits() == 1 ? 1 : maskType.bytes() * Byte.SIZE;
        return new WrittenImage(width, height, mask.bands(), maskType, bits, compression, tags);
    }

    /// The place of a window, so that GDAL finds its corner at `origin + column * width`, to the last bit.
    private List<TagValues> place(int col, int row) {
        double width = transform[1];
        double height = transform[5];
        double x = corner(transform[0] + col * width, width);
        double y = corner(transform[3] + row * height, height);
        if (height > 0) {
            return List.of(TagValues.doubles(TRANSFORMATION, width, 0, 0, x, 0, height, 0, y, 0, 0, 0, 0, 0, 0, 0, 1));
        }
        return List.of(
                TagValues.doubles(PIXEL_SCALE, width, -height, 0), TagValues.doubles(TIEPOINT, 0, 0, 0, x, y, 0));
    }

    /// The coordinate to write for a corner: where a pixel is a point, the number from which half a pixel leads to it,
    /// or to its neighbour where there is no such number.
    private double corner(double corner, double pixel) {
        if (!header.pixelIsPoint()) {
            return corner;
        }
        double half = pixel * 0.5;
        double nearest = corner + half;
        double[] candidates = {nearest, Math.nextUp(nearest), Math.nextDown(nearest)};
        return Arrays.stream(candidates)
                .filter(candidate -> candidate - half == corner)
                .findFirst()
                .orElse(nearest);
    }
}
