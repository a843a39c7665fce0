package org.tileindex.zone.file;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Recognises WGS84 longitude/latitude in PROJJSON: by its id, or by datum, meridian and unit where it has none.
final class ProjJson {
    private ProjJson() {}

    /// Whether `json` is PROJJSON of WGS84 longitude/latitude.
    static boolean isWgs84(String json) {
        try {
            return json.startsWith("{") && JSON.std.anyFrom(json) instanceof Map<?, ?> crs && isWgs84(crs);
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether a PROJJSON object is WGS84 longitude/latitude.
    static boolean isWgs84(Map<?, ?> crs) {
        if (crs.get("id") instanceof Map<?, ?> id) {
            return Wgs84.isName(name(id));
        }
        return "GeographicCRS".equals(crs.get("type"))
                && Stream.of("datum", "datum_ensemble")
                        .anyMatch(key -> crs.get(key) instanceof Map<?, ?> datum && isWgs84Datum(datum))
                && crs.get("coordinate_system") instanceof Map<?, ?> system
                && axesInDegrees(system);
    }

    /// The name of a PROJJSON object, for people.
    static String described(Map<?, ?> crs) {
        return crs.get("id") instanceof Map<?, ?> id ? name(id) : "'%s', without an id".formatted(crs.get("name"));
    }

    private static String name(Map<?, ?> id) {
        return id.get("authority") + ":" + id.get("code");
    }

    private static boolean isWgs84Datum(Map<?, ?> datum) {
        boolean greenwich = !(datum.get("prime_meridian") instanceof Map<?, ?> meridian)
                || (meridian.get("longitude") instanceof Number longitude && longitude.doubleValue() == 0);
        return greenwich && Wgs84.isDatum(String.valueOf(datum.get("name")));
    }

    private static boolean axesInDegrees(Map<?, ?> system) {
        return system.get("axis") instanceof List<?> axes
                && axes.stream()
                        .limit(2)
                        .allMatch(axis -> axis instanceof Map<?, ?> fields && "degree".equals(fields.get("unit")));
    }
}
