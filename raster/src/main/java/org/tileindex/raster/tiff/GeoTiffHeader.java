package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.source.ByteSource;

/// The header of a GeoTIFF file: its images, and where on the ground their pixels lie (TIFF 6.0, BigTIFF, OGC GeoTIFF
/// 1.1). It is read in one or two requests where the directories lie at the start of the file. Reading it fails only
/// where it is damaged; whether its blocks can be decoded and its CRS is supported is told when that is asked for.
///
/// Immutable, but for what its block indexes have read.
public final class GeoTiffHeader {
    private static final Set<Integer> TIFF_STARTS = Set.of(0x49492A00, 0x49492B00, 0x4D4D002A, 0x4D4D002B);
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int MOST_GREY = 1;
    private static final int PIXEL_IS_POINT = 2;
    private static final List<String> PRIMARIES = List.of("Red", "Green", "Blue");

    private final TiffFile file;
    private final Directory directory;
    private final boolean cog;
    private final Images images;
    private final GeoTags place;
    private final GeoKeys keys;
    private final GdalMetadata metadata;
    private final String nodata;
    private final List<Band> bands;

    private GeoTiffHeader(TiffFile file) throws TileIndexException, InterruptedException {
        List<Directory> directories = Directory.all(file);
        Directory first = directories.getFirst();
        this.file = file;
        this.directory = first;
        this.cog = file.cog();
        this.images = Images.of(directories);
        this.keys = GeoKeys.read(first);
        this.place = GeoTags.read(first, keys.code(GeoKeys.RASTER_TYPE).orElse(0) == PIXEL_IS_POINT);
        this.metadata = GdalMetadata.parse(first.text(Tag.GDAL_METADATA));
        this.nodata = first.text(Tag.GDAL_NODATA);
        this.bands = bands(
                images.image(), first.numbers(Tag.EXTRA_SAMPLES, images.image().bands()), metadata);
    }

    /// Reads the header of a file. The source must stay open as long as blocks are asked for.
    ///
    /// @throws TileIndexException E002 if the header is damaged, or as [ByteSource#read] throws it
    /// @throws InterruptedException if the thread is interrupted while it waits for bytes
    public static GeoTiffHeader read(ByteSource source) throws TileIndexException, InterruptedException {
        return new GeoTiffHeader(TiffFile.open(source));
    }

    /// Whether a file with these first bytes is a TIFF file: `II*` or `MM*` of classic TIFF, or those of BigTIFF.
    ///
    /// @param first at least four bytes, if the file has as many
    public static boolean isTiff(byte[] first) {
        return first.length >= 4 && TIFF_STARTS.contains(ByteBuffer.wrap(first).getInt());
    }

    private static List<Band> bands(TiffImage image, long[] extra, GdalMetadata metadata) {
        List<Band> bands = new ArrayList<>();
        int colours = image.encoding().photometric() == RGB ? Math.max(3, image.bands() - extra.length) : 1;
        int firstExtra = image.encoding().photometric() == RGB ? image.bands() - extra.length : 1;
        for (int i = 0; i < image.bands(); i++) {
            int index = i - firstExtra;
            boolean tagged =
                    i >= colours && index >= 0 && index < extra.length && (extra[index] == 1 || extra[index] == 2);
            String tag = tagged ? "Alpha" : colour(image.encoding().photometric(), i);
            String colour = metadata.text(i, "colorinterp").orElse(tag);
            boolean alpha = "Alpha".equalsIgnoreCase(colour);
            bands.add(new Band(i + 1, metadata.text(i, "description"), metadata.scaling(i), colour, alpha));
        }
        return List.copyOf(bands);
    }

    /// The meaning of a band, from 0, that is not an alpha band.
    private static String colour(int photometric, int band) {
        if (photometric == RGB && band < PRIMARIES.size()) {
            return PRIMARIES.get(band);
        }
        if (band == 0 && photometric <= MOST_GREY) {
            return "Gray";
        }
        return band == 0 && photometric == PALETTE ? "Palette" : "Undefined";
    }

    /// The file's name for people.
    public String name() {
        return file.name();
    }

    /// Its size in bytes.
    public long fileSize() {
        return file.size();
    }

    public boolean bigTiff() {
        return file.big();
    }

    public ByteOrder byteOrder() {
        return file.order();
    }

    /// Whether the file says that it is a cloud optimised GeoTIFF. Nothing is read by it.
    public boolean cog() {
        return cog;
    }

    /// The raster.
    public TiffImage image() {
        return images.image();
    }

    /// The mask of the raster's pixels inside the file.
    public Optional<TiffImage> mask() {
        return images.mask();
    }

    /// Smaller copies of the raster, in the order of the file.
    public List<Overview> overviews() {
        return images.overviews();
    }

    /// The bands, from number 1 on.
    public List<Band> bands() {
        return bands;
    }

    /// The text of the nodata tag; empty where there is none.
    public String nodataText() {
        return nodata;
    }

    /// The nodata value for the raster's type of samples, where the file has one.
    ///
    /// @throws TileIndexException E010 if samples of that type cannot be read
    public Optional<Nodata> nodata() throws TileIndexException {
        return Nodata.of(nodata, image().encoding().type());
    }

    /// Which pixels of a band are valid.
    ///
    /// @param band from 0
    /// @throws TileIndexException E010 as [#nodata], or if all bands together decide
    public Validity validity(int band) throws TileIndexException {
        if (mask().isPresent()) {
            TiffImage mask = mask().orElseThrow();
            return new Validity.Mask(mask, mask.bands() == 1 ? 0 : band);
        }
        if (metadata.nodataValues() == bands.size()) {
            // A pixel without a value is one that has these in all bands.
            throw image().encoding()
                    .refused(
                            "its metadata NODATA_VALUES names one value for each band, which is not supported",
                            "-mask mask --config GDAL_TIFF_INTERNAL_MASK YES ");
        }
        Optional<Nodata> value = nodata().filter(there -> !there.matchesNothing());
        if (value.isPresent()) {
            return new Validity.ByValue(value.orElseThrow());
        }
        int last = bands.size() - 1;
        SampleType type = image().encoding().type();
        boolean alpha = (bands.size() == 2 || bands.size() == 4)
                && band != last
                && bands.get(last).alpha()
                && (type == SampleType.UINT8 || type == SampleType.UINT16);
        return alpha ? new Validity.Alpha(last) : new Validity.All();
    }

    /// The scaling of a band's stored numbers, where the file has one.
    ///
    /// @param band from 0
    /// @throws TileIndexException E002 if the file's metadata cannot be read, so that nobody knows
    public Optional<Scaling> scaling(int band) throws TileIndexException {
        if (!metadata.readable()) {
            throw file.damaged("its GDAL_METADATA is not well-formed XML");
        }
        return bands.get(band).scaling();
    }

    /// The items of the file's metadata that describe bands, as the text of the tag GDAL_METADATA.
    ///
    /// @throws TileIndexException E002 as [#scaling]
    public String bandMetadata() throws TileIndexException {
        if (!metadata.readable()) {
            throw file.damaged("its GDAL_METADATA is not well-formed XML");
        }
        return metadata.bandItems();
    }

    /// The values of a tag of the raster's directory as they are, nothing where it is absent. One thread may ask for
    /// them, before others read blocks.
    ///
    /// @throws TileIndexException E002 if they lie outside of the file
    public Optional<TagValues> copy(int tag) throws TileIndexException, InterruptedException {
        return directory.copy(tag);
    }

    /// The six numbers of GDAL's geotransform: x of the corner of the file's first pixel, width, 0, its y, 0, and the
    /// step from row to row, which is negative unless the file's first row is the southernmost.
    ///
    /// @throws TileIndexException E002 as [#georeference]
    public double[] transform() throws TileIndexException {
        georeference();
        return place.transform().orElseThrow();
    }

    /// Where on the ground the raster lies.
    ///
    /// @throws TileIndexException E002 if the file does not say so, or says that it is rotated, sheared or turned
    public Georeference georeference() throws TileIndexException {
        return place.georeference(image().height());
    }

    /// Whether the file's coordinates are those of pixels' centres. The georeference takes account of it.
    public boolean pixelIsPoint() {
        return place.pixelIsPoint();
    }

    /// The CRS.
    ///
    /// @param assumeWgs84 take NAD83 for WGS84, and a file that names no CRS for longitude and latitude
    /// @throws TileIndexException E007 if it is not supported, with its keys
    public RasterCrs crs(boolean assumeWgs84) throws TileIndexException {
        return CrsKeys.of(keys, name(), assumeWgs84);
    }

    /// The keys that define the CRS, as `GTModelType=2, GeodeticCRS=4326`; empty where there are none.
    public String crsKeys() {
        return keys.toString();
    }
}
