package org.tileindex.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// A polygon as closed rings: an outer one and any number of holes. A ring is `x0, y0, x1, y1, …` in degrees of
/// longitude and latitude, its last vertex equal to its first.
public final class ZonePolygon {
    private final double[] shell;
    private final List<double[]> holes;
    private final Optional<Interval> drawn;
    private final Optional<ZonePolygon> once;
    private final boolean oriented;

    /// @param shell outer ring; kept, not copied
    /// @param holes interior rings; kept, not copied
    public ZonePolygon(double[] shell, List<double[]> holes) {
        this(shell, holes, Optional.empty(), Optional.empty(), false);
    }

    private ZonePolygon(
            double[] shell,
            List<double[]> holes,
            Optional<Interval> drawn,
            Optional<ZonePolygon> once,
            boolean oriented) {
        this.shell = shell;
        this.holes = List.copyOf(holes);
        this.drawn = drawn;
        this.once = once;
        this.oriented = oriented;
    }

    /// A polygon whose rings were moved by whole turns.
    ///
    /// @param drawn longitudes of the polygon as its author drew it
    static ZonePolygon moved(double[] shell, List<double[]> holes, Interval drawn) {
        return new ZonePolygon(shell, holes, Optional.of(drawn), Optional.empty(), false);
    }

    /// A polygon whose outer ring runs counter-clockwise and whose holes run clockwise. Its rings need not show it.
    public static ZonePolygon oriented(double[] shell, List<double[]> holes) {
        return new ZonePolygon(shell, holes, Optional.empty(), Optional.empty(), true);
    }

    /// Whether the outer ring is known to run counter-clockwise, and holes clockwise.
    public boolean isOriented() {
        return oriented;
    }

    /// This polygon, whose holes are repeated round the world, with the same polygon whose holes are there once.
    ZonePolygon withHolesOnce(ZonePolygon holesOnce) {
        return new ZonePolygon(shell, holes, drawn, Optional.of(holesOnce), oriented);
    }

    /// The polygon with each hole once, if a hole goes round a pole. Whether the area hangs together is to be seen
    /// there: a hole that touches the outer ring in one point does so many times where it is repeated.
    Optional<ZonePolygon> holesOnce() {
        return once;
    }

    /// The longitude at which the author of this polygon drew longitude `lon` of its rings.
    double drawnLongitude(double lon) {
        return drawn.map(range -> range.turned(lon)).orElse(lon);
    }

    /// A polygon of its outer ring and its holes, in this order. Holes without vertices remove nothing; without an
    /// outer ring there is no polygon.
    public static Optional<ZonePolygon> ofRings(List<double[]> rings) {
        if (rings.isEmpty() || rings.get(0).length == 0) {
            return Optional.empty();
        }
        List<double[]> holes = rings.subList(1, rings.size()).stream()
                .filter(hole -> hole.length > 0)
                .toList();
        return Optional.of(new ZonePolygon(rings.get(0), holes));
    }

    /// The refusal of geometry where polygons are expected.
    ///
    /// @param zone the zone's id
    /// @param found the geometry found, with an article
    public static TileIndexException expected(String zone, String found) {
        return TileIndexException.inZone(
                ErrorCode.E001_GEO_INVALID,
                zone,
                "geometry is %s, not a polygon".formatted(found),
                "Remove it or leave the zone out; only polygons have cells.");
    }

    /// The refusal of curves.
    ///
    /// @param zone the zone's id
    /// @param kind the kind of geometry found, such as `CurvePolygon`
    public static TileIndexException curved(String zone, String kind) {
        return TileIndexException.inZone(
                ErrorCode.E001_GEO_INVALID,
                zone,
                "its geometry has curves (%s)".formatted(kind),
                "Make them straight, for example with ogr2ogr -nlt CONVERT_TO_LINEAR.");
    }

    /// Writes the polygon as [#read] reads it.
    void write(DataOutput to) throws IOException {
        writeRing(shell, to);
        to.writeInt(holes.size());
        for (double[] hole : holes) {
            writeRing(hole, to);
        }
        to.writeBoolean(oriented);
        to.writeBoolean(drawn.isPresent());
        if (drawn.isPresent()) {
            to.writeDouble(drawn.get().from());
            to.writeDouble(drawn.get().to());
        }
        to.writeBoolean(once.isPresent());
        if (once.isPresent()) {
            once.get().write(to);
        }
    }

    static ZonePolygon read(DataInput from) throws IOException {
        double[] shell = readRing(from);
        List<double[]> holes = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            holes.add(readRing(from));
        }
        boolean oriented = from.readBoolean();
        Optional<Interval> drawn =
                from.readBoolean() ? Optional.of(new Interval(from.readDouble(), from.readDouble())) : Optional.empty();
        Optional<ZonePolygon> once = from.readBoolean() ? Optional.of(read(from)) : Optional.empty();
        return new ZonePolygon(shell, holes, drawn, once, oriented);
    }

    private static void writeRing(double[] ring, DataOutput to) throws IOException {
        to.writeInt(ring.length);
        for (double coordinate : ring) {
            to.writeDouble(coordinate);
        }
    }

    private static double[] readRing(DataInput from) throws IOException {
        double[] ring = new double[from.readInt()];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = from.readDouble();
        }
        return ring;
    }

    public double[] shell() {
        return shell;
    }

    public List<double[]> holes() {
        return holes;
    }

    /// The number of vertices of all rings, the closing ones included.
    public int vertices() {
        int vertices = shell.length / 2;
        for (double[] hole : holes) {
            vertices += hole.length / 2;
        }
        return vertices;
    }
}
