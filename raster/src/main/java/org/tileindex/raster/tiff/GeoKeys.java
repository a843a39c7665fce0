package org.tileindex.raster.tiff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tileindex.fault.TileIndexException;

/// The numbers of a GeoKey directory (OGC GeoTIFF 1.1, section 7.1). Texts are left out, as they are for people, but
/// for the one that may define a projection.
final class GeoKeys {
    static final int MODEL_TYPE = 1024;
    static final int RASTER_TYPE = 1025;
    static final int GEOGRAPHIC_CRS = 2048;
    static final int DATUM = 2050;
    static final int PRIME_MERIDIAN = 2051;
    static final int ANGULAR_UNIT = 2054;
    static final int ANGULAR_UNIT_SIZE = 2055;
    static final int ELLIPSOID = 2056;
    static final int SEMI_MAJOR = 2057;
    static final int SEMI_MINOR = 2058;
    static final int INVERSE_FLATTENING = 2059;
    static final int PRIME_MERIDIAN_LONGITUDE = 2061;
    static final int TO_WGS84 = 2062;
    static final int PROJECTED_CRS = 3072;
    static final int PROJECTION = 3074;
    static final int METHOD = 3075;
    static final int LINEAR_UNIT = 3076;
    static final int LINEAR_UNIT_SIZE = 3077;
    static final int STANDARD_PARALLEL = 3078;
    static final int ORIGIN_LONGITUDE = 3080;
    static final int ORIGIN_LATITUDE = 3081;
    static final int FALSE_EASTING = 3082;
    static final int FALSE_NORTHING = 3083;
    static final int CENTER_LONGITUDE = 3088;
    static final int CENTER_LATITUDE = 3089;
    static final int ORIGIN_SCALE = 3092;

    /// The value of a code that says that other keys define the thing.
    static final int USER_DEFINED = 32767;

    private static final int PROJECTION_TEXT = 3073;
    private static final int MOST_KEYS = 1000;
    private static final int MOST_SHOWN = 20;
    private static final int MOST_DOUBLES = 10_000;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(MODEL_TYPE, "GTModelType"),
            Map.entry(RASTER_TYPE, "GTRasterType"),
            Map.entry(GEOGRAPHIC_CRS, "GeodeticCRS"),
            Map.entry(DATUM, "GeodeticDatum"),
            Map.entry(PRIME_MERIDIAN, "PrimeMeridian"),
            Map.entry(2052, "GeogLinearUnits"),
            Map.entry(ANGULAR_UNIT, "GeogAngularUnits"),
            Map.entry(ANGULAR_UNIT_SIZE, "GeogAngularUnitSize"),
            Map.entry(ELLIPSOID, "Ellipsoid"),
            Map.entry(SEMI_MAJOR, "EllipsoidSemiMajorAxis"),
            Map.entry(SEMI_MINOR, "EllipsoidSemiMinorAxis"),
            Map.entry(INVERSE_FLATTENING, "EllipsoidInvFlattening"),
            Map.entry(PRIME_MERIDIAN_LONGITUDE, "PrimeMeridianLongitude"),
            Map.entry(TO_WGS84, "GeogTOWGS84"),
            Map.entry(PROJECTED_CRS, "ProjectedCRS"),
            Map.entry(PROJECTION, "Projection"),
            Map.entry(METHOD, "ProjMethod"),
            Map.entry(LINEAR_UNIT, "ProjLinearUnits"),
            Map.entry(LINEAR_UNIT_SIZE, "ProjLinearUnitSize"),
            Map.entry(STANDARD_PARALLEL, "ProjStdParallel1"),
            Map.entry(3079, "ProjStdParallel2"),
            Map.entry(ORIGIN_LONGITUDE, "ProjNatOriginLong"),
            Map.entry(ORIGIN_LATITUDE, "ProjNatOriginLat"),
            Map.entry(FALSE_EASTING, "ProjFalseEasting"),
            Map.entry(FALSE_NORTHING, "ProjFalseNorthing"),
            Map.entry(CENTER_LONGITUDE, "ProjCenterLong"),
            Map.entry(CENTER_LATITUDE, "ProjCenterLat"),
            Map.entry(ORIGIN_SCALE, "ProjScaleAtNatOrigin"),
            Map.entry(4096, "VerticalCRS"));

    private final TreeMap<Integer, double[]> values = new TreeMap<>();

    private String projection = "";

    private GeoKeys() {}

    /// @throws TileIndexException E002 if the directory is cut short or points outside of its numbers
    static GeoKeys read(Directory directory) throws TileIndexException, InterruptedException {
        GeoKeys keys = new GeoKeys();
        long[] shorts = directory.numbers(Tag.GEO_KEY_DIRECTORY, 4 + 4 * MOST_KEYS);
        double[] doubles = directory.doubles(Tag.GEO_DOUBLES, MOST_DOUBLES);
        long number = shorts.length < 4 ? 0 : shorts[3];
        if (number > MOST_KEYS || 4 + 4 * number > Math.max(4, shorts.length)) {
            throw directory.file().damaged("its GeoKeyDirectory is cut short");
        }
        for (int i = 1; i <= number; i++) {
            int key = (int) shorts[4 * i];
            long place = shorts[4 * i + 1];
            long count = shorts[4 * i + 2];
            long value = shorts[4 * i + 3];
            if (place == 0) {
                keys.values.put(key, new double[] {value});
            } else if (place == Tag.GEO_TEXTS && key == PROJECTION_TEXT) {
                String texts = directory.text(Tag.GEO_TEXTS);
                int from = (int) Math.min(value, texts.length());
                keys.projection = texts.substring(from, (int) Math.min(from + count, texts.length()));
            } else if (place == Tag.GEO_DOUBLES) {
                if (count < 1 || count > doubles.length || value > doubles.length - count) {
                    throw directory.file().damaged("its GeoKey %d points outside of its numbers".formatted(key));
                }
                keys.values.put(key, Arrays.copyOfRange(doubles, (int) value, (int) (value + count)));
            }
        }
        return keys;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// The code of a key; nothing where the key is absent.
    OptionalInt code(int key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> OptionalInt.of((int) value[0]))
                .orElse(OptionalInt.empty());
    }

    /// The first number of a key; nothing where the key is absent.
    OptionalDouble number(int key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> OptionalDouble.of(value[0]))
                .orElse(OptionalDouble.empty());
    }

    /// The text about the projection, which may hold a definition; empty where there is none.
    String projection() {
        return projection;
    }

    /// All numbers of a key, none where it is absent.
    double[] numbers(int key) {
        return values.getOrDefault(key, new double[0]).clone();
    }

    /// The keys as `ProjectedCRS=27700, ProjLinearUnits=9001`, the first twenty.
    @Override
    public String toString() {
        String text = values.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(key -> NAMES.getOrDefault(key.getKey(), key.getKey().toString()) + "=" + text(key.getValue()))
                .collect(Collectors.joining(", "));
        return values.size() > MOST_SHOWN ? "%s and %d more".formatted(text, values.size() - MOST_SHOWN) : text;
    }

    private static String text(double[] numbers) {
        double first = numbers[0];
        boolean whole = first == Math.rint(first) && Math.abs(first) < 1e15;
        String text = whole ? String.format(Locale.ROOT, "%.0f", first) : Double.toString(first);
        return numbers.length > 1 ? text + "…" : text;
    }
}
