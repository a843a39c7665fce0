package org.tileindex.zone.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// Recognises WGS84 longitude/latitude by its names and definitions in zone files.
final class Wgs84 {
    private static final Pattern NAME = Pattern.compile(
            "(URN:(X-)?OGC:DEF:CRS:|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/)?"
                    + "(OGC[:/][0-9.]{0,9}[:/]?CRS84|EPSG[:/][0-9.]{0,9}[:/]?4326)"
                    + "|HTTPS?://WWW\\.OPENGIS\\.NET/GML/SRS/EPSG\\.XML#4326"
                    + "|(OGC:|CRS:?|SRID:)?(CRS84|84|4326)|WGS ?84",
            Pattern.CASE_INSENSITIVE);

    // OGC 01-009 (WKT 1, also as Esri writes it) and OGC 18-010 (WKT 2).
    private static final Pattern GEOGRAPHIC =
            Pattern.compile("(GEOGCS|GEOGCRS|GEODCRS|GEOGRAPHICCRS|GEODETICCRS)\\s*\\[.*", Pattern.DOTALL);
    private static final Pattern DATUM = Pattern.compile("\\b(?:DATUM|ENSEMBLE)\\s*\\[\\s*\"([^\"]*)\"");
    private static final Pattern WGS84_DATUM =
            Pattern.compile("(D_)?WGS[_ ]?(19)?84|WORLD[_ ]GEODETIC[_ ]SYSTEM[_ ]1984( ENSEMBLE)?");
    private static final Pattern MERIDIAN = Pattern.compile("\\bPRIMEM\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*([-+0-9.E]+)");
    private static final Pattern ANGLE = Pattern.compile("\\b(?:ANGLE)?UNIT\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*([-+0-9.E]+)");
    private static final Set<String> NO_SHIFT = Set.of("+towgs84=0,0,0", "+towgs84=0,0,0,0,0,0,0");
    private static final Set<String> PLAIN_WORDS = Set.of(
            "+proj=longlat",
            "+proj=latlong",
            "+datum=WGS84",
            "+ellps=WGS84",
            "+towgs84=0,0,0",
            "+towgs84=0,0,0,0,0,0,0",
            "+no_defs",
            "+type=crs",
            "+over",
            "+wktext");
    private static final int LONGEST_TEXT = 20_000;

    private Wgs84() {}

    /// Whether `name` means OGC:CRS84 or EPSG:4326, as a short name, URN or URL.
    static boolean isName(String name) {
        return NAME.matcher(name.strip()).matches();
    }

    /// Whether `name` is a usual name of the datum or its ensemble.
    static boolean isDatum(String name) {
        return WGS84_DATUM.matcher(name.strip().toUpperCase(Locale.ROOT)).matches();
    }

    /// Whether a PROJ string defines geographic coordinates on the datum of WGS84, and nothing that changes them.
    static boolean isProjString(String text) {
        Set<String> words = Set.copyOf(List.of(text.strip().split("\\s+", -1)));
        boolean geographic = words.contains("+proj=longlat") || words.contains("+proj=latlong");
        boolean datum = words.contains("+datum=WGS84")
                || (words.contains("+ellps=WGS84") && words.stream().anyMatch(NO_SHIFT::contains));
        return geographic && datum && PLAIN_WORDS.containsAll(words);
    }

    /// The remark on a file without a CRS.
    static String assumed(String file) {
        return "%s names no CRS; its coordinates are taken as WGS84 longitude/latitude".formatted(file);
    }

    /// Whether well-known text defines geographic coordinates in degrees from Greenwich on the datum of WGS84.
    static boolean isDefinition(String wkt) {
        if (wkt.length() > LONGEST_TEXT) {
            return false;
        }
        String text = wkt.strip().toUpperCase(Locale.ROOT);
        Matcher datum = DATUM.matcher(text);
        return GEOGRAPHIC.matcher(text).matches()
                && datum.find()
                && WGS84_DATUM.matcher(datum.group(1)).matches()
                && allNear(MERIDIAN.matcher(text), 0)
                && allNear(ANGLE.matcher(text), Math.PI / 180);
    }

    private static boolean allNear(Matcher numbers, double expected) {
        while (numbers.find()) {
            try {
                if (!(Math.abs(Double.parseDouble(numbers.group(1)) - expected) < 1e-9)) {
                    return false;
                }
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return true;
    }

    /// The refusal of any other CRS.
    static TileIndexException refused(String file, String what) {
        return new TileIndexException(
                ErrorCode.E007_CRS_MISMATCH,
                "zone file %s: %s".formatted(file, Printable.detail(what)),
                "Transform it to WGS84 longitude/latitude (OGC:CRS84).");
    }
}
