package org.tileindex.zone.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.zone.ZonePolygon;

/// The decoded arcs of a TopoJSON file, and the rings they form (*The TopoJSON Format Specification* 1.0, sections
/// 2.1.3 *Arcs* and 2.1.4 *Arc Indexes*).
final class TopoArcs {
    private final List<double[]> arcs;
    private long verticesLeft;

    private TopoArcs(List<double[]> arcs, long verticesLeft) {
        this.arcs = arcs;
        this.verticesLeft = verticesLeft;
    }

    /// @param scale scale of quantised arcs; empty if arcs are coordinates
    /// @param bytes the length of the file, which bounds the number of vertices of all rings. A vertex takes about six
    ///     bytes, so each arc may be used several times, but a small file cannot ask for endless memory
    static TopoArcs of(NumberArray arcs, double[] scale, double[] translate, long bytes) throws IOException {
        List<double[]> decoded = new ArrayList<>();
        for (NumberArray arc : arcs.items()) {
            double[] positions = arc.positions();
            if (scale.length > 0) {
                dequantise(positions, scale, translate);
            }
            decoded.add(positions);
        }
        return new TopoArcs(decoded, bytes);
    }

    /// Decodes positions in place; each is the step from the position before it.
    private static void dequantise(double[] positions, double[] scale, double[] translate) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < positions.length; i += 2) {
            x += positions[i];
            y += positions[i + 1];
            positions[i] = x * scale[0] + translate[0];
            positions[i + 1] = y * scale[1] + translate[1];
        }
    }

    /// The polygon whose rings are given as lists of arcs.
    ///
    /// @throws IOException for an arc that does not exist
    Optional<ZonePolygon> polygon(NumberArray rings) throws IOException {
        List<double[]> decoded = new ArrayList<>();
        for (NumberArray ring : rings.items()) {
            decoded.add(ring(ring.numbers()));
        }
        return ZonePolygon.ofRings(decoded);
    }

    private double[] ring(double[] indices) throws IOException {
        long length = 0;
        for (double index : indices) {
            length += arc(index).length;
        }
        verticesLeft -= length / 2;
        if (verticesLeft < 0) {
            throw new IOException("its rings repeat arcs too often");
        }
        double[] ring = new double[Math.toIntExact(length)];
        int end = 0;
        for (double index : indices) {
            double[] arc = arc(index);
            boolean reversed = index < 0;
            // An arc starts at the last position of the arc before it.
            for (int i = end == 0 ? 0 : 2; i < arc.length; i += 2) {
                int from = reversed ? arc.length - 2 - i : i;
                ring[end++] = arc[from];
                ring[end++] = arc[from + 1];
            }
        }
        return java.util.Arrays.copyOf(ring, end);
    }

    /// The arc of an index; a negative one, `-1 - i`, is arc `i` backwards.
    private double[] arc(double index) throws IOException {
        double forwards = index < 0 ? -1 - index : index;
        if (forwards != Math.rint(forwards) || !(forwards < arcs.size())) {
            throw new IOException("there is no arc " + FieldValue.Numeric.plain(Double.toString(index)));
        }
        return arcs.get((int) forwards);
    }
}
