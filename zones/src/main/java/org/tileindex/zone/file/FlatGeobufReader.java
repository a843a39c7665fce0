package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/// Reads FlatGeobuf (version 3 of its specification): magic bytes, a header, an R-tree that is skipped, and features
/// one after the other.
final class FlatGeobufReader {
    private static final int MAGIC_BYTES = 8;
    private static final int INDEX_NODE_BYTES = 40;
    private static final int DEEPEST = 32;

    /// Smallest size of a feature: the length of a FlatBuffers table and the table's offsets.
    private static final int LEAST_FEATURE_BYTES = 8;

    private final ZoneSource source;
    private final ByteBuffer file;

    private FlatGeobufReader(ZoneSource source) {
        this.source = source;
        this.file = ByteBuffer.wrap(source.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws IOException if it is damaged
    /// @throws TileIndexException E007 for its CRS, E005 if no attribute holds ids, E001 for other geometry
    static List<Feature> read(ZoneSource source, ZoneOptions options, Consumer<String> notes)
            throws TileIndexException, IOException {
        return new FlatGeobufReader(source).features(options, notes);
    }

    private List<Feature> features(ZoneOptions options, Consumer<String> notes) throws TileIndexException, IOException {
        file.position(MAGIC_BYTES);
        Header header = Header.getRootAsHeader(sized());
        FlatGeobufTexts.check(header, file.capacity());
        checkCrs(header.crs(), notes);
        FlatGeobufColumns columns = FlatGeobufColumns.of(source, header, options);
        long count = header.featuresCount();
        if (count < 0 || count > file.remaining() / LEAST_FEATURE_BYTES) {
            throw new IOException(
                    "it is too short for the %s features of its header".formatted(Long.toUnsignedString(count)));
        }
        skip(indexBytes(count, header.indexNodeSize()));
        List<Feature> features = new ArrayList<>();
        for (long read = 0; count == 0 ? file.hasRemaining() : read < count; read++) {
            feature(header.geometryType(), columns).ifPresent(features::add);
        }
        return features;
    }

    /// The size in bytes of the packed Hilbert R-tree, from the level of all features to the root.
    private static long indexBytes(long features, int nodeSize) throws IOException {
        if (features == 0 || nodeSize == 0) {
            return 0;
        }
        if (nodeSize == 1) {
            throw new IOException("the nodes of its index have one child each");
        }
        long level = features;
        long nodes = features;
        do {
            level = (level + nodeSize - 1) / nodeSize;
            nodes += level;
        } while (level > 1);
        return nodes * INDEX_NODE_BYTES;
    }

    private void skip(long bytes) throws IOException {
        if (bytes > file.remaining()) {
            throw new IOException("it is cut short");
        }
        file.position(file.position() + (int) bytes);
    }

    /// The next buffer, whose length precedes it. Offsets in it cannot lead outside.
    private ByteBuffer sized() throws IOException {
        if (file.remaining() < 4) {
            throw new IOException("it is cut short");
        }
        int length = file.getInt();
        if (length < 4 || length > file.remaining()) {
            throw new IOException("a length of %s bytes reaches beyond the end of the file"
                    .formatted(Integer.toUnsignedString(length)));
        }
        ByteBuffer buffer = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(file.position() + length);
        return buffer;
    }

    private void checkCrs(Crs crs, Consumer<String> notes) throws TileIndexException {
        if (crs == null
                || (crs.code() == 0
                        && text(crs.codeString()).isEmpty()
                        && text(crs.wkt()).isEmpty())) {
            notes.accept(Wgs84.assumed(source.name()));
            return;
        }
        String code = crs.code() != 0 ? Integer.toString(crs.code()) : text(crs.codeString());
        String organisation = text(crs.org()).isEmpty() ? "EPSG" : text(crs.org());
        if (code.isEmpty() ? CrsText.isWgs84(text(crs.wkt())) : Wgs84.isName(organisation + ":" + code)) {
            return;
        }
        throw Wgs84.refused(
                source.name(),
                code.isEmpty() ? "its CRS has no code" : "the CRS is %s:%s".formatted(organisation, code));
    }

    private static String text(String orNull) {
        return Optional.ofNullable(orNull).orElse("");
    }

    private Optional<Feature> feature(int geometryType, FlatGeobufColumns columns)
            throws IOException, TileIndexException {
        ByteBuffer buffer = sized();
        int bytes = buffer.remaining();
        var record = org.wololo.flatgeobuf.generated.Feature.getRootAsFeature(buffer);
        Optional<Geometry> geometry = Optional.ofNullable(record.geometry());
        return columns.wanted().feature(columns.of(record), id -> shape(id, geometry, geometryType, bytes));
    }

    private static Shape shape(String id, Optional<Geometry> geometry, int geometryType, int bytes) throws IOException {
        if (geometry.isEmpty()) {
            return Shape.NONE;
        }
        Parts parts = new Parts(id, bytes);
        try {
            parts.add(geometry.get(), geometryType, 0);
        } catch (TileIndexException e) {
            return Shape.refused(e);
        }
        return Shape.of(parts.polygons, parts.other);
    }

    /// Collects the polygons of one geometry. Damaged offsets may lead to the same part again and again, so all parts
    /// together must not be larger than their feature.
    private static final class Parts {
        private final List<ZonePolygon> polygons = new ArrayList<>();
        private final String id;
        private String other = "";
        private long bytesLeft;

        Parts(String id, long bytes) {
            this.id = id;
            this.bytesLeft = bytes;
        }

        /// @param declared the type of all geometries, or `Unknown` where each has its own
        void add(Geometry geometry, int declared, int depth) throws IOException, TileIndexException {
            spend(4);
            checkUnneeded(geometry);
            int own = geometry.type();
            int type = declared == GeometryType.Unknown ? own : declared;
            switch (type) {
                case GeometryType.Polygon -> addPolygon(geometry);
                case GeometryType.MultiPolygon -> addParts(geometry, GeometryType.Polygon, depth);
                case GeometryType.MultiSurface -> addParts(geometry, GeometryType.Unknown, depth);
                case GeometryType.CircularString,
                        GeometryType.CompoundCurve,
                        GeometryType.CurvePolygon,
                        GeometryType.MultiCurve -> throw ZonePolygon.curved(id, GeometryType.name(type));
                case GeometryType.GeometryCollection -> addParts(geometry, GeometryType.Unknown, depth);
                default ->
                    other = type > 0 && type < GeometryType.names.length
                            ? "a " + GeometryType.name(type)
                            : "of type " + type;
            }
        }

        private void addParts(Geometry geometry, int type, int depth) throws IOException, TileIndexException {
            if (depth == DEEPEST) {
                throw new IOException("its geometries are nested too deeply");
            }
            for (int i = 0; i < geometry.partsLength(); i++) {
                add(geometry.parts(i), type, depth + 1);
            }
        }

        private void addPolygon(Geometry geometry) throws IOException {
            int length = geometry.xyLength();
            int ends = geometry.endsLength();
            spend(8L * length + 4L * ends);
            if (length == 0) {
                return;
            }
            double[] xy = new double[length];
            geometry.xyAsByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(xy);
            List<double[]> rings = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < Math.max(1, ends); i++) {
                long end = ends == 0 ? length : 2 * geometry.ends(i);
                if (end < start || end > length) {
                    throw new IOException("a ring ends outside its geometry");
                }
                rings.add(java.util.Arrays.copyOfRange(xy, start, (int) end));
                start = (int) end;
            }
            if (start != length) {
                throw new IOException("some vertices do not belong to a ring");
            }
            ZonePolygon.ofRings(rings).ifPresent(polygons::add);
        }

        /// Checks the heights, measures and times, because damaged offsets may show there alone.
        private void checkUnneeded(Geometry geometry) throws IOException {
            int[] lengths = {geometry.zLength(), geometry.mLength(), geometry.tLength(), geometry.tmLength()};
            for (int length : lengths) {
                if (length < 0 || 8L * length > bytesLeft) {
                    throw new IOException("a geometry is larger than its feature");
                }
            }
        }

        private void spend(long bytes) throws IOException {
            bytesLeft -= bytes;
            if (bytes < 0 || bytesLeft < 0) {
                throw new IOException("a geometry is larger than its feature");
            }
        }
    }
}
