package org.tileindex.grid;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The coordinate reference system of a grid: longitude and latitude on the globe, or a plane.
///
/// @param name for people
/// @param projection the plane's parameters as PROJ writes them, in metres; empty for longitude and latitude
public record Crs(String name, String projection) {
    /// Longitude and latitude on WGS84, in degrees.
    public static final Crs LON_LAT = new Crs("WGS84 longitude/latitude", "");

    /// Pseudo-Mercator on the sphere of WGS84's semi-major axis (EPSG 3857).
    public static final Crs WEB_MERCATOR =
            new Crs("Web Mercator", "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m");

    /// Lambert's azimuthal equal area around 52° N 10° E (EPSG 3035).
    public static final Crs LAEA_EUROPE =
            new Crs("LAEA Europe", "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m");

    /// Universal transverse Mercator on WGS84 (EPSG 326xx and 327xx).
    ///
    /// @param zone 1 to 60
    public static Crs utm(int zone, boolean south) {
        return new Crs(
                String.format(Locale.ROOT, "WGS84 UTM zone %d%s", zone, south ? "S" : "N"),
                String.format(Locale.ROOT, "+proj=utm +zone=%d%s +datum=WGS84 +units=m", zone, south ? " +south" : ""));
    }

    /// The CRS of a grid with these parameters.
    ///
    /// @throws IllegalArgumentException if no grid has them
    public static Crs ofProjection(String projection) {
        return Stream.concat(
                        Stream.of(LON_LAT, WEB_MERCATOR, LAEA_EUROPE),
                        IntStream.rangeClosed(1, 60)
                                .boxed()
                                .flatMap(zone -> Stream.of(utm(zone, false), utm(zone, true))))
                .filter(crs -> crs.projection.equals(projection))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown projection " + projection));
    }

    /// Whether coordinates are metres in a plane.
    public boolean isProjected() {
        return !projection.isEmpty();
    }

    /// The unit of coordinates, as it follows a number.
    public String unit() {
        return isProjected() ? " m" : "°";
    }
}
