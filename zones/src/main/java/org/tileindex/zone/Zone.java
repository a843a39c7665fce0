package org.tileindex.zone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// An area with an id: the set union of its polygons.
///
/// @param id a country's ISO 3166-1 alpha-2 code, or any other name
public record Zone(String id, List<ZonePolygon> polygons) {
    public Zone {
        polygons = List.copyOf(polygons);
    }

    /// The zone in bytes, for another process of the same build; see [#ofBytes].
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeUTF(id);
            to.writeInt(polygons.size());
            for (ZonePolygon polygon : polygons) {
                polygon.write(to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The zone that [#toBytes] wrote.
    public static Zone ofBytes(byte[] bytes) {
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String id = from.readUTF();
            List<ZonePolygon> polygons = new ArrayList<>();
            for (int left = from.readInt(); left > 0; left--) {
                polygons.add(ZonePolygon.read(from));
            }
            return new Zone(id, polygons);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number of vertices of all rings.
    public int vertices() {
        int vertices = 0;
        for (ZonePolygon polygon : polygons) {
            vertices += polygon.vertices();
        }
        return vertices;
    }
}
