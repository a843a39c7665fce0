package org.tileindex.zone.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Reads polygons of well-known binary (OGC 06-103r4, section 8.2; ISO 13249-3; PostGIS's flags for further
/// coordinates and a reference system). Rings are taken as they are.
final class WkbPolygons {
    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;
    private static final int MULTI_POINT = 4;
    private static final int MULTI_LINE_STRING = 5;
    private static final int MULTI_POLYGON = 6;
    private static final int COLLECTION = 7;
    private static final int CURVE_POLYGON = 10;
    private static final int MULTI_SURFACE = 12;
    private static final int HAS_Z = 0x8000_0000;
    private static final int HAS_M = 0x4000_0000;
    private static final int HAS_SRID = 0x2000_0000;
    private static final List<String> NAMES = List.of(
            "Geometry",
            "Point",
            "LineString",
            "Polygon",
            "MultiPoint",
            "MultiLineString",
            "MultiPolygon",
            "GeometryCollection",
            "CircularString",
            "CompoundCurve",
            "CurvePolygon",
            "MultiCurve",
            "MultiSurface",
            "Curve",
            "Surface",
            "PolyhedralSurface",
            "TIN",
            "Triangle");
    private static final int DEEPEST = 100;

    private final String zone;
    private final ByteBuffer wkb;
    private final List<ZonePolygon> polygons = new ArrayList<>();
    private String other = "";

    private WkbPolygons(String zone, byte[] wkb) {
        this.zone = zone;
        this.wkb = ByteBuffer.wrap(wkb);
    }

    /// A geometry's kind and the number of its coordinates.
    private record Kind(int type, int dimension) {
        String name() {
            return type < NAMES.size() ? NAMES.get(type) : "geometry of type " + type;
        }
    }

    /// The polygons of a geometry; refused if it is damaged or curved.
    ///
    /// @param zone the zone's id, for the error
    static Shape parse(String zone, byte[] wkb) {
        WkbPolygons reader = new WkbPolygons(zone, wkb);
        try {
            reader.add(0);
            return Shape.of(reader.polygons, reader.other);
        } catch (BufferUnderflowException e) {
            return Shape.refused(reader.damaged("it is cut short").causedBy(e));
        } catch (TileIndexException e) {
            return Shape.refused(e);
        }
    }

    private Kind kind() throws TileIndexException {
        byte order = wkb.get();
        if (order != 0 && order != 1) {
            throw damaged("its byte order is " + order);
        }
        wkb.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int code = wkb.getInt();
        int thousands = (code & 0xffff) / 1000;
        if (thousands > 3 || (code & ~(HAS_Z | HAS_M | HAS_SRID | 0xffff)) != 0) {
            throw damaged("its type is " + Integer.toUnsignedString(code));
        }
        int further = (code & HAS_Z) != 0 || thousands == 1 || thousands == 3 ? 1 : 0;
        further += (code & HAS_M) != 0 || thousands == 2 || thousands == 3 ? 1 : 0;
        if ((code & HAS_SRID) != 0) {
            wkb.getInt();
        }
        return new Kind((code & 0xffff) % 1000, 2 + further);
    }

    private void add(int depth) throws TileIndexException {
        if (depth > DEEPEST) {
            throw damaged("it is nested too deeply");
        }
        Kind kind = kind();
        switch (kind.type()) {
            case POLYGON -> ZonePolygon.ofRings(rings(kind)).ifPresent(polygons::add);
            case MULTI_POLYGON, COLLECTION, MULTI_SURFACE -> addParts(depth);
            case CURVE_POLYGON -> ZonePolygon.ofRings(straightRings()).ifPresent(polygons::add);
            case POINT, LINE_STRING, MULTI_POINT, MULTI_LINE_STRING -> {
                other = "a " + kind.name();
                skip(kind);
            }
            default -> throw refused(kind);
        }
    }

    private void addParts(int depth) throws TileIndexException {
        int parts = count(5);
        for (int i = 0; i < parts; i++) {
            add(depth + 1);
        }
    }

    private List<double[]> rings(Kind kind) throws TileIndexException {
        int count = count(4);
        List<double[]> rings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rings.add(positions(kind.dimension()));
        }
        return rings;
    }

    /// The rings of a curve polygon, if all of them are straight.
    private List<double[]> straightRings() throws TileIndexException {
        int count = count(5);
        List<double[]> rings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = kind();
            if (kind.type() != LINE_STRING) {
                throw refused(kind);
            }
            rings.add(positions(kind.dimension()));
        }
        return rings;
    }

    private double[] positions(int dimension) throws TileIndexException {
        int count = count(8 * dimension);
        double[] xy = new double[2 * count];
        if (dimension == 2) {
            wkb.slice().order(wkb.order()).asDoubleBuffer().get(xy);
            wkb.position(wkb.position() + 8 * xy.length);
            return xy;
        }
        for (int i = 0; i < count; i++) {
            xy[2 * i] = wkb.getDouble();
            xy[2 * i + 1] = wkb.getDouble();
            wkb.position(wkb.position() + 8 * (dimension - 2));
        }
        return xy;
    }

    private void skip(Kind kind) throws TileIndexException {
        switch (kind.type()) {
            case POINT -> skipBytes(8 * kind.dimension());
            case LINE_STRING -> skipBytes(8 * kind.dimension() * count(8 * kind.dimension()));
            default -> {
                int parts = count(5);
                for (int i = 0; i < parts; i++) {
                    Kind part = kind();
                    if (part.type() != POINT && part.type() != LINE_STRING) {
                        throw refused(part);
                    }
                    skip(part);
                }
            }
        }
    }

    private void skipBytes(int bytes) {
        if (bytes > wkb.remaining()) {
            throw new BufferUnderflowException();
        }
        wkb.position(wkb.position() + bytes);
    }

    /// A number of items that take at least so many bytes each.
    private int count(int bytesEach) throws TileIndexException {
        int count = wkb.getInt();
        if (count < 0 || (long) count * bytesEach > wkb.remaining()) {
            throw damaged("it is cut short");
        }
        return count;
    }

    private TileIndexException refused(Kind kind) {
        boolean curved = kind.type() > COLLECTION && kind.type() <= MULTI_SURFACE;
        return curved ? ZonePolygon.curved(zone, kind.name()) : ZonePolygon.expected(zone, "a " + kind.name());
    }

    private TileIndexException damaged(String what) {
        return TileIndexException.inZone(
                ErrorCode.E001_GEO_INVALID,
                zone,
                "geometry cannot be read (%s)".formatted(what),
                "Repair the geometry and run again.");
    }
}
