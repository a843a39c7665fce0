package org.tileindex.raster.tiff;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// Recognises a CRS by its GeoKeys: by codes of EPSG, or by parameters where they say that the user defines it. Names
/// do not decide, and keys that contradict each other in datum, meridian or units are refused.
final class CrsKeys {
    /// Codes of geographic CRSs on WGS84 and ETRS89, with and without heights.
    private static final Set<Integer> WGS84_CRS = Set.of(4326, 4979, 4258, 4937);

    private static final Set<Integer> WGS84_DATUM = Set.of(6326, 6258);
    private static final Set<Integer> WGS84_ELLIPSOID = Set.of(7030, 7019);
    private static final int NAD83_CRS = 4269;
    private static final int NAD83_DATUM = 6269;
    private static final double SEMI_MAJOR = 6_378_137;
    private static final double WGS84_FLATTENING = 298.257223563;
    private static final double GRS80_FLATTENING = 298.257222101;
    private static final int TRANSVERSE_MERCATOR = 1;
    private static final int MERCATOR = 7;
    private static final int LAMBERT_AZIMUTHAL = 10;

    /// The end of the definition, in Esri's words, by which GDAL tells Web Mercator from Mercator on the ellipsoid.
    /// Keys have no code for it.
    private static final String ON_THE_SPHERE = "PROJECTION[\"Mercator_Auxiliary_Sphere\"],"
            + "PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
            + "PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],UNIT[\"Meter\",1.0]]";

    private final GeoKeys keys;
    private final boolean assumeWgs84;

    private CrsKeys(GeoKeys keys, boolean assumeWgs84) {
        this.keys = keys;
        this.assumeWgs84 = assumeWgs84;
    }

    /// The CRS of the file with some name.
    ///
    /// @param assumeWgs84 take NAD83 for WGS84, and a file that names no CRS for longitude and latitude
    /// @throws TileIndexException E007 if it is another one
    static RasterCrs of(GeoKeys keys, String file, boolean assumeWgs84) throws TileIndexException {
        CrsKeys reader = new CrsKeys(keys, assumeWgs84);
        Optional<RasterCrs> crs = reader.crs();
        if (crs.isPresent()) {
            return crs.orElseThrow();
        }
        if (keys.isEmpty() || keys.code(GeoKeys.MODEL_TYPE).isEmpty()) {
            throw refused(file, "names no CRS", "Name it with gdal_edit.py -a_srs, or give --assume-wgs84.");
        }
        boolean onlyDatum = !assumeWgs84 && new CrsKeys(keys, true).crs().isPresent();
        throw onlyDatum
                ? refused(
                        file,
                        "is on NAD83 (%s)".formatted(keys),
                        "Warp it to WGS84 with gdalwarp, or give --assume-wgs84 if a metre or two do not matter.")
                : refused(
                        file,
                        "has a CRS that is not supported: %s".formatted(keys),
                        "Warp it with gdalwarp -t_srs to WGS84 longitude/latitude, WGS84 UTM, EPSG:3857 or EPSG:3035.");
    }

    private static TileIndexException refused(String file, String what, String remedy) {
        return new TileIndexException(
                ErrorCode.E007_CRS_MISMATCH, "raster %s %s".formatted(file, Printable.of(what)), remedy);
    }

    private Optional<RasterCrs> crs() {
        OptionalInt model = keys.code(GeoKeys.MODEL_TYPE);
        if (model.isEmpty()) {
            return assumeWgs84 ? Optional.of(new RasterCrs.LonLat()) : Optional.empty();
        }
        return switch (model.getAsInt()) {
            case 1 -> keys.code(GeoKeys.LINEAR_UNIT).isPresent() && !metres() ? Optional.empty() : projected();
            case 2 -> geographic() ? Optional.of(new RasterCrs.LonLat()) : Optional.empty();
            case GeoKeys.USER_DEFINED ->
                geographic()
                                && metres()
                                && is(GeoKeys.METHOD, MERCATOR)
                                && mercatorFits()
                                && keys.projection().contains(ON_THE_SPHERE)
                        ? Optional.of(new RasterCrs.WebMercator())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Whether the keys define longitude and latitude in degrees from Greenwich on the datum of WGS84.
    private boolean geographic() {
        boolean named = is(GeoKeys.GEOGRAPHIC_CRS, WGS84_CRS) || (assumeWgs84 && is(GeoKeys.GEOGRAPHIC_CRS, NAD83_CRS));
        boolean defined = isUserDefined(GeoKeys.GEOGRAPHIC_CRS)
                && (datumNamed()
                        || is(GeoKeys.ELLIPSOID, WGS84_ELLIPSOID)
                        || keys.number(GeoKeys.SEMI_MAJOR).isPresent());
        return (named || defined) && groundFits() && ellipsoidFits();
    }

    private boolean datumNamed() {
        return is(GeoKeys.DATUM, WGS84_DATUM) || (assumeWgs84 && is(GeoKeys.DATUM, NAD83_DATUM));
    }

    /// Whether no key contradicts the datum of WGS84, Greenwich and degrees.
    private boolean groundFits() {
        boolean crs = isAbsentOrUser(GeoKeys.GEOGRAPHIC_CRS)
                || is(GeoKeys.GEOGRAPHIC_CRS, WGS84_CRS)
                || (assumeWgs84 && is(GeoKeys.GEOGRAPHIC_CRS, NAD83_CRS));
        boolean datum = isAbsentOrUser(GeoKeys.DATUM) || datumNamed();
        boolean meridian = (isAbsentOrUser(GeoKeys.PRIME_MERIDIAN) || is(GeoKeys.PRIME_MERIDIAN, 8901))
                && (near(GeoKeys.PRIME_MERIDIAN_LONGITUDE, 0)
                        || (!keys.number(GeoKeys.PRIME_MERIDIAN_LONGITUDE).isPresent()
                                && !isUserDefined(GeoKeys.PRIME_MERIDIAN)));
        return crs && datum && meridian && degrees() && shiftIsZero();
    }

    private boolean degrees() {
        OptionalInt unit = keys.code(GeoKeys.ANGULAR_UNIT);
        return unit.isEmpty()
                || unit.getAsInt() == 9102
                || unit.getAsInt() == 9122
                || (unit.getAsInt() == GeoKeys.USER_DEFINED && near(GeoKeys.ANGULAR_UNIT_SIZE, Math.PI / 180));
    }

    private boolean metres() {
        return is(GeoKeys.LINEAR_UNIT, 9001)
                || (isUserDefined(GeoKeys.LINEAR_UNIT) && near(GeoKeys.LINEAR_UNIT_SIZE, 1));
    }

    private boolean shiftIsZero() {
        for (double number : keys.numbers(GeoKeys.TO_WGS84)) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether no key contradicts the ellipsoids of WGS84 and GRS80, which differ by a tenth of a millimetre.
    private boolean ellipsoidFits() {
        boolean code = isAbsentOrUser(GeoKeys.ELLIPSOID) || is(GeoKeys.ELLIPSOID, WGS84_ELLIPSOID);
        OptionalDouble major = keys.number(GeoKeys.SEMI_MAJOR);
        OptionalDouble minor = keys.number(GeoKeys.SEMI_MINOR);
        OptionalDouble flattening = keys.number(GeoKeys.INVERSE_FLATTENING);
        boolean userDefined = isUserDefined(GeoKeys.ELLIPSOID);
        boolean whole = major.isPresent() && (minor.isPresent() || flattening.isPresent());
        return code
                && (whole || (!userDefined && major.isEmpty()))
                && (major.isEmpty() || Math.abs(major.getAsDouble() - SEMI_MAJOR) < 1e-3)
                && (flattening.isEmpty()
                        || Math.abs(flattening.getAsDouble() - WGS84_FLATTENING) < 1e-8
                        || Math.abs(flattening.getAsDouble() - GRS80_FLATTENING) < 1e-8)
                && (minor.isEmpty() || Math.abs(minor.getAsDouble() - 6_356_752.3142) < 1e-3);
    }

    private Optional<RasterCrs> projected() {
        OptionalInt code = keys.code(GeoKeys.PROJECTED_CRS);
        if (code.isPresent() && code.getAsInt() != GeoKeys.USER_DEFINED) {
            return groundFits() && ellipsoidFits() ? byCode(code.getAsInt()) : Optional.empty();
        }
        if (!metres()) {
            return Optional.empty();
        }
        if (!geographic()) {
            return sphere() && is(GeoKeys.METHOD, MERCATOR) && mercatorFits()
                    ? Optional.of(new RasterCrs.WebMercator())
                    : Optional.empty();
        }
        return byParameters();
    }

    private Optional<RasterCrs> byCode(int code) {
        if (code == 3857) {
            return Optional.of(new RasterCrs.WebMercator());
        }
        if (code == 3035) {
            return Optional.of(new RasterCrs.LaeaEurope());
        }
        boolean etrs89 = code >= 25828 && code <= 25838;
        boolean nad83 = assumeWgs84 && code >= 26901 && code <= 26923;
        return utm(code, 32600, false)
                .or(() -> utm(code, 32700, true))
                .or(() -> etrs89 ? utm(code, 25800, false) : Optional.empty())
                .or(() -> nad83 ? utm(code, 26900, false) : Optional.empty());
    }

    private static Optional<RasterCrs> utm(int code, int before, boolean south) {
        int zone = code - before;
        return zone >= 1 && zone <= 60 ? Optional.of(new RasterCrs.Utm(zone, south)) : Optional.empty();
    }

    private Optional<RasterCrs> byParameters() {
        OptionalInt projection = keys.code(GeoKeys.PROJECTION);
        if (projection.isPresent() && projection.getAsInt() != GeoKeys.USER_DEFINED) {
            return utm(projection.getAsInt(), 16000, false).or(() -> utm(projection.getAsInt(), 16100, true));
        }
        return switch (keys.code(GeoKeys.METHOD).orElse(0)) {
            case TRANSVERSE_MERCATOR -> transverseMercator();
            case LAMBERT_AZIMUTHAL -> laea();
            default -> Optional.empty();
        };
    }

    private Optional<RasterCrs> transverseMercator() {
        OptionalDouble meridian = keys.number(GeoKeys.ORIGIN_LONGITUDE);
        double zone = (meridian.orElse(0) + 183) / 6;
        boolean south = near(GeoKeys.FALSE_NORTHING, 10_000_000);
        boolean fits = meridian.isPresent()
                && near(GeoKeys.ORIGIN_LATITUDE, 0)
                && near(GeoKeys.ORIGIN_SCALE, 0.9996)
                && near(GeoKeys.FALSE_EASTING, 500_000)
                && (south || near(GeoKeys.FALSE_NORTHING, 0))
                && Math.abs(zone - Math.rint(zone)) < 1e-10
                && zone > 0.5
                && zone < 60.5;
        return fits ? Optional.of(new RasterCrs.Utm((int) Math.rint(zone), south)) : Optional.empty();
    }

    private Optional<RasterCrs> laea() {
        boolean fits = near(GeoKeys.CENTER_LONGITUDE, 10)
                && near(GeoKeys.CENTER_LATITUDE, 52)
                && near(GeoKeys.FALSE_EASTING, 4_321_000)
                && near(GeoKeys.FALSE_NORTHING, 3_210_000);
        return fits ? Optional.of(new RasterCrs.LaeaEurope()) : Optional.empty();
    }

    /// Whether the user defines a sphere with the semi-major axis of WGS84.
    private boolean sphere() {
        return isUserDefined(GeoKeys.GEOGRAPHIC_CRS)
                && isAbsentOrUser(GeoKeys.DATUM)
                && isUserDefined(GeoKeys.ELLIPSOID)
                && near(GeoKeys.SEMI_MAJOR, SEMI_MAJOR)
                && (near(GeoKeys.SEMI_MINOR, SEMI_MAJOR) || near(GeoKeys.INVERSE_FLATTENING, 0))
                && groundFits();
    }

    /// Whether the parameters of Mercator's projection are those of Web Mercator: 0, 0, without a shift, at scale 1.
    private boolean mercatorFits() {
        return near(GeoKeys.ORIGIN_LONGITUDE, 0)
                && near(GeoKeys.ORIGIN_LATITUDE, 0)
                && near(GeoKeys.FALSE_EASTING, 0)
                && near(GeoKeys.FALSE_NORTHING, 0)
                && near(GeoKeys.ORIGIN_SCALE, 1)
                && keys.number(GeoKeys.STANDARD_PARALLEL).isEmpty();
    }

    private boolean near(int key, double expected) {
        OptionalDouble number = keys.number(key);
        return number.isPresent()
                && Math.abs(number.getAsDouble() - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    }

    private boolean is(int key, int code) {
        return keys.code(key).orElse(-1) == code;
    }

    private boolean is(int key, Set<Integer> codes) {
        return codes.contains(keys.code(key).orElse(-1));
    }

    private boolean isUserDefined(int key) {
        return is(key, GeoKeys.USER_DEFINED);
    }

    private boolean isAbsentOrUser(int key) {
        return keys.code(key).isEmpty() || isUserDefined(key);
    }
}
