package org.tileindex.zone;

import java.util.List;

/// An area with an id: the set union of its polygons.
///
/// @param id a country's ISO 3166-1 alpha-2 code, or any other name
public record Zone(String id, List<ZonePolygon> polygons) {
    public Zone {
        polygons = List.copyOf(polygons);
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
