package org.tileindex.raster.tiff;

import java.util.Locale;

/// The coordinate reference systems of rasters that can be read.
public sealed interface RasterCrs {
    /// Longitude and latitude in degrees on WGS84, or on a datum that agrees with it within a metre (ETRS89).
    record LonLat() implements RasterCrs {
        @Override
        public String name() {
            return "WGS84 longitude/latitude";
        }
    }

    /// Universal transverse Mercator on WGS84, in metres.
    ///
    /// @param zone 1 to 60
    /// @param south of the equator, so that northings begin at 10,000 km
    record Utm(int zone, boolean south) implements RasterCrs {
        @Override
        public String name() {
            return String.format(Locale.ROOT, "WGS84 UTM zone %d%s", zone, south ? "S" : "N");
        }

        /// The longitude of the zone's middle, in degrees.
        public double centralMeridian() {
            return 6 * zone - 183;
        }
    }

    /// Pseudo-Mercator on the sphere of WGS84's semi-major axis, in metres (EPSG 3857).
    record WebMercator() implements RasterCrs {
        @Override
        public String name() {
            return "Web Mercator";
        }
    }

    /// Lambert's azimuthal equal area around 52° N 10° E, in metres (EPSG 3035).
    record LaeaEurope() implements RasterCrs {
        @Override
        public String name() {
            return "LAEA Europe";
        }
    }

    /// Its name for people.
    String name();
}
