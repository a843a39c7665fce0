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

/// Well-known binary to rings, through JTS's reader.
final class WkbPolygons {
    private static final GeometryFactory AS_GIVEN = new GeometryFactory(new RingsAsGiven());

    private WkbPolygons() {}

    /// The polygons of a POLYGON, MULTIPOLYGON or a collection of them.
    ///
    /// @param zone for the message
    /// @throws TileIndexException E001 if it is damaged, has a ring that is not closed, or holds anything but
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
                                    .formatted(e instanceof StackOverflowError ? "nested too deep" : e.getMessage()),
                            "Repair the geometry and run again.")
                    .causedBy(e);
        }
    }

    /// JTS's reader closes open rings and fills up short ones with this method, and uses it for nothing else;
    /// geometry is taken as given, so they are refused.
    private static final class RingsAsGiven extends PackedCoordinateSequenceFactory {
        private static final long serialVersionUID = 1;

        @Override
        public CoordinateSequence create(int size, int dimension) {
            throw new IllegalArgumentException("a ring is not closed or has too few vertices");
        }
    }
}
