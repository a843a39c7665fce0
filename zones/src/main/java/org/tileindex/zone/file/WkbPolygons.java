package org.tileindex.zone.file;

import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.ZonePolygon;

/// Converts well-known binary to rings with JTS's reader.
final class WkbPolygons {
    private static final GeometryFactory AS_GIVEN = new GeometryFactory(new RingsAsGiven());

    private WkbPolygons() {}

    /// The polygons of a POLYGON, a MULTIPOLYGON or a collection of them.
    ///
    /// @param zone the zone's id, for the error
    /// @throws TileIndexException E001 if it is damaged, has a ring that is not closed, or contains anything but
    ///     polygons
    static List<ZonePolygon> parse(String zone, byte[] wkb) throws TileIndexException {
        try {
            return JtsPolygons.fromJts(zone, new WKBReader(AS_GIVEN).read(wkb));
        } catch (ParseException | IllegalArgumentException | StackOverflowError e) {
            // JTS reads collections within collections by recursion.
            throw TileIndexException.inZone(
                            ErrorCode.E001_GEO_INVALID,
                            zone,
                            "geometry cannot be read (%s)"
                                    .formatted(e instanceof StackOverflowError ? "nested too deeply" : e.getMessage()),
                            "Repair the geometry and run again.")
                    .causedBy(e);
        }
    }

    /// Refuses open and short rings. JTS's reader would close and fill them up, and it calls this method for nothing
    /// else.
    private static final class RingsAsGiven extends PackedCoordinateSequenceFactory {
        private static final long serialVersionUID = 1;

        @Override
        public CoordinateSequence create(int size, int dimension) {
            throw new IllegalArgumentException("a ring is not closed or has too few vertices");
        }
    }
}
