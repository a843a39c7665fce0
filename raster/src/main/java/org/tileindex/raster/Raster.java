package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.tiff.FloatRange;
import org.tileindex.raster.tiff.GeoTiffHeader;
import org.tileindex.raster.tiff.Georeference;
import org.tileindex.raster.tiff.RasterCrs;
import org.tileindex.raster.tiff.Scaling;
import org.tileindex.raster.tiff.Validity;

/// An open GeoTIFF file.
public final class Raster implements AutoCloseable {
    private static final int FINGERPRINT_BYTES = 16 << 10;

    private final ByteSource source;
    private final GeoTiffHeader header;
    private final boolean assumeWgs84;
    private final String fingerprint;
    private Optional<Layer> pixels = Optional.empty();
    private Optional<Layer> maskPixels = Optional.empty();

    private Raster(ByteSource source, GeoTiffHeader header, boolean assumeWgs84, String fingerprint) {
        this.source = source;
        this.header = header;
        this.assumeWgs84 = assumeWgs84;
        this.fingerprint = fingerprint;
    }

    /// Reads the header. The source is the raster's own from now on.
    ///
    /// @param assumeWgs84 take NAD83 for WGS84, and a file that names no CRS for longitude and latitude
    /// @throws TileIndexException E002 if the header is damaged, E010 or E015 if it cannot be read
    public static Raster open(ByteSource source, boolean assumeWgs84) throws TileIndexException, InterruptedException {
        boolean done = false;
        try {
            Raster raster = new Raster(source, GeoTiffHeader.read(source), assumeWgs84, fingerprint(source));
            done = true;
            return raster;
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    private static String fingerprint(ByteSource source) throws TileIndexException, InterruptedException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(source.size()).flip());
        digest.update(source.read(new ByteRange(0, (int) Math.min(source.size(), FINGERPRINT_BYTES))));
        return Hex.encodeHexString(digest.digest());
    }

    /// Its path or address for people.
    public String name() {
        return source.name();
    }

    /// SHA-256 of the file's size and its first 16 KiB, in hexadecimal: the same wherever the file lies, and nearly
    /// always another one where the pixels are others, as compressed blocks hardly keep their sizes.
    public String fingerprint() {
        return fingerprint;
    }

    public GeoTiffHeader header() {
        return header;
    }

    public ByteSource source() {
        return source;
    }

    /// Whether its coordinates are taken as WGS84 because the user says so.
    public boolean assumesWgs84() {
        return assumeWgs84;
    }

    /// The grid of its pixels, on the globe.
    ///
    /// @throws TileIndexException E002 if they have no place that makes a grid, E007 if its CRS is not longitude and
    ///     latitude on WGS84
    public Grid grid() throws TileIndexException {
        RasterCrs crs = header.crs(assumeWgs84);
        if (!(crs instanceof RasterCrs.LonLat)) {
            throw new TileIndexException(
                    ErrorCode.E007_CRS_MISMATCH,
                    "raster %s: its CRS is %s (%s), not WGS84 longitude/latitude"
                            .formatted(name(), crs.name(), header.crsKeys()),
                    "Transform it, for example with gdalwarp -t_srs EPSG:4326.");
        }
        return anyGrid();
    }

    /// The grid of its pixels in the raster's own CRS.
    ///
    /// @throws TileIndexException E002 if they have no place that makes a grid, E007 if its CRS is not supported
    public Grid anyGrid() throws TileIndexException {
        Crs crs = crs(header.crs(assumeWgs84));
        Georeference place = header.georeference();
        try {
            return new Grid(
                    header.image().height(),
                    header.image().width(),
                    place.originX(),
                    place.originY(),
                    place.pixelWidth(),
                    place.pixelHeight(),
                    crs);
        } catch (IllegalArgumentException e) {
            throw new TileIndexException(
                            ErrorCode.E002_RASTER_MISMATCH,
                            "raster %s: %s".formatted(name(), e.getMessage()),
                            "Check what gdalinfo says about it.")
                    .causedBy(e);
        }
    }

    private static Crs crs(RasterCrs crs) {
        if (crs instanceof RasterCrs.Utm utm) {
            return Crs.utm(utm.zone(), utm.south());
        }
        return crs instanceof RasterCrs.WebMercator
                ? Crs.WEB_MERCATOR
                : crs instanceof RasterCrs.LaeaEurope ? Crs.LAEA_EUROPE : Crs.LON_LAT;
    }

    /// Whether the file's first row is the southernmost, so that its rows are not those of the grid.
    public boolean isSouthUp() throws TileIndexException {
        return header.georeference().southUp();
    }

    private SampleType type() {
        return pixels.orElseThrow().format().type();
    }

    private Layer pixels() {
        return pixels.orElseThrow();
    }

    /// A band whose values are wanted.
    ///
    /// @param number from 1
    /// @param scaled as doubles, with the scale and the offset that the file gives for the band
    /// @throws IllegalArgumentException if there is no such band
    /// @throws TileIndexException E002 if the file has no place on the ground, E010 if its blocks cannot be decoded
    public Band band(int number, boolean scaled) throws TileIndexException {
        if (number < 1 || number > header.bands().size()) {
            throw new IllegalArgumentException("band %d: raster %s has %d"
                    .formatted(number, name(), header.bands().size()));
        }
        if (pixels.isEmpty()) {
            pixels = Optional.of(new Layer(source, header.image(), isSouthUp(), fillsWithOthersThanZero()));
        }
        Optional<Scaling> scaling = scaled ? header.scaling(number - 1) : Optional.empty();
        Validity validity = header.validity(number - 1);
        return new Band(
                pixels().place(number - 1),
                number,
                scaled,
                scaling.map(Scaling::scale).orElse(1.0),
                scaling.map(Scaling::offset).orElse(0.0),
                nodata(validity),
                header.nodata().map(this::fill).orElse(OptionalLong.of(0)),
                mask(validity));
    }

    private boolean fillsWithOthersThanZero() throws TileIndexException {
        return header.nodata().filter(nodata -> nodata.fillInteger() != 0).isPresent();
    }

    /// The samples of a band as they are stored, all of which are present.
    ///
    /// @param number from 1
    /// @throws TileIndexException as [#band]
    public Band samples(int number) throws TileIndexException {
        return band(number, false).withAllPresent();
    }

    /// The samples of the mask inside the file for a band, all of which are present; nothing if there is no mask.
    ///
    /// @param number of the mask's band, from 1
    /// @throws TileIndexException as [#band]
    public Optional<Band> maskSamples(int number) throws TileIndexException {
        Optional<Layer.Place> place =
                band(1, false).mask().filter(mask -> header.mask().isPresent());
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Layer layer = place.get().layer();
        return Optional.of(new Band(
                layer.place(number - 1), number, false, 1, 0, List.of(), OptionalLong.of(0), Optional.empty()));
    }

    /// The samples that are null: each of these stands for some of them. Numbers that GDAL takes for a floating point
    /// nodata value are in one range of bit patterns, or in two.
    private List<Nodata> nodata(Validity validity) {
        List<Nodata> all = new ArrayList<>();
        if (validity instanceof Validity.ByValue value) {
            value.nodata().integer().ifPresent(integer -> all.add(Nodata.of(type(), integer)));
            value.nodata().ranges().forEach(range -> all.add(range(range)));
        }
        if (type().kind() == SampleType.Kind.FLOAT) {
            all.add(Nodata.nan(type()));
        }
        return all;
    }

    /// Both ends have one sign, so that bit patterns between them are numbers between them.
    private Nodata range(FloatRange range) {
        // A negative zero becomes a positive one, which stands for both.
        long low = bits(range.low() + 0.0);
        long high = bits(range.high() + 0.0);
        return Nodata.range(type(), Math.min(low, high), Math.max(low, high));
    }

    /// The bits of a number as a floating point sample, in the lowest bytes.
    private long bits(double number) {
        return switch (type()) {
            case FLOAT16 -> Float.floatToFloat16((float) number) & 0xFFFFL;
            case FLOAT32 -> Float.floatToRawIntBits((float) number) & 0xFFFF_FFFFL;
            default -> Double.doubleToRawLongBits(number);
        };
    }

    /// The bits of a sample that is the nodata value, or the integer that is nearest to it. Nothing where 16 bits have
    /// no such floating point number.
    private OptionalLong fill(org.tileindex.raster.tiff.Nodata nodata) {
        if (type().kind() != SampleType.Kind.FLOAT) {
            return OptionalLong.of(nodata.fillInteger());
        }
        long bits = bits(nodata.fillFloat());
        boolean exact = type() != SampleType.FLOAT16
                || Float.compare(Float.float16ToFloat((short) bits), (float) nodata.fillFloat()) == 0;
        return exact ? OptionalLong.of(bits) : OptionalLong.empty();
    }

    private Optional<Layer.Place> mask(Validity validity) throws TileIndexException {
        if (validity instanceof Validity.Mask mask) {
            if (maskPixels.isEmpty()) {
                maskPixels = Optional.of(new Layer(source, mask.image(), isSouthUp(), false));
            }
            return Optional.of(maskPixels.get().place(mask.band()));
        }
        return validity instanceof Validity.Alpha alpha ? Optional.of(pixels().place(alpha.band())) : Optional.empty();
    }

    @Override
    public void close() {
        source.close();
    }
}
